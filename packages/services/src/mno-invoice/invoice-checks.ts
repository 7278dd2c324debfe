import type { InvoiceFlag, InvoiceFlagCode } from "@tributary/domain/mno-invoice/types";

/** One thing that was looked at, and what was found wrong with it. */
export interface InvoiceCheck {
  readonly code: InvoiceFlagCode;
  /**
   * passed: nothing was found. noted: found, and no obstacle. failed: it blocks until somebody accepts it.
   */
  readonly result: "passed" | "noted" | "failed";
  readonly flags: readonly InvoiceFlag[];
}

/** In the order in which an invoice is looked at: the file, the header, the lines, the totals. */
const CODES: readonly InvoiceFlagCode[] = [
  "DUPLICATE_BYTES",
  "DUPLICATE_NUMBER",
  "UNKNOWN_SENDER",
  "CURRENCY_MISMATCH",
  "PERIOD_OVERLAP",
  "LINE_ARITHMETIC",
  "LINE_UNMAPPED",
  "HEADER_TOTAL",
  "TAX",
];

/** Every check with its result, those that found nothing included. */
export function invoiceChecks(flags: readonly InvoiceFlag[]): InvoiceCheck[] {
  return CODES.map((code) => {
    const found = flags.filter((flag) => flag.code === code);
    const isBlocking = found.some((flag) => flag.isBlocking);
    return { code, result: isBlocking ? "failed" : found.length > 0 ? "noted" : "passed", flags: found };
  });
}
