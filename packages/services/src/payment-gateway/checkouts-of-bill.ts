import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { Micros } from "@tributary/domain/money/types";
import { refundableOf } from "@tributary/domain/payment/card-payment";

export type ShownCheckout = Awaited<ReturnType<typeof checkoutsOfBill>>[number];

/** The pages on which a bill could be paid by card, the latest first, with what went back. */
export async function checkoutsOfBill(
  tx: Pick<OperatorTables, "cardCheckout">,
  billId: string,
  creditMicros: Micros,
) {
  const rows = await tx.cardCheckout.findMany({
    where: { billId },
    orderBy: { createdAt: "desc" },
    include: { refunds: { orderBy: { createdAt: "asc" } } },
  });
  return rows.map((row) => ({ ...row, refundableMicros: refundableOf(row, creditMicros) }));
}
