import type { NextRequest } from "next/server";
import { z } from "zod";
import { readNumber } from "@/frame/read-number.ts";
import { fileTexts } from "@/texts/file.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";

const address = z.object({
  number: z.string().transform(readNumber),
  line: z.coerce.number().int().min(1).max(100_000),
  day: z.iso.date(),
  v: z.coerce.number().int().min(1).max(10_000).optional(),
  form: z.enum(["raw", "formatted"]),
});

type Context = RouteContext<"/statements/[number]/lines/[line]/[day]/export">;

export async function GET({ nextUrl }: NextRequest, { params }: Context): Promise<Response> {
  const parsed = address.safeParse({ ...Object.fromEntries(nextUrl.searchParams), ...(await params) });
  if (!parsed.success) return new Response(fileTexts.wrongAddress, { status: 400 });
  const { line: lineNumber, v: version, ...rest } = parsed.data;
  return fileResponse(api.statementLine.export({ ...rest, lineNumber, version }));
}
