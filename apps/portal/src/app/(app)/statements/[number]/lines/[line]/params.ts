import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { readNumber } from "@/frame/read-number.ts";

const segments = z.object({ number: z.string(), line: z.coerce.number().int().min(1).max(100_000) });
const query = z.object({ v: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) });

/** The line an address names, as the API takes it; the page for what is not there when it can be none. */
export async function readLine(params: Promise<unknown>, searchParams: Promise<unknown>) {
  const parsed = segments.safeParse(await params);
  if (!parsed.success) notFound();
  const { number, line: lineNumber } = parsed.data;
  return { number: readNumber(number), lineNumber, version: query.parse(await searchParams).v };
}
