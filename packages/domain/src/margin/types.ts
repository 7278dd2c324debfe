import type { Pricing } from "../agreement/types.ts";
import type { CurrencyCode, Exact, Micros } from "../money/types.ts";
import type { Instant } from "../period/types.ts";

/**
 * What a percentage is taken of: usage lines only (spread unattributed cost included), the whole cost, or
 * named lines.
 */
export type MarginBase = "usage" | "cost" | { readonly lines: readonly string[] };

export interface MarginTier {
  /**
   * Upper edge of cost in micros, inclusive; null is open-ended. Graduated: each slice bears its own rate.
   */
  readonly upToMicros: Micros | null;
  readonly bps: number;
}

/** What an operator pays for its own identified quantity on one line, whatever the network charges for it. */
export interface OwnRate {
  readonly line: string;
  /** Per display unit of the line. */
  readonly pricing: Pricing;
}

export type MarginComponent =
  | { readonly kind: "markup"; readonly bps: number; readonly base: MarginBase }
  /**
   * `fee` in currency units per display unit (GB, minute, SIM) of the operator's own identified quantity on
   * the named lines.
   */
  | { readonly kind: "per-unit"; readonly lines: readonly string[]; readonly fee: Exact }
  /** Per period; prorated by live days (750 for 17 of 31 days = 411.29). */
  | { readonly kind: "fixed"; readonly amountMicros: Micros; readonly isProrated: boolean }
  | { readonly kind: "tiered"; readonly tiers: readonly MarginTier[]; readonly base: MarginBase }
  | { readonly kind: "revenue-share"; readonly bps: number; readonly of: "revenue" | "revenue-less-cost" }
  | OwnRates;

/**
 * Rates of the operator's own: on these lines the margin is what they come to less the lines' cost, spread
 * usage included, so that the charge follows the operator's own usage alone and shows no tier that the
 * portfolio reaches. Of lines that are `borne` the operator is charged nothing.
 */
export interface OwnRates {
  readonly kind: "own-rates";
  readonly rates: readonly OwnRate[];
  readonly borne: readonly string[];
}

/**
 * The aggregator's margin on one operator, versioned and effective-dated; components add up, then the sum is
 * clamped.
 */
export interface MarginTerms {
  readonly currency: CurrencyCode;
  readonly components: readonly MarginComponent[];
  readonly minimumMicros: Micros | null;
  readonly maximumMicros: Micros | null;
  /** A negative cost earns no negative margin unless the contract says so. */
  readonly allowsNegative: boolean;
  /** What the operator sees: one charge per line (margin inside), or cost lines and a service fee apart. */
  readonly presentation: "charge" | "cost-plus";
}

export interface MarginVersion {
  readonly operatorId: string;
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly terms: MarginTerms;
}
