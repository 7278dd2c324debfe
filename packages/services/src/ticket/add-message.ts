import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { TicketAuthorKind } from "@tributary/domain/ticket/types";
import { addAttachments, type cleanFiles } from "./attachments.ts";

/** A mail's text may be anything; this much of it is kept. */
const LONGEST_TEXT = 100_000;

export interface NewMessage {
  readonly kind: "public" | "note";
  readonly authorKind: TicketAuthorKind;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
  readonly files: ReturnType<typeof cleanFiles>;
  readonly mailMessageId: string | null;
  readonly isAutomatic: boolean;
}

/** Adds a message to a ticket with its files. */
export async function addMessage(
  tx: Pick<OperatorTables, "ticket" | "ticketMessage" | "ticketAttachment">,
  { id: ticketId }: { readonly id: string },
  { at, files, text, ...message }: NewMessage,
): Promise<{ readonly id: string }> {
  // Zero bytes are no text: the database refuses them.
  const said = text.replaceAll("\u0000", "").slice(0, LONGEST_TEXT);
  const added = await tx.ticketMessage.create({
    data: { ...message, ticketId, occurredAt: at, text: said },
    select: { id: true },
  });
  await addAttachments(tx, added.id, files);
  await tx.ticket.updateMany({
    where: { id: ticketId },
    data: { messages: { increment: 1 }, lastMessageAt: at },
  });
  return added;
}
