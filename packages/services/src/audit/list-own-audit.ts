import type { OperatorDb } from "@tributary/db/doors/operator-db";

export interface OwnAuditFilter {
  /** Noun, or noun and verb: `statement`, `statement:accept`. */
  readonly action?: string;
  /** Part of who did it or what it was done to. */
  readonly search?: string;
  /** Instants: from, included, until, not. */
  readonly from?: Date;
  readonly until?: Date;
}

/** One row of an operator's slice of the log. Ids count over the whole portfolio, so none is given. */
export interface OwnAuditRow {
  readonly occurredAt: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly app: string;
  readonly requestId: string | null;
}

/**
 * Lists what was done to and by an operator, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all that the filter matches.
 */
export async function listOwnAudit(
  { shared }: Pick<OperatorDb, "shared">,
  { page, pageSize, ...filter }: OwnAuditFilter & { readonly page: number; readonly pageSize: number },
): Promise<{ readonly rows: readonly OwnAuditRow[]; readonly total: number }> {
  const where = conditions(filter);
  const [rows, total] = await Promise.all([
    shared.auditEvent.findMany({
      where,
      orderBy: { id: "desc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { occurredAt: true, actor: true, action: true, subject: true, app: true, requestId: true },
    }),
    shared.auditEvent.count({ where }),
  ]);
  return { rows, total };
}

function conditions({ action = "", search = "", from, until }: OwnAuditFilter) {
  const contains = { contains: search, mode: "insensitive" } as const;
  return {
    AND: [
      action === "" ? {} : { OR: [{ action }, { action: { startsWith: `${action}:` } }] },
      search === "" ? {} : { OR: [{ actor: contains }, { subject: contains }] },
      { occurredAt: { ...(from && { gte: from }), ...(until && { lt: until }) } },
    ],
  };
}
