import type { OperatorTables } from "@tributary/db/doors/operator-db";

/** Stands where something told of a person who is erased. */
const ERASED = "(erased)";

/** Takes away what a subscriber's tickets say of them; that there were some, and how they went, stays. */
export async function forgetTickets(
  tx: Pick<OperatorTables, "ticket" | "ticketMessage" | "ticketAttachment" | "ticketRating">,
  subscriberId: string,
  erasedAt: Date,
): Promise<void> {
  const tickets = await tx.ticket.findMany({ where: { subscriberId }, select: { id: true } });
  const ticketId = { in: tickets.map(({ id }) => id) };
  await tx.ticketAttachment.updateMany({
    where: { message: { ticketId }, erasedAt: null },
    data: { fileName: ERASED, bytes: new Uint8Array(), erasedAt },
  });
  await tx.ticketMessage.updateMany({ where: { ticketId, erasedAt: null }, data: { text: "", erasedAt } });
  await tx.ticketRating.updateMany({ where: { ticketId }, data: { comment: null } });
  await tx.ticket.updateMany({
    where: { subscriberId },
    data: { subject: ERASED, requesterSealed: null },
  });
}
