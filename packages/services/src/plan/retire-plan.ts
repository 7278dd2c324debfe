import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findPlan } from "./find-plan.ts";

/**
 * Takes a plan off sale: whoever has it keeps it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `ALREADY_DONE`.
 */
export function retirePlan(
  db: OperatorDb,
  { code, actor }: { readonly code: string; readonly actor: string },
): Promise<void> {
  return alone(db, async (tx) => {
    const { id, state } = await findPlan(tx, code);
    if (state === "retired") throw new DomainError("ALREADY_DONE", "This plan is retired already.");
    await tx.plan.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: new Date() } });
    await writeAudit(tx, { actor, action: "plan:retire", subject: code, operatorId: db.operatorId });
  });
}
