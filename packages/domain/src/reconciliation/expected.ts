import { priceQuantity } from "../agreement/price-quantity.ts";
import type {
  AgreementTerms,
  AgreementVersion,
  ChargeLine,
  CommitmentLine,
  SimCount,
  SimLine,
} from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { sumExact } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import { roundExact, roundMicros } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { UsageTotal } from "../usage/types.ts";
import { expectUsageLine, lineRounding } from "./expected-usage.ts";
import { governingVersion } from "./governing-version.ts";
import { groupBy } from "./group-by.ts";
import { shortfall } from "./shortfall.ts";
import type { AnnualStanding, ExpectedLine } from "./types.ts";

/** The code of the line that holds what rounding a total, or an invoice header, adds to its lines. */
export const ROUNDING_CODE = "ROUNDING";

export interface ExpectedInput {
  readonly period: PeriodLabel;
  /**
   * Every version whose rates usage of the period was rated by; the one in force at the period's end governs
   * the rest.
   */
  readonly versions: readonly AgreementVersion[];
  readonly usage: readonly UsageTotal[];
  readonly sims: readonly SimCount[];
  /** By line code, for annual commitments. */
  readonly annual?: Readonly<Record<string, AnnualStanding>>;
}

/**
 * Computes what one period should cost by our copy of the agreement (step R1).
 *
 * Units   micros of the agreement's currency; quantities in display units.
 * Shape   one line per agreement line, in agreement order, commitments last; then a ROUNDING line when the
 *         agreement rounds its total and the lines miss it.
 * Rounds  by the agreement: per record, per line, or lines to micros and the total once.
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `RATE_MISSING`, `INPUT_INVALID`.
 */
export function expectPeriod(input: ExpectedInput): ExpectedLine[] {
  const { terms } = governingVersion(input.versions, input.period);
  const accepted = input.usage.filter(
    (total) => total.outcome === "accepted" && total.period === input.period,
  );
  refuseForeignUsage(accepted, terms);
  const usageByLine = groupBy(accepted, (total) => total.lineCode);
  const simsByLine = groupBy(
    input.sims.filter((count) => count.period === input.period),
    (count) => count.lineCode,
  );
  const lines: ExpectedLine[] = [];
  for (const line of terms.lines) {
    if (line.kind === "usage") {
      const totals = usageByLine.get(line.code) ?? [];
      lines.push(expectUsageLine(line, input.period, totals, input.versions, terms));
    } else if (line.kind === "sim") {
      lines.push(expectSimLine(line, input.period, simsByLine.get(line.code) ?? [], terms));
    } else if (line.kind === "flat") {
      lines.push(uncounted(line, input.period, line.amountMicros));
    }
  }
  for (const line of terms.lines) {
    if (line.kind === "commitment") lines.push(expectCommitment(line, input, lines, terms));
  }
  return withRoundingLine(lines, input.period, terms);
}

/** Prices a SIM line from the counts of its operators. */
export function expectSimLine(
  line: SimLine,
  period: PeriodLabel,
  counts: readonly Pick<SimCount, "operatorId" | "count">[],
  terms: AgreementTerms,
): ExpectedLine {
  const quantity = sumExact(counts.map(({ count }) => count));
  return {
    ...uncounted(line, period, roundExact(priceQuantity(line.pricing, quantity), lineRounding(terms))),
    unit: "SIM",
    quantity,
    rate: line.pricing.model === "per-unit" ? line.pricing.rate : null,
    isCountable: true,
    parts: [...counts]
      .sort((one, other) => (one.operatorId < other.operatorId ? -1 : 1))
      .map(({ operatorId, count }) => ({ operatorId, quantity: count, weight: count })),
  };
}

function expectCommitment(
  line: CommitmentLine,
  input: ExpectedInput,
  priced: readonly ExpectedLine[],
  terms: AgreementTerms,
): ExpectedLine {
  const inScope = priced.filter(({ lineCode }) => line.scope.includes(lineCode));
  const due = shortfall(
    line,
    sumMicros(inScope.map(({ amountMicros }) => amountMicros)),
    lineRounding(terms),
    input.annual?.[line.code],
  );
  return { ...uncounted(line, input.period, due.chargedMicros), accruedMicros: due.accruedMicros };
}

function uncounted(line: ChargeLine, period: PeriodLabel, amountMicros: Micros): ExpectedLine {
  return {
    lineCode: line.code,
    description: line.description,
    kind: line.kind,
    period,
    unit: null,
    quantity: null,
    rate: null,
    isCountable: false,
    amountMicros,
    accruedMicros: 0n,
    parts: [],
  };
}

function withRoundingLine(
  lines: readonly ExpectedLine[],
  period: PeriodLabel,
  terms: AgreementTerms,
): ExpectedLine[] {
  if (terms.rounding.per !== "total") return [...lines];
  const total = sumMicros(lines.map(({ amountMicros }) => amountMicros));
  const amountMicros = roundMicros(total, terms.rounding) - total;
  if (amountMicros === 0n) return [...lines];
  const rounding: ExpectedLine = {
    lineCode: ROUNDING_CODE,
    description: "Rounding of the total",
    kind: "rounding",
    period,
    unit: null,
    quantity: null,
    rate: null,
    isCountable: false,
    amountMicros,
    accruedMicros: 0n,
    parts: [],
  };
  return [...lines, rounding];
}

/**
 * Usage on a line that the governing version has dropped would vanish from the sum: it is refused instead.
 */
function refuseForeignUsage(totals: readonly UsageTotal[], terms: AgreementTerms): void {
  const codes = new Set(terms.lines.filter(({ kind }) => kind === "usage").map(({ code }) => code));
  const stray = totals.find(({ lineCode }) => !codes.has(lineCode));
  if (stray === undefined) return;
  throw new DomainError(
    "RATE_MISSING",
    `Usage of ${stray.period} is on line ${stray.lineCode}, which the agreement does not have: add it.`,
    { lineCode: stray.lineCode },
  );
}
