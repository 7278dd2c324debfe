import type { AgreementVersion } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { minorDigits } from "../money/currency.ts";
import type { CurrencyCode } from "../money/types.ts";
import type { MnoInvoice } from "./types.ts";

/**
 * The currency by which an invoice's figures are checked and printed: its own, or the agreement's when it
 * names none that exists.
 */
export function digitsFor(
  invoice: MnoInvoice,
  agreement: AgreementVersion,
): { readonly code: CurrencyCode; readonly digits: number } {
  try {
    return { code: invoice.currency, digits: minorDigits(invoice.currency) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const code = agreement.terms.currency;
    return { code, digits: minorDigits(code) };
  }
}
