import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { isInQueue, type TicketQueue } from "../operator-reads/ticket-page.ts";
import { type Reader, readRows } from "./reader.ts";

export interface TicketHeadsRequest {
  /** Those for which whoever asks may work. */
  readonly operators: readonly string[];
  readonly queue: TicketQueue;
  readonly actor: string;
  readonly at: Date;
  readonly category?: string | undefined;
  readonly priority?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

const headRow = z.object({
  id: z.string(),
  operatorId: z.string(),
  number: z.int(),
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
});

/** How a ticket stands; what it says its operator's door alone tells. */
export type TicketHead = z.infer<typeof headRow>;

/** Lists tickets over several operators, the most urgent first. */
export function ticketHeads(reader: Reader, request: TicketHeadsRequest): Promise<TicketHead[]> {
  const { limit, offset } = request;
  const query = Prisma.sql`
    SELECT id::text, operator_id AS "operatorId", number, channel, category, priority, status, assignee,
      opened_at AS "openedAt", next_due_at AS "nextDueAt", snoozed_until AS "snoozedUntil",
      breached_at AS "breachedAt", last_message_at AS "lastMessageAt"
    FROM ticket WHERE ${conditions(request)}
    ORDER BY next_due_at NULLS LAST, opened_at, operator_id, number
    LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, headRow);
}

const countRow = z.object({ total: z.int() });

/** How many there are of them. */
export async function countTicketHeads(
  reader: Reader,
  request: Omit<TicketHeadsRequest, "limit" | "offset">,
): Promise<number> {
  const query = Prisma.sql`SELECT count(*)::int AS total FROM ticket WHERE ${conditions(request)}`;
  const [row] = await readRows(reader, query, countRow);
  return row?.total ?? 0;
}

const sumRow = z.object({
  operatorId: z.string(),
  open: z.int(),
  mine: z.int(),
  free: z.int(),
  snoozed: z.int(),
  late: z.int(),
});

export type TicketSums = z.infer<typeof sumRow>;

/** How many tickets wait in each operator's queues. */
export function ticketSums(
  reader: Reader,
  { operators, actor, at }: Pick<TicketHeadsRequest, "operators" | "actor" | "at">,
): Promise<TicketSums[]> {
  const query = Prisma.sql`
    SELECT operator_id AS "operatorId", (count(*) FILTER (WHERE status = 'todo'))::int AS open,
      (count(*) FILTER (WHERE assignee = ${actor}))::int AS mine,
      (count(*) FILTER (WHERE status = 'todo' AND assignee IS NULL))::int AS free,
      (count(*) FILTER (WHERE status = 'snoozed'))::int AS snoozed,
      (count(*) FILTER (WHERE status = 'todo' AND next_due_at <= ${at}))::int AS late
    FROM ticket WHERE status <> 'done' AND operator_id = ANY (${operators}::text[])
    GROUP BY operator_id ORDER BY operator_id`;
  return readRows(reader, query, sumRow);
}

const urgentRow = z.object({ operatorId: z.string(), nextDueAt: z.date().nullable() });

/** Operators with tickets that nobody has, that with the most urgent one first. */
export function freeTicketOperators(
  reader: Reader,
  { operators }: Pick<TicketHeadsRequest, "operators">,
): Promise<z.infer<typeof urgentRow>[]> {
  const query = Prisma.sql`
    SELECT asked.id AS "operatorId", head.next_due_at AS "nextDueAt"
    FROM unnest(${operators}::text[]) AS asked(id)
    CROSS JOIN LATERAL (
      SELECT next_due_at, opened_at FROM ticket
      WHERE operator_id = asked.id AND status = 'todo' AND assignee IS NULL
      ORDER BY next_due_at, opened_at, number LIMIT 1
    ) head
    ORDER BY head.next_due_at NULLS LAST, head.opened_at, asked.id`;
  return readRows(reader, query, urgentRow);
}

function conditions(request: Omit<TicketHeadsRequest, "limit" | "offset">): Prisma.Sql {
  const { operators, category, priority } = request;
  const all = [Prisma.sql`operator_id = ANY (${operators}::text[])`, isInQueue(request)];
  if (category !== undefined) all.push(Prisma.sql`category = ${category}`);
  if (priority !== undefined) all.push(Prisma.sql`priority = ${priority}`);
  return Prisma.join(all, " AND ");
}
