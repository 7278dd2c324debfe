import type { NextRequest } from "next/server";
import { exportForm } from "@/frame/export-form.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";
import { operatorSearch } from "../../../search.ts";

interface ExportContext {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET({ nextUrl }: NextRequest, { params }: ExportContext): Promise<Response> {
  const asked = Object.fromEntries(nextUrl.searchParams);
  const form = exportForm.safeParse(asked.form);
  if (!form.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  const { id: operatorId } = await params;
  return fileResponse(
    api.retailTotal.exportOne({ operatorId, ...operatorSearch.parse(asked), form: form.data }),
  );
}
