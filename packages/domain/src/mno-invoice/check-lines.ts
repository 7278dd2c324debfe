import type { AgreementTerms, AgreementVersion, ChargeLine } from "../agreement/types.ts";
import { isZeroExact, multiplyExact } from "../money/exact.ts";
import { formatMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";
import { digitsFor } from "./digits-for.ts";
import { flag } from "./flag.ts";
import type { InvoiceFlag, MnoInvoice, MnoInvoiceLine } from "./types.ts";

/**
 * Checks each line: quantity × rate gives its amount, and a line of the agreement stands behind it. A line
 * that prints no quantity or no rate is not recomputed.
 *
 * Rounds  to the invoice's minor unit; half away from zero and the agreement's own mode are both taken as
 *         right, and so are micros where the agreement rounds the total only.
 */
export function checkLines(invoice: MnoInvoice, agreement: AgreementVersion): InvoiceFlag[] {
  const lines = new Map(agreement.terms.lines.map((line) => [line.code, line]));
  const flags: InvoiceFlag[] = [];
  for (const printed of invoice.lines) {
    const agreed = printed.lineCode === null ? undefined : lines.get(printed.lineCode);
    const arithmetic = checkArithmetic(printed, agreed, invoice, agreement);
    if (arithmetic !== null) flags.push(arithmetic);
    if (agreed === undefined) flags.push(unmapped(printed));
  }
  return flags;
}

function checkArithmetic(
  printed: MnoInvoiceLine,
  agreed: ChargeLine | undefined,
  invoice: MnoInvoice,
  agreement: AgreementVersion,
): InvoiceFlag | null {
  const { quantity, rate, amountMicros, lineNumber } = printed;
  if (quantity === null || rate === null) return null;
  const { code, digits } = digitsFor(invoice, agreement);
  const [computed = 0n, ...others] = acceptedAmounts(multiplyExact(quantity, rate), digits, agreement.terms);
  if (amountMicros === computed || others.includes(amountMicros)) return null;
  const isByRecord = agreement.terms.rounding.per === "record" || hasRecordFees(agreed);
  const advice = isByRecord
    ? "its records are charged one by one, so compare the line with its CDRs."
    : "ask the MNO to correct the line, or dispute the difference.";
  const [billed, product] = [formatMicros(amountMicros, code), formatMicros(computed, code)];
  return flag(
    "LINE_ARITHMETIC",
    `Line ${lineNumber} prints ${billed}, but quantity × rate is ${product}: ${advice}`,
    {
      lineNumber,
      differenceMicros: amountMicros - computed,
      isBlocking: !isByRecord,
    },
  );
}

/** The amounts that a product may print as; the first is the one to name. */
function acceptedAmounts(product: Exact, digits: number, { rounding }: AgreementTerms): Micros[] {
  const scales = rounding.per === "total" ? [digits, 6] : [digits];
  const modes = ["half-up", rounding.mode] as const;
  return scales.flatMap((scale) => modes.map((mode) => roundExact(product, { mode, scale })));
}

/** Set-up fees and the like are no part of quantity × rate. */
function hasRecordFees(agreed: ChargeLine | undefined): boolean {
  if (agreed?.kind !== "usage") return false;
  const { setUpFee, minimumCharge, maximumCharge, steps } = agreed.record;
  const hasFees = !isZeroExact(setUpFee) || !isZeroExact(minimumCharge);
  return hasFees || maximumCharge !== undefined || steps !== undefined;
}

function unmapped(line: MnoInvoiceLine): InvoiceFlag {
  return flag(
    "LINE_UNMAPPED",
    `Line ${line.lineNumber} "${line.description}" matches no agreed line: map it, or it counts as not owed.`,
    { lineNumber: line.lineNumber, isBlocking: false },
  );
}
