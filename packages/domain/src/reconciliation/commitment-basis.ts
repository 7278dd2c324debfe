import type { AgreementTerms, CommitmentLine } from "../agreement/types.ts";
import { sumMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";
import { lineRounding } from "./expected-usage.ts";
import { type Shortfall, shortfall } from "./shortfall.ts";
import type { AnnualStanding } from "./types.ts";

interface ScopedAmount {
  readonly lineCode: string | null;
  readonly period: string;
  readonly amountMicros: Micros;
}

/**
 * The shortfall of a commitment when its in-scope lines cost the given amounts: billed, expected or approved
 * ones.
 *
 * Units   micros.
 * Shape   lines of the period only; a line in arrears belongs to its own period's commitment.
 * Rounds  once, by the agreement.
 * Throws  {@link DomainError} `INPUT_INVALID` when an annual commitment comes without its standing.
 */
export function shortfallOn(
  line: CommitmentLine,
  amounts: readonly ScopedAmount[],
  period: string,
  terms: AgreementTerms,
  standing: AnnualStanding | undefined,
): Shortfall {
  const inScope = amounts.filter(
    (amount) => amount.lineCode !== null && amount.period === period && line.scope.includes(amount.lineCode),
  );
  return shortfall(
    line,
    sumMicros(inScope.map(({ amountMicros }) => amountMicros)),
    lineRounding(terms),
    standing,
  );
}
