import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { UsageFileFilter } from "./list-usage-files.ts";

/**
 * Quarantined records of one reason and operator: the portfolio sees how many and for how much, never the
 * records.
 */
export interface QuarantineSum {
  readonly agreementId: string;
  readonly reason: string;
  /** null = nobody's SIM, or no operator could be told. */
  readonly operatorId: string | null;
  readonly files: number;
  readonly records: bigint;
  readonly valueMicros: bigint;
}

/** Sums what is quarantined, the most records first. */
export async function listQuarantine(
  db: PortfolioDb,
  filter: UsageFileFilter = {},
): Promise<QuarantineSum[]> {
  const rows = await db.quarantineTotal.findMany({
    where: { file: { ...filter } },
    include: { file: { select: { agreementId: true } } },
  });
  const sums = new Map<string, QuarantineSum & { readonly fileIds: Set<number> }>();
  for (const { reason, operatorId, fileId, records, valueMicros, file } of rows) {
    const { agreementId } = file;
    const key = JSON.stringify([agreementId, reason, operatorId]);
    const before = sums.get(key);
    const fileIds = (before?.fileIds ?? new Set()).add(fileId);
    sums.set(key, {
      agreementId,
      reason,
      operatorId,
      fileIds,
      files: fileIds.size,
      records: (before?.records ?? 0n) + records,
      valueMicros: (before?.valueMicros ?? 0n) + valueMicros,
    });
  }
  return [...sums.values()]
    .map(({ fileIds: _, ...sum }) => sum)
    .sort((a, b) => Number(b.records - a.records) || a.reason.localeCompare(b.reason, "en"));
}
