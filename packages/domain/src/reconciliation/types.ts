import type { ChargeLine } from "../agreement/types.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";

export type Cause =
  | "RATE"
  | "VOLUME"
  | "MISSING_OURS"
  | "MISSING_THEIRS"
  | "DUPLICATE"
  | "ROUNDING"
  | "TIME_BOUNDARY"
  | "ZONE"
  | "COUNT"
  | "TAX"
  | "COMMITMENT"
  | "UNKNOWN";

/** One operator's part of a difference, by the evidence that produced it. null = unattributed or nobody's. */
export interface OperatorPart {
  readonly operatorId: string | null;
  readonly amountMicros: Micros;
}

/** The hypothesis under which the billed figure comes out, in one sentence ("at 1.30 the line matches"). */
export interface Counterfactual {
  readonly cause: Cause;
  readonly explanation: string;
  /** The amount the line would have under the hypothesis. */
  readonly amountMicros: Micros;
}

export type Verdict = "match" | "within-tolerance" | "exception" | "derived";

/**
 * Billed against expected for one agreement line (all invoice lines mapped to it, one operator reference at a
 * time).
 */
export interface LineComparison {
  /**
   * `lineCode`, or `lineCode@operatorId` for a line the invoice refers to one operator, followed by
   * `/YYYY-MM` for a line in arrears; `#n` for an unmapped invoice line n; `ROUNDING` for what the header
   * misses the lines by; `TAX`.
   */
  readonly key: string;
  readonly lineCode: string | null;
  readonly operatorId: string | null;
  /** The period the line is for; an earlier one than the invoice's for a line in arrears. */
  readonly period: PeriodLabel;
  readonly invoiceLineNumbers: readonly number[];
  readonly billedMicros: Micros;
  readonly expectedMicros: Micros;
  readonly deltaMicros: Micros;
  readonly toleranceMicros: Micros;
  readonly billedQuantity: Exact | null;
  readonly expectedQuantity: Exact | null;
  readonly billedRate: Exact | null;
  readonly expectedRate: Exact | null;
  readonly verdict: Verdict;
  /**
   * Under-billing is payable as billed; |Δ| is accrued as a potential back-bill, never disputed upward by
   * itself.
   */
  readonly isUnderBilled: boolean;
  readonly cause: Cause | null;
  readonly counterfactual: Counterfactual | null;
  readonly parts: readonly OperatorPart[];
}

/** What a person decided about an exception. */
export type Decision = "dispute" | "waive";

/**
 * One operator's share of an expected line. `weight` is what the line is allocated by: rated charge or
 * quantity.
 */
export interface ExpectedPart {
  /** null = unattributed. */
  readonly operatorId: string | null;
  /** In display units. */
  readonly quantity: Exact;
  readonly weight: Exact;
}

/** What our copy of the agreement says one line costs in one period. */
export interface ExpectedLine {
  readonly lineCode: string;
  readonly description: string;
  readonly kind: ChargeLine["kind"] | "rounding";
  readonly period: PeriodLabel;
  /** Name of the display unit; null where nothing is counted. */
  readonly unit: string | null;
  readonly quantity: Exact | null;
  /** The one rate per display unit; null for tiers, packages and several rate versions. */
  readonly rate: Exact | null;
  readonly isCountable: boolean;
  readonly amountMicros: Micros;
  /** What an annual commitment adds to its accrual this period; 0 elsewhere. */
  readonly accruedMicros: Micros;
  readonly parts: readonly ExpectedPart[];
}

/** Where an annual commitment stands before the period. */
export interface AnnualStanding {
  readonly inScopeEarlierMicros: Micros;
  readonly accruedEarlierMicros: Micros;
  /** 1 to 12; the shortfall is charged in month 12. */
  readonly monthOfYear: number;
}

/** What an earlier invoice already charged for the same line and period. */
export interface BilledBefore {
  readonly lineCode: string;
  readonly operatorId: string | null;
  readonly period: PeriodLabel;
  readonly amountMicros: Micros;
  readonly quantity: Exact | null;
}

/** Usage that is known to be missing on our side: a late or lost file, with what is known of its content. */
export interface KnownGap {
  readonly lineCode: string;
  readonly operatorId: string | null;
  readonly period: PeriodLabel;
  /** Names the evidence in a sentence: "file MNO-0042 that never arrived". */
  readonly description: string;
  readonly records: bigint | null;
  /** In base units. */
  readonly quantity: bigint | null;
}

/** SIM counts under another counting rule: the evidence for a wrong count. */
export interface SimCountAlternative {
  /** Completes "counted …": "on any day of the month". */
  readonly description: string;
  readonly lineCode: string;
  readonly period: PeriodLabel;
  readonly counts: readonly { readonly operatorId: string; readonly count: Exact }[];
}
