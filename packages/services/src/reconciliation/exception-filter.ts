import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";

/** Which exceptions of an agreement's period: every field given has to hold. */
export interface ExceptionFilter {
  /** Absent: open ones. */
  readonly status?: string;
  readonly cause?: string;
  readonly lineCode?: string;
  /** The line is referred to the operator, or the operator bears a part of the difference. */
  readonly operatorId?: string;
  readonly keys?: readonly string[];
  readonly ids?: readonly string[];
  /** Who decided about it. */
  readonly decidedBy?: string;
  /** Only those that were found before. */
  readonly createdBefore?: Date;
  /** Only differences of at least this amount, either way. */
  readonly minimumMicros?: Micros;
  /** Only differences up to this amount, either way. */
  readonly maximumMicros?: Micros;
}

export interface ExceptionScope extends ExceptionFilter {
  readonly agreementId: string;
  readonly period: string;
}

export type ExceptionWhere = NonNullable<
  NonNullable<Parameters<PortfolioTables["discrepancy"]["findMany"]>[0]>["where"]
>;

/** The filter as the database is asked: totals and decisions are of the same rows. */
export function exceptionsWhere(scope: ExceptionScope): ExceptionWhere {
  const { agreementId, period, status = "open", cause, lineCode, operatorId, keys, ids, decidedBy } = scope;
  const { createdBefore, minimumMicros, maximumMicros } = scope;
  const conditions: ExceptionWhere[] = [];
  if (operatorId !== undefined) conditions.push({ OR: concerning(operatorId) });
  if (minimumMicros !== undefined) {
    conditions.push({
      OR: [{ deltaMicros: { gte: minimumMicros } }, { deltaMicros: { lte: -minimumMicros } }],
    });
  }
  if (maximumMicros !== undefined) {
    conditions.push({ deltaMicros: { gte: -maximumMicros, lte: maximumMicros } });
  }
  return {
    agreementId,
    period,
    status,
    cause,
    lineCode,
    decidedBy,
    ...(keys === undefined ? {} : { key: { in: [...keys] } }),
    ...(ids === undefined ? {} : { id: { in: [...ids] } }),
    ...(createdBefore === undefined ? {} : { createdAt: { lt: createdBefore } }),
    invoice: { status: { not: "superseded" } },
    AND: conditions,
  };
}

function concerning(operatorId: string): ExceptionWhere[] {
  return [{ operatorId }, { comparison: { path: ["parts"], array_contains: [{ operatorId }] } }];
}
