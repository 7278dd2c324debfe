"use client";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { useState } from "react";
import type { OperatorDispute } from "../../status.tsx";

export interface LineCredit {
  readonly lineNumber: number;
  readonly creditedMicros: bigint;
}

export type Credits = ReturnType<typeof useCredits>;

/** What somebody types as credit for each line; `answers` is null while any of it is no possible credit. */
export function useCredits({ lines, currency }: OperatorDispute) {
  const filled = (isAll: boolean): Readonly<Record<number, string>> =>
    Object.fromEntries(
      lines.map((line) => [line.lineNumber, formatAmount(isAll ? line.contestedMicros : 0n, currency)]),
    );
  const [texts, setTexts] = useState(() => filled(true));
  const answers = lines.flatMap(({ lineNumber, contestedMicros }): LineCredit[] => {
    const creditedMicros = parseAmount(texts[lineNumber] ?? "");
    const isPossible = creditedMicros !== null && creditedMicros >= 0n && creditedMicros <= contestedMicros;
    return isPossible ? [{ lineNumber, creditedMicros }] : [];
  });
  const isComplete = answers.length === lines.length;
  return {
    texts,
    setText: (line: number, text: string) => setTexts((before) => ({ ...before, [line]: text })),
    fill: (isAll: boolean) => setTexts(filled(isAll)),
    answers: isComplete ? answers : null,
    totalMicros: isComplete ? answers.reduce((sum, { creditedMicros }) => sum + creditedMicros, 0n) : null,
  };
}
