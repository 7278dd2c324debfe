import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { PaymentGateway } from "./gateway.ts";

/**
 * Has the gateway make a refund that was asked for, by its key once. A no is kept with the refund, and frees
 * its money; after no answer it stays asked for, to be told again.
 *
 * Shape   whether the gateway knows of it now.
 */
export async function tellRefund(
  { shared }: OperatorDb,
  gateway: PaymentGateway,
  refundId: string,
): Promise<boolean> {
  const { amountMicros, checkout } = await shared.cardRefund.findFirstOrThrow({
    where: { id: refundId },
    include: { checkout: { select: { paymentReference: true, currency: true } } },
  });
  const { paymentReference, currency } = checkout;
  if (paymentReference === null) throw new Error("a refund of what was never paid");
  const key = { id: refundId, status: "asked" };
  try {
    const reference = await gateway.refund({ key: refundId, paymentReference, amountMicros, currency });
    await shared.cardRefund.updateMany({ where: key, data: { reference, status: "pending", message: null } });
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isOver = error.code !== "GATEWAY_UNREACHABLE";
    const data = { message: error.message, ...(isOver ? { status: "failed" } : {}) };
    await shared.cardRefund.updateMany({ where: key, data });
    return false;
  }
}
