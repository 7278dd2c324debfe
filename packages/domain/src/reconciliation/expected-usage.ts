import { priceQuantity } from "../agreement/price-quantity.ts";
import type { AgreementTerms, AgreementVersion, UsageLine } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { addExact, compareExact, exact, isZeroExact, multiplyExact, ZERO } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import { type RoundingRule, roundExact, roundMicros } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { UsageTotal } from "../usage/types.ts";
import { groupBy } from "./group-by.ts";
import type { ExpectedLine, ExpectedPart } from "./types.ts";

/** What was rated on the same terms of a line, by whatever versions. */
interface TermsPrice {
  readonly line: UsageLine;
  readonly totals: readonly UsageTotal[];
  readonly quantity: bigint;
  readonly price: Exact;
}

/**
 * Prices the usage of one line: what was rated on the same terms goes through their tiers as a whole, so that
 * a version which leaves the line as it was does not start its tiers again.
 *
 * Units   `totals` in base units; the line's quantity in display units.
 * Shape   `totals` belong to this line; one part per operator, in order of operator id, the unattributed one
 *         last.
 * Rounds  `per: record`: not at all, the records are rounded; `line`: once; `total`: to micros.
 * Throws  {@link DomainError} `RATE_MISSING` when usage names a version or line that the agreement lacks.
 */
export function expectUsageLine(
  line: UsageLine,
  period: PeriodLabel,
  totals: readonly UsageTotal[],
  versions: readonly AgreementVersion[],
  terms: AgreementTerms,
): ExpectedLine {
  const prices = priceByTerms(line, totals, versions);
  const quantities = prices.map((price) => exact(price.quantity, price.line.unit.size));
  const rates = prices.length === 0 ? [line] : prices.map((price) => price.line);
  return {
    lineCode: line.code,
    description: line.description,
    kind: "usage",
    period,
    unit: line.unit.name,
    quantity: quantities.reduce(addExact, ZERO),
    rate: singleRate(rates),
    isCountable: line.isCountable,
    amountMicros: amountOf(prices, totals, terms),
    accruedMicros: 0n,
    parts: partsOf(prices, totals, terms),
  };
}

/** Lines are kept at micros when the agreement rounds its total only. */
export function lineRounding(terms: AgreementTerms): RoundingRule {
  return terms.rounding.per === "total" ? { mode: terms.rounding.mode, scale: 6 } : terms.rounding;
}

function priceByTerms(
  line: UsageLine,
  totals: readonly UsageTotal[],
  versions: readonly AgreementVersion[],
): TermsPrice[] {
  const rated = [...new Set(totals.map(({ rateVersion }) => rateVersion))].sort(
    (left, right) => left - right,
  );
  const byTerms = groupBy(rated, (version) => keyOfTerms(usageLineOf(line.code, version, versions)));
  return [...byTerms.values()].map((same) => {
    const termsLine = usageLineOf(line.code, same[0] ?? 0, versions);
    const ofTerms = totals.filter(({ rateVersion }) => same.includes(rateVersion));
    const quantity = ofTerms.reduce((sum, total) => sum + total.quantity, 0n);
    const records = ofTerms.reduce((sum, total) => sum + total.records, 0n);
    const setUp = multiplyExact(termsLine.record.setUpFee, exact(records));
    const price = priceQuantity(termsLine.pricing, exact(quantity, termsLine.unit.size));
    return { line: termsLine, totals: ofTerms, quantity, price: addExact(price, setUp) };
  });
}

function keyOfTerms({ unit, pricing, record }: UsageLine): string {
  return JSON.stringify([unit.size, pricing, record], (_, value) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

function usageLineOf(code: string, version: number, versions: readonly AgreementVersion[]): UsageLine {
  const terms = versions.find((candidate) => candidate.version === version)?.terms;
  const line = terms?.lines.find((candidate) => candidate.code === code);
  if (line?.kind !== "usage") {
    throw new DomainError(
      "RATE_MISSING",
      `Usage of line ${code} was rated by agreement version ${version}, which has no such usage line.`,
      { lineCode: code, version },
    );
  }
  return line;
}

function amountOf(
  prices: readonly TermsPrice[],
  totals: readonly UsageTotal[],
  terms: AgreementTerms,
): Micros {
  const charged = sumMicros(totals.map((total) => total.chargeMicros));
  if (terms.rounding.per === "record") return charged;
  if (prices.some(({ line }) => isPricedPerRecord(line))) return roundMicros(charged, lineRounding(terms));
  return roundExact(prices.map((price) => price.price).reduce(addExact, ZERO), lineRounding(terms));
}

/**
 * A minimum or a stepped record cannot be priced from a sum of quantities, and a set-up fee falls on records
 * with a quantity only, which the sum no longer tells apart. Tiers run over the month's sum all the same.
 */
function isPricedPerRecord({ record, pricing }: UsageLine): boolean {
  const hasMinimum = record.steps !== undefined || !isZeroExact(record.minimumCharge);
  return hasMinimum || (pricing.model === "per-unit" && !isZeroExact(record.setUpFee));
}

function partsOf(
  prices: readonly TermsPrice[],
  totals: readonly UsageTotal[],
  terms: AgreementTerms,
): ExpectedPart[] {
  const quantities = sumByOperator(prices, (total, price) => exact(total.quantity, price.line.unit.size));
  const weights = weightsOf(prices, totals, terms);
  return [...quantities.entries()]
    .map(([operatorId, quantity]) => ({ operatorId, quantity, weight: weights.get(operatorId) ?? ZERO }))
    .sort(byOperator);
}

/**
 * Per-record agreements weigh by charge. Others weigh by quantity; across different terms each one's
 * quantity weighs what it is charged, so that a change of rate inside the month reaches those
 * who used it.
 */
function weightsOf(
  prices: readonly TermsPrice[],
  totals: readonly UsageTotal[],
  terms: AgreementTerms,
): Map<string | null, Exact> {
  const byQuantity = (): Map<string | null, Exact> => sumByOperator(prices, (total) => exact(total.quantity));
  if (terms.rounding.per === "record") {
    const isFree = totals.every((total) => total.chargeMicros === 0n);
    return isFree ? byQuantity() : sumByOperator(prices, (total) => exact(total.chargeMicros));
  }
  if (prices.length < 2 || prices.every(({ price }) => isZeroExact(price))) return byQuantity();
  return sumByOperator(prices, (total, { price, quantity }) =>
    quantity === 0n ? ZERO : multiplyExact(price, exact(total.quantity, quantity)),
  );
}

function sumByOperator(
  prices: readonly TermsPrice[],
  measure: (total: UsageTotal, price: TermsPrice) => Exact,
): Map<string | null, Exact> {
  const sums = new Map<string | null, Exact>();
  for (const price of prices) {
    for (const total of price.totals) {
      sums.set(total.operatorId, addExact(sums.get(total.operatorId) ?? ZERO, measure(total, price)));
    }
  }
  return sums;
}

function singleRate(lines: readonly UsageLine[]): Exact | null {
  const [first] = lines;
  if (first?.pricing.model !== "per-unit") return null;
  const { rate } = first.pricing;
  const isSame = lines.every(
    ({ pricing }) => pricing.model === "per-unit" && compareExact(pricing.rate, rate) === 0,
  );
  return isSame ? rate : null;
}

function byOperator(left: ExpectedPart, right: ExpectedPart): number {
  if (left.operatorId === right.operatorId) return 0;
  if (left.operatorId === null) return 1;
  if (right.operatorId === null) return -1;
  return left.operatorId < right.operatorId ? -1 : 1;
}
