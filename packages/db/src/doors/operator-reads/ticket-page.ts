import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

/**
 * Which tickets: all that wait for the desk, one's own, those that nobody has, those that rest, are late or
 * done.
 */
export const TICKET_QUEUES = ["open", "mine", "free", "waiting", "snoozed", "late", "done"] as const;
export type TicketQueue = (typeof TICKET_QUEUES)[number];

export interface TicketPageRequest {
  readonly queue: TicketQueue;
  /** Whose own they are. */
  readonly actor: string;
  readonly at: Date;
  readonly category?: string | undefined;
  readonly priority?: string | undefined;
  /** A ticket's number, a subscriber's own number or part of an MSISDN, or part of a subject. */
  readonly search?: string | undefined;
  /** The whole number of a subscriber. */
  readonly subscriber?: string | undefined;
  readonly order: TicketOrder;
  readonly limit: number;
  readonly offset: number;
}

export type TicketOrder = "due" | "-due" | "opened" | "-opened";

const ticketRow = z.object({
  id: z.string(),
  number: z.int(),
  subject: z.string(),
  channel: z.string(),
  category: z.string(),
  priority: z.string(),
  status: z.string(),
  assignee: z.string().nullable(),
  openedAt: z.date(),
  nextDueAt: z.date().nullable(),
  snoozedUntil: z.date().nullable(),
  breachedAt: z.date().nullable(),
  lastMessageAt: z.date().nullable(),
  subscriber: z.string().nullable(),
  total: z.int(),
});

export type TicketRow = z.infer<typeof ticketRow>;

/** Lists the operator's tickets, the most urgent first. */
export function ticketPage(reader: Reader, request: TicketPageRequest): Promise<TicketRow[]> {
  const { order, limit, offset } = request;
  const query = Prisma.sql`
    SELECT ticket.id::text, ticket.number, ticket.subject, ticket.channel, ticket.category, ticket.priority,
      ticket.status, ticket.assignee, ticket.opened_at AS "openedAt", ticket.next_due_at AS "nextDueAt",
      ticket.snoozed_until AS "snoozedUntil", ticket.breached_at AS "breachedAt",
      ticket.last_message_at AS "lastMessageAt", subscriber.number AS subscriber,
      (count(*) OVER ())::int AS total
    FROM ticket
    LEFT JOIN subscriber
      ON (subscriber.operator_id, subscriber.id) = (ticket.operator_id, ticket.subscriber_id)
    WHERE ${conditions(request)}
    ORDER BY ${ORDERS[order]}
    LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, ticketRow);
}

const ORDERS: Readonly<Record<TicketOrder, Prisma.Sql>> = {
  due: Prisma.sql`ticket.next_due_at NULLS LAST, ticket.opened_at, ticket.number`,
  "-due": Prisma.sql`ticket.next_due_at DESC NULLS LAST, ticket.opened_at, ticket.number`,
  opened: Prisma.sql`ticket.opened_at, ticket.number`,
  "-opened": Prisma.sql`ticket.opened_at DESC, ticket.number DESC`,
};

/** What of a queue's tickets is asked, wherever it is asked. */
export function isInQueue({
  queue,
  actor,
  at,
}: Pick<TicketPageRequest, "queue" | "actor" | "at">): Prisma.Sql {
  switch (queue) {
    case "open":
      return Prisma.sql`ticket.status = 'todo'`;
    case "mine":
      return Prisma.sql`ticket.status <> 'done' AND ticket.assignee = ${actor}`;
    case "free":
      return Prisma.sql`ticket.status = 'todo' AND ticket.assignee IS NULL`;
    case "waiting":
      return Prisma.sql`ticket.status = 'waiting'`;
    case "snoozed":
      return Prisma.sql`ticket.status = 'snoozed'`;
    case "late":
      return Prisma.sql`ticket.status = 'todo' AND ticket.next_due_at <= ${at}`;
    case "done":
      return Prisma.sql`ticket.status = 'done'`;
  }
}

function conditions(request: TicketPageRequest): Prisma.Sql {
  const { category, priority, search = "", subscriber } = request;
  const all = [subscriber === undefined ? isInQueue(request) : Prisma.sql`subscriber.number = ${subscriber}`];
  if (category !== undefined) all.push(Prisma.sql`ticket.category = ${category}`);
  if (priority !== undefined) all.push(Prisma.sql`ticket.priority = ${priority}`);
  if (search !== "") all.push(found(search));
  return Prisma.join(all, " AND ");
}

/** Fewer digits would find nearly everybody. */
const FEWEST_DIGITS = 4;

function found(search: string): Prisma.Sql {
  const ways = [
    Prisma.sql`strpos(lower(ticket.subject), lower(${search})) > 0`,
    Prisma.sql`subscriber.number = ${search}`,
  ];
  const number = /^(?:t-)?(\d{1,9})$/i.exec(search.trim())?.[1];
  if (number !== undefined) ways.push(Prisma.sql`ticket.number = ${Number(number)}`);
  const digits = /^\+?[\d\s().-]+$/.test(search) ? search.replace(/\D/g, "") : "";
  if (digits.length >= FEWEST_DIGITS) {
    ways.push(Prisma.sql`ticket.subscriber_id IN (SELECT subscriber_id FROM subscriber_number has
      JOIN phone_number p ON (p.operator_id, p.id) = (has.operator_id, has.phone_number_id)
      WHERE strpos(msisdn, ${digits}) > 0)`);
  }
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}
