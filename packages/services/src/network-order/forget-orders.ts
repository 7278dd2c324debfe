import type { OperatorTables } from "@tributary/db/doors/operator-db";

/** What is left of whom an order was about. */
const FORGOTTEN = { iccid: "erased" };

/** Takes the identifiers out of a subscriber's orders: they were a person's. What was done and when stays. */
export async function forgetOrders(
  tx: Pick<OperatorTables, "networkOrder">,
  subscriberId: string,
): Promise<void> {
  await tx.networkOrder.updateMany({
    where: { subscriberId, endedAt: { not: null } },
    data: { asked: FORGOTTEN },
  });
}
