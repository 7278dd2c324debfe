import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { MonthCorrection, MovedRecords } from "@tributary/mediation/correction/types";

/** One operator's usage on one line of the period, before and after; null is nobody's. */
export interface UsageImpact {
  readonly operatorId: string | null;
  readonly lineCode: string;
  readonly records: Change;
  /** In base units. */
  readonly quantity: Change;
  /** The sum of what its records cost one by one. */
  readonly chargeMicros: Change;
  /** What it comes from, in sentences. */
  readonly why: readonly string[];
}

export interface Change {
  readonly before: bigint;
  readonly after: bigint;
}

/** What settlement makes of it for one operator and line; null stays with the MVNA. */
export interface SettledImpact {
  readonly operatorId: string | null;
  readonly lineCode: string;
  readonly beforeMicros: Micros;
  readonly afterMicros: Micros;
  readonly why: readonly string[];
}

/** What correcting a period comes to, for everybody whom it concerns. */
export interface CorrectionImpact {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly currency: CurrencyCode;
  /** Its statements are issued: they stay, and the difference becomes adjustments in `postedIn`. */
  readonly isSettled: boolean;
  readonly postedIn: PeriodLabel;
  /** Names this impact, so that what is applied is what was looked at; null: nothing of the usage changes. */
  readonly fingerprint: string | null;
  readonly usage: readonly UsageImpact[];
  /** Lines whose amount changes. */
  readonly settlement: readonly SettledImpact[];
  readonly moved: readonly MovedRecords[];
  readonly repriced: number;
  readonly left: MonthCorrection["left"];
  readonly rewritten: MonthCorrection["rewritten"];
}

export interface AppliedCorrection extends CorrectionImpact {
  /** null: there was nothing to apply. */
  readonly id: string | null;
}
