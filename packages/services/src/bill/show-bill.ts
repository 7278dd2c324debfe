import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { leftOf } from "@tributary/domain/bill/credit";
import { taxTotals } from "@tributary/domain/bill/tax";
import type { BillLine } from "@tributary/domain/bill/types";
import { exactToDecimal } from "@tributary/domain/money/exact";
import { creditOf } from "../payment/account.ts";
import { checkoutsOfBill } from "../payment-gateway/checkouts-of-bill.ts";
import { takesCards } from "../payment-gateway/gateway-profile.ts";
import { findBill } from "./find-bill.ts";
import { type ListedBill, listBills } from "./list-bills.ts";
import { isoDay, readLines } from "./stored-lines.ts";

export interface ShownLine extends BillLine {
  /** As a decimal. */
  readonly quantityText: string | null;
  /** What of it can still be taken back, with its tax and its sign. */
  readonly leftMicros: bigint;
}

export type ShownBill = Awaited<ReturnType<typeof showBill>>;

/**
 * Shows one of the operator's bills or credit notes with what became of it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showBill(
  db: OperatorDb,
  { number, at }: { readonly number: string; readonly at: Date },
) {
  const bill = await findBill(db.shared, number);
  const { id, subscriberId, currency, subscriber, credits, reason } = bill;
  const lines = readLines(bill.lines);
  const [standing, credited, notes, payments, notices, promise, creditMicros] = await Promise.all([
    standingOf(db, number, at),
    db.shared.billLine.findMany({ where: { bill: { creditsId: id } } }),
    db.shared.bill.findMany({
      where: { creditsId: id },
      orderBy: { number: "asc" },
      select: { number: true, issuedOn: true, grossMicros: true, reason: true },
    }),
    paymentsOn(db, id),
    db.shared.dunningNotice.findMany({
      where: { billId: id },
      orderBy: { step: "asc" },
      include: { reminder: { select: { status: true, message: true } } },
    }),
    db.shared.paymentPromise.findFirst({
      where: { subscriberId },
      orderBy: [{ madeAt: "desc" }, { id: "desc" }],
    }),
    creditOf(db.shared, subscriberId, currency),
  ]);
  const [checkouts, isCardTaken] = await Promise.all([
    checkoutsOfBill(db.shared, id, creditMicros),
    takesCards(db.shared),
  ]);
  const taken = credited.map(({ lineNumber, netMicros, taxMicros }) => {
    return { lineNumber, netMicros: -netMicros, taxMicros: -taxMicros };
  });
  const left = new Map(leftOf(lines, taken).map(({ lineNumber, grossMicros }) => [lineNumber, grossMicros]));
  const shown = lines.map((line): ShownLine => {
    const quantityText = line.quantity && exactToDecimal(line.quantity, 6);
    return { ...line, quantityText, leftMicros: left.get(line.lineNumber) ?? 0n };
  });
  return {
    ...{ standing, reason, creditMicros, taxes: taxTotals(lines), lines: shown },
    subscriberStatus: subscriber.status,
    credits: credits?.number ?? null,
    creditNotes: notes.map((note) => ({
      ...note,
      number: note.number ?? "",
      issuedOn: dayOf(note.issuedOn),
    })),
    payments,
    checkouts,
    isCardTaken,
    notices: notices.map(({ step, action, channel, takenOn, reminder: mail }) => {
      return { step, action, channel, takenOn: isoDay(takenOn), mail };
    }),
    promise: promise && { untilDay: isoDay(promise.untilDay), note: promise.note },
  };
}

function dayOf(date: Date | null): string | null {
  return date && isoDay(date);
}

async function standingOf(db: OperatorDb, number: string, at: Date): Promise<ListedBill> {
  const { rows } = await listBills(db, { search: number, at, order: "number", page: 1, pageSize: 100 });
  const standing = rows.find((row) => row.number === number);
  if (standing === undefined) throw new Error("a bill that was found has no standing");
  return standing;
}

/** What of which payment paid it; what a credit note freed again counts against it. */
async function paymentsOn({ shared }: OperatorDb, billId: string) {
  const rows = await shared.paymentAllocation.findMany({
    where: { billId },
    orderBy: [{ payment: { paidOn: "asc" } }, { id: "asc" }],
    select: {
      id: true,
      amountMicros: true,
      payment: { select: { paidOn: true, method: true, reference: true } },
    },
  });
  return rows.map(({ id, amountMicros, payment: { paidOn, method, reference } }) => {
    return { id, amountMicros, method, reference, paidOn: isoDay(paidOn) };
  });
}
