import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { profileById } from "../bill/profile-of.ts";
import { totalledRun } from "../bill/refresh-retail-total.ts";

/** Of some subscribers, those who ended before the last final bills did: no other bill comes to them. */
export async function leftSubscribers(
  tx: Pick<OperatorTables, "billingProfile" | "billRun" | "subscriber">,
  ids: readonly string[],
): Promise<Set<string>> {
  const run = await tx.billRun.findFirst({
    where: { status: "final" },
    orderBy: { period: "desc" },
    select: { period: true, billingProfileId: true },
  });
  if (run === null) return new Set();
  const { until } = totalledRun(run.period, await profileById(tx, run.billingProfileId));
  const left = await tx.subscriber.findMany({
    where: { terminatedAt: { lte: until } },
    select: { id: true },
  });
  const known = new Set(ids);
  return new Set(left.map(({ id }) => id).filter((id) => known.has(id)));
}
