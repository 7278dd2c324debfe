import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { eraseSubscriber } from "../subscriber/erase-subscriber.ts";
import { planRetention, type RetentionPlan } from "./plan-retention.ts";
import { dropMonth } from "./retire-month.ts";

export interface RetentionRequest {
  readonly actor: string;
  readonly at: Date;
}

/**
 * Takes away what is due and nothing keeps: months of usage with what subscribers were charged for their
 * records, of which sums by day stay, and the identities of subscribers who left. Each month and each
 * subscriber is a transaction of its own with its audit row, so a pass that was cut off goes on where it was.
 *
 * Shape   the plan as it was before: what has no block is gone.
 * Throws  {@link DomainError} `LOCKED` when something came in between: do it again.
 */
export async function applyRetention(
  db: OperatorDb,
  { actor, at }: RetentionRequest,
): Promise<RetentionPlan> {
  const plan = await planRetention(db, at);
  for (const month of plan.months) {
    if (month.blocks.length === 0) await dropMonth(db, month, actor);
  }
  const reason = `Terminated longer than ${plan.rules.identity} months ago.`;
  for (const { number, blocks } of plan.identities) {
    if (blocks.length === 0) await eraseSubscriber(db, { number, reason, actor, at });
  }
  return plan;
}
