import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { sumMicros } from "@tributary/domain/money/micros";
import { identityBlocks } from "@tributary/domain/retention/due";
import { forgetOrders } from "../network-order/forget-orders.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { disputedPeriods, isServedIn, openHolds } from "../retention/load-facts.ts";
import { forgetTickets } from "../ticket/forget-tickets.ts";
import { type FoundSubscriber, findSubscriber } from "./find-subscriber.ts";
import { keepEvent, type StepRequest } from "./take-step.ts";

/**
 * Takes away what tells who a subscriber is. Its number, what it used and what it was billed stay: they are
 * the operator's books.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `ALREADY_DONE`; `STEP_REFUSED` while it is in
 *         service, and while a legal hold, a dispute about a month it was served in, its network's answer or
 *         an open bill keeps it.
 */
export async function eraseSubscriber(
  db: OperatorDb,
  { reason, ...request }: StepRequest & { readonly reason: string },
): Promise<void> {
  const note = requireReason(reason, "Say who asked for it and when.");
  await alone(db, async (tx) => {
    const subscriber = await findSubscriber(tx, request.number);
    await refuseErasure(tx, subscriber);
    await tx.subscriber.updateMany({
      where: { id: subscriber.id },
      data: {
        ...{ nameSealed: null, emailSealed: null, addressSealed: null, vatIdSealed: null, nameMarks: [] },
        erasedAt: request.at,
      },
    });
    await forgetOrders(tx, subscriber.id);
    await forgetTickets(tx, subscriber.id, request.at);
    const record = { kind: "erased", action: "subscriber:erase", note } as const;
    await keepEvent(tx, db.operatorId, subscriber, request, record);
  });
}

async function refuseErasure(tx: OperatorTables, subscriber: FoundSubscriber): Promise<void> {
  const { id, status, erasedAt, activatedAt, createdAt, terminatedAt } = subscriber;
  if (erasedAt !== null) throw new DomainError("ALREADY_DONE", "The subscriber's data is erased already.");
  if (status !== "terminated") {
    throw new DomainError("STEP_REFUSED", `The subscriber is ${status}: terminate it before it is erased.`);
  }
  const dayOf = (date: Date) => date.toISOString().slice(0, 10);
  const servedFrom = dayOf(activatedAt ?? createdAt);
  const isDisputed = isServedIn(await disputedPeriods(tx), servedFrom, dayOf(terminatedAt ?? new Date()));
  const openBills = await countOpenBills(tx, id);
  const isAwaited = (await tx.networkOrder.count({ where: { subscriberId: id, endedAt: null } })) > 0;
  const facts = { subscriberId: id, openBills, isDisputed, isAwaited };
  const [block] = identityBlocks(facts, await openHolds(tx));
  if (block === undefined) return;
  const bills = `${openBills} ${openBills === 1 ? "bill is" : "bills are"} open`;
  const reasons: Readonly<Record<string, string>> = {
    hold: "A legal hold keeps it: it has to be released first.",
    dispute: "A statement of a month in which it was served is disputed: wait for the answer.",
    network: "The network was asked to end it and has not answered: wait for that, or give it up.",
  };
  throw new DomainError("STEP_REFUSED", reasons[block] ?? `${bills}: have it paid or credited first.`, {
    open: openBills,
  });
}

/** Drafts, and final bills that are neither paid nor credited in full. */
async function countOpenBills(tx: OperatorTables, subscriberId: string): Promise<number> {
  const bills = await tx.bill.findMany({
    where: { subscriberId, kind: "bill" },
    select: {
      status: true,
      grossMicros: true,
      allocations: { select: { amountMicros: true } },
      creditedBy: { where: { status: "final" }, select: { grossMicros: true } },
    },
  });
  const open = bills.filter(({ status: billed, grossMicros, allocations, creditedBy }) => {
    const paidMicros = sumMicros(allocations.map(({ amountMicros }) => amountMicros));
    // A credit note's amount may stand with either sign: it lowers what is owed.
    const credited = creditedBy.map((note) => (note.grossMicros < 0n ? -note.grossMicros : note.grossMicros));
    return billed === "draft" || grossMicros - paidMicros - sumMicros(credited) > 0n;
  });
  return open.length;
}
