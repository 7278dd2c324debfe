import type { AgreementVersion } from "../agreement/types.ts";
import type { MnoInvoice, MnoInvoiceLine } from "../mno-invoice/types.ts";
import { compareExact, exact, subtractExact, sumExact, ZERO } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import { allocate } from "../settlement/allocate.ts";
import { ROUNDING_CODE } from "./expected.ts";
import { findLine, governingVersion } from "./governing-version.ts";
import { groupBy } from "./group-by.ts";
import type { BilledBefore, ExpectedLine, ExpectedPart } from "./types.ts";

/** Invoice lines and the expected line they answer to, before any verdict. */
export interface LineDraft {
  readonly key: string;
  readonly lineCode: string | null;
  readonly operatorId: string | null;
  readonly period: PeriodLabel;
  readonly invoiceLines: readonly MnoInvoiceLine[];
  readonly expected: ExpectedLine | null;
  readonly billedMicros: Micros;
  readonly billedQuantity: Exact | null;
  readonly billedRate: Exact | null;
  /** After what earlier invoices charged for the same line and period. */
  readonly expectedMicros: Micros;
  readonly expectedQuantity: Exact | null;
  readonly billedBeforeMicros: Micros;
  readonly billedBeforeQuantity: Exact;
  /** The expected parts this draft answers for: one operator's own, or all that no other line refers to. */
  readonly parts: readonly ExpectedPart[];
}

export interface MatchInput {
  readonly invoice: MnoInvoice;
  readonly expected: readonly ExpectedLine[];
  readonly versions: readonly AgreementVersion[];
  readonly billedBefore: readonly BilledBefore[];
  readonly unitMicros: Micros;
}

/** The key under which a line is compared, decided and disputed. */
export function comparisonKey(
  lineCode: string,
  operatorId: string | null,
  period: PeriodLabel,
  invoicePeriod: PeriodLabel,
): string {
  const reference = operatorId === null ? lineCode : `${lineCode}@${operatorId}`;
  return period === invoicePeriod ? reference : `${reference}/${period}`;
}

/**
 * Puts invoice lines beside the expected lines they answer to.
 *
 * Shape   agreement lines in agreement order, then arrears, then unmapped lines; a line of the invoice's own
 *         period that was expected and not billed is there with 0 billed.
 */
export function matchLines(input: MatchInput): LineDraft[] {
  const { invoice } = input;
  const mapped = invoice.lines.filter(({ lineCode }) => lineCode !== null);
  const billed = groupBy(mapped, (line) => `${line.lineCode}/${line.period}`);
  const drafts: LineDraft[] = [];
  for (const expected of input.expected) {
    const lines = billed.get(`${expected.lineCode}/${expected.period}`) ?? [];
    billed.delete(`${expected.lineCode}/${expected.period}`);
    const isDue = expected.period === invoice.period && isSubstantial(expected);
    if (lines.length > 0 || isDue) drafts.push(...draftsOf(expected, lines, input));
  }
  const isArrears = (draft: LineDraft): number => (draft.period === invoice.period ? 0 : 1);
  drafts.sort((one, other) => isArrears(one) - isArrears(other));
  const strays = [...billed.values()].flatMap((lines) => [
    ...groupBy(lines, ({ operatorId }) => operatorId).entries(),
  ]);
  for (const [operatorId, lines] of strays) drafts.push(unexpected(lines, operatorId, input));
  const unmapped = invoice.lines.filter(({ lineCode }) => lineCode === null);
  return [...drafts, ...unmapped.map((line) => unexpected([line], line.operatorId, input))];
}

function isSubstantial(expected: ExpectedLine): boolean {
  if (expected.kind === "rounding") return false;
  return expected.amountMicros !== 0n || (expected.quantity?.numerator ?? 0n) !== 0n;
}

function draftsOf(expected: ExpectedLine, lines: readonly MnoInvoiceLine[], input: MatchInput): LineDraft[] {
  const byOperator = groupBy(lines, ({ operatorId }) => operatorId);
  const referred = [...byOperator.keys()].filter((operatorId) => operatorId !== null);
  const amounts = ownAmounts(expected, referred, byOperator, input.unitMicros);
  const drafts = referred.map((operatorId) => {
    const parts = expected.parts.filter((part) => part.operatorId === operatorId);
    return draft(
      expected,
      operatorId,
      byOperator.get(operatorId) ?? [],
      amounts.get(operatorId) ?? 0n,
      parts,
      input,
    );
  });
  const rest = expected.parts.filter(({ operatorId }) => operatorId === null || !amounts.has(operatorId));
  const restMicros = expected.amountMicros - sumMicros(amounts.values());
  const unreferred = byOperator.get(null) ?? [];
  const isRestDue =
    restMicros !== 0n || (referred.length > 0 && rest.some(({ quantity }) => quantity.numerator !== 0n));
  if (unreferred.length === 0 && referred.length > 0 && !isRestDue) return drafts;
  return [draft(expected, null, unreferred, restMicros, rest, input), ...drafts];
}

