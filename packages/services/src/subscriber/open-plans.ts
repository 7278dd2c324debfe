import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { PlanKind } from "@tributary/domain/plan/types";

/** Plans that can be taken, by code: the id of the version that is published last. */
export async function openPlans(
  tx: Pick<OperatorTables, "plan">,
  kinds: readonly PlanKind[] = ["plan"],
): Promise<ReadonlyMap<string, string>> {
  const plans = await tx.plan.findMany({
    where: { kind: { in: [...kinds] }, retiredAt: null },
    select: {
      code: true,
      versions: {
        where: { status: "published" },
        orderBy: { version: "desc" },
        take: 1,
        select: { id: true },
      },
    },
  });
  return new Map(plans.flatMap(({ code, versions: [latest] }) => (latest ? [[code, latest.id]] : [])));
}

/** What stands beside a plan. */
export const BESIDE = ["add-on", "pass"] as const satisfies readonly PlanKind[];
