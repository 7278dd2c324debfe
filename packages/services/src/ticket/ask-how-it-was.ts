import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { Desk } from "./desk.ts";
import { queueTicketMail } from "./queue-ticket-mail.ts";
import type { FoundTicket } from "./standing.ts";

const LINK_DAYS = 30;

/** Asks whoever asked how satisfied they are, where the desk wants to know: once for each ticket. */
export async function askHowItWas(
  tx: Pick<OperatorTables, "ticketRating" | "ticketMail">,
  { id: ticketId, requesterSealed }: Pick<FoundTicket, "id" | "requesterSealed">,
  { terms }: Pick<Desk, "terms">,
  at: Date,
): Promise<void> {
  if (!terms.asksSatisfaction || requesterSealed === null) return;
  if ((await tx.ticketRating.count({ where: { ticketId } })) > 0) return;
  const expiresAt = new Date(at.getTime() + LINK_DAYS * 86_400_000);
  await tx.ticketRating.create({ data: { ticketId, askedAt: at, expiresAt } });
  await queueTicketMail(tx, { ticketId, messageId: null, at });
}
