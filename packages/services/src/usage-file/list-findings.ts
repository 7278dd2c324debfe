import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { UsageFindingsQuery } from "@tributary/db/doors/portfolio-reads/usage-findings";
import { listSourceStandings } from "./list-source-standings.ts";

export type FindingKind = "UNATTRIBUTED" | "DUPLICATE" | "LATE" | "SEQ_GAP";

/** Something about a source's usage that a person may want to look into, although no record waits for it. */
export interface Finding {
  readonly kind: FindingKind;
  readonly agreementId: string;
  readonly sourceId: string;
  readonly currency: string;
  /** Of missing files: as many as their like hold. */
  readonly records: bigint;
  readonly valueMicros: bigint;
  readonly isEstimated: boolean;
  /** Files that have not come. */
  readonly missingFiles: number;
  readonly oldestAt: Date;
}

/**
 * Lists what stands out in the sources' usage, the most valuable first; a gap is valued by its source's mean
 * file.
 */
export async function listFindings(
  db: PortfolioDb,
  { at, ...query }: UsageFindingsQuery & { readonly at: Date },
): Promise<Finding[]> {
  const [sums, gaps] = await Promise.all([db.reads.usageFindings(query), listGaps(db, query, at)]);
  const found = sums.map(({ kind, chargeMicros, ...sum }) => ({
    ...sum,
    kind: kind as FindingKind,
    valueMicros: chargeMicros,
    isEstimated: false,
    missingFiles: 0,
  }));
  return [...found, ...gaps].sort((a, b) => Number(b.valueMicros - a.valueMicros));
}

async function listGaps(
  db: PortfolioDb,
  { agreementId, sourceId }: UsageFindingsQuery,
  at: Date,
): Promise<Finding[]> {
  const reports = (await listSourceStandings(db, at)).filter(
    (report) =>
      report.missing > 0 &&
      (agreementId === undefined || report.agreementId === agreementId) &&
      (sourceId === undefined || report.sourceId === sourceId),
  );
  const agreements = await db.agreement.findMany({ select: { id: true, currency: true } });
  const currencies = new Map(agreements.map(({ id, currency }) => [id, currency]));
  return Promise.all(
    reports.map(async ({ sourceId: id, agreementId: of, missing, gaps }): Promise<Finding> => {
      const { records, chargeMicros } = await db.reads.meanFile(id);
      const since = Math.min(...gaps.map(({ nextReceivedAt }) => nextReceivedAt.getTime()));
      return {
        kind: "SEQ_GAP",
        ...{ sourceId: id, agreementId: of, currency: currencies.get(of) ?? "" },
        records: records * BigInt(missing),
        valueMicros: chargeMicros * BigInt(missing),
        ...{ isEstimated: true, missingFiles: missing, oldestAt: new Date(since) },
      };
    }),
  );
}
