import { DomainError } from "../error.ts";
import { minorUnitMicros } from "../money/currency.ts";
import { sumMicros } from "../money/micros.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import type { ContestedLine } from "./types.ts";

/** A line of the statement, with what became of it in other disputes. */
export interface LineStanding {
  readonly lineNumber: number;
  readonly amountMicros: Micros;
  /** The dispute that waits for an answer and contests this line already. */
  readonly contestedIn: string | null;
  /** What earlier answers credited of it. */
  readonly creditedMicros: Micros;
}

/**
 * Checks which lines an operator contests, and adds up how much.
 *
 * Units   micros of the statement's currency, net of tax.
 * Shape   each line at most once and in one unanswered dispute, with a positive amount in whole minor units
 *         that is no more than what is left of the line after earlier credits.
 * Throws  {@link DomainError} `INPUT_INVALID` without lines or with one twice, `NOT_FOUND` for a line the
 *         statement does not have, `ALREADY_DONE` for one that is contested, `AMOUNT_INVALID`.
 */
export function contest(
  contested: readonly ContestedLine[],
  lines: readonly LineStanding[],
  currency: CurrencyCode,
): Micros {
  if (contested.length === 0) throw new DomainError("INPUT_INVALID", "Choose at least one line to contest.");
  const standing = new Map(lines.map((line) => [line.lineNumber, line]));
  const seen = new Set<number>();
  for (const line of contested) {
    const { lineNumber } = line;
    if (seen.has(lineNumber))
      throw new DomainError("INPUT_INVALID", `Line ${lineNumber} stands there twice.`);
    seen.add(lineNumber);
    refuseLine(line, standing.get(lineNumber), minorUnitMicros(currency));
  }
  return sumMicros(contested.map(({ contestedMicros }) => contestedMicros));
}

/** How much of a line can be contested still; nothing of a line that lowers the bill. */
export function contestable({ amountMicros, creditedMicros, contestedIn }: LineStanding): Micros {
  const left = amountMicros - creditedMicros;
  return contestedIn !== null || left < 0n ? 0n : left;
}

function refuseLine(
  { lineNumber, contestedMicros }: ContestedLine,
  line: LineStanding | undefined,
  unitMicros: Micros,
): void {
  if (line === undefined) {
    throw new DomainError("NOT_FOUND", `The statement has no line ${lineNumber}: check its number.`);
  }
  if (line.contestedIn !== null) {
    throw new DomainError(
      "ALREADY_DONE",
      `Line ${lineNumber} is contested in ${line.contestedIn}, which waits for an answer: write there.`,
    );
  }
  const leftMicros = contestable(line);
  if (contestedMicros > 0n && contestedMicros <= leftMicros && contestedMicros % unitMicros === 0n) return;
  throw new DomainError(
    "AMOUNT_INVALID",
    `Of line ${lineNumber} at the most what is left of its amount can be contested, and more than nothing.`,
    { contestedMicros: `${contestedMicros}`, leftMicros: `${leftMicros}` },
  );
}
