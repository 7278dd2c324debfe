import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { TicketOrder, TicketQueue, TicketRow } from "@tributary/db/doors/operator-reads/ticket-page";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { TicketHead } from "@tributary/db/doors/portfolio-reads/ticket-heads";

export interface TicketFilter {
  readonly queue: TicketQueue;
  readonly actor: string;
  readonly at: Date;
  readonly category?: string | undefined;
  readonly priority?: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/**
 * Lists an operator's tickets.
 *
 * Shape   one page of `rows`; `total` counts all that the filter lets through.
 */
export async function listTickets(
  { reads }: Pick<OperatorDb, "reads">,
  {
    page,
    pageSize,
    ...filter
  }: TicketFilter & {
    readonly search?: string | undefined;
    readonly subscriber?: string | undefined;
    readonly order: TicketOrder;
  },
): Promise<{ readonly rows: readonly TicketRow[]; readonly total: number }> {
  const rows = await reads.ticketPage({ ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows, total: rows[0]?.total ?? 0 };
}

export interface QueuedTicket extends TicketHead {
  readonly subject: string;
}

/**
 * Lists tickets over the operators for which somebody may work: the heads by the portfolio's door, and the
 * subjects of the page's own, operator by operator, each through its door.
 *
 * Shape   one page of `rows`; `total` counts all.
 */
export async function listQueue(
  db: Pick<PortfolioDb, "reads">,
  operatorDb: (operatorId: string) => OperatorDb,
  { operators, page, pageSize, ...filter }: TicketFilter & { readonly operators: readonly string[] },
): Promise<{
  readonly rows: readonly QueuedTicket[];
  readonly total: number;
}> {
  const asked = { ...filter, operators };
  const [heads, total] = await Promise.all([
    db.reads.ticketHeads({ ...asked, limit: pageSize, offset: (page - 1) * pageSize }),
    db.reads.countTicketHeads(asked),
  ]);
  const subjects = new Map<string, string>();
  for (const operatorId of new Set(heads.map((head) => head.operatorId))) {
    const ids = heads.filter((head) => head.operatorId === operatorId).map(({ id }) => id);
    const found = await operatorDb(operatorId).shared.ticket.findMany({
      where: { id: { in: ids } },
      select: { id: true, subject: true },
    });
    for (const { id, subject } of found) subjects.set(id, subject);
  }
  return { rows: heads.map((head) => ({ ...head, subject: subjects.get(head.id) ?? "" })), total };
}
