import { priceQuantity } from "../agreement/price-quantity.ts";
import type { Pricing } from "../agreement/types.ts";
import { addExact, multiplyExact, sumExact, ZERO } from "../money/exact.ts";
import { microsToExact, sumMicros } from "../money/micros.ts";
import { type RoundingRule, roundExact } from "../money/round.ts";
import type { Exact } from "../money/types.ts";
import { groupBy } from "../reconciliation/group-by.ts";
import type { MarginCostLine } from "./margin-base.ts";
import type { MarginLine } from "./margin-line.ts";
import type { MarginTerms } from "./types.ts";

const PREFIX = "MARGIN_OWN_RATES_";

/** What an invoice adds by rounding: its share goes by cost, so an operator with own rates has none. */
const ROUNDING = "ROUNDING";

/** The agreement's line that a margin line of own rates stands for; null for any other line. */
export function ownRateLine(code: string): string | null {
  return code.startsWith(PREFIX) ? code.slice(PREFIX.length) : null;
}

export interface TermsSlice {
  readonly terms: MarginTerms;
  /** Of the operator's live days. */
  readonly share: Exact;
}

/** What own rates charge on one line, and how much of its cost they take the place of. */
interface OwnCharge {
  readonly charge: Exact;
  readonly share: Exact;
}

/**
 * The margin of own rates: per line and origin period, what the rates come to less the cost.
 *
 * Units   micros of the agreement's currency.
 * Shape   one line for each line with cost or usage; below zero where the network charges more than the rate,
 *         whatever the contract allows of other margins. Where terms change inside the period, the charge of
 *         each version counts by its share of the live days.
 * Rounds  the charge once, half-up, to the minor unit: cost and margin of a line are that charge together.
 */
export function ownRateMargins(
  slices: readonly TermsSlice[],
  lines: readonly MarginCostLine[],
  rule: RoundingRule,
): MarginLine[] {
  const groups = groupBy(lines, ({ lineCode, originPeriod }) => JSON.stringify([lineCode, originPeriod]));
  return [...groups.values()].flatMap((group): MarginLine[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { lineCode, originPeriod } = first;
    const own = ownCharge(slices, lineCode, group);
    if (own === null) return [];
    const cost = microsToExact(sumMicros(group.map(({ amountMicros }) => amountMicros)));
    const amountMicros = roundExact(own.charge, rule) - roundExact(multiplyExact(cost, own.share), rule);
    return [
      { code: `${PREFIX}${lineCode}`, description: `Own rate of ${lineCode}`, originPeriod, amountMicros },
    ];
  });
}

function ownCharge(
  slices: readonly TermsSlice[],
  lineCode: string,
  lines: readonly MarginCostLine[],
): OwnCharge | null {
  const quantity = sumExact(lines.flatMap((line) => (line.quantity === null ? [] : [line.quantity])));
  const charges = slices.flatMap(({ terms, share }): OwnCharge[] => {
    const pricing = ownPricing(terms, lineCode);
    if (pricing === null) return [];
    const charge = pricing === "borne" ? ZERO : multiplyExact(priceQuantity(pricing, quantity), share);
    return [{ charge, share }];
  });
  return charges.length === 0 ? null : charges.reduce(both);
}

function both(one: OwnCharge, other: OwnCharge): OwnCharge {
  return { charge: addExact(one.charge, other.charge), share: addExact(one.share, other.share) };
}

/** Null where the terms have no own rates or pass the line on. */
function ownPricing({ components }: MarginTerms, lineCode: string): Pricing | "borne" | null {
  const own = components.filter((component) => component.kind === "own-rates");
  const rate = own.flatMap(({ rates }) => rates).find(({ line }) => line === lineCode);
  if (rate !== undefined) return rate.pricing;
  const isBorne = own.some(({ borne }) => borne.includes(lineCode) || lineCode === ROUNDING);
  return isBorne ? "borne" : null;
}
