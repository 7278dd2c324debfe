import type { BillDocument } from "@tributary/domain/bill/document";
import { plainAmount } from "@tributary/domain/money/amount-text";
import { exactToDecimal } from "@tributary/domain/money/exact";
import type { Micros } from "@tributary/domain/money/types";
import { canonicalJson } from "@tributary/domain/statement/canonical";

/** Finer quantities than this are not measured. */
const DIGITS = 12;

/** Writes a bill as JSON: amounts as decimals with the currency's digits, the same text for equal bills. */
export function billJson(document: BillDocument): string {
  const { rules: _, lines, taxes, currency, ...rest } = document;
  const amount = (micros: Micros) => plainAmount(micros, currency);
  const { netMicros, taxMicros, grossMicros, ...head } = rest;
  return canonicalJson({
    ...head,
    currency,
    net: amount(netMicros),
    tax: amount(taxMicros),
    gross: amount(grossMicros),
    lines: lines.map(({ quantity, netMicros: net, taxMicros: tax, ...line }) => ({
      ...line,
      quantity: quantity === null ? null : exactToDecimal(quantity, DIGITS),
      net: amount(net),
      tax: amount(tax),
    })),
    taxes: taxes.map(({ taxCode, taxBps, netMicros: net, taxMicros: tax }) => {
      return { taxCode, taxBps, net: amount(net), tax: amount(tax) };
    }),
  });
}
