import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { periodOf } from "@tributary/domain/period/period";
import { ownZones } from "../usage/own-zones.ts";

export interface OwnAuditFilter {
  /** Noun, or noun and verb: `statement`, `statement:accept`. */
  readonly action?: string;
  /** Part of who did it or what it was done to. */
  readonly search?: string;
  /** YYYY-MM in the operator's main zone. */
  readonly month?: string;
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
 * Shape   one page of `rows`; `total` counts all that the filter matches; `zone` is the operator's main one.
 * Throws  {@link DomainError} `PERIOD_INVALID`.
 */
export async function listOwnAudit(
  db: Pick<OperatorDb, "shared" | "reads">,
  { page, pageSize, ...filter }: OwnAuditFilter & { readonly page: number; readonly pageSize: number },
): Promise<{ readonly rows: readonly OwnAuditRow[]; readonly total: number; readonly zone: string }> {
  const { auditEvent } = db.shared;
  const { main: zone } = await ownZones(db);
  const where = conditions(filter, zone);
  const [rows, total] = await Promise.all([
    auditEvent.findMany({
      where,
      orderBy: { id: "desc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { occurredAt: true, actor: true, action: true, subject: true, app: true, requestId: true },
    }),
    auditEvent.count({ where }),
  ]);
  return { rows, total, zone };
}

function conditions({ action = "", search = "", month }: OwnAuditFilter, zone: string) {
  const contains = { contains: search, mode: "insensitive" } as const;
  return {
    AND: [
      action === "" ? {} : { OR: [{ action }, { action: { startsWith: `${action}:` } }] },
      search === "" ? {} : { OR: [{ actor: contains }, { subject: contains }] },
      month === undefined ? {} : { occurredAt: within(month, zone) },
    ],
  };
}

function within(month: string, zone: string) {
  const { startsAt, endsAt } = periodOf(month, zone);
  return { gte: new Date(startsAt), lt: new Date(endsAt) };
}
