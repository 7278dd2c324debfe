import type {
  ToldCheckout,
  ToldDispute,
  ToldPayment,
  ToldRefund,
} from "@tributary/domain/payment/card-payment";
import { microsOfStripe } from "@tributary/domain/payment/stripe-units";
import type { Stripe } from "stripe";

/** Under which names our keys stand with what we asked for. */
export const CHECKOUT_KEY = "tributary_checkout";
export const REFUND_KEY = "tributary_refund";

export function statusOf(
  { status }: Stripe.Checkout.Session,
  payment: Stripe.PaymentIntent | null,
): ToldCheckout["status"] {
  if (payment?.status === "succeeded") return "paid";
  if (payment?.status === "processing") return "processing";
  if (status === "open") return "open";
  return status === "expired" ? "expired" : "failed";
}

/** The payment, without what hangs on it. */
export function paymentOf(payment: Stripe.PaymentIntent): Omit<ToldPayment, "refunds" | "disputes"> {
  const { id: reference, status, amount_received: received, latest_charge: charge } = payment;
  const currency = payment.currency.toUpperCase();
  const hasCome = status === "succeeded";
  const paidAt = (charge !== null && typeof charge === "object" ? charge.created : payment.created) * 1_000;
  return {
    ...{ reference, currency },
    amountMicros: hasCome ? microsOfStripe(BigInt(received), currency) : 0n,
    paidAt: hasCome ? paidAt : null,
  };
}

export function refundOf({ id, amount, currency, metadata, status, ...refund }: Stripe.Refund): ToldRefund {
  return {
    reference: id,
    key: metadata?.[REFUND_KEY] ?? null,
    amountMicros: microsOfStripe(BigInt(amount), currency.toUpperCase()),
    status: status === "succeeded" ? status : isOver(status) ? "failed" : "pending",
    message: refund.failure_reason ?? null,
  };
}

function isOver(status: string | null): boolean {
  return status === "failed" || status === "canceled";
}

/** Where a dispute stands with the money; one of a kind we do not know yet says nothing. */
const DISPUTES: Readonly<Record<string, ToldDispute["status"]>> = {
  warning_needs_response: "inquiry",
  warning_under_review: "inquiry",
  warning_closed: "inquiry",
  prevented: "inquiry",
  needs_response: "withdrawn",
  under_review: "withdrawn",
  appeal_needs_response: "withdrawn",
  appeal_under_review: "withdrawn",
  lost: "withdrawn",
  won: "returned",
};

export function disputeOf({ id, amount, currency, status: named }: Stripe.Dispute): ToldDispute[] {
  const status = DISPUTES[named];
  if (status === undefined) return [];
  return [{ reference: id, amountMicros: microsOfStripe(BigInt(amount), currency.toUpperCase()), status }];
}
