import type { OperatorDb } from "@tributary/db/doors/operator-db";

const RUNS_SHOWN = 24;

export type ListedRun = Awaited<ReturnType<typeof listBillRuns>>[number];

/** The latest billing runs that were not abandoned, with what their bills come to. */
export async function listBillRuns({ shared }: Pick<OperatorDb, "shared">) {
  const runs = await shared.billRun.findMany({
    where: { status: { not: "abandoned" } },
    orderBy: { period: "desc" },
    take: RUNS_SHOWN,
  });
  const runIds = runs.map(({ id }) => id);
  const [sums, exceptions] = await Promise.all([
    shared.bill.groupBy({
      by: ["billRunId", "currency"],
      where: { billRunId: { in: runIds } },
      _count: true,
      _sum: { netMicros: true, taxMicros: true, grossMicros: true },
    }),
    shared.billException.groupBy({ by: ["billRunId"], where: { billRunId: { in: runIds } }, _count: true }),
  ]);
  return runs.map(({ id, period, status, createdBy, createdAt, finalizedBy, finalizedAt }) => {
    const sum = sums.find(({ billRunId }) => billRunId === id);
    return {
      ...{ id, period, status, createdBy, createdAt, finalizedBy, finalizedAt },
      bills: sum?._count ?? 0,
      currency: sum?.currency ?? null,
      netMicros: sum?._sum.netMicros ?? 0n,
      taxMicros: sum?._sum.taxMicros ?? 0n,
      grossMicros: sum?._sum.grossMicros ?? 0n,
      exceptions: exceptions.find(({ billRunId }) => billRunId === id)?._count ?? 0,
    };
  });
}
