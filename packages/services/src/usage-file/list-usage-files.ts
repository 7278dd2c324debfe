import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { IngestCounts } from "@tributary/mediation/usage-file/types";
import { z } from "zod";

export interface UsageFileSummary {
  readonly id: number;
  readonly sourceId: string;
  readonly agreementId: string;
  readonly name: string;
  readonly sha256: string;
  readonly sequence: number | null;
  readonly byteCount: bigint;
  readonly receivedAt: number;
  readonly firstOccurredAt: number | null;
  readonly lastOccurredAt: number | null;
  readonly counts: IngestCounts;
  readonly warnings: readonly string[];
}

/** What happened to a file that was not taken in. */
export interface UsageFileEventSummary {
  readonly sourceId: string;
  readonly name: string;
  readonly kind: string;
  readonly message: string;
  readonly occurredAt: number;
}

export interface UsageFileFilter {
  readonly sourceId?: string;
  readonly agreementId?: string;
}

/** Lists the files that were taken in, as they came. */
export async function listUsageFiles(
  db: PortfolioDb,
  filter: UsageFileFilter = {},
): Promise<UsageFileSummary[]> {
  const rows = await db.usageFile.findMany({ where: { ...filter }, orderBy: { id: "asc" } });
  return rows.map((row) => {
    const { received, accepted, duplicates, rejected, quarantined, attributed, unattributed } = row;
    return {
      id: row.id,
      sourceId: row.sourceId,
      agreementId: row.agreementId,
      name: row.name,
      sha256: Buffer.from(row.sha256).toString("hex"),
      sequence: row.sequence,
      byteCount: row.byteCount,
      receivedAt: row.receivedAt.getTime(),
      firstOccurredAt: row.firstOccurredAt?.getTime() ?? null,
      lastOccurredAt: row.lastOccurredAt?.getTime() ?? null,
      counts: { received, accepted, duplicates, rejected, quarantined, attributed, unattributed },
      warnings: z.array(z.string()).parse(row.warnings),
    };
  });
}

/** Lists copies, reused names, held and unreadable files, as they came. */
export async function listUsageFileEvents(
  db: PortfolioDb,
  filter: Pick<UsageFileFilter, "sourceId"> = {},
): Promise<UsageFileEventSummary[]> {
  const rows = await db.usageFileEvent.findMany({ where: { ...filter }, orderBy: { occurredAt: "asc" } });
  return rows.map(({ sourceId, name, kind, message, occurredAt }) => ({
    sourceId,
    name,
    kind,
    message,
    occurredAt: occurredAt.getTime(),
  }));
}
