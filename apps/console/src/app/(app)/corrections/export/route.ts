import type { NextRequest } from "next/server";
import { exportForm } from "@/frame/export-form.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";
import { listInput, listParams } from "../search.ts";

export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const asked = Object.fromEntries(nextUrl.searchParams);
  const form = exportForm.safeParse(asked.form);
  if (!form.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  return fileResponse(api.correction.export({ ...listInput(listParams.parse(asked)), form: form.data }));
}
