import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodePlanTerms } from "@tributary/db/terms/plan-terms";
import type { DisplayUnit } from "@tributary/domain/agreement/types";

/** An allowance that a subscriber's plan lets others share. */
export interface Pool {
  /** The bundle's code. */
  readonly bundle: string;
  readonly description: string;
  readonly unit: DisplayUnit;
  /** What the plan lets each use of it in a period, in base units; null: all of it. */
  readonly memberCapUnits: bigint | null;
}

/** The pools of what a subscriber holds at an instant, or takes later, by their codes. */
export async function poolsOf(
  tx: Pick<OperatorTables, "subscriberPlan">,
  subscriberId: string,
  at: Date,
): Promise<Pool[]> {
  const held = await tx.subscriberPlan.findMany({
    where: { subscriberId, OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: { planVersion: { select: { terms: true } } },
  });
  const pools = new Map<string, Pool>();
  for (const { planVersion } of held) {
    for (const { code, description, unit, pool } of decodePlanTerms(planVersion.terms).bundles) {
      if (pool === undefined || pools.has(code)) continue;
      pools.set(code, { bundle: code, description, unit, memberCapUnits: pool.memberCapUnits });
    }
  }
  return [...pools.values()].sort((a, b) => (a.bundle < b.bundle ? -1 : 1));
}
