import type { NextRequest } from "next/server";
import { z } from "zod";
import { readNumber } from "@/frame/read-number.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

const form = z.enum(["pdf", "json", "xml"]);

export async function GET(
  { nextUrl }: NextRequest,
  { params }: RouteContext<"/bills/[number]/file">,
): Promise<Response> {
  const { number } = await params;
  const parsed = form.safeParse(nextUrl.searchParams.get("form"));
  if (!parsed.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  return fileResponse(api.bill.download({ number: readNumber(number), form: parsed.data }));
}
