import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { retargetedClock } from "@tributary/domain/ticket/sla";
import type { TicketCategory, TicketPriority } from "@tributary/domain/ticket/types";
import { findSubscriber } from "../subscriber/find-subscriber.ts";
import { changeTicket, setAlarm, type TicketRequest } from "./keep-ticket.ts";
import { clockData } from "./standing.ts";

export interface TicketChange {
  readonly priority?: TicketPriority | undefined;
  readonly category?: TicketCategory | undefined;
  /** The number of the subscriber that it is about; null: of none. */
  readonly subscriber?: string | null | undefined;
}

/**
 * Says anew what a ticket is about. Under another priority it is due accordingly, counted from when it came.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID` when nothing is changed, `STEP_REFUSED`.
 */
export function retagTicket(db: OperatorDb, request: TicketRequest & TicketChange) {
  return changeTicket(db, request, async ({ tx, ticket, terms }) => {
    const { priority = ticket.priority, category = ticket.category, at } = request;
    const holder = request.subscriber == null ? null : await findSubscriber(tx, request.subscriber);
    const subscriberId = request.subscriber === undefined ? ticket.subscriberId : (holder?.id ?? null);
    if (
      priority === ticket.priority &&
      category === ticket.category &&
      subscriberId === ticket.subscriberId
    ) {
      throw new DomainError("INPUT_INVALID", "Nothing is changed.");
    }
    const clock =
      priority === ticket.priority
        ? ticket.clock
        : retargetedClock(terms, ticket.clock, { from: ticket.priority, to: priority });
    await tx.ticket.updateMany({
      where: { id: ticket.id },
      data: { priority, category, subscriberId, ...clockData(clock) },
    });
    await setAlarm(tx, ticket, clock, at);
    const said = [
      priority === ticket.priority ? "" : `priority ${priority}`,
      category === ticket.category ? "" : `category ${category}`,
      subscriberId === ticket.subscriberId ? "" : `subscriber ${holder?.number ?? "none"}`,
    ].filter((part) => part !== "");
    return {
      kind: "changed",
      action: "ticket:change",
      note: said.join(", "),
      details: { priority, category },
    };
  });
}

/**
 * Gives a ticket to somebody, or to nobody.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED`.
 */
export function assignTicket(db: OperatorDb, request: TicketRequest & { readonly assignee: string | null }) {
  return changeTicket(db, request, async ({ tx, ticket }) => {
    const assignee = request.assignee?.trim() || null;
    await tx.ticket.updateMany({ where: { id: ticket.id }, data: { assignee } });
    return {
      ...{ kind: "assigned", action: "ticket:assign", note: assignee ?? "nobody" },
      details: { assignee },
    };
  });
}
