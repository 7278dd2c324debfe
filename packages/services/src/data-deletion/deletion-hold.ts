import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";

export interface PlaceHold {
  readonly operatorId: string;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Keeps an operator's data from being deleted until the hold is lifted; one that is approved stops.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`; `ALREADY_DONE` once the data is deleted.
 */
export async function placeDeletionHold(
  db: PortfolioDb,
  { operatorId, actor, ...given }: PlaceHold,
): Promise<{ readonly id: string }> {
  const reason = requireReason(given.reason, "Say why the data has to be kept: a court's letter, a number.");
  return db.$transaction(async (tx) => {
    const operator = await tx.operator.findUnique({ where: { id: operatorId }, select: { id: true } });
    if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
    if ((await tx.dataDeletion.count({ where: { operatorId, status: "deleted" } })) > 0) {
      throw new DomainError(
        "ALREADY_DONE",
        `The data of ${operatorId} is deleted: there is nothing to hold.`,
      );
    }
    const placed = { reason, placedBy: actor, placedAt: new Date() };
    const { id } = await tx.deletionHold.create({ data: { operatorId, ...placed }, select: { id: true } });
    const details = { reason };
    await writeAudit(tx, { actor, action: "data-deletion:hold", subject: id, operatorId, details });
    return { id };
  });
}

/**
 * Lifts a hold.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`.
 */
export async function liftDeletionHold(
  db: PortfolioDb,
  { id, actor, ...given }: { readonly id: string; readonly reason: string; readonly actor: string },
): Promise<void> {
  const reason = requireReason(given.reason, "Say why the data need not be kept any more.");
  await db.$transaction(async (tx) => {
    const hold = await tx.deletionHold.findUnique({ where: { id }, select: { operatorId: true } });
    if (hold === null) throw new DomainError("NOT_FOUND", "There is no such hold.");
    const { count } = await tx.deletionHold.updateMany({
      where: { id, liftedAt: null },
      data: { liftedBy: actor, liftedAt: new Date(), liftReason: reason },
    });
    if (count === 0) throw new DomainError("ALREADY_DONE", "Somebody has lifted this hold already.");
    const { operatorId } = hold;
    const details = { reason };
    await writeAudit(tx, { actor, action: "data-deletion:lift", subject: id, operatorId, details });
  });
}

export function requireReason(reason: string, advice: string): string {
  if (reason.trim() !== "") return reason.trim();
  throw new DomainError("REASON_REQUIRED", advice);
}
