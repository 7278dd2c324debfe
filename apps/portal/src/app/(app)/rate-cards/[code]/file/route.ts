import type { NextRequest } from "next/server";
import { z } from "zod";
import { readNumber } from "@/frame/read-number.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

const query = z.object({
  v: z.coerce.number().int().min(1).max(10_000),
  form: z.enum(["raw", "xlsx"]),
});

export async function GET(
  { nextUrl }: NextRequest,
  { params }: RouteContext<"/rate-cards/[code]/file">,
): Promise<Response> {
  const { code } = await params;
  const parsed = query.safeParse(Object.fromEntries(nextUrl.searchParams));
  if (!parsed.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  const { v: version, form } = parsed.data;
  return fileResponse(api.rateCard.export({ code: readNumber(code), version, form }));
}
