import type { Micros } from "../money/types.ts";

export type IdentityId = "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I7" | "I8" | "I9" | "I10";

/** I1: an approved line and the parts it was shared into. */
export interface LineFact {
  readonly key: string;
  readonly approvedMicros: Micros;
  readonly operatorMicros: readonly Micros[];
  readonly retainedMicros: Micros;
}

/** I2: the invoice as received against what was approved and held back of it. */
export interface InvoiceFact {
  readonly netMicros: Micros;
  readonly approvedMicros: readonly Micros[];
  readonly netWithheldMicros: Micros;
}

/** I3: a statement document beside the settlement it was made from. */
export interface StatementFact {
  readonly number: string;
  readonly lineMicros: readonly Micros[];
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
  readonly costMicros: Micros;
  readonly marginMicros: Micros;
  readonly adjustmentsMicros: Micros;
  readonly creditsMicros: Micros;
}

/** I4: the documents' totals against the run's own allocation, margins and adjustments. */
export interface PortfolioFact {
  readonly statementNetMicros: readonly Micros[];
  readonly allocatedCostMicros: readonly Micros[];
  readonly marginMicros: readonly Micros[];
  /** Credits count as negative. */
  readonly adjustmentMicros: readonly Micros[];
}

/** I5: records of one source and period. */
export interface UsageFact {
  readonly source: string;
  readonly received: bigint;
  readonly accepted: bigint;
  readonly duplicate: bigint;
  readonly rejected: bigint;
  readonly quarantined: bigint;
  readonly attributed: bigint;
  readonly unattributed: bigint;
  /** Rated units: what was accepted, and what was attributed or not. */
  readonly acceptedQuantity: bigint;
  readonly attributedQuantity: bigint;
  readonly unattributedQuantity: bigint;
}

/** I6: an operator's account over a period. */
export interface AccountFact {
  readonly operatorId: string;
  readonly openingMicros: Micros;
  readonly statementMicros: Micros;
  readonly adjustmentsMicros: Micros;
  readonly paymentsMicros: Micros;
  readonly creditsMicros: Micros;
  readonly closingMicros: Micros;
}

/** I7: two versions of a statement. */
export interface VersionFact {
  readonly number: string;
  readonly previousMicros: Micros;
  readonly currentMicros: Micros;
  readonly deltaMicros: readonly Micros[];
}

/** I8: the gross totals read back from each form of a statement; null where a form was not made. */
export interface DocumentFact {
  readonly number: string;
  readonly pdfMicros: Micros | null;
  readonly csvMicros: Micros | null;
  readonly jsonMicros: Micros;
}

/** I9: usage (a file's of a period, or a record) that a locked statement took in. */
export interface LockedUsageFact {
  readonly usage: string;
  readonly statement: string;
}

/** I10: the hash that was locked and the one that replaying the frozen snapshot gives. */
export interface ReplayFact {
  readonly run: string;
  readonly lockedHash: string;
  readonly replayedHash: string;
}

export interface IdentityFacts {
  readonly lines: readonly LineFact[];
  readonly invoice: InvoiceFact;
  readonly statements: readonly StatementFact[];
  readonly portfolio: PortfolioFact;
  readonly usage: readonly UsageFact[];
  readonly accounts: readonly AccountFact[];
  readonly versions: readonly VersionFact[];
  readonly documents: readonly DocumentFact[];
  readonly lockedUsage: readonly LockedUsageFact[];
  readonly replays: readonly ReplayFact[];
}
