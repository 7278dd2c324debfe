import { priceQuantity } from "../../agreement/price-quantity.ts";
import type { Pricing } from "../../agreement/types.ts";
import { compareExact, divideExact, exact, isZeroExact, multiplyExact } from "../../money/exact.ts";
import { absMicros, microsToExact } from "../../money/micros.ts";
import { roundExact } from "../../money/round.ts";
import type { Exact } from "../../money/types.ts";
import { byUse, type CauseCase, type Hypothesis, sayRate } from "../cause-case.ts";
import { lineRounding } from "../expected-usage.ts";
import { findLine } from "../governing-version.ts";

/** Tariffs end at the fourth decimal; finer "rates" would explain any difference. */
const TARIFF_DECIMALS = { mode: "half-up", scale: 4 } as const;

/**
 * Our quantity at another rate, another version's prices or the other tier model comes to what was billed.
 */
export function* testRate(facts: CauseCase): Iterable<Hypothesis> {
  const { draft, terms } = facts;
  const quantity = draft.expectedQuantity;
  if (quantity === null || isZeroExact(quantity) || draft.lineCode === null) return;
  const line = findLine(terms.lines, draft.lineCode);
  if (line?.kind !== "usage" && line?.kind !== "sim") return;
  const rule = lineRounding(terms);
  for (const rate of candidateRates(facts, quantity)) {
    yield {
      cause: "RATE",
      explanation: `At ${sayRate(rate)} the line matches; ${agreed(draft.expected?.rate ?? null)}.`,
      amountMicros: roundExact(multiplyExact(quantity, rate), rule),
      evidence: byUse(facts),
    };
  }
  for (const { version, pricing } of otherPricings(facts)) {
    yield {
      cause: "RATE",
      explanation: `At the prices of agreement version ${version} the line matches.`,
      amountMicros: roundExact(priceQuantity(pricing, quantity), rule),
      evidence: byUse(facts),
    };
  }
  const swapped = otherTierModel(line.pricing);
  if (swapped === null) return;
  const name =
    swapped.model === "volume" ? "volume tiers (every unit at the last tier's rate)" : "graduated tiers";
  yield {
    cause: "RATE",
    explanation: `Priced by ${name} the line matches; the agreement says ${line.pricing.model}.`,
    amountMicros: roundExact(priceQuantity(swapped, quantity), rule),
    evidence: byUse(facts),
  };
}

function agreed(rate: Exact | null): string {
  return rate === null ? "the agreement has tiers" : `${sayRate(rate)} is agreed`;
}

/**
 * The printed rate, or what the billed amount comes to per unit when the invoice prints our quantity. A rate
 * made up from amounts alone proves nothing. A rate that belongs to another line is left to the zone test.
 */
function candidateRates({ draft, drafts, unitMicros }: CauseCase, quantity: Exact): Exact[] {
  const isMoreThanRounding = absMicros(draft.billedMicros - draft.expectedMicros) > unitMicros;
  const elsewhere = drafts.filter(
    (other) => other.lineCode !== draft.lineCode && other.expected?.unit === draft.expected?.unit,
  );
  const isOwn = (rate: Exact): boolean =>
    !elsewhere.some(({ expected }) => expected?.rate != null && compareExact(expected.rate, rate) === 0);
  const rates: Exact[] = [];
  if (draft.billedRate !== null) rates.push(draft.billedRate);
  else if (
    isMoreThanRounding &&
    draft.billedQuantity !== null &&
    compareExact(draft.billedQuantity, quantity) === 0
  ) {
    const perUnit = divideExact(microsToExact(draft.billedMicros), quantity);
    rates.push(exact(roundExact(perUnit, TARIFF_DECIMALS), 1_000_000n));
  }
  const agreedRate = draft.expected?.rate ?? null;
  return rates.filter((rate) => isOwn(rate) && (agreedRate === null || compareExact(rate, agreedRate) !== 0));
}

function otherPricings({
  draft,
  versions,
  governingVersion,
}: CauseCase): { version: number; pricing: Pricing }[] {
  return versions
    .filter(({ version }) => version !== governingVersion)
    .flatMap(({ version, terms }) => {
      const line = draft.lineCode === null ? null : findLine(terms.lines, draft.lineCode);
      return line?.kind === "usage" || line?.kind === "sim" ? [{ version, pricing: line.pricing }] : [];
    });
}

function otherTierModel(pricing: Pricing): Pricing | null {
  if (pricing.model === "graduated") return { ...pricing, model: "volume" };
  if (pricing.model === "volume") return { ...pricing, model: "graduated" };
  return null;
}
