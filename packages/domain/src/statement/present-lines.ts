import { ownRateLine } from "../margin/own-rates.ts";
import { exact, exactToDecimal } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";
import { groupBy } from "../reconciliation/group-by.ts";
import { allocate } from "../settlement/allocate.ts";
import type { OperatorSettlement, SettlementLine } from "../settlement/types.ts";
import type { StatementLine } from "./types.ts";

/** Decimals of a printed quantity. */
export const PRINTED_DIGITS = 6;

/**
 * Turns an operator's settlement into the lines its contract shows.
 *
 * Units   micros; `unitMicros` is the minor unit.
 * Shape   `cost-plus`: the settlement's lines as they are. `charge`: each line bears its share of the margin
 *         by cost, so that neither cost nor margin can be read off; margin on corrections likewise, origin
 *         period by origin period. Where there is no cost to bear it, the margin is one service charge. The
 *         sum is the same in both. A line with a rate of the operator's own is that charge alone: spread
 *         usage stands within it, no other margin is shared to it, and it is left out where it charges
 *         nothing.
 * Rounds  shares of the margin by largest remainder.
 */
export function presentLines(settlement: OperatorSettlement, unitMicros: Micros): StatementLine[] {
  return present(settlement, unitMicros).map(({ line }) => line);
}

/**
 * The settlement's line behind each line of a statement.
 *
 * Shape   in the order of {@link presentLines}; null for a service charge that stands for the margin alone.
 */
export function presentedFrom(
  settlement: OperatorSettlement,
  unitMicros: Micros,
): readonly (SettlementLine | null)[] {
  return present(settlement, unitMicros).map(({ source }) => source);
}

interface Presented {
  readonly line: StatementLine;
  readonly source: SettlementLine | null;
}

function present(settlement: OperatorSettlement, unitMicros: Micros): Presented[] {
  const { lines } = settlement;
  if (settlement.presentation === "cost-plus") return lines.map((line) => printed(line, line.amountMicros));
  const current = lines.filter(({ kind }) => kind === "cost" || kind === "spread" || kind === "margin");
  const corrections = groupBy(
    lines.filter(({ kind }) => kind === "adjustment"),
    ({ originPeriod }) => originPeriod,
  );
  return [
    ...withMarginInside(current, unitMicros),
    ...[...corrections.values()].flatMap((group) => withMarginInside(group, unitMicros)),
    ...lines.filter(({ kind }) => kind === "credit").map((line) => printed(line, line.amountMicros)),
  ];
}

function withMarginInside(lines: readonly SettlementLine[], unitMicros: Micros): Presented[] {
  const owned = new Set(lines.filter(({ code }) => ownRateLine(code) !== null).map(chargedKey));
  const isOwned = (line: SettlementLine): boolean => owned.has(chargedKey(line));
  const charges = [
    ...ownCharges(lines.filter(isOwned)),
    ...sharedCharges(
      lines.filter((line) => !isOwned(line)),
      unitMicros,
    ),
  ];
  const placeOf = ({ source }: Presented): number => (source === null ? lines.length : lines.indexOf(source));
  return charges.sort((one, other) => placeOf(one) - placeOf(other));
}

/** Cost, spread usage and margin of one own rate stand under one key. */
function chargedKey({ code, originPeriod }: SettlementLine): string {
  return JSON.stringify([ownRateLine(code) ?? code, originPeriod]);
}

/** One charge for each line with a rate of the operator's own. */
function ownCharges(lines: readonly SettlementLine[]): Presented[] {
  return [...groupBy(lines, chargedKey).values()].flatMap((group) => {
    const source = group.find(({ quantity }) => quantity !== null) ?? group[0];
    const amountMicros = sumMicros(group.map((line) => line.amountMicros));
    if (source === undefined || (amountMicros === 0n && source.quantity === null)) return [];
    const { line } = printed(source, amountMicros);
    return [{ line: { ...line, code: ownRateLine(line.code) ?? line.code }, source }];
  });
}

/** Each line with its share of the margin by cost. */
function sharedCharges(lines: readonly SettlementLine[], unitMicros: Micros): Presented[] {
  const isMargin = ({ kind, code }: SettlementLine): boolean =>
    kind === "margin" || (kind === "adjustment" && code.startsWith("MARGIN_"));
  const cost = lines.filter((line) => !isMargin(line));
  const margin = lines.filter(isMargin);
  const marginMicros = sumMicros(margin.map(({ amountMicros }) => amountMicros));
  const weights = cost.map(({ amountMicros }) => ({
    operatorId: null,
    weight: exact(weightOf(amountMicros, cost)),
  }));
  const { parts, retainedMicros } = allocate(marginMicros, unitMicros, weights);
  const charges = cost.map((line, index) =>
    printed(line, line.amountMicros + (parts[index]?.amountMicros ?? 0n)),
  );
  const [first] = margin;
  if (retainedMicros === 0n || first === undefined) return charges;
  return [...charges, { line: serviceCharge(first, retainedMicros), source: null }];
}

/** Credits among charges bear no margin; in a group of corrections that all go down, each bears its size. */
function weightOf(amount: Micros, lines: readonly SettlementLine[]): Micros {
  const hasCharge = lines.some(({ amountMicros }) => amountMicros > 0n);
  if (hasCharge) return amount > 0n ? amount : 0n;
  return -amount;
}

function serviceCharge({ originPeriod }: SettlementLine, amountMicros: Micros): StatementLine {
  return {
    code: "SERVICE",
    description: "Service charge",
    quantity: null,
    unit: null,
    amountMicros,
    originPeriod,
  };
}

function printed(source: SettlementLine, amountMicros: Micros): Presented {
  const { code, description, unit, originPeriod } = source;
  const quantity = source.quantity === null ? null : exactToDecimal(source.quantity, PRINTED_DIGITS);
  return { line: { code, description, quantity, unit, amountMicros, originPeriod }, source };
}
