import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { refuseMerged } from "@tributary/domain/ticket/lifecycle";
import { type FoundTicket, foundTicket } from "./standing.ts";

/**
 * Loads one of the operator's tickets by its number.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that is not there.
 */
export async function findTicket(tx: Pick<OperatorTables, "ticket">, number: number): Promise<FoundTicket> {
  const row = await tx.ticket.findFirst({ where: { number } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such ticket: check its number.");
  return foundTicket(row);
}

/**
 * The same of one that is about to be changed.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED` when it became part of another.
 */
export async function findOwnTicket(
  tx: Pick<OperatorTables, "ticket">,
  number: number,
): Promise<FoundTicket> {
  const ticket = await findTicket(tx, number);
  if (ticket.mergedIntoId !== null) {
    const into = await tx.ticket.findFirstOrThrow({
      where: { id: ticket.mergedIntoId },
      select: { number: true },
    });
    refuseMerged(into.number);
  }
  return ticket;
}
