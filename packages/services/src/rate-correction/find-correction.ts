import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { CORRECTION_STATUSES, type CorrectionStatus } from "./types.ts";

/**
 * One correction of a rate card, with its card.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that is not there.
 */
export async function findCorrection(tx: Pick<OperatorTables, "rateCorrection">, id: string) {
  const row = await tx.rateCorrection.findFirst({
    where: { id },
    include: { rateCard: { select: { code: true, name: true, currency: true } } },
  });
  if (row === null) {
    throw new DomainError("NOT_FOUND", "There is no such correction of a rate card: look at the list.");
  }
  return { ...row, status: statusOf(row.status) };
}

export type FoundCorrection = Awaited<ReturnType<typeof findCorrection>>;

export function statusOf(status: string): CorrectionStatus {
  const known = CORRECTION_STATUSES.find((each) => each === status);
  if (known === undefined) throw new Error(`a correction of a rate card is ${status}`);
  return known;
}

/** For a step that somebody else took meanwhile. */
export function tooLate({ status }: Pick<FoundCorrection, "status">): DomainError {
  return new DomainError(
    "LOCKED",
    `The correction is ${status} by now: load the page again to see where it stands.`,
  );
}

/** Throws {@link DomainError} `APPROVER_IS_PREPARER`: nobody decides on what they asked for. */
export function refuseMaker(requestedBy: string | null, actor: string): void {
  if (requestedBy !== actor) return;
  throw new DomainError(
    "APPROVER_IS_PREPARER",
    `${actor} asked for this correction: another person has to decide on it.`,
  );
}
