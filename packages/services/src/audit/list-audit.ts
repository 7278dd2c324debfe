import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { hex } from "./seal-hash.ts";

export interface AuditFilter {
  /** Part of who did it. */
  readonly actor?: string;
  /** Noun, or noun and verb: `statement`, `statement:issue`. */
  readonly action?: string;
  /** An operator's code; `portfolio` for what concerns none. */
  readonly operator?: string;
  /** Part of what it was done to. */
  readonly subject?: string;
  /** Days in UTC (YYYY-MM-DD), both included. */
  readonly from?: string;
  readonly until?: string;
}

export interface AuditRow {
  readonly id: bigint;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly operatorId: string | null;
  readonly details: unknown;
  readonly app: string;
  readonly requestId: string | null;
  /** Its place in its chain; null while it is not sealed. */
  readonly seal: { readonly sequence: bigint; readonly hash: string } | null;
}

const PORTFOLIO = "portfolio";
const DAY_MS = 86_400_000;

/**
 * Lists the log, the latest row first.
 *
 * Shape   so many rows as `limit` says, below the id `before`; `next` is where the next page begins, null at
 *         the end.
 */
export async function listAudit(
  db: Pick<PortfolioTables, "auditEvent" | "auditSeal">,
  { before, limit, ...filter }: AuditFilter & { readonly before?: bigint; readonly limit: number },
): Promise<{ readonly rows: readonly AuditRow[]; readonly next: bigint | null }> {
  const found = await db.auditEvent.findMany({
    where: { AND: [conditions(filter), before === undefined ? {} : { id: { lt: before } }] },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const rows = found.slice(0, limit);
  const seals = await db.auditSeal.findMany({
    where: { eventId: { in: rows.map(({ id }) => id) } },
    select: { operatorId: true, eventId: true, sequence: true, hash: true },
  });
  return {
    rows: rows.map((row) => {
      const seal = seals.find(
        ({ eventId, operatorId }) => eventId === row.id && operatorId === row.operatorId,
      );
      return { ...row, seal: seal === undefined ? null : { sequence: seal.sequence, hash: hex(seal.hash) } };
    }),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

function conditions({ actor = "", action = "", operator, subject = "", from, until }: AuditFilter) {
  const contains = (text: string) => ({ contains: text, mode: "insensitive" }) as const;
  return {
    AND: [
      actor === "" ? {} : { actor: contains(actor) },
      subject === "" ? {} : { subject: contains(subject) },
      action === "" ? {} : { OR: [{ action }, { action: { startsWith: `${action}:` } }] },
      operator === undefined ? {} : { operatorId: operator === PORTFOLIO ? null : operator },
      from === undefined ? {} : { occurredAt: { gte: new Date(from) } },
      until === undefined ? {} : { occurredAt: { lt: new Date(Date.parse(until) + DAY_MS) } },
    ],
  };
}
