import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { ExceptionTotal } from "./total-exceptions.ts";

export interface ExceptionCounts {
  readonly statuses: ReadonlyMap<string, ExceptionTotal>;
  /** Of the status that is looked at, the most frequent first. */
  readonly causes: readonly { readonly cause: string; readonly count: number }[];
  /** Everybody who may bear a part. */
  readonly operators: readonly { readonly id: string; readonly name: string }[];
}

/** Counts a month's exceptions: what there is to filter by. */
export async function countExceptions(
  db: PortfolioDb,
  { agreementId, period, status }: { agreementId: string; period: PeriodLabel; status: string },
): Promise<ExceptionCounts> {
  const where = { agreementId, period, invoice: { status: { not: "superseded" } } };
  const [found, operators] = await Promise.all([
    db.discrepancy.groupBy({
      by: ["status", "cause"],
      where,
      _count: { id: true },
      _sum: { deltaMicros: true },
      orderBy: [{ _count: { id: "desc" } }, { cause: "asc" }],
    }),
    db.operator.findMany({
      where: { marginVersions: { some: { agreementId } } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
  ]);
  const statuses = new Map<string, ExceptionTotal>();
  for (const row of found) {
    const before = statuses.get(row.status) ?? { count: 0, totalMicros: 0n };
    statuses.set(row.status, {
      count: before.count + row._count.id,
      totalMicros: before.totalMicros + (row._sum.deltaMicros ?? 0n),
    });
  }
  return {
    statuses,
    causes: found
      .filter((row) => row.status === status)
      .map(({ cause, _count }) => ({ cause, count: _count.id })),
    operators,
  };
}
