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
  const [statuses, causes, operators] = await Promise.all([
    db.discrepancy.groupBy({ by: ["status"], where, _count: true, _sum: { deltaMicros: true } }),
    db.discrepancy.groupBy({
      by: ["cause"],
      where: { ...where, status },
      _count: { id: true },
      orderBy: { _count: { id: "desc" } },
    }),
    db.operator.findMany({
      where: { marginVersions: { some: { agreementId } } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
  ]);
  return {
    statuses: new Map(
      statuses.map((row) => [row.status, { count: row._count, totalMicros: row._sum.deltaMicros ?? 0n }]),
    ),
    causes: causes.map(({ cause, _count }) => ({ cause, count: _count.id })),
    operators,
  };
}
