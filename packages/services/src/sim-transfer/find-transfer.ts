import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { IncomingStatus, SimTransferStatus } from "@tributary/domain/sim-transfer/types";

/**
 * Loads a transfer that the operator asked for.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findTransfer(tx: Pick<OperatorTables, "simTransfer">, id: string) {
  const row = await tx.simTransfer.findFirst({ where: { id } });
  if (row === null) throw noSuchTransfer();
  return { ...row, status: row.status as SimTransferStatus };
}

/**
 * Loads SIMs that the operator is offered.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words as above.
 */
export async function findIncoming(tx: Pick<OperatorTables, "incomingSimTransfer">, id: string) {
  const row = await tx.incomingSimTransfer.findFirst({ where: { id } });
  if (row === null) throw noSuchTransfer();
  return { ...row, status: row.status as IncomingStatus };
}

export function noSuchTransfer(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such transfer of SIMs.");
}
