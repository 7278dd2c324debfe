import type { AgreementTerms, AgreementVersion } from "../agreement/types.ts";
import { minorDigits } from "../money/currency.ts";
import { exactToDecimal } from "../money/exact.ts";
import { formatMicros } from "../money/micros.ts";
import { roundMicros } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { UsageTotal } from "../usage/types.ts";
import { expectUsageLine } from "./expected-usage.ts";
import { findLine } from "./governing-version.ts";
import type { LineDraft } from "./match-lines.ts";
import { type Evidence, operatorParts } from "./operator-parts.ts";
import type { Cause, Counterfactual, KnownGap, OperatorPart, SimCountAlternative } from "./types.ts";

/** All that a hypothesis about one line may look at. */
export interface CauseCase {
  readonly draft: LineDraft;
  readonly drafts: readonly LineDraft[];
  /** Terms that govern the draft's own period. */
  readonly terms: AgreementTerms;
  readonly versions: readonly AgreementVersion[];
  readonly governingVersion: number;
  /** Accepted and duplicate usage, neighbouring periods included. */
  readonly usage: readonly UsageTotal[];
  readonly knownGaps: readonly KnownGap[];
  readonly simAlternatives: readonly SimCountAlternative[];
  readonly unitMicros: Micros;
}

export interface Suggestion {
  readonly counterfactual: Counterfactual;
  readonly parts: readonly OperatorPart[];
}

/** A hypothesis: what the line would cost if it held, and who is behind the difference. */
export interface Hypothesis {
  readonly cause: Cause;
  readonly explanation: string;
  readonly amountMicros: Micros;
  readonly evidence: readonly Evidence[];
}

export type CauseTest = (facts: CauseCase) => Iterable<Hypothesis>;

/** Whether two amounts agree to the minor unit. */
export function reproduces(facts: CauseCase, amountMicros: Micros): boolean {
  const rule = { mode: "half-up", scale: minorDigits(facts.terms.currency) } as const;
  return roundMicros(amountMicros, rule) === roundMicros(facts.draft.billedMicros, rule);
}

export function toSuggestion(facts: CauseCase, hypothesis: Hypothesis): Suggestion {
  const { draft, unitMicros } = facts;
  const { cause, explanation, amountMicros, evidence } = hypothesis;
  return {
    counterfactual: { cause, explanation, amountMicros },
    parts: operatorParts(draft.billedMicros - draft.expectedMicros, unitMicros, evidence),
  };
}

/** The operators' expected parts as evidence: who used the line at all. */
export function byUse({ draft }: CauseCase): Evidence[] {
  return draft.parts.map(({ operatorId, weight }) => ({ operatorId, weight }));
}

/** The usage the draft answers for, of the outcomes and periods that `accepts` lets through. */
export function usageOf(facts: CauseCase, accepts: (total: UsageTotal) => boolean): UsageTotal[] {
  const { draft, drafts } = facts;
  const elsewhere = new Set(
    drafts
      .filter(
        (other) => other !== draft && other.lineCode === draft.lineCode && other.period === draft.period,
      )
      .map(({ operatorId }) => operatorId),
  );
  return facts.usage.filter((total) => {
    if (total.lineCode !== draft.lineCode || !accepts(total)) return false;
    return draft.operatorId === null
      ? !elsewhere.has(total.operatorId) || total.operatorId === null
      : total.operatorId === draft.operatorId;
  });
}

/** Prices a hypothetical set of usage on the draft's line; null when the line is not metered. */
export function priceUsage(facts: CauseCase, totals: readonly UsageTotal[]): Micros | null {
  const { draft, versions, terms } = facts;
  const line = draft.lineCode === null ? null : findLine(terms.lines, draft.lineCode);
  if (line?.kind !== "usage") return null;
  return expectUsageLine(line, draft.period, totals, versions, terms).amountMicros - draft.billedBeforeMicros;
}

export function sayAmount({ terms }: CauseCase, amountMicros: Micros): string {
  return `${formatMicros(amountMicros, terms.currency)} ${terms.currency}`;
}

export function sayRate(rate: Exact): string {
  const [whole, fraction = ""] = exactToDecimal(rate, 6).split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}

export function sayQuantity(quantity: Exact, unit: string | null): string {
  const [whole = "0", fraction] = exactToDecimal(quantity, 6).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const figure = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return unit === null ? figure : `${figure} ${unit}`;
}
