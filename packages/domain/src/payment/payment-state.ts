import type { Micros } from "../money/types.ts";

/** What became of a bill. */
export interface BillAccount {
  readonly grossMicros: Micros;
  /** Of its credit notes: negative, or zero. */
  readonly creditedMicros: Micros;
  readonly paidMicros: Micros;
  /** YYYY-MM-DD */
  readonly dueOn: string;
}

export type BillState = "open" | "part-paid" | "overdue" | "paid" | "credited";

/** What is still owed on a bill; negative where more was paid. */
export function openOf({ grossMicros, creditedMicros, paidMicros }: Omit<BillAccount, "dueOn">): Micros {
  return grossMicros + creditedMicros - paidMicros;
}

/** How a bill stands on a day; it is overdue from the day after it was due. */
export function billState(account: BillAccount, today: string): BillState {
  if (openOf(account) <= 0n) {
    return account.grossMicros > 0n && account.grossMicros + account.creditedMicros <= 0n
      ? "credited"
      : "paid";
  }
  if (account.dueOn < today) return "overdue";
  return account.paidMicros > 0n ? "part-paid" : "open";
}
