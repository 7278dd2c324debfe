import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { z } from "zod";
import type { RedriveOutcome } from "./redrive-quarantine.ts";

const count = z.int();

/** What became of a re-drive's records, as it is kept. */
const redriveResultSchema = z.object({
  looked: count,
  takenUp: count,
  accepted: count,
  duplicates: count,
  rejected: count,
  /** Of those that wait for another reason now. */
  quarantined: count,
  /** Those that wait as before. */
  left: count,
  /** Files of which something was taken up. */
  filesRedriven: count,
  /** For which reasons the quarantined ones wait now. */
  waitingFor: z.array(z.object({ reason: z.string(), records: count })),
  /** Closed periods it brought usage for: left to the corrections of the next open period. */
  latePeriods: z.array(z.string()),
  /** Files that the mapping cannot read as it is; the first of them by name. */
  filesUnreadable: count,
  unreadable: z.array(z.object({ name: z.string(), message: z.string() })),
});

export type RedriveResult = z.infer<typeof redriveResultSchema>;

const MOST_NAMED = 10;

/** Sums up what became of the records, for people. */
export async function summarizeRedrive(
  db: Pick<PortfolioDb, "quarantineTotal">,
  { files, sums }: RedriveOutcome,
): Promise<RedriveResult> {
  const redriven = files.flatMap(({ redriveFileId }) => redriveFileId ?? []);
  const unreadable = files.filter(({ status }) => status === "unreadable");
  const waiting = await db.quarantineTotal.groupBy({
    by: ["reason"],
    where: { fileId: { in: redriven }, records: { gt: 0 } },
    _sum: { records: true },
    orderBy: { reason: "asc" },
  });
  return {
    ...sums,
    filesRedriven: redriven.length,
    waitingFor: waiting.map(({ reason, _sum }) => ({ reason, records: Number(_sum.records ?? 0n) })),
    latePeriods: [...new Set(files.flatMap(({ latePeriods }) => latePeriods))].sort(),
    filesUnreadable: unreadable.length,
    unreadable: unreadable
      .slice(0, MOST_NAMED)
      .map(({ name, message }) => ({ name, message: message ?? "" })),
  };
}

/** Reads a stored result; null when the re-drive has none. */
export function readRedriveResult(stored: unknown): RedriveResult | null {
  return stored === null ? null : redriveResultSchema.parse(stored);
}
