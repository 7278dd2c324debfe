"use client";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { useState } from "react";
import type { Dispute } from "../status.tsx";

export interface ClaimAnswer {
  readonly key: string;
  readonly creditedMicros: bigint;
}

/** What somebody types as accepted of each claim; `answers` is null while any of it is no amount. */
export function useAnswers({ claims, currency }: Dispute) {
  const filled = (isAll: boolean): Readonly<Record<string, string>> =>
    Object.fromEntries(
      claims.map(({ key, claimedMicros }) => [key, formatAmount(isAll ? claimedMicros : 0n, currency)]),
    );
  const [texts, setTexts] = useState(() => filled(true));
  const read = claims.map(({ key }) => ({ key, creditedMicros: parseAmount(texts[key] ?? "") }));
  const answers = read.filter((answer): answer is ClaimAnswer => {
    return answer.creditedMicros !== null && answer.creditedMicros >= 0n;
  });
  return {
    texts,
    setText: (key: string, text: string) => setTexts((before) => ({ ...before, [key]: text })),
    fill: (isAll: boolean) => setTexts(filled(isAll)),
    answers: answers.length === claims.length ? answers : null,
  };
}
