import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseDeleted } from "../data-deletion/refuse-deleted.ts";
import type { OpenAccess } from "./find-open-access.ts";

/** How long a look into an operator lasts; the database refuses a longer one. */
export const ACCESS_MINUTES = 30;

/**
 * Opens a look into one operator: read-only, for half an hour, with a reason that the operator can read.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`; `ALREADY_DONE` once its data is deleted.
 */
export async function enterOperator(
  db: PortfolioDb,
  request: {
    readonly operatorId: string;
    readonly userId: string;
    readonly actor: string;
    readonly reason: string;
  },
): Promise<OpenAccess> {
  const { operatorId, userId, actor } = request;
  const reason = request.reason.trim();
  if (reason.length < 8) {
    throw new DomainError(
      "REASON_REQUIRED",
      "Say in a few words why you look in: the operator will read it.",
    );
  }
  return db.$transaction(async (tx) => {
    const operator = await tx.operator.findUnique({ where: { id: operatorId }, select: { id: true } });
    if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
    await refuseDeleted(tx, operatorId);
    const startedAt = new Date();
    const expiresAt = new Date(startedAt.getTime() + ACCESS_MINUTES * 60_000);
    const access = await tx.operatorAccess.create({
      data: { operatorId, userId, actor, reason, startedAt, expiresAt },
      select: { id: true, operatorId: true, reason: true, startedAt: true, expiresAt: true },
    });
    await writeAudit(tx, {
      actor,
      action: "operator:enter",
      subject: operatorId,
      operatorId,
      details: { reason },
    });
    return access;
  });
}
