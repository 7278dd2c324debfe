import type { TaskStanding } from "../bill-task/types.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { IdentityReport } from "../settlement/identities.ts";
import type { StatementDocument } from "../statement/types.ts";
import type { Service } from "../usage/types.ts";

/** What is played, in this order. */
export const REHEARSAL_STAGES = ["copy", "usage", "retail", "invoice", "settlement", "identities"] as const;
export type RehearsalStage = (typeof REHEARSAL_STAGES)[number];

/** Whether the configuration stood it. */
export type RehearsalOutcome = "passed" | "failed";

/**
 * What the latest rehearsal is worth now: `outdated` when the configuration is another one since; `broken`
 * when it could not be played, whatever the configuration is worth.
 */
export type RehearsalVerdict = "never" | "under-way" | RehearsalOutcome | "outdated" | "broken";

/** A rehearsal is tried as a billing task is. */
export type RehearsalStanding = TaskStanding;

export interface RehearsalStep {
  readonly stage: RehearsalStage;
  /** `left-out`: the operator has nothing for it to be played on. */
  readonly status: "passed" | "failed" | "left-out";
  /** What was done, counted; the names are those of the nouns. */
  readonly counts: Readonly<Record<string, number>>;
  /** Why it failed or was left out. */
  readonly message: string | null;
}

/** One synthetic record, in the service's base unit, as its file has it. */
export interface SyntheticRecord {
  readonly imsi: string;
  readonly service: Service;
  readonly direction: "mo" | "mt" | "none";
  readonly zone: string;
  readonly occurredAt: number;
  readonly quantity: bigint;
  readonly visitedPlmn: string | null;
  readonly dialled: string | null;
  /** False where no network or number of the agreement leads to the zone: only its source can say it. */
  readonly isZoneFound: boolean;
}

/** A line of the invoice that the network would have written. */
export interface MockInvoiceLine {
  readonly lineCode: string;
  readonly description: string;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly expectedMicros: Micros;
  readonly billedMicros: Micros;
}

export interface MockInvoice {
  readonly number: string;
  readonly lines: readonly MockInvoiceLine[];
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
  /** The line on which more is billed than is due; null where there is none to plant it on. */
  readonly plantedLineCode: string | null;
}

/** A line that differs, as the reconciliation found it. */
export interface RehearsedDifference {
  readonly key: string;
  readonly cause: string | null;
  readonly billedMicros: Micros;
  readonly expectedMicros: Micros;
  /** It is the error that was planted. */
  readonly isPlanted: boolean;
}

/** What came of the operator's month under one agreement. */
export interface RehearsedAgreement {
  readonly agreementId: string;
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly records: number;
  readonly invoice: MockInvoice | null;
  readonly differences: readonly RehearsedDifference[];
  readonly statement: StatementDocument | null;
}

export interface RehearsedBill {
  readonly plan: string;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
}

/** All that is kept of a rehearsal. */
export interface RehearsalReport {
  readonly period: PeriodLabel;
  readonly steps: readonly RehearsalStep[];
  readonly agreements: readonly RehearsedAgreement[];
  readonly bills: readonly RehearsedBill[];
  /** Null when it did not come so far. */
  readonly identities: IdentityReport | null;
  /** What is otherwise here than it will be, in sentences. */
  readonly notes: readonly string[];
}
