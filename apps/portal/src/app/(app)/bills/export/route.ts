import type { NextRequest } from "next/server";
import { z } from "zod";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";
import { listInput, listParams } from "../list-params.ts";

const form = z.enum(["raw", "formatted"]);

export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const asked = Object.fromEntries(nextUrl.searchParams);
  const parsed = form.safeParse(asked.form);
  if (!parsed.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  return fileResponse(api.bill.export({ ...listInput(listParams.parse(asked)), form: parsed.data }));
}
