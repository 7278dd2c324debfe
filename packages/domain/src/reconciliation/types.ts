import type { Exact, Micros } from "../money/types.ts";

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

/** Billed against expected for one agreement line (all invoice lines mapped to it, one operator reference at a time). */
export interface LineComparison {
  /** `lineCode`, or `lineCode@operatorId` for a line the invoice refers to one operator, or `#n` for an unmapped invoice line n. */
  readonly key: string;
  readonly lineCode: string | null;
  readonly operatorId: string | null;
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
  /** Under-billing is payable as billed; |Δ| is accrued as a potential back-bill, never disputed upward by itself. */
  readonly isUnderBilled: boolean;
  readonly cause: Cause | null;
  readonly counterfactual: Counterfactual | null;
  readonly parts: readonly OperatorPart[];
}

/** What a person decided about an exception. */
export type Decision = "dispute" | "waive";
