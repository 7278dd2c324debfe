import { leastMicros, sumMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";
import { allocatePayment, type OpenBill } from "./allocate-payment.ts";

/** A payment, or a refund (negative), with what of it pays bills. */
export interface UsedPayment {
  readonly paymentId: string;
  readonly amountMicros: Micros;
  readonly usedMicros: Micros;
}

/** What of a payment pays no bill yet. */
export interface FreePayment {
  readonly paymentId: string;
  readonly freeMicros: Micros;
}

export interface CreditAllocation {
  readonly paymentId: string;
  readonly billId: string;
  readonly amountMicros: Micros;
}

/** What became of payments and bills of one subscriber. */
export interface AllocatedCredit {
  readonly allocations: readonly CreditAllocation[];
  /** Those of which something is free still. */
  readonly payments: readonly FreePayment[];
  readonly bills: readonly OpenBill[];
}

/**
 * What of the payments of one subscriber and currency is free.
 *
 * Units   micros.
 * Shape   in input order, without those of which nothing is; refunds are taken off the first ones.
 */
export function freePayments(payments: readonly UsedPayment[]): FreePayment[] {
  let refunded = -sumMicros(payments.map(({ amountMicros }) => leastMicros(amountMicros, 0n)));
  return payments.flatMap(({ paymentId, amountMicros, usedMicros }) => {
    const unused = amountMicros - usedMicros;
    if (unused <= 0n) return [];
    const back = leastMicros(refunded, unused);
    refunded -= back;
    return unused === back ? [] : [{ paymentId, freeMicros: unused - back }];
  });
}

/**
 * Lets what is free of payments pay bills, one payment after the other: the named bill first, then those that
 * were due first.
 *
 * Units   micros of one currency.
 * Shape   payments in the order in which they pay.
 */
export function allocateCredit(
  payments: readonly FreePayment[],
  bills: readonly OpenBill[],
  firstBillId: string | null = null,
): AllocatedCredit {
  const allocations: CreditAllocation[] = [];
  const left: FreePayment[] = [];
  let open = bills;
  for (const { paymentId, freeMicros } of payments) {
    const parts = allocatePayment(freeMicros, open, firstBillId);
    const paid = new Map(parts.map(({ billId, amountMicros }) => [billId, amountMicros]));
    const rest = freeMicros - sumMicros(paid.values());
    allocations.push(...parts.map((part) => ({ paymentId, ...part })));
    if (rest > 0n) left.push({ paymentId, freeMicros: rest });
    open = open.map((bill) => ({ ...bill, openMicros: bill.openMicros - (paid.get(bill.billId) ?? 0n) }));
  }
  return { allocations, payments: left, bills: open };
}
