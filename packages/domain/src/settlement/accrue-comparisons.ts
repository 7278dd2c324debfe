import type { ExpectedLine, LineComparison } from "../reconciliation/types.ts";

/**
 * Stands in for an invoice that never came: every line of the period counts as billed exactly as expected.
 *
 * Units   micros.
 * Shape   one matching comparison per expected line of the period, commitments derived; settle it with
 *         `invoice: null`.
 */
export function accrueComparisons(expected: readonly ExpectedLine[], period: string): LineComparison[] {
  return expected
    .filter((line) => line.period === period)
    .map((line) => ({
      key: line.lineCode,
      lineCode: line.lineCode,
      operatorId: null,
      period,
      invoiceLineNumbers: [],
      billedMicros: line.amountMicros,
      expectedMicros: line.amountMicros,
      deltaMicros: 0n,
      toleranceMicros: 0n,
      billedQuantity: line.quantity,
      expectedQuantity: line.quantity,
      billedRate: line.rate,
      expectedRate: line.rate,
      verdict: line.kind === "commitment" ? "derived" : "match",
      isUnderBilled: false,
      cause: null,
      counterfactual: null,
      parts: [],
    }));
}
