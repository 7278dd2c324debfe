import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { type DisputeOutcome, disputeOutcome } from "@tributary/domain/dispute/outcome";
import { minorUnitMicros } from "@tributary/domain/money/currency";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { readClaims } from "./evidence.ts";
import type { FoundDispute } from "./find-dispute.ts";
import { postStep } from "./move-dispute.ts";

/** What the MNO credits, by the claim's key; a claim that is not named gets nothing. */
export interface Answer {
  readonly key: string;
  readonly creditedMicros: Micros;
}

/** Works out what an answer comes to; claims are those frozen in the evidence. */
export function outcomeOf(
  dispute: FoundDispute,
  answers: readonly Answer[],
  creditPeriod: PeriodLabel,
): DisputeOutcome {
  const credited = new Map(answers.map(({ key, creditedMicros }) => [key, creditedMicros]));
  return disputeOutcome({
    mode: dispute.mode,
    originPeriod: dispute.period,
    creditPeriod,
    claims: readClaims(dispute.evidence).map((claim) => ({
      ...claim,
      creditedMicros: credited.get(claim.key) ?? 0n,
    })),
    unitMicros: minorUnitMicros(dispute.currency),
  });
}

/**
 * Books what was rejected as cost after all, and lets its owners' adjustments wait for the next open period.
 */
export async function saveRejected(
  tx: PortfolioTables,
  dispute: FoundDispute,
  outcome: DisputeOutcome,
): Promise<void> {
  const { id, number, agreementId, currency, mnoId, mode } = dispute;
  await postStep(tx, dispute, `dispute:${number}:rejected`, {
    kind: "dispute-rejected",
    currency,
    mno: mnoId,
    mode,
    amountMicros: outcome.rejectedMicros,
  });
  await tx.adjustment.createMany({
    data: outcome.adjustments.map((adjustment) => ({ ...adjustment, agreementId, disputeId: id })),
  });
}
