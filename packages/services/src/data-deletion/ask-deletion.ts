import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { refuseKept, standingObstacles } from "@tributary/domain/data-deletion/obstacles";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "./deletion-hold.ts";

export interface AskDeletion {
  readonly operatorId: string;
  readonly reason: string;
  /** Why no export pack is wanted; null: one has to be there. */
  readonly noPackBecause: string | null;
  readonly actor: string;
}

/**
 * Asks that all of an ended operator's own data is deleted; somebody else has to approve it.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`; `STEP_REFUSED` with what keeps the data;
 *         `ALREADY_DONE` while another one stands.
 */
export async function askDeletion(
  db: PortfolioDb,
  { operatorId, actor, ...given }: AskDeletion,
): Promise<{ readonly id: string }> {
  const reason = requireReason(given.reason, "Say why the data goes: whoever approves it reads it.");
  const noPackBecause =
    given.noPackBecause === null
      ? null
      : requireReason(given.noPackBecause, "Say why no export pack is wanted, or have one made.");
  const asking = db.$transaction(async (tx) => {
    const operator = await tx.operator.findUnique({ where: { id: operatorId }, select: { id: true } });
    if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
    const standing = { notIn: ["declined", "withdrawn", "stopped"] };
    const found = await tx.dataDeletion.findFirst({ where: { operatorId, status: standing } });
    if (found !== null) {
      throw new DomainError("ALREADY_DONE", `${found.askedBy} has asked for this already.`);
    }
    refuseKept(standingObstacles(await db.reads.deletionObstacles(operatorId), noPackBecause !== null));
    const asked = { reason, noPackBecause, askedBy: actor, askedAt: new Date() };
    const { id } = await tx.dataDeletion.create({ data: { operatorId, ...asked }, select: { id: true } });
    const details = { reason, noPackBecause };
    await writeAudit(tx, { actor, action: "data-deletion:ask", subject: id, operatorId, details });
    return { id };
  });
  return asking.catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== "P2002") throw error;
    throw new DomainError("ALREADY_DONE", "Somebody has just asked for this.");
  });
}
