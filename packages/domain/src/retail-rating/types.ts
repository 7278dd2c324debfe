import type { BalanceEntry, Carried, Holding, StartedPass } from "../balance/types.ts";
import type { Micros } from "../money/types.ts";
import type { Instant } from "../period/types.ts";
import type { RetailRater } from "../rate-card/create-retail-rater.ts";
import type { RetailUsage } from "../rate-card/types.ts";
import type { UnrateableReason } from "../rating/types.ts";
import type { Service } from "../usage/types.ts";

/** One record of a subscriber's usage. */
export interface SubscriberRecord extends RetailUsage {
  /** With the instant, the record's name. */
  readonly key: bigint;
  /** Negative where it takes back the record of that number. */
  readonly recordNumber: number;
  /** Of a test SIM: it is counted for the host network, and costs no subscriber anything. */
  readonly isTest: boolean;
}

/** Which rate card a subscriber's plan goes by, over [from, until). */
export interface CardSpell {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly rater: RetailRater;
  readonly rateCardId: string;
}

/** All that the price of a subscriber's period depends on. */
export interface RatingInput {
  readonly subscriberId: string;
  /** In any order. */
  readonly cards: readonly CardSpell[];
  readonly holdings: readonly Holding[];
  /** What the entries of earlier periods leave. */
  readonly carried: readonly Carried[];
  /** In any order. */
  readonly records: readonly SubscriberRecord[];
}

/** What happened to usage that neither an allowance paid for nor a rate was charged for. */
export type FreeReason = "throttled" | "stopped";

/** What a part of a record costs: one row for each that paid for some of it. */
export interface RecordCharge {
  readonly occurredAt: Instant;
  readonly key: bigint;
  /** From 1 on within the record. */
  readonly part: number;
  readonly service: Service;
  readonly zone: string | null;
  readonly rateCode: string | null;
  readonly rateCardVersion: number | null;
  readonly band: string | null;
  /** The allowance that paid for it, or why nobody had to. */
  readonly bundle: string | null;
  /** Base units. */
  readonly ratedQuantity: bigint;
  /** null where there is no rate. */
  readonly chargeMicros: Micros | null;
  readonly unrateable: UnrateableReason | "PLAN_MISSING" | null;
}

export interface SubscriberRating {
  readonly charges: readonly RecordCharge[];
  /** What it was granted, used and lost in the period, if nothing of it was posted before. */
  readonly entries: readonly BalanceEntry[];
  readonly started: readonly StartedPass[];
  readonly records: number;
  readonly unrateable: number;
  readonly chargeMicros: Micros;
}
