import type { Micros } from "../money/types.ts";

/** An operator's own business of one period and currency, as sums: whom they are of is not in them. */
export interface RetailTotal {
  /** Active at the period's beginning and end. */
  readonly openingSubscribers: number;
  readonly closingSubscribers: number;
  /** Those active at the end of each day, summed over the days. */
  readonly subscriberDays: bigint;
  readonly days: number;
  readonly activations: number;
  readonly voluntary: number;
  readonly involuntary: number;
  readonly portedOut: number;
  readonly bills: number;
  readonly netRevenueMicros: Micros;
  readonly isProvisional: boolean;
}

/** What the totals of one operator, or of several together, come to. */
export interface RetailFigures {
  readonly openingSubscribers: number;
  readonly closingSubscribers: number;
  /** Mean of the subscribers at the ends of the days, in tenths of one; null without a day. */
  readonly averageTenths: bigint | null;
  readonly activations: number;
  readonly voluntary: number;
  readonly involuntary: number;
  readonly portedOut: number;
  /** All who left, of those at the beginning; null without any. */
  readonly churnBps: number | null;
  readonly bills: number;
  readonly revenueMicros: Micros;
  /** Revenue by average subscriber; null without any. */
  readonly arpuMicros: Micros | null;
  readonly isProvisional: boolean;
}

/** Something sold, and what was paid for it; null while that is not known. */
export interface Trade {
  readonly incomeMicros: Micros;
  readonly outlayMicros: Micros | null;
}

export interface TradeMargin {
  readonly micros: Micros;
  /** Of the income; null without any. */
  readonly bps: number | null;
}
