import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";

interface Acting {
  readonly operatorId: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Suspends an operator that is live: it takes nobody on until it is resumed. Its usage is taken in, settled
 * and billed as before.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`; `STEP_REFUSED` for one that is not live.
 */
export function suspendOperator(db: PortfolioDb, { operatorId, actor, at, ...said }: Acting): Promise<void> {
  return alone(db, async (tx) => {
    const reason = requireReason(said.reason, "Say why: the operator reads it.");
    const operator = await tx.operator.findUnique({ where: { id: operatorId }, select: { status: true } });
    if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
    if (operator.status !== "live") {
      throw new DomainError(
        "STEP_REFUSED",
        `This operator is ${operator.status}: only one that is live is suspended.`,
      );
    }
    await tx.operatorSuspension.createMany({
      data: [{ operatorId, reason, suspendedBy: actor, suspendedAt: at }],
    });
    await tx.operator.update({ where: { id: operatorId }, data: { status: "suspended" } });
    await writeAudit(tx, {
      ...{ actor, action: "operator:suspend", subject: operatorId, operatorId },
      details: { reason },
    });
  });
}

/**
 * Resumes an operator.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`; `STEP_REFUSED` for one that is not suspended.
 */
export function resumeOperator(db: PortfolioDb, { operatorId, actor, at, ...said }: Acting): Promise<void> {
  return alone(db, async (tx) => {
    const reason = requireReason(said.reason, "Say why: it stands in the log.");
    const operator = await tx.operator.findUnique({ where: { id: operatorId }, select: { status: true } });
    if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
    if (operator.status !== "suspended") {
      throw new DomainError(
        "STEP_REFUSED",
        `This operator is ${operator.status}: there is nothing to resume.`,
      );
    }
    await tx.operatorSuspension.updateMany({
      where: { operatorId, resumedAt: null },
      data: { resumedBy: actor, resumedAt: at, resumeReason: reason },
    });
    await tx.operator.update({ where: { id: operatorId }, data: { status: "live" } });
    await writeAudit(tx, {
      ...{ actor, action: "operator:resume", subject: operatorId, operatorId },
      details: { reason },
    });
  });
}
