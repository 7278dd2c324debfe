import type { NextRequest } from "next/server";
import { z } from "zod";
import { exportForm } from "@/frame/export-form.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

export async function GET(
  { nextUrl }: NextRequest,
  { params }: RouteContext<"/corrections/[id]/export">,
): Promise<Response> {
  const id = z.uuid().safeParse((await params).id);
  const form = exportForm.safeParse(nextUrl.searchParams.get("form"));
  if (!id.success || !form.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  return fileResponse(api.correction.exportSums({ id: id.data, form: form.data }));
}
