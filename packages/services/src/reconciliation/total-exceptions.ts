import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import { type ExceptionScope, exceptionsWhere } from "./exception-filter.ts";

export interface ExceptionTotal {
  readonly count: number;
  /** Sum of the differences, signs kept. */
  readonly totalMicros: Micros;
}

/** Counts and sums a selection of exceptions: what a decision about it is previewed with. */
export async function totalExceptions(
  tx: Pick<PortfolioTables, "discrepancy">,
  scope: ExceptionScope,
): Promise<ExceptionTotal> {
  const { _count, _sum } = await tx.discrepancy.aggregate({
    where: exceptionsWhere(scope),
    _count: true,
    _sum: { deltaMicros: true },
  });
  return { count: _count, totalMicros: _sum.deltaMicros ?? 0n };
}
