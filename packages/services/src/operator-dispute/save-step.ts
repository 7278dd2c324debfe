import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";
import { type AuditValue, writeAudit } from "../audit/write-audit.ts";
import type { FoundOperatorDispute } from "./find-operator-dispute.ts";

export interface Step {
  readonly actor: string;
  readonly note: string;
  readonly to: OperatorDisputeStatus;
  /** The verb of the audit row. */
  readonly verb: "review" | "reply" | "answer";
  readonly amountMicros?: bigint;
  readonly details?: { [key: string]: AuditValue };
}

/** Keeps what the MVNA did with an operator's dispute, where the operator reads it too. */
export async function saveStep(
  tx: PortfolioTables,
  { id, operatorId, number, status }: FoundOperatorDispute,
  { actor, note, to, verb, amountMicros, details = {} }: Step,
): Promise<void> {
  await tx.operatorDisputeEvent.create({
    data: {
      operatorId,
      disputeId: id,
      side: "mvna",
      actor,
      fromStatus: status,
      toStatus: to,
      note,
      amountMicros: amountMicros ?? null,
    },
  });
  await writeAudit(tx, { actor, action: `operator-dispute:${verb}`, subject: number, operatorId, details });
}
