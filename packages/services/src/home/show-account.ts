import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PeriodCharge } from "@tributary/db/doors/operator-reads/charges-by-period";
import type { StatementOrder, StatementState } from "@tributary/db/doors/operator-reads/statement-page";
import { type Aging, agingOf } from "@tributary/domain/ledger/aging";
import { dayAt, labelAt, previousLabel } from "@tributary/domain/period/period";
import { ownOpenItems } from "../ledger/own-open-items.ts";
import { listOwnStatements, type OwnStatement } from "../statement/list-own-statements.ts";

/** The first statements that wait, and how many there are. */
export interface StatementTodo {
  readonly total: number;
  readonly rows: readonly OwnStatement[];
}

export interface OperatorAccount {
  readonly toReview: StatementTodo;
  readonly dueSoon: StatementTodo;
  readonly overdue: StatementTodo;
  /** What is unpaid, one per currency. */
  readonly aging: readonly Aging[];
  /** The last twelve periods, in order; those without a statement are left out. */
  readonly charges: readonly PeriodCharge[];
}

const SHOWN = 5;
const CHARGED_PERIODS = 12;

/** What waits for an operator among its statements, what it owes and what it was charged, at an instant. */
export async function showAccount(db: OperatorDb, at: Date, zone: string): Promise<OperatorAccount> {
  const todo = (state: StatementState, order: StatementOrder): Promise<StatementTodo> =>
    listOwnStatements(db, { states: [state], at, order, page: 1, pageSize: SHOWN });
  let from = labelAt(at.getTime(), zone);
  for (let back = 1; back < CHARGED_PERIODS; back++) from = previousLabel(from);
  const [toReview, dueSoon, overdue, items, charges] = await Promise.all([
    todo("to-review", "-period"),
    todo("due-soon", "due"),
    todo("overdue", "due"),
    ownOpenItems(db.shared),
    db.reads.chargesByPeriod({ from }),
  ]);
  return { toReview, dueSoon, overdue, aging: agingOf(items, dayAt(at.getTime(), zone)), charges };
}
