import type { LineDraft } from "./match-lines.ts";

/** The figures of a draft as they stand in its comparison. */
export function comparedFigures(draft: LineDraft) {
  return {
    key: draft.key,
    lineCode: draft.lineCode,
    operatorId: draft.operatorId,
    period: draft.period,
    invoiceLineNumbers: draft.invoiceLines.map(({ lineNumber }) => lineNumber),
    billedMicros: draft.billedMicros,
    expectedMicros: draft.expectedMicros,
    deltaMicros: draft.billedMicros - draft.expectedMicros,
    billedQuantity: draft.billedQuantity,
    expectedQuantity: draft.expectedQuantity,
    billedRate: draft.billedRate,
    expectedRate: draft.expected?.rate ?? null,
  };
}
