import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type {
  ListedStatement,
  StatementListFilter,
  StatementListSort,
  StatementSum,
} from "@tributary/db/doors/portfolio-reads/statement-list";
import { type PaymentState, paymentOf } from "./payment-state.ts";

export interface StatementsRequest extends StatementListFilter {
  readonly at: Date;
  readonly sort: StatementListSort;
  readonly isDescending: boolean;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** A statement of any operator, by its latest version. */
export interface StandingStatement extends ListedStatement {
  readonly payment: PaymentState;
  /** Negative after an advance. */
  readonly openMicros: bigint;
}

/**
 * Lists the statements of all operators as they stand at an instant.
 *
 * Shape   one page of `rows`, one per number; `sums`, by currency, and `total` are of everything the request
 *         matches.
 */
export async function listStatements(
  { reads }: Pick<PortfolioDb, "reads">,
  { page, pageSize, ...request }: StatementsRequest,
): Promise<{
  readonly rows: readonly StandingStatement[];
  readonly sums: readonly StatementSum[];
  readonly total: number;
}> {
  const [rows, sums] = await Promise.all([
    reads.statementList({ ...request, limit: pageSize, offset: (page - 1) * pageSize }),
    reads.statementSums(request),
  ]);
  const total = sums.reduce((all, { count }) => all + count, 0);
  return { rows: rows.map(standingOf), sums, total };
}

function standingOf(row: ListedStatement): StandingStatement {
  return { ...row, payment: paymentOf(row), openMicros: row.owedMicros - row.paidMicros };
}
