import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { DueBillRow } from "@tributary/db/doors/operator-reads/due-bills";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { DomainError } from "@tributary/domain/error";
import { type DunningDecision, dunningOf } from "@tributary/domain/payment/dunning";
import { dayAt } from "@tributary/domain/period/period";
import { profileById } from "../bill/profile-of.ts";
import { queueReminder } from "../reminder/queue-reminder.ts";
import { resumeSubscriber } from "../subscriber/resume-subscriber.ts";
import { suspendSubscriber } from "../subscriber/suspend-subscriber.ts";
import { terminateSubscriber } from "../subscriber/terminate-subscriber.ts";

export interface DunningRequest {
  readonly actor: string;
  readonly at: Date;
}

/** A step that was taken, for whoever has to send it. */
export interface TakenStep extends DunningDecision {
  readonly number: string;
  readonly subscriber: string;
}

export interface DunningResult {
  readonly taken: readonly TakenStep[];
  /** Numbers of subscribers who had not paid, and have now. */
  readonly resumed: readonly string[];
}

/**
 * Goes over the bills that are overdue and takes the step that is due for each: the subscriber is told, and
 * with the last ones suspended or terminated. Who was suspended for it and owes nothing that is overdue any
 * more is resumed. Done again on the same day, nothing is done.
 */
export async function runDunning(db: OperatorDb, { actor, at }: DunningRequest): Promise<DunningResult> {
  const terms = await latestTerms(db);
  if (terms === null) return { taken: [], resumed: [] };
  const today = dayAt(at.getTime(), terms.zone);
  const due = await db.reads.dueBills({ today });
  const taken: TakenStep[] = [];
  for (const bills of bySubscriber(due)) {
    const [{ promisedUntil = null } = {}] = bills;
    const promise = promisedUntil === null ? null : { untilDay: promisedUntil };
    for (const decision of dunningOf(bills, promise, terms.dunning, today)) {
      const bill = bills.find(({ billId }) => billId === decision.billId);
      if (bill === undefined) continue;
      await act(db, decision, bill, { actor, at });
      await keepNotice(db, decision, today, { actor, at });
      taken.push({ ...decision, number: bill.number, subscriber: bill.subscriber });
    }
  }
  const resumed = await resumePaid(db, new Set(due.map(({ subscriber }) => subscriber)), { actor, at });
  return { taken, resumed };
}

async function latestTerms({ shared }: OperatorDb): Promise<BillingProfileTerms | null> {
  const latest = await shared.billingProfile.findFirst({
    orderBy: { version: "desc" },
    select: { id: true },
  });
  return latest === null ? null : (await profileById(shared, latest.id)).terms;
}

function bySubscriber(bills: readonly DueBillRow[]): DueBillRow[][] {
  const groups = new Map<string, DueBillRow[]>();
  for (const bill of bills) groups.set(bill.subscriberId, [...(groups.get(bill.subscriberId) ?? []), bill]);
  return [...groups.values()];
}

/** Does what a step asks for before it is kept: ended in between, the next pass finds it done already. */
async function act(
  db: OperatorDb,
  { action }: DunningDecision,
  { subscriber: number, number: bill }: DueBillRow,
  by: DunningRequest,
): Promise<void> {
  const note = `Bill ${bill} is not paid.`;
  try {
    if (action === "suspend") await suspendSubscriber(db, { number, reason: "non-payment", note, ...by });
    if (action === "terminate") await terminateSubscriber(db, { number, kind: "involuntary", note, ...by });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "STEP_REFUSED") throw error;
  }
}

/** Keeps a step, and has the subscriber told of it where that is by mail. */
async function keepNotice(
  db: OperatorDb,
  { billId, step, action, channel }: DunningDecision,
  today: string,
  { actor: takenBy, at }: DunningRequest,
): Promise<void> {
  const takenOn = new Date(`${today}T00:00:00Z`);
  await db.$transaction(async (tx) => {
    const notice = { billId, step, action, channel, takenOn, takenBy };
    const { count } = await tx.dunningNotice.createMany({ data: [notice], skipDuplicates: true });
    if (count === 0 || channel !== "email") return;
    const { id } = await tx.dunningNotice.findFirstOrThrow({ where: { billId, step }, select: { id: true } });
    await queueReminder(tx, id, at);
  });
}

async function resumePaid(db: OperatorDb, owing: ReadonlySet<string>, by: DunningRequest): Promise<string[]> {
  const suspended = await db.shared.subscriber.findMany({
    where: { status: "suspended", statusReason: "non-payment" },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  const paid = suspended.map(({ number }) => number).filter((number) => !owing.has(number));
  for (const number of paid) {
    await resumeSubscriber(db, { number, note: "Nothing is overdue any more.", ...by });
  }
  return paid;
}
