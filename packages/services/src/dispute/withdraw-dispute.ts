import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { withheldKey } from "./find-dispute.ts";
import { moveDispute, onDispute, postStep, type StepRequest } from "./move-dispute.ts";
import { outcomeOf, saveRejected } from "./save-rejected.ts";
import { loadSettledFacts } from "./settled-facts.ts";

/**
 * Gives a dispute up. Before its period is issued, the exceptions are open again and nothing stays withheld;
 * after, the whole claim is as good as rejected: payable, and its owners' in the next open period.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `DISPUTE_TRANSITION`.
 */
export function withdrawDispute(db: PortfolioDb, request: StepRequest): Promise<void> {
  const { number } = request;
  return onDispute(db, number, async (tx, dispute) => {
    const { agreementId, period, invoiceId, currency, mnoId, mode, netRecoverableMicros } = dispute;
    const { isIssued } = await loadSettledFacts(tx, agreementId, period, invoiceId);
    const rejectedMicros = isIssued ? netRecoverableMicros : 0n;
    await moveDispute(tx, dispute, request, { to: "withdrawn", fields: { rejectedMicros } });
    if (isIssued) {
      // Nobody withheld anything for a draft, so its claim is given up as one that was paid.
      const given = dispute.status === "draft" ? { ...dispute, mode: "pay-and-claim" as const } : dispute;
      await saveRejected(tx, given, outcomeOf(given, [], period));
      return;
    }
    if (mode === "withhold" && dispute.status !== "draft") {
      await postStep(tx, dispute, `${withheldKey(number)}:released`, {
        kind: "dispute-withheld",
        currency,
        mno: mnoId,
        amountMicros: -netRecoverableMicros,
      });
    }
    await tx.discrepancy.updateMany({
      where: { disputeId: dispute.id },
      data: { status: "open", reason: null, decidedBy: null, decidedAt: null, disputeId: null },
    });
  });
}
