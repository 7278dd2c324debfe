import type { CurrencyCode, Exact, Micros, Rounding } from "../money/types.ts";
import type { CutOffBasis, Instant, PeriodLabel } from "../period/types.ts";
import type { Direction, Service } from "../usage/types.ts";

/**
 * A tier covers quantities up to and including `upTo` display units; null is open-ended. `flat` is charged
 * once when the tier is entered; the first tier is entered from 0 on. With `block`, what falls into the tier
 * is rounded up to whole blocks.
 */
export interface Tier {
  readonly upTo: Exact | null;
  readonly rate: Exact;
  readonly flat: Exact;
  readonly block?: Exact;
}

/**
 * Prices a quantity in display units; rates are per display unit in currency units. `free` units come off
 * before packages are counted.
 */
export type Pricing =
  | { readonly model: "per-unit"; readonly rate: Exact }
  | { readonly model: "graduated"; readonly tiers: readonly Tier[] }
  | { readonly model: "volume"; readonly tiers: readonly Tier[] }
  | { readonly model: "package"; readonly size: Exact; readonly price: Exact; readonly free?: Exact };

/**
 * One stretch of a record from `from` base units on: whole steps of `step` base units at `rate` per display
 * unit.
 */
export interface RecordStep {
  readonly from: bigint;
  readonly step: bigint;
  readonly rate: Exact;
}

/**
 * How one record becomes rated units: `first` is the minimum charged, then steps of `next` (60/60, 30/6,
 * 1/1), in base units. With `steps`, each stretch of the record has its own increment and rate (0.20 for the
 * first minute, then 0.10 per minute by the second); the line's pricing is then not used for records, and the
 * agreement has to round per record.
 */
export interface RecordRating {
  readonly first: bigint;
  readonly next: bigint;
  readonly setUpFee: Exact;
  readonly minimumCharge: Exact;
  readonly steps?: readonly RecordStep[];
  /** The most that one record costs. */
  readonly maximumCharge?: Exact;
}

/**
 * What a display unit is: `size` base units (GB = 10^9 or 2^30 bytes is the agreement's choice; minute = 60
 * seconds; event = 1).
 */
export interface DisplayUnit {
  readonly name: string;
  readonly size: bigint;
}

/** How a line that names no operator is shared. */
export type AllocationBasis =
  | { readonly by: "sims" | "quantity" | "cost" | "equal" | "retained" | "own-shortfall" }
  | { readonly by: "direct"; readonly operatorId: string };

interface LineBase {
  readonly code: string;
  readonly description: string;
}

/** Metered usage. A CDR belongs to the first usage line that names its service, direction and zone. */
export interface UsageLine extends LineBase {
  readonly kind: "usage";
  readonly services: readonly Service[];
  /** Absent: every direction. */
  readonly directions?: readonly Direction[];
  readonly zones: readonly string[];
  readonly unit: DisplayUnit;
  readonly pricing: Pricing;
  readonly record: RecordRating;
  /** True when a difference in quantity is an exception whatever the money. */
  readonly isCountable: boolean;
}

/**
 * A fee per SIM and month. `countOn` says which SIMs count: held at the period's end, on any day, or by days
 * held.
 */
export interface SimLine extends LineBase {
  readonly kind: "sim";
  readonly countOn: "end" | "any" | "prorated";
  readonly pricing: Pricing;
}

/** A fixed fee per period without an operator reference. */
export interface FlatLine extends LineBase {
  readonly kind: "flat";
  readonly amountMicros: Micros;
  readonly allocation: AllocationBasis;
}

/**
 * A minimum commitment: `shareBps` of what the in-scope lines fall short of `amountMicros` is charged. Priced
 * last, on approved amounts.
 */
export interface CommitmentLine extends LineBase {
  readonly kind: "commitment";
  readonly amountMicros: Micros;
  readonly shareBps: number;
  readonly scope: readonly string[];
  /** `annual`: charged in the last period of the contract year only, accrued monthly. */
  readonly cadence: "monthly" | "annual";
  readonly allocation: AllocationBasis;
  /** Sub-commitments by operator, the weights' base for `own-shortfall`. */
  readonly operatorCommitments: Readonly<Record<string, Micros>>;
}

export type ChargeLine = UsageLine | SimLine | FlatLine | CommitmentLine;

/**
 * A line is in tolerance iff |Δ| ≤ max(absoluteMicros, bps × |expected|); the sum of accepted |Δ| stays under
 * the invoice cap.
 */
export interface Tolerance {
  readonly absoluteMicros: Micros;
  readonly bps: number;
  readonly invoiceCapMicros: Micros | null;
}

export interface DisputeTerms {
  /** Days after the invoice's receipt within which a notice must be sent. */
  readonly windowDays: number;
  readonly mode: "withhold" | "pay-and-claim";
}

/**
 * Zones by visited network (PLMN) and by dialled prefix (E.164 without +), longest prefix wins. On
 * `homePlmns` the dialled number decides; on any other network the network does.
 */
export interface ZoneTable {
  readonly plmns: Readonly<Record<string, string>>;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly homePlmns?: readonly string[];
}

/** The wholesale terms of one agreement version. Immutable once effective; a change is the next version. */
export interface AgreementTerms {
  readonly currency: CurrencyCode;
  /** IANA zone in which periods and days are cut. */
  readonly zone: string;
  readonly cutOff: CutOffBasis;
  readonly rounding: Rounding;
  readonly lines: readonly ChargeLine[];
  readonly zones: ZoneTable;
  readonly tolerance: Tolerance;
  /**
   * Up to this share of a line's quantity, unattributed usage is spread; above, all of it is retained and the
   * run waits for approval.
   */
  readonly unattributedCapBps: number;
  readonly dispute: DisputeTerms;
  readonly paymentTermDays: number;
  readonly taxBps: number;
}

export interface AgreementVersion {
  readonly agreementId: string;
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly terms: AgreementTerms;
}

/** SIMs of one operator that count in a period. `count` is exact because prorated months are fractions. */
export interface SimCount {
  readonly operatorId: string;
  readonly lineCode: string;
  readonly period: PeriodLabel;
  readonly count: Exact;
}
