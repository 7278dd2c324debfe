import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { sumMicros } from "@tributary/domain/money/micros";
import { forgetOrders } from "../network-order/forget-orders.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { type FoundSubscriber, findSubscriber } from "./find-subscriber.ts";
import { keepEvent, type StepRequest } from "./take-step.ts";

/**
 * Takes away what tells who a subscriber is. Its number, what it used and what it was billed stay: they are
 * the operator's books.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `ALREADY_DONE`; `STEP_REFUSED` while it is in
 *         service, its network has not answered, or a bill of it is open.
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
        ...{ nameSealed: null, emailSealed: null, addressSealed: null, nameMarks: [] },
        erasedAt: request.at,
      },
    });
    await forgetOrders(tx, subscriber.id);
    const record = { kind: "erased", action: "subscriber:erase", note } as const;
    await keepEvent(tx, db.operatorId, subscriber, request, record);
  });
}

async function refuseErasure(tx: OperatorTables, { id, status, erasedAt }: FoundSubscriber): Promise<void> {
  if (erasedAt !== null) throw new DomainError("ALREADY_DONE", "The subscriber's data is erased already.");
  if (status !== "terminated") {
    throw new DomainError("STEP_REFUSED", `The subscriber is ${status}: terminate it before it is erased.`);
  }
  if ((await tx.networkOrder.count({ where: { subscriberId: id, endedAt: null } })) > 0) {
    const message = "The network was asked to end it and has not answered: wait for that, or give it up.";
    throw new DomainError("STEP_REFUSED", message);
  }
  const bills = await tx.bill.findMany({
    where: { subscriberId: id, kind: "bill" },
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
  if (open.length === 0) return;
  throw new DomainError(
    "STEP_REFUSED",
    `${open.length} ${open.length === 1 ? "bill is" : "bills are"} open: have it paid or credited first.`,
    { open: open.length },
  );
}
