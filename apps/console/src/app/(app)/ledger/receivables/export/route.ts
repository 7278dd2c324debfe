import type { NextRequest } from "next/server";
import { exportForm } from "@/frame/export-form.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const form = exportForm.safeParse(nextUrl.searchParams.get("form"));
  if (!form.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  return fileResponse(api.ledger.exportReceivables({ form: form.data }));
}
