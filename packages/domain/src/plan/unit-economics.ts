import {
  addExact,
  compareExact,
  divideExact,
  exact,
  exactToDecimal,
  multiplyExact,
  ZERO,
} from "../money/exact.ts";
import { microsToExact } from "../money/micros.ts";
import { divideRounded, roundExact } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { PlanTerms } from "./types.ts";

/** What a subscriber at a percentile uses, and is charged for it. Quantities are base units. */
export interface UsageLevel {
  readonly percentile: number;
  readonly usageMicros: Micros;
  readonly quantities: readonly { readonly service: string; readonly quantity: bigint }[];
}

/** What the operator's own contract charged in the period. */
export interface ContractCharges {
  /** Of usage, by service, with the base units that were counted. */
  readonly services: readonly {
    readonly service: string;
    readonly amountMicros: Micros;
    readonly quantity: bigint;
  }[];
  /** Of everything else: SIMs, fixed fees, commitments. */
  readonly otherMicros: Micros;
  /** Among whom everything else is shared. */
  readonly subscribers: number;
}

export interface LevelEconomics {
  readonly percentile: number;
  readonly feesMicros: Micros;
  readonly usageMicros: Micros;
  /** What the contract charges for such a subscriber. */
  readonly contractMicros: Micros;
  readonly leftMicros: Micros;
  /** Of the revenue; null without any. */
  readonly leftBps: number | null;
}

export interface UnitEconomics {
  readonly levels: readonly LevelEconomics[];
  /** How many times the first level's usage the fees alone pay for; null where nothing limits it. */
  readonly breakEven: string | null;
  /** Services that are used and that the contract charged for nowhere. */
  readonly unpriced: readonly string[];
}

/** The fees of a full period, without discounts. */
export function periodFees(terms: PlanTerms): Micros {
  const due = terms.fees.filter(({ every }) => every === "period");
  return due.reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
}

/**
 * What a plan leaves of its revenue once the contract is paid, by how much a subscriber uses: usage at the
 * contract's average price of the period, everything else shared equally.
 *
 * Units   micros, all in one currency.
 * Rounds  each level's contract charge once, half up to a micro; basis points and the factor half up.
 */
export function unitEconomics(request: {
  readonly feesMicros: Micros;
  readonly levels: readonly UsageLevel[];
  readonly contract: ContractCharges;
}): UnitEconomics {
  const { feesMicros, levels, contract } = request;
  const { services, otherMicros, subscribers } = contract;
  const priceOf = new Map(
    services
      .filter(({ quantity }) => quantity > 0n)
      .map(({ service, amountMicros, quantity }) => [
        service,
        divideExact(microsToExact(amountMicros), exact(quantity)),
      ]),
  );
  const shared =
    subscribers === 0 ? ZERO : divideExact(microsToExact(otherMicros), exact(BigInt(subscribers)));
  const usageOf = ({ quantities }: UsageLevel): Exact =>
    quantities.reduce(
      (sum, { service, quantity }) =>
        addExact(sum, multiplyExact(priceOf.get(service) ?? ZERO, exact(quantity))),
      ZERO,
    );
  const used = levels.flatMap(({ quantities }) => quantities.filter(({ quantity }) => quantity > 0n));
  const unpriced = used.map(({ service }) => service).filter((service) => !priceOf.has(service));
  return {
    levels: levels.map((level) => levelOf(level, feesMicros, addExact(shared, usageOf(level)))),
    breakEven: breakEvenOf(feesMicros, shared, levels[0] === undefined ? ZERO : usageOf(levels[0])),
    unpriced: [...new Set(unpriced)].sort(),
  };
}

const TO_MICROS = { mode: "half-up", scale: 6 } as const;

function levelOf(
  { percentile, usageMicros }: UsageLevel,
  feesMicros: Micros,
  charged: Exact,
): LevelEconomics {
  const contractMicros = roundExact(charged, TO_MICROS);
  const revenueMicros = feesMicros + usageMicros;
  const leftMicros = revenueMicros - contractMicros;
  const leftBps =
    revenueMicros > 0n ? Number(divideRounded(leftMicros * 10_000n, revenueMicros, "half-up")) : null;
  return { percentile, feesMicros, usageMicros, contractMicros, leftMicros, leftBps };
}

const FACTOR_DIGITS = 2;

function breakEvenOf(feesMicros: Micros, shared: Exact, usage: Exact): string | null {
  if (usage.numerator <= 0n) return null;
  const left = addExact(microsToExact(feesMicros), { ...shared, numerator: -shared.numerator });
  if (compareExact(left, ZERO) <= 0) return "0";
  return exactToDecimal(divideExact(left, usage), FACTOR_DIGITS);
}
