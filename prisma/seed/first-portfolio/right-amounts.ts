import { millionths, roundToCents } from "../amount.ts";
import type { UsageLedger } from "./ledger-of-usage.ts";
import type { Side } from "./operators.ts";
import { dataTiers, rateOf, tariff } from "./tariff.ts";

/** Prices base units at one rate, rounded once to the cent, half away from zero. */
export function priced(side: Side, code: string, units: bigint, rate: string): bigint {
  return roundToCents(units * millionths(rate), unitSize(side, code));
}

/** Prices a German month of domestic data by its graduated tiers, rounded once to the cent. */
export function pricedByTiers(bytes: bigint): bigint {
  const size = unitSize("de", "DATA-DOM");
  let numerator = 0n;
  let floor = 0n;
  for (const { upTo, rate } of dataTiers) {
    const ceiling = upTo === null || bytes < upTo * size ? bytes : upTo * size;
    if (ceiling > floor) numerator += (ceiling - floor) * millionths(rate);
    floor = ceiling > floor ? ceiling : floor;
  }
  return roundToCents(numerator, size);
}

/** What a shared German line costs on the given base units. */
export function sharedAmount(code: string, period: string, units: bigint): bigint {
  return code === "DATA-DOM" ? pricedByTiers(units) : priced("de", code, units, rateOf("de", code, period));
}

/**
 * What we expect of each account. A German line is rounded once and its cents are handed out to the accounts
 * by largest
 * remainder, so that they add up to it, a cent beside the printed product at most; a British account is the
 * sum of its
 * records' pennies.
 */
export function accountAmounts(
  ledger: UsageLedger,
  side: Side,
  period: string,
  code: string,
): Map<string, bigint> {
  const operators = ledger.operatorsOn(side, period, code);
  if (side === "uk") {
    return new Map(operators.map((operator) => [operator, ledger.use(side, period, code, operator).charges]));
  }
  const units = operators.map((operator) => ledger.use(side, period, code, operator).theirs);
  const whole = units.reduce((sum, each) => sum + each, 0n);
  const cents = priced("de", code, whole, rateOf("de", code, period)) / 10_000n;
  const shares = units.map((each, index) => ({
    index,
    cents: (cents * each) / whole,
    remainder: (cents * each) % whole,
  }));
  const left = Number(cents - shares.reduce((sum, share) => sum + share.cents, 0n));
  const ranked = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const isLucky = new Set(ranked.slice(0, left).map(({ index }) => index));
  return new Map(
    shares.map((share) => [
      operators[share.index] ?? "",
      (share.cents + (isLucky.has(share.index) ? 1n : 0n)) * 10_000n,
    ]),
  );
}

export function unitSize(side: Side, code: string): bigint {
  const line = tariff[side].find((each) => each.code === code);
  if (line === undefined) throw new RangeError(`${code} is no usage line.`);
  return line.unit.size;
}
