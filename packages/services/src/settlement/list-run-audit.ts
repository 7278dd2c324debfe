import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";

export interface RunEvent {
  readonly id: bigint;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly action: string;
  /** Of a step of a run: which version; null for what was done to the month. */
  readonly version: number | null;
  readonly reason: string | null;
  /** How many exceptions a decision was about, and their sum. */
  readonly count: number | null;
  readonly totalMicros: bigint | null;
  readonly app: string;
}

/** Lists who did what to a month and to the versions of its run, the latest first. */
export async function listRunAudit(
  db: PortfolioDb,
  request: { agreementId: string; period: PeriodLabel; before?: bigint; limit: number },
): Promise<{ readonly rows: readonly RunEvent[]; readonly hasMore: boolean }> {
  const { agreementId, period, before, limit } = request;
  const runs = await db.settlementRun.findMany({
    where: { agreementId, period },
    select: { id: true, version: true },
  });
  const versions = new Map(runs.map(({ id, version }) => [id, version]));
  const found = await db.auditEvent.findMany({
    where: {
      subject: { in: [...versions.keys(), `${agreementId} ${period}`] },
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  return {
    rows: found.slice(0, limit).map(({ id, occurredAt, actor, action, subject, details, app }) => ({
      id,
      occurredAt,
      actor,
      action,
      version: versions.get(subject) ?? null,
      app,
      ...detailsOf(details),
    })),
    hasMore: found.length > limit,
  };
}

/** Only our own services write the details; a field that another action does not have is absent. */
function detailsOf(details: unknown): Pick<RunEvent, "reason" | "count" | "totalMicros"> {
  const { reason, count, totalMicros } = details as { reason?: string; count?: number; totalMicros?: string };
  return {
    reason: reason ?? null,
    count: count ?? null,
    totalMicros: totalMicros === undefined ? null : BigInt(totalMicros),
  };
}
