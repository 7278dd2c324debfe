import type { ExceptionView } from "@tributary/services/reconciliation/exception-view";
import type { ExceptionDetail } from "@tributary/services/reconciliation/show-exception";

/** More parts than these are counted, not named. */
const PARTS_NAMED = 3;

type Names = ReadonlyMap<string, string>;

/** One exception in the queue. */
export function exceptionDto(view: ExceptionView, names: Names) {
  const parts = view.parts.map((part) => partDto(part, names));
  return {
    id: view.id,
    key: view.key,
    lineCode: view.lineCode,
    description: view.description,
    invoiceNumber: view.invoiceNumber,
    unit: view.unit,
    billedQuantity: view.billedQuantity,
    expectedQuantity: view.expectedQuantity,
    deltaQuantity: view.deltaQuantity,
    billedRate: view.billedRate,
    expectedRate: view.expectedRate,
    billedMicros: view.billedMicros,
    expectedMicros: view.expectedMicros,
    deltaMicros: view.deltaMicros,
    currency: view.currency,
    cause: view.cause,
    explanation: view.explanation,
    status: view.status,
    reason: view.reason,
    decidedBy: view.decidedBy,
    decidedAt: view.decidedAt,
    createdAt: view.createdAt,
    disputeNumber: view.disputeNumber,
    /** Its dispute was sent: the evidence is frozen, and so is the decision. */
    isClaimed: view.disputeStatus !== null && view.disputeStatus !== "draft",
    parts: parts.slice(0, PARTS_NAMED),
    otherParts: Math.max(0, parts.length - PARTS_NAMED),
  };
}

/** One exception with what stands behind both sides. */
export function exceptionDetailDto(detail: ExceptionDetail) {
  const { view, own, operatorNames: names, counterfactual } = detail;
  const nameOf = (operatorId: string | null) =>
    operatorId === null ? null : (names.get(operatorId) ?? operatorId);
  return {
    ...exceptionDto(view, names),
    agreementId: detail.agreementId,
    period: detail.period,
    linePeriod: detail.linePeriod,
    invoiceId: detail.invoiceId,
    toleranceMicros: detail.toleranceMicros,
    isUnderBilled: detail.isUnderBilled,
    counterfactual:
      counterfactual === null
        ? null
        : { explanation: counterfactual.explanation, amountMicros: counterfactual.amountMicros },
    allParts: view.parts.map((part) => partDto(part, names)),
    printed: detail.printed.map((line) => ({
      lineNumber: line.lineNumber,
      description: line.description,
      quantity: line.quantity,
      rate: line.rate,
      amountMicros: line.amountMicros,
      operatorName: nameOf(line.operatorId),
      period: line.period,
    })),
    ownUnit: own.unit,
    ownByOperator: own.byOperator.map(({ operatorId, quantity, records }) => ({
      operatorId,
      name: nameOf(operatorId),
      quantity,
      records,
    })),
    ownOthers: own.others,
    ownByDay: own.byDay,
  };
}

function partDto({ operatorId, amountMicros }: ExceptionView["parts"][number], names: Names) {
  return {
    operatorId,
    name: operatorId === null ? null : (names.get(operatorId) ?? operatorId),
    amountMicros,
  };
}
