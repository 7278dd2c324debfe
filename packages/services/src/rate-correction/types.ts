import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";

/** What a correction comes to in one month. Amounts are as bills ask for usage: without fees. */
export interface MonthImpact {
  readonly period: PeriodLabel;
  /** Of the month: final bills stay as they are, the next ones bear the difference. */
  readonly bills: "open" | "final";
  /** Those whose rating comes out otherwise. */
  readonly subscribers: number;
  /** Rated by the new version. */
  readonly records: number;
  /** Records without a rate, before and after. */
  readonly unrateableBefore: number;
  readonly unrateableAfter: number;
  readonly beforeMicros: Micros;
  readonly afterMicros: Micros;
}

/** What it comes to for one subscriber, over all months. */
export interface SubscriberImpact {
  readonly number: string;
  readonly beforeMicros: Micros;
  readonly afterMicros: Micros;
}

/** What a correction of a rate card would change, and what became of it. */
export interface RateImpact {
  readonly months: readonly MonthImpact[];
  readonly subscribers: number;
  /** The subscribers with the largest differences, the largest first. */
  readonly most: readonly SubscriberImpact[];
  /** Who left with final bills that were too high: no bill comes to them, so they get a credit note. */
  readonly credited: { readonly subscribers: number; readonly micros: Micros };
  /** Final bills that somebody credited by hand: they are left as they are. */
  readonly leftBills: number;
}

export const CORRECTION_STATUSES = [
  "reported",
  "requested",
  "approved",
  "applied",
  "rejected",
  "withdrawn",
  "dropped",
] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];
