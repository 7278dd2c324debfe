import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { periodOf } from "@tributary/domain/period/period";
import { dueIdentities, dueMonths, monthsBefore } from "@tributary/domain/retention/due";
import type { Block, RetentionRules } from "@tributary/domain/retention/types";
import { isServedIn, loadFacts } from "./load-facts.ts";
import { loadRules } from "./load-rules.ts";

/** What is due to go, and what keeps it all the same. */
export interface RetentionPlan {
  readonly rules: RetentionRules;
  readonly months: readonly PlannedMonth[];
  readonly identities: readonly PlannedIdentity[];
}

export interface PlannedMonth {
  readonly month: string;
  readonly records: bigint;
  /** Empty: it goes. */
  readonly blocks: readonly Block[];
}

export interface PlannedIdentity {
  readonly number: string;
  readonly terminatedOn: string;
  readonly blocks: readonly Block[];
}

/** Before anybody had records here. */
const FIRST_MONTH = "2000-01";

/** Works out what the rules would take away now. */
export async function planRetention(db: OperatorDb, at: Date): Promise<RetentionPlan> {
  const today = at.toISOString().slice(0, 10);
  const [rules, facts] = await Promise.all([loadRules(db.shared), loadFacts(db.shared)]);
  const held = await db.usage.reads.months({ from: FIRST_MONTH, to: today.slice(0, 7) });
  const months: PlannedMonth[] = [];
  for (const due of dueMonths(held.toSorted(), rules, facts, today)) {
    months.push({ ...due, records: await db.usage.reads.countRecords(boundsOf(due.month)) });
  }
  const left =
    rules.identity === null
      ? []
      : await db.reads.leftSubscribers({ leftBy: monthsBefore(today, rules.identity) });
  const judged = left.map((subscriber) => ({
    ...subscriber,
    isDisputed: isServedIn(facts.disputedPeriods, subscriber.servedFrom, subscriber.terminatedOn),
  }));
  const identities = dueIdentities(judged, rules, facts.holds, today);
  return {
    rules,
    months,
    identities: identities.map(({ number, terminatedOn, blocks }) => ({ number, terminatedOn, blocks })),
  };
}

/** The instants between which a month of usage lies, in UTC. */
export function boundsOf(month: string): { readonly from: Date; readonly until: Date } {
  const { startsAt, endsAt } = periodOf(month, "UTC");
  return { from: new Date(startsAt), until: new Date(endsAt) };
}
