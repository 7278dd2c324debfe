import { holdAccount } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { freePaid } from "@tributary/domain/payment/allocate-payment";
import {
  type BookedMoney,
  bookedFor,
  bookingsOf,
  type CheckoutStatus,
  nextCheckoutStatus,
  type ToldCheckout,
  type ToldPayment,
} from "@tributary/domain/payment/card-payment";
import { dayAt } from "@tributary/domain/period/period";
import { billingZone } from "../bill/today-of.ts";
import { balanceOf, dateOf, spendCredit } from "../payment/account.ts";
import { takeRefunds } from "./take-refunds.ts";

export interface Told {
  readonly checkoutId: string;
  /** Which asking it answers. */
  readonly asked: number;
  readonly checkout: ToldCheckout;
  readonly at: Date;
  readonly actor: string;
}

/** A checkout with the bill it is for. */
export function findCheckout(tx: Pick<OperatorTables, "cardCheckout">, id: string) {
  return tx.cardCheckout.findFirst({
    where: { id },
    include: { bill: { select: { number: true, subscriberId: true } } },
  });
}

export type FoundCheckout = NonNullable<Awaited<ReturnType<typeof findCheckout>>>;

/**
 * Takes what the gateway says of a checkout: how it stands, and money that came or went. An answer to an
 * older asking than one that was taken is left: what it knows, that one knew.
 *
 * Shape   what was recorded.
 */
export async function takeTold(
  tx: OperatorTables,
  { checkoutId, asked, checkout: told, at, actor }: Told,
): Promise<BookedMoney[]> {
  const found = await requireCheckout(tx, checkoutId);
  await holdAccount(tx, found.bill.subscriberId);
  const row = await requireCheckout(tx, checkoutId);
  if (row.heard >= asked) return [];
  await tx.cardCheckout.updateMany({
    where: { id: checkoutId },
    data: {
      heard: asked,
      status: nextCheckoutStatus(row.status as CheckoutStatus, told.status),
      message: told.message,
      paymentReference: told.payment?.reference ?? row.paymentReference,
      disputeStatus: told.payment?.disputes.at(0)?.status ?? row.disputeStatus,
    },
  });
  if (told.payment === null) return [];
  await takeRefunds(tx, checkoutId, told.payment.refunds);
  return book(tx, row, told.payment, { at, actor });
}

async function requireCheckout(tx: OperatorTables, id: string): Promise<FoundCheckout> {
  const found = await findCheckout(tx, id);
  if (found === null) throw new DomainError("NOT_FOUND", "There is no such checkout: load the page again.");
  return found;
}

/** Records what came and went. What went is taken from the bills it had paid, if nothing else is there. */
async function book(
  tx: OperatorTables,
  { billId, currency, bill: { subscriberId } }: FoundCheckout,
  told: ToldPayment,
  { at, actor }: { readonly at: Date; readonly actor: string },
): Promise<BookedMoney[]> {
  if (told.currency !== currency) {
    throw new DomainError("CURRENCY_MIXED", `A checkout in ${currency} was paid in ${told.currency}.`);
  }
  const bookings = bookingsOf(told, await bookedOf(tx, subscriberId, currency));
  const zone = bookings.length === 0 ? "UTC" : await billingZone(tx);
  for (const { method, reference, amountMicros } of bookings) {
    const on = method === "card" ? (told.paidAt ?? at.getTime()) : at.getTime();
    await tx.payment.create({
      data: {
        ...{ subscriberId, currency, amountMicros, method, reference, recordedBy: actor },
        paidOn: dateOf(dayAt(on, zone)),
      },
    });
    if (amountMicros > 0n) await spendCredit(tx, subscriberId, currency, billId);
    else await reopenBills(tx, subscriberId, currency, told);
  }
  return bookings;
}

/** What came and went by cards. */
async function bookedOf(tx: OperatorTables, subscriberId: string, currency: string) {
  const methods: BookedMoney["method"][] = ["card", "refund", "chargeback"];
  const rows = await tx.payment.findMany({
    where: { subscriberId, currency, method: { in: methods } },
    select: { id: true, method: true, reference: true, amountMicros: true },
  });
  return rows.map(({ method, ...row }) => ({ method: method as BookedMoney["method"], ...row }));
}

/**
 * Money that is gone pays nothing any more: what of it no credit covers is owed again on the bills it paid,
 * those it paid last first.
 */
async function reopenBills(
  tx: OperatorTables,
  subscriberId: string,
  currency: string,
  told: ToldPayment,
): Promise<void> {
  const balance = await balanceOf(tx, subscriberId, currency);
  const own = bookedFor(told, await bookedOf(tx, subscriberId, currency));
  const paid = await tx.paymentAllocation.findMany({
    where: { paymentId: { in: own.map(({ id }) => id) } },
    orderBy: { id: "asc" },
    select: { paymentId: true, billId: true, amountMicros: true },
  });
  const freed = freePaid(balance, netAllocations(paid));
  await tx.paymentAllocation.createMany({
    data: freed.map(({ from: { paymentId, billId }, amountMicros }) => ({ paymentId, billId, amountMicros })),
  });
}

interface Allocated {
  readonly paymentId: string;
  readonly billId: string;
  readonly amountMicros: bigint;
}

/** One sum per payment and bill, in the order in which they first met: what was freed counts against it. */
function netAllocations(allocations: readonly Allocated[]): Allocated[] {
  const sums = new Map<string, Allocated>();
  for (const each of allocations) {
    const key = `${each.paymentId} ${each.billId}`;
    const before = sums.get(key)?.amountMicros ?? 0n;
    sums.set(key, { ...each, amountMicros: before + each.amountMicros });
  }
  return [...sums.values()];
}
