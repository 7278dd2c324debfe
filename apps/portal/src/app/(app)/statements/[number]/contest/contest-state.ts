import { parseAmount } from "@tributary/ui/format/parse-amount";

export interface ContestableLine {
  readonly lineNumber: number;
  readonly description: string;
  readonly originPeriod: string;
  readonly amountMicros: bigint;
  readonly contestableMicros: bigint;
}

/** What somebody typed for the lines they chose, by line number. */
export type Entered = ReadonlyMap<number, string>;

export interface ChosenLine {
  readonly lineNumber: number;
  /** null where what was typed is no amount that can be contested. */
  readonly contestedMicros: bigint | null;
}

/** Reads the amounts of the chosen lines, each against what can be contested of it. */
export function readEntered(lines: readonly ContestableLine[], entered: Entered): ChosenLine[] {
  return lines.flatMap(({ lineNumber, contestableMicros }) => {
    const text = entered.get(lineNumber);
    if (text === undefined) return [];
    const amount = parseAmount(text);
    const isFit = amount !== null && amount > 0n && amount <= contestableMicros;
    return [{ lineNumber, contestedMicros: isFit ? amount : null }];
  });
}

/** What the fit amounts come to. */
export function sumOf(chosen: readonly ChosenLine[]): bigint {
  return chosen.reduce((sum, { contestedMicros }) => sum + (contestedMicros ?? 0n), 0n);
}
