import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { addToDay } from "@tributary/domain/bill/cycle-days";
import type { UsageFacts } from "@tributary/domain/retention/due";
import type { Hold } from "@tributary/domain/retention/types";

type Tables = Pick<OperatorTables, "legalHold" | "operatorDispute" | "billRun">;

/** The holds that are on. */
export async function openHolds(tx: Pick<OperatorTables, "legalHold">): Promise<Hold[]> {
  const rows = await tx.legalHold.findMany({
    where: { releasedAt: null },
    select: { dataClass: true, subscriberId: true },
  });
  return rows as Hold[];
}

/** The billed periods whose statement is disputed. */
export async function disputedPeriods(tx: Pick<OperatorTables, "operatorDispute">): Promise<string[]> {
  const rows = await tx.operatorDispute.findMany({
    where: { status: { in: ["open", "in_review"] } },
    select: { statement: { select: { period: true } } },
  });
  return [...new Set(rows.map(({ statement }) => statement.period))];
}

/** What there is that keeps usage. */
export async function loadFacts(tx: Tables): Promise<UsageFacts> {
  const runs = await tx.billRun.findMany({
    where: { status: { in: ["draft", "review"] } },
    select: { period: true },
  });
  return {
    holds: await openHolds(tx),
    disputedPeriods: await disputedPeriods(tx),
    openRunPeriods: runs.map(({ period }) => period),
  };
}

/**
 * Whether somebody who was served over some days was so in a period that is disputed. Days are YYYY-MM-DD in
 * UTC; where the period is cut it may be the day before or after.
 */
export function isServedIn(periods: readonly string[], servedFrom: string, servedUntil: string): boolean {
  const first = addToDay(servedFrom, -1).slice(0, 7);
  const last = addToDay(servedUntil, 1).slice(0, 7);
  return periods.some((period) => period >= first && period <= last);
}
