import type { DisplayUnit } from "../agreement/types.ts";
import type { Micros } from "../money/types.ts";
import type { Direction, Service } from "../usage/types.ts";

/** What a subscriber has one of at a time, and what can be taken beside it. */
export type PlanKind = "plan" | "add-on" | "pass";

/** What is owed for holding a plan: each period, or once in the period in which it is taken. */
export interface Fee {
  readonly code: string;
  readonly description: string;
  readonly every: "period" | "once";
  readonly amountMicros: Micros;
  readonly taxCode: string;
  /** Whether a period that is held in part owes a part. */
  readonly isProrated: boolean;
}

/** Takes something off a fee, for so many periods from the one in which the plan is taken; null: always. */
export interface Discount {
  readonly code: string;
  readonly description: string;
  readonly fee: string;
  readonly off:
    | { readonly by: "percentage"; readonly bps: number }
    | { readonly by: "amount"; readonly amountMicros: Micros };
  readonly periods: number | null;
}

/**
 * What becomes of usage beyond the allowance: it is charged, it passes slowly and free, or it is refused.
 * What a network lets through after a stop is not charged.
 */
export type AtEnd = "overage" | "throttle" | "stop";

/**
 * What is left at a period's end is carried over, at most `capUnits` base units of the bundle in all, and
 * each grant for `periods` periods after its own.
 */
export interface Rollover {
  readonly capUnits: bigint;
  readonly periods: number;
}

/** An allowance of usage that a plan includes. */
export interface Bundle {
  readonly code: string;
  readonly description: string;
  readonly services: readonly Service[];
  /** Absent: every direction. */
  readonly directions?: readonly Direction[];
  /** null: everywhere. */
  readonly zones: readonly string[] | null;
  /** Base units; null has no end. */
  readonly allowance: bigint | null;
  readonly unit: DisplayUnit;
  /** Whether a period that is held in part grants a part. */
  readonly isProrated: boolean;
  /** The lowest is used first. */
  readonly priority: number;
  readonly atEnd: AtEnd;
  readonly rollover: Rollover | null;
  /** Shared with its members, each up to a cap in a period unless it has one of its own; null: no cap. */
  readonly pool?: { readonly memberCapUnits: bigint | null };
}

/**
 * How long what is taken lasts: until it is ended, granting anew each period; the period in which it is
 * taken; or days, from the day on or from the first use on. The last two grant once.
 */
export type Validity =
  | { readonly lasts: "open" }
  | { readonly lasts: "period" }
  | { readonly lasts: "days"; readonly days: number; readonly startsOn: "date" | "first-use" };

/** What a version of a plan, add-on or pass costs and includes, in its rate card's currency. */
export interface PlanTerms {
  readonly validity: Validity;
  readonly fees: readonly Fee[];
  readonly discounts: readonly Discount[];
  readonly bundles: readonly Bundle[];
}
