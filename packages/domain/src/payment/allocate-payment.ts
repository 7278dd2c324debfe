import { leastMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";

/** A bill that is not paid in full. */
export interface OpenBill {
  readonly billId: string;
  readonly number: string;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  /** What is owed on it after credit notes and payments. */
  readonly openMicros: Micros;
}

export interface AllocatedPayment {
  readonly billId: string;
  readonly amountMicros: Micros;
}

/**
 * Shares a payment among bills: to the named one first, then to the one that was due first.
 *
 * Units   micros of one currency; what is not positive pays nothing.
 * Shape   no bill gets more than is open on it; what is left over stays the subscriber's credit.
 */
export function allocatePayment(
  amountMicros: Micros,
  bills: readonly OpenBill[],
  firstBillId: string | null = null,
): AllocatedPayment[] {
  const ordered = bills
    .filter(({ openMicros }) => openMicros > 0n)
    .sort((one, other) => byClaim(one, other, firstBillId));
  const allocated: AllocatedPayment[] = [];
  let left = amountMicros;
  for (const { billId, openMicros } of ordered) {
    if (left <= 0n) break;
    const amount = leastMicros(openMicros, left);
    allocated.push({ billId, amountMicros: amount });
    left -= amount;
  }
  return allocated;
}

/**
 * What has to be freed of a bill that is paid beyond what is owed on it, such as after a credit note.
 *
 * Units   micros; the result is negative, and goes against the latest allocation first.
 * Shape   allocations of one bill in the order in which they were made.
 */
export function freePaid<Allocation extends { readonly amountMicros: Micros }>(
  openMicros: Micros,
  allocations: readonly Allocation[],
): { readonly from: Allocation; readonly amountMicros: Micros }[] {
  const freed: { from: Allocation; amountMicros: Micros }[] = [];
  let over = -openMicros;
  for (const from of allocations.toReversed()) {
    if (over <= 0n) break;
    if (from.amountMicros <= 0n) continue;
    const amount = leastMicros(from.amountMicros, over);
    freed.push({ from, amountMicros: -amount });
    over -= amount;
  }
  return freed;
}

function byClaim(one: OpenBill, other: OpenBill, firstBillId: string | null): number {
  if ((one.billId === firstBillId) !== (other.billId === firstBillId)) {
    return one.billId === firstBillId ? -1 : 1;
  }
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  return one.number < other.number ? -1 : 1;
}
