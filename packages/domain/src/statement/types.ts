import type { CurrencyCode, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";

/**
 * One charge as the operator sees it. Holds neither wholesale cost nor margin unless its contract shows them.
 */
export interface StatementLine {
  readonly code: string;
  readonly description: string;
  /** Decimal in display units; null where nothing is counted. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly amountMicros: Micros;
  readonly originPeriod: PeriodLabel;
}

/** The frozen document from which JSON, CSV and PDF are made, and whose canonical form is hashed. */
export interface StatementDocument {
  readonly number: string;
  readonly version: number;
  readonly operatorId: string;
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly zone: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly isFinal: boolean;
  /** Figures that will be trued up: settled on an accrual, or before final revenue. */
  readonly isProvisional: boolean;
  readonly lines: readonly StatementLine[];
  readonly netMicros: Micros;
  readonly taxBps: number;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
  /** The net amount in the statement's other currency, with the rate that was locked at issue. */
  readonly converted: {
    readonly currency: CurrencyCode;
    readonly netMicros: Micros;
    readonly taxMicros: Micros;
    readonly grossMicros: Micros;
    readonly rate: string;
    readonly source: string;
    readonly validOn: string;
  } | null;
}
