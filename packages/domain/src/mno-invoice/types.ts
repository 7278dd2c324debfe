import type { CurrencyCode, Exact, Micros } from "../money/types.ts";
import type { Instant, PeriodLabel } from "../period/types.ts";

/** One printed line. `lineCode` is the agreement line it was mapped to; null when nothing matches. */
export interface MnoInvoiceLine {
  readonly lineNumber: number;
  readonly lineCode: string | null;
  readonly description: string;
  /** In display units, as printed; null when the line prints none. */
  readonly quantity: Exact | null;
  readonly rate: Exact | null;
  readonly amountMicros: Micros;
  /** Set when the invoice itself refers the line to one operator (sub-account, APN, TADIG). */
  readonly operatorId: string | null;
  /** A line in arrears names the earlier period it is for. */
  readonly period: PeriodLabel;
}

export interface MnoInvoice {
  readonly number: string;
  readonly sender: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: string;
  readonly receivedAt: Instant;
  readonly dueOn: string;
  readonly period: PeriodLabel;
  readonly lines: readonly MnoInvoiceLine[];
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
}

/**
 * What the checks found; each has a clear sentence. `blocking` ones refuse the invoice until somebody accepts
 * it with a reason.
 */
export type InvoiceFlagCode =
  | "DUPLICATE_NUMBER"
  | "DUPLICATE_BYTES"
  | "UNKNOWN_SENDER"
  | "CURRENCY_MISMATCH"
  | "PERIOD_OVERLAP"
  | "LINE_ARITHMETIC"
  | "HEADER_TOTAL"
  | "TAX"
  | "LINE_UNMAPPED";

export interface InvoiceFlag {
  readonly code: InvoiceFlagCode;
  readonly message: string;
  readonly lineNumber: number | null;
  readonly differenceMicros: Micros | null;
  readonly isBlocking: boolean;
}