/**
 * What each operator that the invoice names owes of an expected line: its share by weight. A fee without
 * weights that is billed to named operators only is compared as a whole, so it follows what was billed.
 */
function ownAmounts(
  expected: ExpectedLine,
  referred: readonly string[],
  byOperator: ReadonlyMap<string | null, readonly MnoInvoiceLine[]>,
  unitMicros: Micros,
): Map<string, Micros> {
  if (referred.length === 0) return new Map();
  const unit = expected.amountMicros % unitMicros === 0n ? unitMicros : 1n;
  const billedWeights = referred.map((operatorId) => {
    const billed = sumMicros((byOperator.get(operatorId) ?? []).map(({ amountMicros }) => amountMicros));
    return { operatorId, weight: exact(billed < 0n ? -billed : billed) };
  });
  const hasOwnUsage = expected.parts.length > 0 || byOperator.has(null);
  const { parts } = allocate<string | null>(
    expected.amountMicros,
    unit,
    hasOwnUsage ? expected.parts : billedWeights,
  );
  const shares = new Map(parts.map(({ operatorId, amountMicros }) => [operatorId, amountMicros]));
  return new Map(referred.map((operatorId) => [operatorId, shares.get(operatorId) ?? 0n]));
}

function draft(
  expected: ExpectedLine,
  operatorId: string | null,
  invoiceLines: readonly MnoInvoiceLine[],
  amountMicros: Micros,
  parts: readonly ExpectedPart[],
  input: MatchInput,
): LineDraft {
  const before = input.billedBefore.filter(
    (earlier) =>
      earlier.lineCode === expected.lineCode &&
      earlier.period === expected.period &&
      earlier.operatorId === operatorId,
  );
  const billedBeforeMicros = sumMicros(before.map((earlier) => earlier.amountMicros));
  const billedBeforeQuantity = sumExact(before.map(({ quantity }) => quantity ?? ZERO));
  const quantity = expected.quantity === null ? null : sumExact(parts.map((part) => part.quantity));
  return {
    key: comparisonKey(expected.lineCode, operatorId, expected.period, input.invoice.period),
    lineCode: expected.lineCode,
    operatorId,
    period: expected.period,
    invoiceLines,
    expected,
    ...printed(invoiceLines),
    expectedMicros: amountMicros - billedBeforeMicros,
    expectedQuantity: quantity === null ? null : subtractExact(quantity, billedBeforeQuantity),
    billedBeforeMicros,
    billedBeforeQuantity,
    parts,
  };
}

function unexpected(
  lines: readonly MnoInvoiceLine[],
  operatorId: string | null,
  { invoice, versions }: MatchInput,
): LineDraft {
  const [first] = lines;
  const lineCode = first?.lineCode ?? null;
  const period = first?.period ?? invoice.period;
  const { terms } = governingVersion(versions, invoice.period);
  const isKnown =
    lineCode !== null && (lineCode === ROUNDING_CODE || findLine(terms.lines, lineCode) !== null);
  return {
    key: isKnown ? comparisonKey(lineCode, operatorId, period, invoice.period) : `#${first?.lineNumber}`,
    lineCode: isKnown ? lineCode : null,
    operatorId,
    period,
    invoiceLines: lines,
    expected: null,
    ...printed(lines),
    expectedMicros: 0n,
    expectedQuantity: null,
    billedBeforeMicros: 0n,
    billedBeforeQuantity: ZERO,
    parts: [],
  };
}

/** What the invoice prints for a group: the sums, and a rate when all its lines print the same one. */
function printed(
  lines: readonly MnoInvoiceLine[],
): Pick<LineDraft, "billedMicros" | "billedQuantity" | "billedRate"> {
  const quantities = lines.map(({ quantity }) => quantity).filter((quantity) => quantity !== null);
  const isCounted = lines.length > 0 && quantities.length === lines.length;
  const rate = lines[0]?.rate ?? null;
  const isOneRate =
    rate !== null && lines.every((line) => line.rate !== null && compareExact(line.rate, rate) === 0);
  return {
    billedMicros: sumMicros(lines.map(({ amountMicros }) => amountMicros)),
    billedQuantity: isCounted ? sumExact(quantities) : null,
    billedRate: isOneRate ? rate : null,
  };
}
