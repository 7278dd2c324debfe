import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { fillMacro } from "@tributary/domain/ticket/macro-text";
import { loadDesk } from "../ticket/desk.ts";
import { findTicket } from "../ticket/find-ticket.ts";
import { findMacro } from "./macros.ts";

/**
 * A macro's text with a ticket's facts in it, and what it does besides: whoever uses it sees both before it
 * goes.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function previewMacro(
  db: OperatorDb,
  { id, number, agent }: { readonly id: string; readonly number: number; readonly agent: string },
) {
  // One after the other: what is missing is said in the same words each time.
  const ticket = await findTicket(db.shared, number);
  const [macro, desk] = await Promise.all([findMacro(db.shared, id), loadDesk(db)]);
  const subscriber =
    ticket.subscriberId === null
      ? null
      : await db.shared.subscriber.findFirst({
          where: { id: ticket.subscriberId },
          select: { number: true },
        });
  const facts = {
    ticket: `T-${number}`,
    operator: desk.terms.replyName,
    agent,
    subscriber: subscriber?.number ?? "",
  };
  return {
    text: fillMacro(macro.text, facts),
    setsPriority: macro.setsPriority,
    setsCategory: macro.setsCategory,
    thenStatus: macro.thenStatus,
    subscriberStep: macro.subscriberStep,
  };
}
