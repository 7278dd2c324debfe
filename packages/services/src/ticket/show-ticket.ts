import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { isOpenAt } from "@tributary/domain/ticket/business-time";
import { canTake } from "@tributary/domain/ticket/lifecycle";
import { timeLeft } from "@tributary/domain/ticket/sla";
import { maskName } from "../subscriber/identity.ts";
import { subscriberSealer } from "../subscriber/seal-fields.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { loadDesk } from "./desk.ts";
import { findTicket } from "./find-ticket.ts";
import { openRequester } from "./requester.ts";

/** All about a ticket on one page. */
export type ShownTicket = Awaited<ReturnType<typeof showTicket>>;

/** The latest of them. */
const SHOWN = { messages: 200, events: 100 } as const;

/**
 * Shows a ticket: what was said on it and on those that became part of it, how it stands, and what is left of
 * its time.
 *
 * Units   times that are left in milliseconds of the desk's hours; negative: it is late.
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showTicket(
  db: OperatorDb,
  { number, at, keys }: { readonly number: number; readonly at: Date; readonly keys: SubscriberKeys },
) {
  const ticket = await findTicket(db.shared, number);
  const desk = await loadDesk(db);
  const terms = await desk.termsOf(db.shared, ticket.profileId);
  const merged = await db.shared.ticket.findMany({
    where: { mergedIntoId: ticket.id },
    select: { id: true, number: true },
  });
  const all = { in: [ticket.id, ...merged.map(({ id }) => id)] };
  const [messages, events, links, mails, ratings, subscriber, into] = await Promise.all([
    messagesOf(db, all),
    db.shared.ticketEvent.findMany({
      where: { ticketId: ticket.id },
      orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
      take: SHOWN.events,
      select: { id: true, occurredAt: true, actor: true, kind: true, note: true },
    }),
    db.shared.ticketLink.findMany({ where: { ticketId: all }, orderBy: { linkedAt: "asc" } }),
    db.shared.ticketMail.findMany({
      where: { ticketId: all, messageId: { not: null } },
      select: { messageId: true, status: true, message: true },
    }),
    db.shared.ticketRating.findMany({ where: { ticketId: ticket.id } }),
    subscriberOf(db, ticket.subscriberId, keys),
    ticket.mergedIntoId === null
      ? null
      : db.shared.ticket.findFirst({ where: { id: ticket.mergedIntoId }, select: { number: true } }),
  ]);
  const mailOf = new Map(mails.map((mail) => [mail.messageId, mail]));
  const { clock } = ticket;
  const left = (due: number | null, rest: number | null): number | null =>
    due === null ? rest : timeLeft(terms, due, at.getTime());
  return {
    ticket,
    requester: openRequester(keys, db.operatorId, ticket),
    subscriber,
    mergedInto: into?.number ?? null,
    merged: merged.map((part) => part.number),
    messages: messages.map((message) => ({ ...message, mail: mailOf.get(message.id) ?? null })),
    events,
    links,
    rating: ratings.at(0) ?? null,
    desk: { ...desk, terms },
    zone: terms.calendar.zone,
    isOpenNow: isOpenAt(terms.calendar, at.getTime()),
    firstReplyLeft: left(clock.firstReplyDueAt, clock.firstReplyLeft),
    resolveLeft: left(clock.resolveDueAt, clock.resolveLeft),
    can: {
      reply: into === null && canTake("reply", ticket.status),
      snooze: into === null && canTake("snooze", ticket.status),
      finish: into === null && canTake("finish", ticket.status),
      reopen: into === null && canTake("reopen", ticket.status),
      change: into === null,
    },
  };
}

async function messagesOf({ shared }: OperatorDb, ticketId: { in: string[] }) {
  const latest = await shared.ticketMessage.findMany({
    where: { ticketId },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: SHOWN.messages,
    select: {
      ...{ id: true, kind: true, authorKind: true, author: true, occurredAt: true, text: true },
      ...{ isAutomatic: true, erasedAt: true, ticket: { select: { number: true } } },
      attachments: { select: { id: true, fileName: true, sizeBytes: true, erasedAt: true } },
    },
  });
  return latest.reverse();
}

async function subscriberOf(db: OperatorDb, id: string | null, keys: SubscriberKeys) {
  if (id === null) return null;
  const row = await db.shared.subscriber.findFirstOrThrow({
    where: { id },
    select: { id: true, number: true, status: true, nameSealed: true },
  });
  const { number, status } = row;
  return { number, status, maskedName: maskName(row, subscriberSealer(keys, db.operatorId)) };
}
