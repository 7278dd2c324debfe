import type { Pricing } from "../agreement/types.ts";
import { compareExact, divideExact, exact, isZeroExact, multiplyExact } from "../money/exact.ts";
import type { Exact } from "../money/types.ts";
import type { Rate, RateBand } from "./types.ts";

/** A price that is a hundred times its neighbours', or a hundredth. */
export interface PriceOutlier {
  readonly code: string;
  readonly band: string;
  /** Per display unit of the rate. */
  readonly price: Exact;
  /** What its neighbours cost, the median of them, per the same unit. */
  readonly usual: Exact;
}

interface ListedPrice {
  readonly rate: Rate;
  readonly band: RateBand;
  readonly price: Exact;
  readonly perBaseUnit: Exact;
}

const FACTOR = exact(100n);
/** On either side: enough that one wrong neighbour is never the median. */
const NEIGHBOURS = 5;

/**
 * Finds prices that were probably meant otherwise: a hundred times what the rates around them cost, or a
 * hundredth of it. Neighbours are rates of the same services, up to five before and five after in the order
 * of the card; what is free is neither a neighbour nor an outlier.
 *
 * Units   prices per display unit; those of different units are compared per base unit.
 * Shape   the first price of each band that is one, in order.
 */
export function findPriceOutliers(rates: readonly Rate[]): PriceOutlier[] {
  const byServices = new Map<string, ListedPrice[]>();
  for (const rate of rates) {
    const services = [...rate.services].sort().join(" ");
    byServices.set(services, [...(byServices.get(services) ?? []), ...pricesOf(rate)]);
  }
  const outliers = [...byServices.values()].flatMap(outliersAmong);
  const order = new Map(rates.map(({ code }, index) => [code, index]));
  return outliers.sort((one, other) => (order.get(one.code) ?? 0) - (order.get(other.code) ?? 0));
}

function outliersAmong(prices: readonly ListedPrice[]): PriceOutlier[] {
  const seen = new Set<RateBand>();
  return prices.flatMap((each, index) => {
    const { rate, band, price, perBaseUnit } = each;
    const usual = medianOf(neighboursOf(prices, index));
    if (usual === null || seen.has(band) || !isFar(perBaseUnit, usual)) return [];
    seen.add(band);
    return [{ code: rate.code, band: band.name, price, usual: multiplyExact(usual, exact(rate.unit.size)) }];
  });
}

function isFar(price: Exact, usual: Exact): boolean {
  return (
    compareExact(price, multiplyExact(usual, FACTOR)) >= 0 ||
    compareExact(multiplyExact(price, FACTOR), usual) <= 0
  );
}

function neighboursOf(prices: readonly ListedPrice[], index: number): Exact[] {
  const around = (step: 1 | -1): Exact[] => {
    const found: Exact[] = [];
    for (let at = index + step; found.length < NEIGHBOURS && prices[at] !== undefined; at += step) {
      const other = prices[at];
      if (other !== undefined && other.rate !== prices[index]?.rate) found.push(other.perBaseUnit);
    }
    return found;
  };
  return [...around(-1), ...around(1)];
}

function medianOf(values: readonly Exact[]): Exact | null {
  const sorted = [...values].sort(compareExact);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function pricesOf(rate: Rate): ListedPrice[] {
  const listed = rate.bands.flatMap((band) =>
    ratesOf(band).map((price) => {
      return { rate, band, price, perBaseUnit: divideExact(price, exact(rate.unit.size)) };
    }),
  );
  return listed.filter(({ price }) => price.numerator > 0n);
}

/** Per display unit. */
function ratesOf({ record, pricing }: RateBand): Exact[] {
  if (record.steps !== undefined) return record.steps.map(({ rate }) => rate);
  return perUnit(pricing).filter((price) => !isZeroExact(price));
}

function perUnit(pricing: Pricing): Exact[] {
  if (pricing.model === "per-unit") return [pricing.rate];
  if (pricing.model === "package") return [divideExact(pricing.price, pricing.size)];
  return pricing.tiers.map(({ rate }) => rate);
}
