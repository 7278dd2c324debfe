import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { ToldRefund } from "@tributary/domain/payment/card-payment";

/** Who made a refund that was made at the gateway itself. */
const THERE = "gateway";

/** Keeps how the refunds of a checkout stand; those that were made at the gateway are added. */
export async function takeRefunds(
  tx: Pick<OperatorTables, "cardRefund">,
  checkoutId: string,
  told: readonly ToldRefund[],
): Promise<void> {
  const known = await tx.cardRefund.findMany({
    where: { checkoutId },
    select: { id: true, reference: true },
  });
  for (const { reference, key, amountMicros, status, message } of told) {
    const own = known.find((each) => each.reference === reference || each.id === key);
    if (own !== undefined) {
      await tx.cardRefund.updateMany({ where: { id: own.id }, data: { reference, status, message } });
    } else if (amountMicros > 0n) {
      await tx.cardRefund.createMany({
        data: [{ checkoutId, reference, amountMicros, status, message, createdBy: THERE }],
      });
    }
  }
}
