import type { AgreementVersion, Pricing, UsageLine } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { divideExact, exact, isZeroExact, multiplyExact } from "../money/exact.ts";
import { type RoundingRule, roundExact } from "../money/round.ts";
import type { Exact, Micros, RoundingMode } from "../money/types.ts";
import type { Direction, Service } from "../usage/types.ts";

/**
 * The price of one kind of record as plain integers, for whoever rates a whole month where it lies:
 * `charge = round((slope × charged + base) / denominator) × step`, within `least` and `most`.
 */
export interface PriceFormula {
  readonly service: Service;
  readonly direction: Direction;
  readonly zone: string;
  readonly version: number;
  readonly lineCode: string;
  /** Minimum and increment, in base units. */
  readonly first: bigint;
  readonly next: bigint;
  readonly slope: bigint;
  readonly base: bigint;
  readonly denominator: bigint;
  readonly step: Micros;
  readonly mode: RoundingMode;
  readonly least: Micros | null;
  readonly most: Micros | null;
}

const FINEST: RoundingRule = { mode: "half-up", scale: 6 };
const DIRECTIONS: readonly Direction[] = ["mo", "mt", "none"];

/**
 * Writes a version's prices of single records as formulas: one per service, direction and zone that it rates.
 *
 * Units   base units in, micros out.
 * Shape   the first line that names a kind of record prices it, as when a record is taken in.
 * Throws  {@link DomainError} `TERMS_INVALID` for a line with rates by step: those are no formula.
 */
export function priceFormulas({ version, terms }: AgreementVersion): PriceFormula[] {
  const rule = terms.rounding.per === "record" ? terms.rounding : FINEST;
  const formulas = new Map<string, PriceFormula>();
  for (const line of terms.lines) {
    if (line.kind !== "usage") continue;
    const price = formulaOf(line, rule);
    for (const zone of line.zones) {
      for (const service of line.services) {
        for (const direction of line.directions ?? DIRECTIONS) {
          const kind = JSON.stringify([service, direction, zone]);
          if (!formulas.has(kind)) formulas.set(kind, { service, direction, zone, version, ...price });
        }
      }
    }
  }
  return [...formulas.values()];
}

type Price = Omit<PriceFormula, "service" | "direction" | "zone" | "version">;

function formulaOf(line: UsageLine, rule: RoundingRule): Price {
  const { first, next, setUpFee, minimumCharge, maximumCharge, steps } = line.record;
  if (steps !== undefined) throw invalid(line, "its rates by step cannot be applied to a stored month");
  if (next < 1n || first < 0n || line.unit.size < 1n) throw invalid(line, "its increments are not positive");
  const step = 10n ** BigInt(6 - rule.scale);
  const stepsPerUnit = exact(1_000_000n, step);
  const slope = multiplyExact(divideExact(firstRate(line), exact(line.unit.size)), stepsPerUnit);
  const base = multiplyExact(setUpFee, stepsPerUnit);
  const denominator = slope.denominator * base.denominator;
  return {
    lineCode: line.code,
    first,
    next,
    slope: slope.numerator * base.denominator,
    base: base.numerator * slope.denominator,
    denominator,
    step,
    mode: rule.mode,
    least: isZeroExact(minimumCharge) ? null : roundExact(minimumCharge, rule),
    most: maximumCharge === undefined ? null : roundExact(maximumCharge, rule),
  };
}

/** The rate per display unit at which a single record is charged. */
function firstRate(line: UsageLine): Exact {
  const pricing: Pricing = line.pricing;
  if (pricing.model === "per-unit") return pricing.rate;
  if (pricing.model === "package") return divideExact(pricing.price, pricing.size);
  const tier = pricing.tiers[0];
  if (tier === undefined) throw invalid(line, "it has no tiers");
  return tier.rate;
}

function invalid(line: UsageLine, reason: string): DomainError {
  return new DomainError("TERMS_INVALID", `Line ${line.code} cannot price a month again: ${reason}.`);
}
