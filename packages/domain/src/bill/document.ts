import type { CurrencyCode } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { BillAmounts, BillLanguage, BillLine, Seller, TaxRule, TaxTotal } from "./types.ts";

/** Who is billed, as far as is known. */
export interface Buyer {
  /** The subscriber's number, which is always there. */
  readonly reference: string;
  readonly name: string;
  readonly addressLines: readonly string[];
  /** Its VAT number, of a business that has said so: `ATU12345678`. */
  readonly vatId: string | null;
  /** ISO 3166, two letters. */
  readonly country: string;
}

/** A final bill or credit note with all that stands on it: the one source of its PDF, JSON and XML. */
export interface BillDocument extends BillAmounts {
  readonly kind: "bill" | "credit-note";
  readonly number: string;
  readonly period: PeriodLabel;
  /** YYYY-MM-DD */
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly currency: CurrencyCode;
  readonly language: BillLanguage;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly lines: readonly BillLine[];
  readonly taxes: readonly TaxTotal[];
  /** The rules that the lines name. */
  readonly rules: readonly TaxRule[];
  /** Of a credit note: the bill that it takes back, in whole or in part. */
  readonly credits: { readonly number: string; readonly issuedOn: string } | null;
  readonly reason: string | null;
}
