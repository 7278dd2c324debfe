import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { sumMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import {
  allocateCredit,
  type FreePayment,
  freePayments,
  type UsedPayment,
} from "@tributary/domain/payment/allocate-credit";
import type { OpenBill } from "@tributary/domain/payment/allocate-payment";
import { openOf } from "@tributary/domain/payment/payment-state";

type Tables = Pick<OperatorTables, "bill" | "payment" | "paymentAllocation" | "cardRefund">;

/** The final bills of a subscriber with what is open on each; negative where more was paid. */
export async function openBills(tx: Tables, subscriberId: string, currency: string): Promise<OpenBill[]> {
  const rows = await tx.bill.findMany({
    where: { subscriberId, currency, kind: "bill", status: "final" },
    select: {
      id: true,
      number: true,
      dueOn: true,
      grossMicros: true,
      creditedBy: { where: { status: "final" }, select: { grossMicros: true } },
      allocations: { select: { amountMicros: true } },
    },
  });
  return rows.map(({ id, number, dueOn, grossMicros, creditedBy, allocations }) => ({
    billId: id,
    number: number ?? "",
    dueOn: dueOn?.toISOString().slice(0, 10) ?? "",
    openMicros: openOf({
      grossMicros,
      creditedMicros: sumMicros(creditedBy.map((note) => note.grossMicros)),
      paidMicros: sumMicros(allocations.map(({ amountMicros }) => amountMicros)),
    }),
  }));
}

/** The payments of a subscriber, oldest first, and as such what is on its way back to cards. */
async function loadPayments(tx: Tables, subscriberId: string, currency: string): Promise<UsedPayment[]> {
  const [rows, leaving] = await Promise.all([
    tx.payment.findMany({
      where: { subscriberId, currency },
      orderBy: [{ paidOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
      select: { id: true, amountMicros: true, allocations: { select: { amountMicros: true } } },
    }),
    tx.cardRefund.findMany({
      where: { status: { in: ["asked", "pending"] }, checkout: { currency, bill: { subscriberId } } },
      select: { id: true, amountMicros: true },
    }),
  ]);
  return [
    ...rows.map(({ id: paymentId, amountMicros, allocations }) => ({
      ...{ paymentId, amountMicros },
      usedMicros: sumMicros(allocations.map((allocation) => allocation.amountMicros)),
    })),
    ...leaving.map(({ id, amountMicros }) => ({
      paymentId: id,
      amountMicros: -amountMicros,
      usedMicros: 0n,
    })),
  ];
}

/** The payments of a subscriber of which something pays no bill yet, oldest first, refunds taken off. */
async function unusedPayments(tx: Tables, subscriberId: string, currency: string): Promise<FreePayment[]> {
  return freePayments(await loadPayments(tx, subscriberId, currency));
}

/** The same as {@link creditOf}, negative where more went back than was there. */
export async function balanceOf(tx: Tables, subscriberId: string, currency: string): Promise<Micros> {
  const payments = await loadPayments(tx, subscriberId, currency);
  return sumMicros(payments.map(({ amountMicros, usedMicros }) => amountMicros - usedMicros));
}

/** What of a subscriber's payments pays no bill yet. */
export async function creditOf(tx: Tables, subscriberId: string, currency: string): Promise<Micros> {
  return sumMicros((await unusedPayments(tx, subscriberId, currency)).map(({ freeMicros }) => freeMicros));
}

/**
 * Lets what is free of a subscriber's payments pay its open bills: the named one first, then those due first.
 * The caller holds the account.
 */
export async function spendCredit(
  tx: Tables,
  subscriberId: string,
  currency: string,
  firstBillId: string | null = null,
): Promise<void> {
  const bills = await openBills(tx, subscriberId, currency);
  const free = await unusedPayments(tx, subscriberId, currency);
  const { allocations } = allocateCredit(free, bills, firstBillId);
  await tx.paymentAllocation.createMany({ data: [...allocations] });
}

/** Throws  {@link DomainError} `INPUT_INVALID` for a day that is none. */
export function dateOf(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)) return date;
  throw new DomainError("INPUT_INVALID", `"${day.slice(0, 20)}" is not a date: write it like 2026-11-30.`);
}
