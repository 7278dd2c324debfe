import type { AggregateRow } from "@tributary/db/doors/manifest-rows";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";

export interface CorrectMonthRequest {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  /** Statements were issued for the period: its records stay, and are taken back by others. */
  readonly isSettled: boolean;
  /** false works everything out and leaves every month as it was. */
  readonly isApplied: boolean;
  readonly reason: string;
  readonly actor: string;
  readonly app: "console" | "cli";
  readonly requestId: string | null;
  /** Refuses what differs from the impact that somebody looked at. */
  readonly reviewed: string | null;
  /** The approved request that it is applied for. */
  readonly approvedRequest?: string | null;
  readonly onProgress?: (progress: CorrectionProgress) => void;
}

/** How many of the period's months of usage are looked through, and then changed where they have to be. */
export interface CorrectionProgress {
  readonly step: "find" | "change";
  readonly done: number;
  readonly total: number;
}

/** Records that changed hands; amounts as they were before. */
export interface MovedRecords {
  /** null is nobody. */
  readonly from: string | null;
  readonly to: string | null;
  readonly lineCode: string;
  /** How many SIMs they are of. */
  readonly sims: number;
  readonly records: number;
  readonly quantity: bigint;
  readonly chargeMicros: Micros;
}

/** What a correction changes of one file's sums. */
export type CorrectionDelta = AggregateRow & {
  /** The file whose usage it was taken in with. */
  readonly fileId: number;
};

/** What a correction comes to. */
export interface MonthCorrection {
  /** null when it was not applied, or nothing was to be done. */
  readonly id: string | null;
  /** SHA-256 of every change; of no change at all, null. */
  readonly fingerprint: string | null;
  readonly deltas: readonly CorrectionDelta[];
  readonly moved: readonly MovedRecords[];
  /** Records priced anew, those among them that moved as well. */
  readonly repriced: number;
  readonly left: {
    /** Two operators could have them, or their operator takes no usage: they stay where they are. */
    readonly ambiguous: number;
    readonly closedOperator: number;
    /** The version that governs them has no price for them: they keep the one they have. */
    readonly unpriced: number;
  };
  /** Months that were written anew, and the records they hold. */
  readonly rewritten: readonly {
    readonly operatorId: string;
    readonly month: string;
    readonly records: bigint;
  }[];
}
