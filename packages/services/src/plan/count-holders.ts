import type { OperatorTables } from "@tributary/db/doors/operator-db";

/** How many subscribers hold each version at an instant; versions that nobody holds are left out. */
export async function holdersOf(
  shared: Pick<OperatorTables, "subscriberPlan">,
  versionIds: readonly string[],
  at: Date,
): Promise<Map<string, number>> {
  const counts = await shared.subscriberPlan.groupBy({
    by: ["planVersionId"],
    where: { planVersionId: { in: [...versionIds] }, ...heldAt(at) },
    _count: true,
    orderBy: { planVersionId: "asc" },
  });
  return new Map(counts.map(({ planVersionId, _count }) => [planVersionId, _count]));
}

/** Who hold something at an instant. */
export function heldAt(at: Date) {
  return { validFrom: { lte: at }, OR: [{ validUntil: null }, { validUntil: { gt: at } }] };
}
