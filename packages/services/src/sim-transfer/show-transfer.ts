import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { findIncoming, findTransfer } from "./find-transfer.ts";

export interface ShowRequest {
  readonly id: string;
  /** Of its SIMs, from 1. */
  readonly page: number;
  readonly pageSize: number;
}

/**
 * Shows a transfer that the operator asked for, with a page of its SIMs.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showTransfer(
  tx: Pick<OperatorTables, "simTransfer" | "simTransferItem">,
  { id, page, pageSize }: ShowRequest,
) {
  const transfer = await findTransfer(tx, id);
  const where = { simTransferId: id };
  const [sims, total] = await Promise.all([
    tx.simTransferItem.findMany({
      ...{ where, select: { iccid: true }, orderBy: { iccid: "asc" } },
      ...{ skip: (page - 1) * pageSize, take: pageSize },
    }),
    tx.simTransferItem.count({ where }),
  ]);
  return { ...transfer, iccids: sims.map(({ iccid }) => iccid), total };
}

/**
 * Shows SIMs that the operator is offered, a page of them: their serial numbers, and not whose they are.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showIncoming(
  tx: Pick<OperatorTables, "incomingSimTransfer" | "incomingSim">,
  { id, page, pageSize }: ShowRequest,
) {
  const incoming = await findIncoming(tx, id);
  const where = { incomingId: id };
  const [sims, total] = await Promise.all([
    tx.incomingSim.findMany({
      ...{ where, select: { iccid: true }, orderBy: { iccid: "asc" } },
      ...{ skip: (page - 1) * pageSize, take: pageSize },
    }),
    tx.incomingSim.count({ where }),
  ]);
  return { ...incoming, iccids: sims.map(({ iccid }) => iccid), total };
}
