import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";

export interface AnsweredDispute {
  readonly number: string;
  readonly status: OperatorDisputeStatus;
  readonly currency: string;
  readonly contestedMicros: bigint;
  readonly creditedMicros: bigint;
  readonly answeredAt: Date;
}

/** The operator's disputes that were answered since an instant, the latest first. */
export async function answeredSince({ shared }: OperatorDb, since: Date): Promise<AnsweredDispute[]> {
  const rows = await shared.operatorDispute.findMany({
    where: { answeredAt: { gte: since } },
    orderBy: { answeredAt: "desc" },
    take: 5,
    select: {
      number: true,
      status: true,
      currency: true,
      contestedMicros: true,
      creditedMicros: true,
      answeredAt: true,
    },
  });
  return rows.flatMap(({ answeredAt, status, ...row }) =>
    answeredAt === null ? [] : [{ ...row, answeredAt, status: status as OperatorDisputeStatus }],
  );
}

/** How often somebody of the MVNA looked in since an instant, and when last. */
export async function looksSince(
  { shared }: OperatorDb,
  since: Date,
): Promise<{ readonly count: number; readonly latestAt: Date | null }> {
  const { _count, _max } = await shared.operatorAccess.aggregate({
    where: { startedAt: { gte: since } },
    _count: { _all: true },
    _max: { startedAt: true },
  });
  return { count: _count._all, latestAt: _max.startedAt };
}
