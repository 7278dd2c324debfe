import {
  addExact,
  compareExact,
  multiplyExact,
  parseExact,
  subtractExact,
  sumExact,
  ZERO,
} from "../money/exact.ts";
import { roundExact } from "../money/round.ts";
import type { Exact } from "../money/types.ts";
import { allAt, type ReadElement, textAt } from "./xml-reader.fixture.ts";

/** The figures of an invoice that the arithmetic rules speak of; absent where it does not say them. */
export interface InvoiceFigures {
  readonly number?: string | undefined;
  readonly currency?: string | undefined;
  readonly lineCount?: number | undefined;
  readonly lines?: readonly string[] | undefined;
  readonly lineTotal?: string | undefined;
  readonly allowances?: string | undefined;
  readonly charges?: string | undefined;
  readonly taxExclusive?: string | undefined;
  readonly taxInclusive?: string | undefined;
  readonly prepaid?: string | undefined;
  readonly rounding?: string | undefined;
  readonly payable?: string | undefined;
  /** Currency and amount of each total. */
  readonly taxes?: readonly (readonly string[])[] | undefined;
  readonly groups?: readonly TaxGroup[] | undefined;
  /** Category, per cent and net of each line. */
  readonly lineTaxes?: readonly (readonly [string, string, string])[] | undefined;
}

export interface TaxGroup {
  readonly category: string;
  readonly percent: string;
  readonly net: string;
  readonly tax: string;
  readonly reason: string | null;
}

type Rule = (figures: InvoiceFigures) => boolean;

/**
 * The rules of EN 16931 that can be said in figures, each by its name.
 *
 * Source  EN 16931-1, annex of business rules.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  "BR-02": ({ number = "" }) => number !== "",
  "BR-16": ({ lines = [], lineCount = lines.length }) => lineCount > 0,
  "BR-CO-10": ({ lines = [], lineTotal }) => equal(sumExact(lines.map(parseExact)), read(lineTotal)),
  "BR-CO-13": ({ lineTotal, allowances, charges, taxExclusive }) =>
    equal(addExact(subtractExact(read(lineTotal), read(allowances)), read(charges)), read(taxExclusive)),
  "BR-CO-14": ({ currency, taxes = [], groups = [] }) =>
    equal(sumExact(groups.map(({ tax }) => parseExact(tax))), read(taxIn(currency, taxes)[0])),
  "BR-CO-15": ({ currency, taxes = [], taxExclusive, taxInclusive }) => {
    const [tax, ...others] = taxIn(currency, taxes);
    return others.length === 0 && equal(addExact(read(taxExclusive), read(tax)), read(taxInclusive));
  },
  "BR-CO-16": ({ taxInclusive, prepaid, rounding, payable }) =>
    equal(addExact(subtractExact(read(taxInclusive), read(prepaid)), read(rounding)), read(payable)),
  "BR-CO-17": ({ groups = [] }) => groups.every(isTaxed),
  "BR-CO-18": ({ groups = [] }) => groups.length > 0,
  "BR-S-08": isGrouped("S"),
  "BR-Z-08": isGrouped("Z"),
  "BR-E-08": isGrouped("E"),
  "BR-AE-08": isGrouped("AE"),
  "BR-E-09": bearsNothing("E"),
  "BR-AE-09": bearsNothing("AE"),
  "BR-E-10": saysWhy("E"),
  "BR-AE-10": saysWhy("AE"),
};

/** The names of the rules that an invoice breaks. */
export function brokenRules(figures: InvoiceFigures): string[] {
  return Object.entries(RULES).flatMap(([name, holds]) => (holds(figures) ? [] : [name]));
}

/** Reads the figures of an invoice or a credit note out of its XML. */
export function figuresOf(root: ReadElement): InvoiceFigures {
  const total = (name: string) => textAt(root, `cac:LegalMonetaryTotal/cbc:${name}`) ?? undefined;
  const lines = allAt(root, root.name === "Invoice" ? "cac:InvoiceLine" : "cac:CreditNoteLine");
  const netOf = (line: ReadElement) => textAt(line, "cbc:LineExtensionAmount") ?? "";
  return {
    number: textAt(root, "cbc:ID") ?? undefined,
    currency: textAt(root, "cbc:DocumentCurrencyCode") ?? undefined,
    lines: lines.map(netOf),
    lineTotal: total("LineExtensionAmount"),
    taxExclusive: total("TaxExclusiveAmount"),
    taxInclusive: total("TaxInclusiveAmount"),
    payable: total("PayableAmount"),
    taxes: allAt(root, "cac:TaxTotal/cbc:TaxAmount").map(({ attributes, text }) => {
      return [attributes.currencyID ?? "", text];
    }),
    groups: allAt(root, "cac:TaxTotal/cac:TaxSubtotal").map((group) => ({
      category: textAt(group, "cac:TaxCategory/cbc:ID") ?? "",
      percent: textAt(group, "cac:TaxCategory/cbc:Percent") ?? "",
      net: textAt(group, "cbc:TaxableAmount") ?? "",
      tax: textAt(group, "cbc:TaxAmount") ?? "",
      reason: textAt(group, "cac:TaxCategory/cbc:TaxExemptionReason"),
    })),
    lineTaxes: lines.map((line) => {
      const category = textAt(line, "cac:Item/cac:ClassifiedTaxCategory/cbc:ID") ?? "";
      const percent = textAt(line, "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent") ?? "";
      return [category, percent, netOf(line)] as const;
    }),
  };
}

function taxIn(currency: string | undefined, taxes: readonly (readonly string[])[]): (string | undefined)[] {
  return taxes.filter(([code]) => code === currency).map(([, amount]) => amount);
}

/** To two decimals, or within one unit of the currency, as the published rule checks it. */
function isTaxed({ net, percent, tax }: TaxGroup): boolean {
  const expected = multiplyExact(parseExact(net), multiplyExact(parseExact(percent), parseExact("0.01")));
  const rounded = { numerator: roundExact(expected, { mode: "half-up", scale: 2 }), denominator: 1_000_000n };
  const difference = subtractExact(parseExact(tax), rounded);
  const size = difference.numerator < 0n ? subtractExact(ZERO, difference) : difference;
  return compareExact(size, parseExact("1")) < 0;
}

/** The net of each rate is the sum of the lines at that rate. */
function isGrouped(category: string): Rule {
  return ({ groups = [], lineTaxes = [] }) => {
    const rates = new Set([
      ...groups.filter((group) => group.category === category).map(({ percent }) => percent),
      ...lineTaxes.filter(([code]) => code === category).map(([, percent]) => percent),
    ]);
    return [...rates].every((rate) => {
      const own = groups.filter((group) => group.category === category && group.percent === rate);
      const lines = lineTaxes.filter(([code, percent]) => code === category && percent === rate);
      return (
        own.length === 1 && equal(sumExact(lines.map(([, , net]) => parseExact(net))), read(own[0]?.net))
      );
    });
  };
}

function bearsNothing(category: string): Rule {
  return ({ groups = [] }) =>
    groups.every((group) => group.category !== category || equal(parseExact(group.tax), ZERO));
}

function saysWhy(category: string): Rule {
  return ({ groups = [] }) =>
    groups.every((group) => group.category !== category || (group.reason ?? "") !== "");
}

function read(text: string | undefined): Exact {
  return text === undefined ? ZERO : parseExact(text);
}

function equal(one: Exact, other: Exact): boolean {
  return compareExact(one, other) === 0;
}
