import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { TaskPatience } from "@tributary/domain/bill-task/types";

/** A mail server that is away is waited for about a day. */
export const TICKET_MAIL_PATIENCE: TaskPatience = {
  mostAttempts: 10,
  firstPauseMilliseconds: 60_000,
  longestPauseMilliseconds: 4 * 3_600_000,
  holdMilliseconds: 60_000,
};

/** Has a mail sent, in the transaction that wrote it; without a message it asks how it was. */
export async function queueTicketMail(
  tx: Pick<OperatorTables, "ticketMail">,
  mail: { readonly ticketId: string; readonly messageId: string | null; readonly at: Date },
): Promise<void> {
  const { ticketId, messageId, at: dueAt } = mail;
  const attemptLimit = TICKET_MAIL_PATIENCE.mostAttempts;
  await tx.ticketMail.create({ data: { ticketId, messageId, attemptLimit, dueAt } });
}
