import { daysFrom } from "../bill/cycle-days.ts";
import type { DunningStep, DunningTerms } from "../bill/types.ts";
import type { Micros } from "../money/types.ts";

/** A bill that is due, with the last step that was taken for it. */
export interface DueBill {
  readonly billId: string;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  readonly openMicros: Micros;
  /** From 1, in the order of the terms; null when none was taken. */
  readonly lastStep: number | null;
  /** YYYY-MM-DD, the day of that step. */
  readonly lastStepOn: string | null;
}

/** A promise to pay keeps everything still up to and including its day. */
export interface Promised {
  readonly untilDay: string;
}

export interface DunningDecision {
  readonly billId: string;
  /** From 1. */
  readonly step: number;
  readonly action: DunningStep["action"];
  readonly channel: DunningStep["channel"];
}

/**
 * Decides what is done today about the bills that one subscriber has not paid.
 *
 * Units   micros; days of one calendar as YYYY-MM-DD. A bill is overdue from the day after it was due.
 * Shape   at most one step per bill and day, in the order of the terms. After a step the next one waits as
 *         long as their days lie apart, so that nobody is suspended on the day of the first reminder,
 *         however late it is sent.
 */
export function dunningOf(
  bills: readonly DueBill[],
  promise: Promised | null,
  terms: DunningTerms,
  today: string,
): DunningDecision[] {
  if (promise !== null && promise.untilDay >= today) return [];
  return bills.flatMap((bill) => {
    if (bill.openMicros <= 0n || bill.openMicros < terms.minimumMicros) return [];
    const index = bill.lastStep ?? 0;
    const step = terms.steps[index];
    if (step === undefined || daysBetween(bill.dueOn, today) < step.daysOverdue) return [];
    const wait = step.daysOverdue - (terms.steps[index - 1]?.daysOverdue ?? step.daysOverdue);
    const hasWaited = bill.lastStepOn === null || daysBetween(bill.lastStepOn, today) >= Math.max(wait, 1);
    if (!hasWaited) return [];
    return [{ billId: bill.billId, step: index + 1, action: step.action, channel: step.channel }];
  });
}

function daysBetween(first: string, second: string): number {
  return daysFrom(first, second) - 1;
}
