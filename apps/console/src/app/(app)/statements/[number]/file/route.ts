import type { NextRequest } from "next/server";
import { z } from "zod";
import { readSegment } from "@/frame/read-segment.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

const query = z.object({
  v: z.coerce.number().int().min(1).max(10_000),
  form: z.enum(["pdf", "csv", "csv-formatted", "xlsx", "json"]),
});

export async function GET(
  { nextUrl }: NextRequest,
  { params }: RouteContext<"/statements/[number]/file">,
): Promise<Response> {
  const { number } = await params;
  const parsed = query.safeParse(Object.fromEntries(nextUrl.searchParams));
  if (!parsed.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  const { v: version, form } = parsed.data;
  return fileResponse(api.statement.download({ number: readSegment(number), version, form }));
}
