import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";

/**
 * Loads one of the operator's own disputes.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findOwnDispute(tx: Pick<OperatorTables, "operatorDispute">, number: string) {
  const row = await tx.operatorDispute.findFirst({
    where: { number },
    select: { id: true, number: true, status: true },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such dispute: check its number.");
  return { ...row, status: row.status as OperatorDisputeStatus };
}
