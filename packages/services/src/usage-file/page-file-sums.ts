import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { FileSum as FoundSum } from "@tributary/db/doors/portfolio-reads/file-contents";
import type { Micros } from "@tributary/domain/money/types";
import { namesOfOperators } from "../operator/names-of-operators.ts";

export type FileSum = Omit<FoundSum, "total">;

export interface FileSumPage {
  readonly rows: readonly FileSum[];
  /** On all pages. */
  readonly total: number;
  /** Of all that counts, on all pages. */
  readonly accepted: { readonly records: bigint; readonly chargeMicros: Micros };
  readonly operatorNames: ReadonlyMap<string, string>;
}

/** What one file brought by operator, period and line, the dearest first; duplicates behind what counts. */
export async function pageFileSums(
  db: PortfolioDb,
  { fileId, page, pageSize }: { readonly fileId: number; readonly page: number; readonly pageSize: number },
): Promise<FileSumPage> {
  const [rows, sum] = await Promise.all([
    db.reads.fileSums({ fileId, limit: pageSize, offset: (page - 1) * pageSize }),
    db.usageAggregate.aggregate({
      where: { fileId, outcome: "accepted" },
      _sum: { records: true, chargeMicros: true },
    }),
  ]);
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    accepted: { records: sum._sum.records ?? 0n, chargeMicros: sum._sum.chargeMicros ?? 0n },
    operatorNames: await namesOfOperators(
      db,
      rows.map(({ operatorId }) => operatorId),
    ),
  };
}
