import type { OperatorTables } from "@tributary/db/doors/operator-db";

/** Ends the plans, add-ons and passes that a subscriber has; what was to come never does. */
export async function endHeldPlans(tx: OperatorTables, subscriberId: string, at: Date): Promise<void> {
  const plans = await tx.subscriberPlan.findMany({
    where: { subscriberId, OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
    select: { id: true, validFrom: true },
  });
  for (const { id, validFrom } of plans) {
    const validUntil = validFrom > at ? validFrom : at;
    await tx.subscriberPlan.updateMany({ where: { id }, data: { validUntil } });
  }
}
