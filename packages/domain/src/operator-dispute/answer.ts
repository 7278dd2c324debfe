import { DomainError } from "../error.ts";
import { minorUnitMicros } from "../money/currency.ts";
import { sumMicros } from "../money/micros.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import type { ContestedLine, OperatorDisputeStatus } from "./types.ts";

/** What is credited of one contested line. */
export interface LineAnswer {
  readonly lineNumber: number;
  readonly creditedMicros: Micros;
}

export interface AnsweredLine extends ContestedLine, LineAnswer {
  readonly status: Answered;
}

export type Answered = Extract<OperatorDisputeStatus, "accepted" | "partly_accepted" | "rejected">;

export interface Answer {
  readonly status: Answered;
  readonly creditedMicros: Micros;
  /** One per contested line, in their order. */
  readonly lines: readonly AnsweredLine[];
}

/**
 * Works out what an answer to an operator's dispute comes to, line by line and in all.
 *
 * Units   micros of the statement's currency, net of tax.
 * Shape   credited ≤ contested on each line, in whole minor units; a line that is not named gets nothing.
 * Throws  {@link DomainError} `NOT_FOUND` for a line that is not contested, `INPUT_INVALID` for one named
 *         twice, `AMOUNT_INVALID`.
 */
export function answerLines(
  contested: readonly ContestedLine[],
  answers: readonly LineAnswer[],
  currency: CurrencyCode,
): Answer {
  const numbers = new Set(contested.map(({ lineNumber }) => lineNumber));
  const credited = new Map<number, Micros>();
  for (const { lineNumber, creditedMicros } of answers) {
    if (!numbers.has(lineNumber)) {
      throw new DomainError("NOT_FOUND", `Line ${lineNumber} is not contested here: check its number.`);
    }
    if (credited.has(lineNumber)) {
      throw new DomainError("INPUT_INVALID", `Line ${lineNumber} is answered twice.`);
    }
    credited.set(lineNumber, creditedMicros);
  }
  const unitMicros = minorUnitMicros(currency);
  const lines = contested.map((line) => answerLine(line, credited.get(line.lineNumber) ?? 0n, unitMicros));
  const contestedMicros = sumMicros(lines.map((line) => line.contestedMicros));
  const creditedMicros = sumMicros(lines.map((line) => line.creditedMicros));
  return { status: statusOf(contestedMicros, creditedMicros), creditedMicros, lines };
}

function answerLine(line: ContestedLine, creditedMicros: Micros, unitMicros: Micros): AnsweredLine {
  const { lineNumber, contestedMicros } = line;
  if (creditedMicros < 0n || creditedMicros > contestedMicros || creditedMicros % unitMicros !== 0n) {
    throw new DomainError(
      "AMOUNT_INVALID",
      `The credit for line ${lineNumber} lies between nothing and what is contested of it.`,
      { contestedMicros: `${contestedMicros}`, creditedMicros: `${creditedMicros}` },
    );
  }
  return { lineNumber, contestedMicros, creditedMicros, status: statusOf(contestedMicros, creditedMicros) };
}

function statusOf(contestedMicros: Micros, creditedMicros: Micros): Answered {
  if (creditedMicros === 0n) return "rejected";
  return creditedMicros === contestedMicros ? "accepted" : "partly_accepted";
}
