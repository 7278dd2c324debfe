import { addDraftBills, holdAccount, numberBills, takeNumbers } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { addToDay } from "@tributary/domain/bill/cycle-days";
import { numberOf, seriesOn } from "@tributary/domain/bill/number-series";
import { DomainError } from "@tributary/domain/error";
import { sumMicros } from "@tributary/domain/money/micros";
import { dayAt } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { writeAudit } from "../audit/write-audit.ts";
import { spendCredit } from "../payment/account.ts";
import { refuseRetired } from "../retention/retired-days.ts";
import { type FoundSubscriber, findSubscriber } from "../subscriber/find-subscriber.ts";
import { drawUpChunk } from "./draw-up-chunk.ts";
import { profileOf } from "./profile-of.ts";
import { refreshRetailTotal, type TotalledRun, totalledRun } from "./refresh-retail-total.ts";
import { type Catalog, loadCatalog } from "./run-catalog.ts";

export interface AgainRequest {
  /** The subscriber's number. */
  readonly subscriber: string;
  readonly period: PeriodLabel;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Bills one subscriber outside of a run, at once with a number: after its bill was taken back whole, or
 * because the period's run left it out.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` before the period's run is final; `ALREADY_DONE` when it
 *         has a bill of the period; `EXCEPTIONS_OPEN` when it cannot be billed; `PERIOD_CLOSED` once records
 *         of the period went by the rule of retention.
 */
export async function drawUpAgain(
  db: OperatorDb,
  { subscriber: subscriberNumber, period, reason, actor, at }: AgainRequest,
): Promise<{ readonly number: string }> {
  const subscriber = await findSubscriber(db.shared, subscriberNumber);
  const profile = await profileOf(db.shared, period);
  const run = totalledRun(period, profile);
  await refuseRetired(db.shared, run.from, run.until);
  const catalog = await loadCatalog(db.shared);
  return refreshRetailTotal(db, run, async (tx) => {
    const number = await billOutside(db, tx, subscriber, run, catalog, at);
    await writeAudit(tx, {
      actor,
      action: "bill:draw-up",
      subject: number,
      operatorId: db.operatorId,
      details: { subscriber: subscriberNumber, period, reason },
    });
    return { number };
  });
}

/** Bills somebody outside of a run, in a transaction of the caller's; answers the bill's number. */
export async function billOutside(
  db: Pick<OperatorDb, "usage">,
  tx: OperatorTables,
  subscriber: Pick<FoundSubscriber, "id" | "language" | "vatIdSealed">,
  run: TotalledRun,
  catalog: Catalog,
  at: Date,
): Promise<string> {
  const { profile } = run;
  const { terms } = profile;
  const period = run.cycle.label;
  await holdAccount(tx, subscriber.id);
  await refuseBilled(tx, subscriber.id, period);
  const rating = await tx.retailRating.findFirst({
    where: { subscriberId: subscriber.id, period },
    orderBy: { version: "desc" },
    select: { id: true, unrateable: true },
  });
  const { id, language, vatIdSealed } = subscriber;
  const rated = { ratingId: rating?.id ?? null, unrateable: rating?.unrateable ?? 0 };
  const unbilled = { id, language, hasVatId: vatIdSealed !== null, ...rated };
  const one = { cycle: run.cycle, until: run.until, terms, catalog };
  const { bills, exceptions } = await drawUpChunk(db, tx, [unbilled], new Map(), one);
  const [bill] = bills;
  if (bill === undefined) {
    throw new DomainError(
      "EXCEPTIONS_OPEN",
      exceptions[0]?.detail ?? "There is nothing to bill in this period.",
    );
  }
  const issuedOn = dayAt(at.getTime(), terms.zone);
  const { billNumbers, currency, dueDays } = terms;
  await addDraftBills(tx, { runId: null, profileId: profile.id, period, currency }, bills);
  const number = numberOf(billNumbers, issuedOn, await takeNumbers(tx, seriesOn(billNumbers, issuedOn), 1));
  await numberBills(tx, [{ id: bill.id, number }], { issuedOn, dueOn: addToDay(issuedOn, dueDays) });
  await spendCredit(tx, subscriber.id, currency);
  return number;
}

async function refuseBilled(tx: OperatorTables, subscriberId: string, period: PeriodLabel): Promise<void> {
  if ((await tx.billRun.count({ where: { period, status: "final" } })) === 0) {
    throw new DomainError("LOCKED", `The bills of ${period} are not final yet: finish their run first.`);
  }
  const bills = await tx.bill.findMany({
    where: { subscriberId, period, kind: "bill" },
    select: { grossMicros: true, creditedBy: { select: { grossMicros: true } } },
  });
  for (const { grossMicros, creditedBy } of bills) {
    const left = grossMicros + sumMicros(creditedBy.map((note) => note.grossMicros));
    if (grossMicros === 0n || left !== 0n) {
      throw new DomainError("ALREADY_DONE", `There is a bill of ${period}: credit it in full first.`);
    }
  }
}
