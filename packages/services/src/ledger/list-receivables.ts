import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { ReceivableAge, ReceivableSum } from "@tributary/db/doors/portfolio-reads/receivable-ages";
import type { Aging } from "@tributary/domain/ledger/aging";

export interface AgedAccount extends Omit<Aging, "asOf"> {
  readonly operatorId: string;
  readonly operatorName: string;
}

export interface AgedSum extends Omit<Aging, "asOf"> {
  readonly operators: number;
}

/**
 * Lists what operators have not paid and for how long, the largest account first.
 *
 * Shape   one page of `rows`, one per operator and currency; `sums`, by currency, and `total` are of all of
 *         them. An item is overdue from the day after it was due, in its agreement's zone.
 */
export async function listReceivables(
  { reads }: Pick<PortfolioDb, "reads">,
  { at, page, pageSize }: { readonly at: Date; readonly page: number; readonly pageSize: number },
): Promise<{
  readonly rows: readonly AgedAccount[];
  readonly sums: readonly AgedSum[];
  readonly total: number;
}> {
  const [rows, sums] = await Promise.all([
    reads.receivableAges({ at, limit: pageSize, offset: (page - 1) * pageSize }),
    reads.receivableSums({ at }),
  ]);
  return {
    rows: rows.map((row) => ({
      operatorId: row.operatorId,
      operatorName: row.operatorName,
      ...agingIn(row),
    })),
    sums: sums.map((row) => ({ operators: row.operators, ...agingIn(row) })),
    total: sums.reduce((all, { operators }) => all + operators, 0),
  };
}

function agingIn(row: ReceivableAge | ReceivableSum): Omit<Aging, "asOf"> {
  return {
    currency: row.currency,
    buckets: [
      { bucket: "current", amountMicros: row.currentMicros },
      { bucket: "1-30", amountMicros: row.to30Micros },
      { bucket: "31-60", amountMicros: row.to60Micros },
      { bucket: "61-90", amountMicros: row.to90Micros },
      { bucket: "90+", amountMicros: row.olderMicros },
    ],
    creditMicros: row.creditMicros,
    totalMicros: row.totalMicros,
  };
}
