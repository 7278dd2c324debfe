import type { AgreementVersion, ChargeLine } from "../agreement/types.ts";
import type { OperatorLife } from "../attribution/types.ts";
import type { MarginVersion } from "../margin/types.ts";
import type { InvoiceFlag } from "../mno-invoice/types.ts";
import type { CurrencyCode, Exact, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type {
  AnnualStanding,
  Decision,
  ExpectedLine,
  LineComparison,
  OperatorPart,
} from "../reconciliation/types.ts";

/** How the approved cost of a line came about. `undecided` counts as billed and blocks. */
export type Treatment = "billed" | "disputed" | "waived" | "derived" | "under-billed" | "undecided";

/**
 * What is left of a disputed line once the MNO has answered: this part was rejected and is payable after all.
 */
export interface Resolution {
  readonly rejectedMicros: Micros;
  /** Who owns the rejected part; absent: by the parts of the exception. */
  readonly parts?: readonly OperatorPart[];
}

export interface ApprovedLine {
  readonly key: string;
  readonly lineCode: string | null;
  readonly kind: ChargeLine["kind"] | "rounding" | "unmapped";
  /** Set when the invoice itself refers the line to one operator. */
  readonly operatorId: string | null;
  readonly period: PeriodLabel;
  readonly billedMicros: Micros;
  readonly expectedMicros: Micros;
  readonly approvedMicros: Micros;
  readonly treatment: Treatment;
  /** |Δ| of an under-billed line: a potential back-bill that is accrued. */
  readonly backBillMicros: Micros;
  /** The rejected part of a resolved dispute, by owner; included in `approvedMicros`. */
  readonly rejectedParts: readonly OperatorPart[];
}

/** One approved line shared out. Operators + spread + retained = approved, to the minor unit. */
export interface LineAllocation {
  readonly key: string;
  readonly lineCode: string | null;
  readonly kind: ApprovedLine["kind"];
  readonly description: string;
  readonly unit: string | null;
  readonly originPeriod: PeriodLabel;
  readonly approvedMicros: Micros;
  readonly operators: readonly OperatorShare[];
  /** The unattributed part, spread by identified cost: a separate visible line of each operator. */
  readonly spread: readonly OperatorShare[];
  readonly retainedMicros: Micros;
  /** What fell on unattributed usage before it was spread or retained. */
  readonly unattributedMicros: Micros;
  readonly isAboveUnattributedCap: boolean;
}

export interface OperatorShare {
  readonly operatorId: string;
  readonly amountMicros: Micros;
  /** The operator's own identified quantity in display units; null where nothing is counted. */
  readonly quantity: Exact | null;
}

export type SettlementLineKind = "cost" | "spread" | "margin" | "adjustment" | "credit" | "retained";

/** One posted amount on an operator's settlement. */
export interface SettlementLine {
  readonly kind: SettlementLineKind;
  readonly code: string;
  readonly description: string;
  readonly quantity: Exact | null;
  readonly unit: string | null;
  readonly originPeriod: PeriodLabel;
  readonly amountMicros: Micros;
}

export type AdjustmentReason =
  | "dispute_rejected"
  | "credit"
  | "late_usage"
  /** Usage of the period was tagged anew. */
  | "usage_correction"
  | "correction"
  /** The operator's own dispute was accepted. */
  | "operator_dispute";

/**
 * A cost or margin of an earlier period that waits for the next open one. A `lineCode` that starts with
 * `MARGIN_` is margin; `operatorId` null stays with the MVNA.
 */
export interface Adjustment {
  readonly operatorId: string | null;
  readonly originPeriod: PeriodLabel;
  readonly reason: AdjustmentReason;
  readonly description: string;
  readonly lineCode: string;
  readonly amountMicros: Micros;
}

/** A credit granted to an operator; a positive amount that lowers its statement. */
export interface OperatorCredit {
  readonly operatorId: string;
  readonly code: string;
  readonly description: string;
  readonly originPeriod: PeriodLabel;
  readonly amountMicros: Micros;
}

/** A rate locked at issue: units of `quote` per one unit of `base`. */
export interface FxRate {
  readonly base: CurrencyCode;
  readonly quote: CurrencyCode;
  readonly rate: Exact;
  readonly source: string;
  readonly validOn: string;
}

/** One operator of the portfolio as the settlement needs to know it. */
export interface SettlementOperator extends OperatorLife {
  readonly marginVersions: readonly MarginVersion[];
  /** Net retail revenue, the base of a revenue share; null when it has not come yet. */
  readonly revenue: { readonly netMicros: Micros; readonly isProvisional: boolean } | null;
  readonly statementCurrency: CurrencyCode;
}

/**
 * Everything one settlement is computed from: nothing else is read, so a preview is the same call without a
 * commit.
 */
export interface SettlementInput {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly versions: readonly AgreementVersion[];
  /** null: no invoice has come; the period is settled on the accrual and marked provisional. */
  readonly invoice: {
    readonly number: string;
    readonly netMicros: Micros;
    readonly taxMicros: Micros;
    /** Flags nobody has accepted yet. */
    readonly openFlags: readonly InvoiceFlag[];
  } | null;
  /** From `compareInvoice`, or `accrueComparisons` without an invoice. */
  readonly comparisons: readonly LineComparison[];
  /** From `expectPeriod`, of the period and of each period that has lines in arrears. */
  readonly expected: readonly ExpectedLine[];
  /** By comparison key. Decisions on lines that are no exception have no effect. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Keys whose dispute is still a draft: decided, but never withheld. */
  readonly draftDisputes?: ReadonlySet<string>;
  readonly resolutions?: ReadonlyMap<string, Resolution>;
  readonly operators: readonly SettlementOperator[];
  readonly annual?: Readonly<Record<string, AnnualStanding>>;
  /** Keys of lines whose unattributed usage above the cap somebody approved to be retained. */
  readonly acceptedUnattributed?: ReadonlySet<string>;
  readonly adjustments?: readonly Adjustment[];
  readonly credits?: readonly OperatorCredit[];
  readonly unappliedCreditsMicros?: Micros;
  readonly prepaymentsMicros?: Micros;
  readonly fxRates?: readonly FxRate[];
  /** Gaps in a source's file sequence, in words. */
  readonly sequenceGaps?: readonly string[];
}

/** What must be settled by a person before anything is issued. */
export type Blocker =
  | { readonly code: "EXCEPTIONS_OPEN"; readonly key: string; readonly message: string }
  | { readonly code: "UNATTRIBUTED_ABOVE_CAP"; readonly key: string; readonly message: string }
  | { readonly code: "INVOICE_FLAGGED"; readonly flag: string; readonly message: string }
  | { readonly code: "SEQUENCE_GAP"; readonly message: string }
  | { readonly code: "FX_RATE_MISSING"; readonly operatorId: string; readonly message: string }
  | { readonly code: "TERMS_INVALID"; readonly operatorId: string; readonly message: string };

/** What one dispute is worth on its own: a euro off an in-scope line can come back as shortfall. */
export interface DisputeValue {
  readonly key: string;
  readonly grossMicros: Micros;
  readonly netMicros: Micros;
}

export interface SettlementAmounts {
  readonly invoiceMicros: Micros;
  readonly approvedMicros: Micros;
  readonly grossDisputedMicros: Micros;
  readonly netRecoverableMicros: Micros;
  /** Short-paid now; 0 in mode pay-and-claim and for drafts. */
  readonly withheldMicros: Micros;
  /** Receivable from the MNO in mode pay-and-claim. */
  readonly claimMicros: Micros;
  readonly payableMicros: Micros;
  /** Credits and prepayments beyond what is payable; they wait for the next invoice. */
  readonly carriedForwardMicros: Micros;
  readonly taxMicros: Micros;
  readonly taxWithheldMicros: Micros;
  readonly backBillMicros: Micros;
  readonly disputes: readonly DisputeValue[];
}

export interface OperatorSettlement {
  readonly operatorId: string;
  readonly presentation: "charge" | "cost-plus";
  /** Cost, spread, margin, adjustments and credits; credits negative. */
  readonly lines: readonly SettlementLine[];
  readonly costMicros: Micros;
  readonly marginMicros: Micros;
  readonly adjustmentsMicros: Micros;
  readonly creditsMicros: Micros;
  readonly netMicros: Micros;
  readonly liveDays: number;
  /** The operator's last statement: its contract ended before the period did. */
  readonly isFinal: boolean;
  /** A revenue share without final revenue: trued up later. */
  readonly isProvisional: boolean;
  readonly statementCurrency: CurrencyCode;
  /**
   * `netMicros` in the statement's currency; null when that is the agreement's own or the rate is missing.
   */
  readonly converted: { readonly netMicros: Micros; readonly rate: FxRate } | null;
}

export interface Settlement {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly currency: CurrencyCode;
  readonly zone: string;
  readonly isProvisional: boolean;
  readonly approved: readonly ApprovedLine[];
  readonly allocations: readonly LineAllocation[];
  readonly operators: readonly OperatorSettlement[];
  /** What stays with the MVNA, line by line. */
  readonly retained: readonly SettlementLine[];
  readonly fxRounding: readonly { readonly currency: CurrencyCode; readonly amountMicros: Micros }[];
  readonly amounts: SettlementAmounts;
  readonly totals: {
    readonly approvedMicros: Micros;
    readonly costMicros: Micros;
    readonly retainedMicros: Micros;
    readonly marginMicros: Micros;
    readonly adjustmentsMicros: Micros;
    readonly creditsMicros: Micros;
    readonly netMicros: Micros;
  };
  readonly blockers: readonly Blocker[];
}
