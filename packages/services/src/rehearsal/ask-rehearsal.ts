import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { asked, isForgotten, USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { ownAgreements } from "./configuration-fingerprint.ts";
import { storedRehearsal } from "./stored-rehearsal.ts";

export interface RehearsalRequest {
  readonly operatorId: string;
  readonly actor: string;
}

export interface AskedRehearsal {
  readonly rehearsalId: string;
  /** False: it was under way already. */
  readonly isNew: boolean;
}

/**
 * Asks for the rehearsal of an operator's first month; whoever asks while one is under way joins it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `STEP_REFUSED` for one that is terminated or settled under no
 *         agreement.
 */
export async function askRehearsal(db: PortfolioDb, request: RehearsalRequest): Promise<AskedRehearsal> {
  try {
    return await askOnce(db, request);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "P2002") throw error;
    // Somebody else has just asked: join.
    return askOnce(db, request);
  }
}

function askOnce(db: PortfolioDb, { operatorId, actor }: RehearsalRequest): Promise<AskedRehearsal> {
  return db.$transaction(async (tx) => {
    const operator = await tx.operator.findUnique({ where: { id: operatorId }, select: { status: true } });
    if (operator === null) {
      throw new DomainError("NOT_FOUND", `There is no operator "${operatorId}": check its code.`);
    }
    if (operator.status === "terminated") {
      throw new DomainError("STEP_REFUSED", `${operatorId} is terminated: there is nothing to rehearse.`);
    }
    if ((await tx.agreement.count({ where: ownAgreements(operatorId) })) === 0) {
      throw new DomainError(
        "STEP_REFUSED",
        `${operatorId} is settled under no agreement yet: give it margin terms under one first.`,
      );
    }
    const now = new Date();
    const open = await tx.rehearsal.findFirst({ where: { operatorId, dueAt: { not: null } } });
    if (open !== null) {
      if (isForgotten(storedRehearsal(open), now.getTime())) {
        await tx.rehearsal.update({ where: { id: open.id }, data: { dueAt: now } });
      }
      const details = { joined: true };
      await writeAudit(tx, { actor, action: "rehearsal:ask", subject: open.id, operatorId, details });
      return { rehearsalId: open.id, isNew: false };
    }
    const { dueAt: _, ...standing } = asked(now.getTime(), USUAL_PATIENCE);
    const { id: rehearsalId } = await tx.rehearsal.create({
      data: { operatorId, askedBy: actor, askedAt: now, dueAt: now, ...standing },
      select: { id: true },
    });
    await writeAudit(tx, { actor, action: "rehearsal:ask", subject: rehearsalId, operatorId });
    return { rehearsalId, isNew: true };
  });
}
