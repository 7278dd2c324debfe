import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type {
  StatementFilter,
  StatementOrder,
  StatementRow,
} from "@tributary/db/doors/operator-reads/statement-page";
import { type PaymentState, paymentOf } from "./payment-state.ts";

export interface OwnStatementsRequest extends StatementFilter {
  readonly at: Date;
  readonly order: StatementOrder;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** One of the operator's statements, by its latest version. */
export interface OwnStatement extends Omit<StatementRow, "total"> {
  readonly payment: PaymentState;
  /** Negative after an advance. */
  readonly openMicros: bigint;
}

/**
 * Lists an operator's own statements as they stand at an instant.
 *
 * Shape   one page of `rows`, one per number; `total` counts all that the request matches.
 */
export async function listOwnStatements(
  db: Pick<OperatorDb, "reads">,
  { page, pageSize, ...request }: OwnStatementsRequest,
): Promise<{ readonly rows: readonly OwnStatement[]; readonly total: number }> {
  const found = await db.reads.statementPage({ ...request, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: found.map(standingOf), total: found[0]?.total ?? 0 };
}

function standingOf({ total: _, ...row }: StatementRow): OwnStatement {
  return { ...row, payment: paymentOf(row), openMicros: row.owedMicros - row.paidMicros };
}
