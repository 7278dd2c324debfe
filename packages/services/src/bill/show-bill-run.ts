import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { showTask } from "../bill-task/show-task.ts";
import { profileById } from "./profile-of.ts";

/** How many of them are named; the others are counted. */
const EXCEPTIONS_SHOWN = 200;

export type ShownRun = Awaited<ReturnType<typeof showBillRun>>;

/**
 * Shows a billing run: what its bills come to by kind of line, and who could not be billed.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showBillRun({ shared }: Pick<OperatorDb, "shared">, runId: string) {
  const run = await shared.billRun.findFirst({ where: { id: runId } });
  if (run === null) throw new DomainError("NOT_FOUND", "There is no such billing run.");
  const [profile, task, byStatus, byKind, byReason, rows] = await Promise.all([
    profileById(shared, run.billingProfileId),
    showTask({ shared }, runId, new Date()),
    shared.bill.groupBy({
      by: ["status"],
      where: { billRunId: runId },
      _count: true,
      _sum: { netMicros: true, taxMicros: true, grossMicros: true },
    }),
    shared.billLine.groupBy({
      by: ["kind"],
      where: { bill: { billRunId: runId } },
      _count: true,
      _sum: { netMicros: true },
    }),
    shared.billException.groupBy({ by: ["reason"], where: { billRunId: runId }, _count: true }),
    shared.billException.findMany({
      where: { billRunId: runId },
      orderBy: [{ reason: "asc" }, { id: "asc" }],
      take: EXCEPTIONS_SHOWN,
      select: { subscriberId: true, reason: true, detail: true },
    }),
  ]);
  const sum = (key: "netMicros" | "taxMicros" | "grossMicros") =>
    byStatus.reduce((total, { _sum }) => total + (_sum[key] ?? 0n), 0n);
  const count = (status: string) => byStatus.find((row) => row.status === status)?._count ?? 0;
  const { id, period, status, createdBy, createdAt, finalizedBy, finalizedAt } = run;
  return {
    ...{ id, period, status, createdBy, createdAt, finalizedBy, finalizedAt },
    task,
    currency: profile.terms.currency,
    zone: profile.terms.zone,
    profileVersion: profile.version,
    drafts: count("draft"),
    finals: count("final"),
    netMicros: sum("netMicros"),
    taxMicros: sum("taxMicros"),
    grossMicros: sum("grossMicros"),
    kinds: byKind
      .map(({ kind, _count, _sum }) => ({ kind, lines: _count, netMicros: _sum.netMicros ?? 0n }))
      .sort((one, other) => (one.kind < other.kind ? -1 : 1)),
    reasons: byReason.map(({ reason, _count }) => ({ reason, count: _count })),
    exceptions: await named(shared, rows),
  };
}

async function named(
  shared: OperatorDb["shared"],
  rows: readonly { readonly subscriberId: string; readonly reason: string; readonly detail: string }[],
) {
  const subscribers = await shared.subscriber.findMany({
    where: { id: { in: rows.map(({ subscriberId }) => subscriberId) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(subscribers.map(({ id, number }) => [id, number]));
  return rows.map(({ subscriberId, reason, detail }) => {
    return { subscriber: numbers.get(subscriberId) ?? "", reason, detail };
  });
}
