import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";

/** Which exceptions: every field given has to hold. */
export interface ExceptionFilter {
  readonly agreementId?: string;
  readonly period?: string;
  readonly invoiceId?: string;
  /** Absent: open ones. */
  readonly status?: string;
  readonly cause?: string;
  readonly lineCode?: string;
  readonly operatorId?: string;
  readonly keys?: readonly string[];
  /** Only differences up to this amount, either way. */
  readonly maximumMicros?: Micros;
}

export type ExceptionRow = Awaited<ReturnType<typeof findExceptions>>[number];

export interface ExceptionList {
  /** By money, the largest difference first; then the oldest first. */
  readonly rows: readonly ExceptionRow[];
  readonly count: number;
  /** Sum of the differences, signs kept. */
  readonly totalMicros: Micros;
}

/** Lists exceptions in the order in which they are worth a person's time: by money, then by age. */
export async function listExceptions(db: PortfolioTables, filter: ExceptionFilter): Promise<ExceptionList> {
  const found = await findExceptions(db, filter);
  const rows = found
    .filter((row) => filter.maximumMicros === undefined || magnitude(row.deltaMicros) <= filter.maximumMicros)
    .sort(byMoneyThenAge);
  return { rows, count: rows.length, totalMicros: rows.reduce((sum, row) => sum + row.deltaMicros, 0n) };
}

function findExceptions(db: PortfolioTables, filter: ExceptionFilter) {
  const { agreementId, period, invoiceId, status = "open", cause, lineCode, operatorId, keys } = filter;
  return db.discrepancy.findMany({
    where: {
      agreementId,
      period,
      invoiceId,
      status,
      cause,
      lineCode,
      operatorId,
      ...(keys === undefined ? {} : { key: { in: [...keys] } }),
      invoice: { status: { not: "superseded" } },
    },
    include: { invoice: { select: { number: true, currency: true } } },
  });
}

interface Ranked {
  readonly id: string;
  readonly deltaMicros: Micros;
  readonly createdAt: Date;
}

function byMoneyThenAge(left: Ranked, right: Ranked): number {
  const money = magnitude(right.deltaMicros) - magnitude(left.deltaMicros);
  if (money !== 0n) return money > 0n ? 1 : -1;
  const age = left.createdAt.getTime() - right.createdAt.getTime();
  return age !== 0 ? age : left.id < right.id ? -1 : 1;
}

function magnitude(amount: Micros): Micros {
  return amount < 0n ? -amount : amount;
}
