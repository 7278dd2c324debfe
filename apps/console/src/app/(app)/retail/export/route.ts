import type { NextRequest } from "next/server";
import { exportForm } from "@/frame/export-form.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";
import { retailSearch } from "../search.ts";

export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const asked = Object.fromEntries(nextUrl.searchParams);
  const form = exportForm.safeParse(asked.form);
  if (!form.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  const { page: _, ...input } = retailSearch.parse(asked);
  return fileResponse(api.retailTotal.export({ ...input, form: form.data }));
}
