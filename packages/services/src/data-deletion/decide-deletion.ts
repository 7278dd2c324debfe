import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { refuseKept, standingObstacles } from "@tributary/domain/data-deletion/obstacles";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "./deletion-hold.ts";

export interface DecideDeletion {
  readonly id: string;
  readonly actor: string;
  readonly reason: string;
}

const ADVICE = "Say why: whoever asked reads it.";

/**
 * Approves that an operator's data is deleted; a job does it at once, and nothing brings it back.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `APPROVER_IS_PREPARER`; `STEP_REFUSED` with what
 *         keeps the data by now.
 */
export async function approveDeletion(
  db: PortfolioDb,
  { id, actor }: Omit<DecideDeletion, "reason">,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { operatorId, askedBy, noPackBecause } = await findAsked(tx, id);
    refuseMaker(askedBy, actor);
    refuseKept(standingObstacles(await db.reads.deletionObstacles(operatorId), noPackBecause !== null));
    const decidedAt = new Date();
    await decide(tx, id, { status: "approved", decidedBy: actor, decidedAt, dueAt: decidedAt });
    await writeAudit(tx, { actor, action: "data-deletion:approve", subject: id, operatorId });
  });
}

/**
 * Declines what somebody else asked for; the data stays.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`, `APPROVER_IS_PREPARER`.
 */
export async function declineDeletion(db: PortfolioDb, request: DecideDeletion): Promise<void> {
  const { id, actor } = request;
  const decisionReason = requireReason(request.reason, ADVICE);
  await db.$transaction(async (tx) => {
    const { operatorId, askedBy } = await findAsked(tx, id);
    refuseMaker(askedBy, actor);
    const decidedAt = new Date();
    await decide(tx, id, { status: "declined", decidedBy: actor, decidedAt, decisionReason });
    const details = { reason: decisionReason };
    await writeAudit(tx, { actor, action: "data-deletion:decline", subject: id, operatorId, details });
  });
}

/**
 * Takes one's own request back, as long as nobody has decided about it.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`; `ACCESS_DENIED` for somebody
 *         else's.
 */
export async function withdrawDeletion(db: PortfolioDb, request: DecideDeletion): Promise<void> {
  const { id, actor } = request;
  const decisionReason = requireReason(request.reason, ADVICE);
  await db.$transaction(async (tx) => {
    const { operatorId, askedBy } = await findAsked(tx, id);
    if (askedBy !== actor) {
      throw new DomainError("ACCESS_DENIED", `${askedBy} asked for this and alone withdraws it: decline it.`);
    }
    const decidedAt = new Date();
    await decide(tx, id, { status: "withdrawn", decidedBy: actor, decidedAt, decisionReason });
    const details = { reason: decisionReason };
    await writeAudit(tx, { actor, action: "data-deletion:withdraw", subject: id, operatorId, details });
  });
}

async function findAsked(tx: PortfolioTables, id: string) {
  const found = await tx.dataDeletion.findUnique({ where: { id } });
  if (found === null) throw new DomainError("NOT_FOUND", "There is no such request.");
  if (found.status === "asked") return found;
  throw new DomainError("ALREADY_DONE", `${found.decidedBy ?? ""} has decided about it already.`);
}

function refuseMaker(askedBy: string, actor: string): void {
  if (askedBy !== actor) return;
  throw new DomainError("APPROVER_IS_PREPARER", `${actor} asked for this: another person has to decide.`);
}

interface Decided {
  readonly status: "approved" | "declined" | "withdrawn";
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly decisionReason?: string;
  readonly dueAt?: Date;
}

/** Of several who decide at once, one does. */
async function decide(tx: PortfolioTables, id: string, data: Decided): Promise<void> {
  const { count } = await tx.dataDeletion.updateMany({ where: { id, status: "asked" }, data });
  if (count === 0) throw new DomainError("ALREADY_DONE", "Somebody has decided about it meanwhile.");
}
