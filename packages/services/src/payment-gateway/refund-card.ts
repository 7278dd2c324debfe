import { holdAccount } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import { type RefundStatus, refundableOf } from "@tributary/domain/payment/card-payment";
import { stripeUnits } from "@tributary/domain/payment/stripe-units";
import { writeAudit } from "../audit/write-audit.ts";
import { creditOf } from "../payment/account.ts";
import { followCheckout } from "./follow-checkout.ts";
import { type GatewayOpener, requireGateway } from "./open-gateway.ts";
import { findCheckout } from "./take-told.ts";
import { tellRefund } from "./tell-refund.ts";

export interface CardRefundRequest {
  readonly checkoutId: string;
  readonly amountMicros: Micros;
  readonly open: GatewayOpener;
  readonly actor: string;
  readonly at: Date;
}

/** How a refund stands. */
export interface MadeRefund {
  readonly status: RefundStatus;
  readonly message: string | null;
}

/**
 * Gives money back to the card that it came from: of what the subscriber has paid beyond its bills. From the
 * moment it is asked for it is spoken for; it is recorded as gone once the gateway says that it went.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` for more than that, and than is left of that
 *         payment; `AMOUNT_INVALID`.
 */
export async function refundCard(db: OperatorDb, request: CardRefundRequest): Promise<MadeRefund> {
  const { gateway, refundId, reference } = await db.$transaction((tx) => ask(tx, db.operatorId, request));
  const isTold = await tellRefund(db, gateway, refundId);
  if (isTold) {
    const { checkoutId, actor, at } = request;
    // What cannot be read now is told by the gateway itself, or found when payments are reconciled.
    await followCheckout(db, gateway, { checkoutId, reference, actor, at, isAudited: false }).catch(unless);
  }
  const made = await db.shared.cardRefund.findFirstOrThrow({
    where: { id: refundId },
    select: { status: true, message: true },
  });
  return { status: made.status as RefundStatus, message: made.message };
}

function unless(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}

/** The refund is kept before the gateway is told: whatever becomes of us, it is made once. */
async function ask(
  tx: OperatorTables,
  operatorId: string,
  { checkoutId, amountMicros, open, actor }: CardRefundRequest,
) {
  const checkout = await findCheckout(tx, checkoutId);
  const { reference = null, paymentReference = null } = checkout ?? {};
  if (checkout?.status !== "paid" || reference === null || paymentReference === null) {
    throw new DomainError("NOT_FOUND", "There is no such card payment: load the page again.");
  }
  const gateway = await requireGateway(open, tx, operatorId);
  const { currency, bill } = checkout;
  stripeUnits(amountMicros, currency);
  await holdAccount(tx, bill.subscriberId);
  const refunds = await tx.cardRefund.findMany({ where: { checkoutId } });
  const credit = await creditOf(tx, bill.subscriberId, currency);
  if (refundableOf({ ...checkout, refunds }, credit) < amountMicros) {
    throw new DomainError(
      "INPUT_INVALID",
      "That is more than is left of the payment, or than was paid beyond the bills: credit the bill first.",
    );
  }
  const { id: refundId } = await tx.cardRefund.create({
    data: { checkoutId, amountMicros, createdBy: actor },
    select: { id: true },
  });
  await writeAudit(tx, {
    ...{ actor, action: "payment:refund-card", subject: bill.number ?? "", operatorId },
    details: { refundId, amountMicros: String(amountMicros) },
  });
  return { gateway, refundId, reference };
}
