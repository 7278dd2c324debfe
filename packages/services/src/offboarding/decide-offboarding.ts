import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseSettledBeyond } from "./ask-offboarding.ts";

export interface DecideOffboarding {
  readonly id: string;
  readonly actor: string;
  readonly reason: string;
}

/**
 * Approves the end of an operator: it takes no usage of after the day, and what it owes is prorated by it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `APPROVER_IS_PREPARER`, `PERIOD_CLOSED`.
 */
export async function approveOffboarding(
  db: PortfolioDb,
  { id, actor }: Omit<DecideOffboarding, "reason">,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { operatorId, endsAt, askedBy, ...asked } = await findAsked(tx, id);
    refuseMaker(askedBy, actor);
    await refuseSettledBeyond(tx, operatorId, endsAt);
    await decide(tx, id, { status: "approved", decidedBy: actor, dueAt: endsAt });
    await tx.operator.update({ where: { id: operatorId }, data: { liveUntil: endsAt } });
    const { simsGo, numberRestDays, keepMonths } = asked;
    const details = { endsAt: endsAt.toISOString(), simsGo, numberRestDays, keepMonths };
    await writeAudit(tx, { actor, action: "offboarding:approve", subject: id, operatorId, details });
  });
}

/**
 * Declines what somebody else asked for; the operator goes on.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`, `APPROVER_IS_PREPARER`.
 */
export async function declineOffboarding(db: PortfolioDb, request: DecideOffboarding): Promise<void> {
  const { id, actor } = request;
  const decisionReason = requireReason(request.reason);
  await db.$transaction(async (tx) => {
    const { operatorId, askedBy } = await findAsked(tx, id);
    refuseMaker(askedBy, actor);
    await decide(tx, id, { status: "declined", decidedBy: actor, decisionReason });
    const details = { reason: decisionReason };
    await writeAudit(tx, { actor, action: "offboarding:decline", subject: id, operatorId, details });
  });
}

/**
 * Takes one's own request back, as long as nobody has decided about it.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`; `ACCESS_DENIED` for somebody
 *         else's.
 */
export async function withdrawOffboarding(db: PortfolioDb, request: DecideOffboarding): Promise<void> {
  const { id, actor } = request;
  const decisionReason = requireReason(request.reason);
  await db.$transaction(async (tx) => {
    const { operatorId, askedBy } = await findAsked(tx, id);
    if (askedBy !== actor) {
      throw new DomainError("ACCESS_DENIED", `${askedBy} asked for this and alone withdraws it: decline it.`);
    }
    await decide(tx, id, { status: "withdrawn", decidedBy: actor, decisionReason });
    const details = { reason: decisionReason };
    await writeAudit(tx, { actor, action: "offboarding:withdraw", subject: id, operatorId, details });
  });
}

async function findAsked(tx: PortfolioTables, id: string) {
  const found = await tx.offboarding.findUnique({ where: { id } });
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
  readonly decisionReason?: string;
  readonly dueAt?: Date;
}

/** Of several who decide at once, one does. */
async function decide(tx: PortfolioTables, id: string, decided: Decided): Promise<void> {
  const { count } = await tx.offboarding.updateMany({
    where: { id, status: "asked" },
    data: { ...decided, decidedAt: new Date() },
  });
  if (count === 0) throw new DomainError("ALREADY_DONE", "Somebody has decided about it meanwhile.");
}

function requireReason(reason: string): string {
  if (reason.trim() !== "") return reason.trim();
  throw new DomainError("REASON_REQUIRED", "Say why: whoever asked reads it.");
}
