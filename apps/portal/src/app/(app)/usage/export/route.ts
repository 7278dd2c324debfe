import type { NextRequest } from "next/server";
import { z } from "zod";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

const query = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  form: z.enum(["raw", "formatted"]),
});

export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const parsed = query.safeParse(Object.fromEntries(nextUrl.searchParams));
  if (!parsed.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  return fileResponse(api.usage.export(parsed.data));
}
