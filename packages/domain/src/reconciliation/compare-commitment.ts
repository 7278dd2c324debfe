import { DomainError } from "../error.ts";
import type { MnoInvoice } from "../mno-invoice/types.ts";
import { absMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";
import { type CauseCase, sayAmount } from "./cause-case.ts";
import { shortfallOn } from "./commitment-basis.ts";
import { comparedFigures } from "./compared-figures.ts";
import { findLine } from "./governing-version.ts";
import { toleranceOf } from "./judge-line.ts";
import type { AnnualStanding, LineComparison } from "./types.ts";

/**
 * Compares a commitment line. Its amount follows from the other lines, so it is `derived` as long as it is
 * right on the invoice's own figures, and an exception when it is not.
 */
export function compareCommitment(
  facts: CauseCase,
  invoice: MnoInvoice,
  annual: Readonly<Record<string, AnnualStanding>>,
): LineComparison {
  const { draft, terms } = facts;
  const line = findLine(terms.lines, draft.lineCode ?? "");
  if (line?.kind !== "commitment") {
    throw new DomainError(
      "TERMS_INVALID",
      `Line ${draft.lineCode} is no commitment in the terms of ${draft.period}.`,
    );
  }
  const billed = facts.drafts.map(({ lineCode, period, billedMicros }) => {
    return { lineCode, period, amountMicros: billedMicros };
  });
  const onBilled = shortfallOn(line, billed, invoice.period, terms, annual[line.code]).chargedMicros;
  const toleranceMicros = toleranceOf(onBilled, terms.tolerance);
  const excessMicros = draft.billedMicros - onBilled;
  const isOverCharged = excessMicros > 0n && absMicros(excessMicros) > toleranceMicros;
  const deltaMicros = draft.billedMicros - draft.expectedMicros;
  return {
    ...comparedFigures(draft),
    toleranceMicros,
    verdict: isOverCharged ? "exception" : "derived",
    isUnderBilled: excessMicros < -toleranceMicros,
    cause: isOverCharged ? "COMMITMENT" : null,
    counterfactual: isOverCharged ? overcharge(facts, onBilled) : null,
    parts: deltaMicros === 0n ? [] : [{ operatorId: null, amountMicros: deltaMicros }],
  };
}

function overcharge(facts: CauseCase, onBilled: Micros) {
  return {
    cause: "COMMITMENT" as const,
    explanation: `The invoice's own lines leave a shortfall of ${sayAmount(facts, onBilled)}; ${sayAmount(
      facts,
      facts.draft.billedMicros - onBilled,
    )} more is billed.`,
    amountMicros: onBilled,
  };
}
