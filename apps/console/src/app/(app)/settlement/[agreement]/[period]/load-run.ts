import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { readSegment } from "@/frame/read-segment.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import type { RunAddress } from "./run-address.ts";

export type RunPage = Outputs["settlement"]["run"];
export type RunParams = Promise<{ agreement: string; period: string }>;
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

const address = z.object({
  agreementId: z.string().min(1).max(60),
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
const version = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);

/** Reads which month is asked for; what cannot be one is not there. */
export async function readAddress(params: RunParams, search: SearchParams): Promise<RunAddress> {
  const [{ agreement, period }, { v }] = await Promise.all([params, search]);
  const read = address.safeParse({ agreementId: readSegment(agreement), period });
  return read.success ? { ...read.data, version: version.parse(v) } : notFound();
}

/** One request asks once, however many parts of a page need the run. */
const load = cache((agreementId: string, period: string, at: number | undefined) =>
  api.settlement.run({ agreementId, period, version: at }),
);

export function loadRun({ agreementId, period, version: at }: RunAddress): Promise<RunPage> {
  return notFoundOnRefusal(load(agreementId, period, at));
}
