import type { InvoiceFlag } from "@tributary/domain/mno-invoice/types";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { Decision, ExpectedLine, LineComparison } from "@tributary/domain/reconciliation/types";
import type { PostedAmount } from "@tributary/domain/settlement/correct-closed-period";
import type {
  Adjustment,
  ApprovedLine,
  Blocker,
  FxRate,
  Settlement,
  SettlementOperator,
} from "@tributary/domain/settlement/types";
import type { ComparisonFacts } from "../reconciliation/facts.ts";

/** An adjustment that waited in a row of its own. */
export interface PendingAdjustment extends Adjustment {
  readonly id: string;
}

/** Unattributed usage above the cap that somebody agreed to leave with the MVNA. */
export interface AcceptedUnattributed {
  readonly key: string;
  readonly reason: string;
  readonly acceptedBy: string;
}

/** What one period is settled from, its corrections of other periods aside. */
export interface PeriodFacts extends ComparisonFacts {
  readonly mnoId: string;
  readonly openFlags: readonly InvoiceFlag[];
  readonly decisions: readonly { readonly key: string; readonly decision: Decision }[];
  readonly operators: readonly SettlementOperator[];
  readonly acceptedUnattributed: readonly AcceptedUnattributed[];
  readonly fxRates: readonly FxRate[];
}

/** Everything one run is computed from, frozen: the same snapshot gives the same result on any day. */
export interface SettlementSnapshot extends PeriodFacts {
  /** The usage files behind the period's own usage. */
  readonly fileIds: readonly number[];
  readonly adjustments: readonly PendingAdjustment[];
  /** Earlier settled periods about which something new is known. */
  readonly closed: readonly ClosedPeriodFacts[];
}

export interface LineAmount {
  readonly lineCode: string;
  readonly amountMicros: Micros;
}

/** The basis on which a closed period stands: its invoice, and what was expected and approved on it. */
export interface Standing {
  readonly invoiceId: string | null;
  readonly taxMicros: Micros;
  readonly expected: readonly ExpectedLine[];
  readonly approved: readonly ApprovedLine[];
  /** What later invoices had billed in arrears for the period when this basis was laid. */
  readonly arrears: readonly LineAmount[];
}

/** A settled period as it is known now, beside what was posted for it. */
export interface ClosedPeriodFacts {
  readonly facts: PeriodFacts;
  readonly standing: Standing;
  readonly posted: readonly PostedAmount[];
  /** What issued runs have approved of later invoices' lines in arrears for the period. */
  readonly arrears: readonly LineAmount[];
  /** Usage files that came after the period was settled and that this run takes in. */
  readonly lateFileIds: readonly number[];
  /** Those of them that a correction wrote; absent where none did, and in runs of before that was kept. */
  readonly correctedFileIds?: readonly number[];
}

/** What correcting one closed period came to. */
export interface Correction {
  readonly period: PeriodLabel;
  readonly adjustments: readonly Adjustment[];
  /** The new basis when another invoice stands for the period now; null when the old basis stands. */
  readonly standing: Standing | null;
  readonly blockers: readonly Blocker[];
  /** What the MNO's side changes by: claim = invoice − approved. */
  readonly claimDeltaMicros: Micros;
  readonly taxDeltaMicros: Micros;
}

/** What a run computed from its snapshot, the steps included. */
export interface RunResult {
  readonly expected: readonly ExpectedLine[];
  readonly comparisons: readonly LineComparison[];
  readonly corrections: readonly Correction[];
  readonly settlement: Settlement;
  readonly blockers: readonly Blocker[];
}
