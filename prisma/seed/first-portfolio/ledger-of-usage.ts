import { millionths } from "../amount.ts";
import { periodAt } from "./calendar.ts";
import type { Side } from "./operators.ts";
import { chargedUnits, type SeedRecord } from "./record.ts";
import { rateOf, tariff } from "./tariff.ts";

/** What one operator used on one line in one period, as the generator made it. */
export interface Use {
  /** Base units that we hold when the month is settled. */
  readonly ours: bigint;
  /** Base units that the MNO rightly bills: late records and those of a closed operator as well. */
  readonly theirs: bigint;
  /** Sum of the records' own charges in millionths; only the British agreement rounds per record. */
  readonly charges: bigint;
}

export interface UsageLedger {
  use(side: Side, period: string, line: string, operator: string | null): Use;
  /** Operators with usage on the line, in the order of their codes; nobody's usage is not among them. */
  operatorsOn(side: Side, period: string, line: string): string[];
  wholeLine(side: Side, period: string, line: string): Use;
}

const NOTHING: Use = { ours: 0n, theirs: 0n, charges: 0n };

export function usageLedger(records: readonly SeedRecord[]): UsageLedger {
  const uses = new Map<string, Map<string | null, Use>>();
  for (const record of records) {
    const key = keyOf(record.side, periodAt(record.side, record.at), record.line);
    const byOperator = uses.get(key) ?? new Map<string | null, Use>();
    uses.set(key, byOperator);
    byOperator.set(record.operator, add(byOperator.get(record.operator) ?? NOTHING, useOf(record)));
  }
  const lineOf = (side: Side, period: string, line: string) =>
    uses.get(keyOf(side, period, line)) ?? new Map();
  return {
    use: (side, period, line, operator) => lineOf(side, period, line).get(operator) ?? NOTHING,
    operatorsOn: (side, period, line) =>
      [...lineOf(side, period, line).keys()].filter((operator) => operator !== null).sort(),
    wholeLine: (side, period, line) => [...lineOf(side, period, line).values()].reduce(add, NOTHING),
  };
}

/** The charge of one British record: its price, cut off after the penny. */
export function pennyCharge(record: SeedRecord): bigint {
  const line = tariff.uk.find(({ code }) => code === record.line);
  if (line === undefined) return 0n;
  const rate = millionths(rateOf("uk", record.line, periodAt("uk", record.at)));
  return ((chargedUnits(record) * rate) / (line.unit.size * 10_000n)) * 10_000n;
}

function useOf(record: SeedRecord): Use {
  const units = chargedUnits(record);
  const charges = record.side === "uk" ? pennyCharge(record) : 0n;
  return { ours: record.isOurs ? units : 0n, theirs: units, charges };
}

function add(left: Use, right: Use): Use {
  return {
    ours: left.ours + right.ours,
    theirs: left.theirs + right.theirs,
    charges: left.charges + right.charges,
  };
}

function keyOf(side: Side, period: string, line: string): string {
  return `${side} ${period} ${line}`;
}
