import "server-only";
import { z } from "zod";
import type { Asked } from "@/frame/keep-params.ts";
import { readSegment } from "@/frame/read-segment.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";

const shown = z.object({ v: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) });

/** The version of the statement that an address names, the latest when it names none. */
export async function loadStatement(params: Promise<{ readonly number: string }>, asked: Promise<Asked>) {
  const number = readSegment((await params).number);
  const { v: version } = shown.parse(await asked);
  return notFoundOnRefusal(api.statement.show({ number, version }));
}
