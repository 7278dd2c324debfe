import type { DisplayUnit, Pricing, RecordRating, ZoneTable } from "../agreement/types.ts";
import type { RoundingRule } from "../money/round.ts";
import type { CurrencyCode } from "../money/types.ts";
import type { Instant } from "../period/types.ts";
import type { UnrateableReason } from "../rating/types.ts";
import type { Direction, Service } from "../usage/types.ts";

/** What a local day counts as: a holiday of the card is a holiday, whatever its weekday. */
export type DayKind = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" | "holiday";

/**
 * A stretch of the local clock on some kinds of day, half-open. Minutes are counted from midnight as the
 * clock shows them; 1440 is the next midnight. A night is two windows.
 */
export interface TimeWindow {
  readonly days: readonly DayKind[];
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** A time band of a rate and its price. `when` null is the rest of the time. */
export interface RateBand {
  readonly name: string;
  readonly when: readonly TimeWindow[] | null;
  readonly record: RecordRating;
  readonly pricing: Pricing;
}

/**
 * What one kind of usage costs. A record belongs to the first rate that names its service, direction and
 * zone, and there to the first band that is open when the record, or that part of it, begins. Tiers run over
 * all usage of the rate in a billing cycle.
 */
export interface Rate {
  readonly code: string;
  readonly description: string;
  readonly services: readonly Service[];
  /** Absent: every direction. */
  readonly directions?: readonly Direction[];
  readonly zones: readonly string[];
  readonly unit: DisplayUnit;
  readonly bands: readonly RateBand[];
}

/** An operator's retail prices. Immutable once published; a change is the next version. */
export interface RateCardTerms {
  readonly currency: CurrencyCode;
  /** IANA zone whose clock the bands and holidays go by. */
  readonly zone: string;
  /** Each record is rounded once. */
  readonly rounding: RoundingRule;
  /** Local days, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  readonly zones: ZoneTable;
  readonly rates: readonly Rate[];
}

export interface RateCardVersion {
  readonly rateCardId: string;
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly terms: RateCardTerms;
}

/** What a record says about its retail price. */
export interface RetailUsage {
  readonly service: Service;
  readonly direction: Direction;
  /** The network it was made in, or null when the record does not say. */
  readonly visitedPlmn: string | null;
  /** In E.164 digits, with or without a leading plus; null for what was not dialled. */
  readonly dialled: string | null;
  readonly occurredAt: Instant;
  /** In base units as measured: seconds, bytes, events. */
  readonly quantity: bigint;
}

/** What a record has in one stretch of one time band. */
export interface RatedPart {
  readonly band: string;
  readonly occurredAt: Instant;
  /** Base units after minimum and increments. */
  readonly ratedQuantity: bigint;
}

/** The rate of a record, and the record cut into parts where its price changes with the time. */
export interface FoundRate {
  readonly rateCode: string;
  readonly zone: string;
  readonly rateCardVersion: number;
  readonly unit: DisplayUnit;
  /** At least one, in order; their rated quantities sum to that of the record. */
  readonly parts: readonly RatedPart[];
  readonly unrateable?: never;
}

export interface NoRate {
  readonly unrateable: UnrateableReason;
}
