import type { TicketRow } from "@tributary/db/doors/operator-reads/ticket-page";
import type { Macro } from "@tributary/services/macro/macros";
import type { Desk } from "@tributary/services/ticket/desk";
import type { ShownTicket } from "@tributary/services/ticket/show-ticket";

/** A ticket in its operator's list. */
export function ticketRowDto(row: Omit<TicketRow, "id" | "total">) {
  return {
    ...{ number: row.number, subject: row.subject, channel: row.channel, category: row.category },
    ...{ priority: row.priority, status: row.status, assignee: row.assignee, subscriber: row.subscriber },
    ...{ openedAt: row.openedAt, nextDueAt: row.nextDueAt, snoozedUntil: row.snoozedUntil },
    ...{ breachedAt: row.breachedAt, lastMessageAt: row.lastMessageAt },
  };
}

/** A ticket with its thread, whoever of the desk looks at it. */
export function ticketDto(shown: ShownTicket) {
  const { ticket, desk } = shown;
  return {
    ...{ number: ticket.number, subject: ticket.subject, channel: ticket.channel, category: ticket.category },
    ...{ priority: ticket.priority, status: ticket.status, assignee: ticket.assignee },
    ...{ openedAt: ticket.openedAt, openedBy: ticket.openedBy, doneAt: ticket.doneAt },
    ...{ snoozedUntil: ticket.snoozedUntil, breachedAt: ticket.breachedAt },
    ...{ firstReplyDueAt: ticket.firstReplyDueAt, resolveDueAt: ticket.resolveDueAt },
    ...{ firstReplyLeft: shown.firstReplyLeft, resolveLeft: shown.resolveLeft },
    ...{ isRunning: ticket.clock.isRunning, isOpenNow: shown.isOpenNow, zone: shown.zone },
    requester: shown.requester && { name: shown.requester.name, address: shown.requester.address },
    subscriber: shown.subscriber && {
      ...{ number: shown.subscriber.number, status: shown.subscriber.status },
      name: shown.subscriber.maskedName,
    },
    ...{ mergedInto: shown.mergedInto, merged: shown.merged, can: shown.can },
    messages: shown.messages.map(messageDto),
    events: shown.events.map(({ id, occurredAt, actor, kind, note }) => ({
      id,
      occurredAt,
      actor,
      kind,
      note,
    })),
    links: shown.links.map(({ kind, reference, linkedBy, linkedAt }) => ({
      kind,
      reference,
      linkedBy,
      linkedAt,
    })),
    rating: shown.rating && { score: shown.rating.score, comment: shown.rating.comment },
    desk: deskDto(desk),
  };
}

function messageDto(message: ShownTicket["messages"][number]) {
  return {
    ...{ id: message.id, kind: message.kind, authorKind: message.authorKind, author: message.author },
    ...{ occurredAt: message.occurredAt, text: message.text, isAutomatic: message.isAutomatic },
    ...{ isErased: message.erasedAt !== null, ticket: message.ticket.number },
    mail: message.mail && { status: message.mail.status, message: message.mail.message },
    attachments: message.attachments.map(({ id, fileName, sizeBytes, erasedAt }) => {
      return { id, fileName, sizeBytes, isErased: erasedAt !== null };
    }),
  };
}

/** What whoever answers has to see: as whom. */
export function deskDto({ operatorName, terms }: Pick<Desk, "operatorName" | "terms">) {
  return { operatorName, colour: terms.colour, replyName: terms.replyName };
}

export function macroDto({ id, name, text, setsPriority, setsCategory, thenStatus, subscriberStep }: Macro) {
  return { id, name, text, setsPriority, setsCategory, thenStatus, subscriberStep };
}
