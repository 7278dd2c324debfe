import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { UNANSWERED } from "@tributary/domain/operator-dispute/lifecycle";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";

export interface OwnDisputesRequest {
  /** Absent: in any status. */
  readonly statuses?: readonly OperatorDisputeStatus[];
  /** Absent: about any statement. */
  readonly statementNumber?: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface OwnDispute {
  readonly number: string;
  readonly statement: { readonly number: string; readonly version: number; readonly period: string };
  readonly status: OperatorDisputeStatus;
  readonly reason: string;
  readonly currency: string;
  readonly contestedMicros: bigint;
  readonly creditedMicros: bigint;
  readonly lineCount: number;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly answeredAt: Date | null;
}

/**
 * Lists an operator's own disputes, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches, `unanswered` all that wait for an
 *         answer.
 */
export async function listOwnDisputes(
  db: OperatorDb,
  { statuses, statementNumber, page, pageSize }: OwnDisputesRequest,
): Promise<{ readonly rows: readonly OwnDispute[]; readonly total: number; readonly unanswered: number }> {
  const { operatorDispute } = db.shared;
  const where = {
    ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
    ...(statementNumber === undefined ? {} : { statement: { number: statementNumber } }),
  };
  const [rows, total, unanswered] = await Promise.all([
    operatorDispute.findMany({
      where,
      include: {
        statement: { select: { number: true, version: true, period: true } },
        _count: { select: { lines: true } },
      },
      orderBy: [{ openedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    operatorDispute.count({ where }),
    operatorDispute.count({ where: { status: { in: [...UNANSWERED] } } }),
  ]);
  return {
    rows: rows.map(({ _count, status, ...row }) => ({
      number: row.number,
      statement: row.statement,
      status: status as OperatorDisputeStatus,
      reason: row.reason,
      currency: row.currency,
      contestedMicros: row.contestedMicros,
      creditedMicros: row.creditedMicros,
      lineCount: _count.lines,
      openedBy: row.openedBy,
      openedAt: row.openedAt,
      answeredAt: row.answeredAt,
    })),
    total,
    unanswered,
  };
}
