import type { AgreementTerms } from "../agreement/types.ts";
import type { MnoInvoice } from "../mno-invoice/types.ts";
import { minorDigits } from "../money/currency.ts";
import { exact } from "../money/exact.ts";
import { formatMicros, sumMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import { ROUNDING_CODE } from "./expected.ts";
import { toleranceOf } from "./judge-line.ts";
import type { LineDraft } from "./match-lines.ts";
import type { Cause, ExpectedLine, LineComparison } from "./types.ts";

/** The key of the comparison of tax, which is no part of the net amount. */
export const TAX_KEY = "TAX";

/**
 * Compares what the header's net amount adds to its lines with the rounding that was expected.
 *
 * Shape   nothing when neither side has any; else one comparison, so that comparisons sum to the header.
 */
export function compareHeader(
  invoice: MnoInvoice,
  drafts: readonly LineDraft[],
  expected: readonly ExpectedLine[],
  terms: AgreementTerms,
): LineComparison[] {
  const billedMicros = invoice.netMicros - sumMicros(drafts.map((draft) => draft.billedMicros));
  const isPrinted = drafts.some(({ lineCode }) => lineCode === ROUNDING_CODE);
  const rounding = expected.find(({ kind, period }) => kind === "rounding" && period === invoice.period);
  const expectedMicros = isPrinted ? 0n : (rounding?.amountMicros ?? 0n);
  if (billedMicros === 0n && expectedMicros === 0n) return [];
  const isExpected = expectedMicros !== 0n;
  const toleranceMicros = toleranceOf(expectedMicros, terms.tolerance);
  const comparison = headline(isPrinted ? "HEADER" : ROUNDING_CODE, invoice, billedMicros, expectedMicros);
  const isException = !isExpected || isBeyond(comparison.deltaMicros, toleranceMicros);
  const missing = formatMicros(comparison.deltaMicros, terms.currency);
  return [
    isException
      ? asException(
          { ...comparison, toleranceMicros },
          "ROUNDING",
          `The header's net amount misses its lines by ${missing}.`,
        )
      : {
          ...comparison,
          toleranceMicros,
          verdict: comparison.deltaMicros === 0n ? "match" : "within-tolerance",
        },
  ];
}

/**
 * Checks the header's tax against the agreement's rate.
 *
 * Shape   nothing when the tax is right, rounded per line or on the total; else one exception.
 * Rounds  by the agreement's mode to the minor unit.
 */
export function compareTax(invoice: MnoInvoice, terms: AgreementTerms): LineComparison[] {
  const rule = { mode: terms.rounding.mode, scale: minorDigits(terms.currency) };
  const taxOn = (amount: Micros): Micros =>
    roundExact(exact(amount * BigInt(terms.taxBps), 10_000_000_000n), rule);
  const onTotal = taxOn(invoice.netMicros);
  const perLine = sumMicros(invoice.lines.map(({ amountMicros }) => taxOn(amountMicros)));
  if (invoice.taxMicros === onTotal || invoice.taxMicros === perLine) return [];
  const comparison = headline(TAX_KEY, invoice, invoice.taxMicros, onTotal);
  const right = formatMicros(onTotal, terms.currency);
  const billed = formatMicros(invoice.taxMicros, terms.currency);
  const sentence = `At ${terms.taxBps / 100} % the tax is ${right}; ${billed} is billed.`;
  return [asException(comparison, "TAX", sentence)];
}

function headline(
  key: string,
  invoice: MnoInvoice,
  billedMicros: Micros,
  expectedMicros: Micros,
): LineComparison {
  const deltaMicros = billedMicros - expectedMicros;
  return {
    key,
    lineCode: key === ROUNDING_CODE ? ROUNDING_CODE : null,
    operatorId: null,
    period: invoice.period,
    invoiceLineNumbers: [],
    billedMicros,
    expectedMicros,
    deltaMicros,
    toleranceMicros: 0n,
    billedQuantity: null,
    expectedQuantity: null,
    billedRate: null,
    expectedRate: null,
    verdict: "match",
    isUnderBilled: deltaMicros < 0n,
    cause: null,
    counterfactual: null,
    parts: deltaMicros === 0n ? [] : [{ operatorId: null, amountMicros: deltaMicros }],
  };
}

function asException(comparison: LineComparison, cause: Cause, explanation: string): LineComparison {
  const counterfactual = { cause, explanation, amountMicros: comparison.billedMicros };
  return { ...comparison, verdict: "exception", cause, counterfactual };
}

function isBeyond(deltaMicros: Micros, toleranceMicros: Micros): boolean {
  return deltaMicros > toleranceMicros || -deltaMicros > toleranceMicros;
}
