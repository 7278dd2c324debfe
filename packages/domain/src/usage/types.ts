import type { Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";

export type Service = "voice" | "sms" | "mms" | "data";

/** Originated, terminated, or without direction (data). */
export type Direction = "mo" | "mt" | "none";

/** Accepted usage counts; duplicate usage is kept as evidence only (what the MNO may have billed twice). */
export type UsageOutcome = "accepted" | "duplicate";

/**
 * Usage of one operator on one charge line in one period: the sum that reconciliation and settlement run on.
 *
 * Units  `quantity` is in base units (bytes, seconds, events) after record rating (minimums, increments);
 *        `chargeMicros` is the sum of record charges in the agreement's currency.
 */
export interface UsageTotal {
  /** null = unattributed (nobody's SIM). */
  readonly operatorId: string | null;
  readonly lineCode: string;
  readonly rateVersion: number;
  /** Billed period by the agreement's zone and cut-off basis. */
  readonly period: PeriodLabel;
  /**
   * The calendar month in UTC: differs from `period` only around a month's edge; the evidence for
   * TIME_BOUNDARY.
   */
  readonly utcPeriod: PeriodLabel;
  readonly outcome: UsageOutcome;
  readonly records: bigint;
  readonly quantity: bigint;
  readonly chargeMicros: Micros;
}
