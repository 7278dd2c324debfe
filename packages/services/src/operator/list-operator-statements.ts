import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { StatementStanding } from "@tributary/db/doors/portfolio-reads/statement-standings";
import { dayAt } from "@tributary/domain/period/period";
import { type SettlementStatus, statementStatus } from "@tributary/domain/settlement/settlement-status";
import { showOperator } from "./show-operator.ts";

export interface OperatorStatement extends StatementStanding {
  readonly status: SettlementStatus;
}

/**
 * Lists the latest version of each of an operator's statements with what became of it, the latest period
 * first.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function listOperatorStatements(
  db: PortfolioDb,
  { operatorId, at }: { readonly operatorId: string; readonly at: Date },
): Promise<OperatorStatement[]> {
  const { agreements } = await showOperator(db, operatorId);
  const currencies = [...new Set(agreements.map(({ currency }) => currency))].sort();
  const range = { from: "0000-00", to: "9999-99", operatorIds: [operatorId] };
  const lists = await Promise.all(
    currencies.map((currency) => db.reads.statementStandings({ ...range, currency })),
  );
  const todayIn = new Map(
    agreements.map(({ agreementId, zone }) => [agreementId, dayAt(at.getTime(), zone)]),
  );
  return lists
    .flat()
    .map((statement) => {
      const today = todayIn.get(statement.agreementId) ?? "";
      const isPastDue = statement.dueOn.toISOString().slice(0, 10) < today;
      return { ...statement, status: statementStatus({ ...statement, isPastDue }) };
    })
    .sort((one, other) => (one.period === other.period ? 0 : one.period > other.period ? -1 : 1));
}
