import { stripeUnits } from "@tributary/domain/payment/stripe-units";
import { Stripe } from "stripe";
import type { GatewayNotice, PaymentGateway } from "./gateway.ts";
import { explainStripe } from "./stripe-errors.ts";
import { CHECKOUT_KEY, disputeOf, paymentOf, REFUND_KEY, refundOf, statusOf } from "./stripe-state.ts";

export interface StripeAccount {
  readonly secretKey: string;
  readonly webhookSecret: string | null;
  /** Where Stripe's API is; null for Stripe's own address. */
  readonly address: URL | null;
  /** How long one answer is waited for. */
  readonly timeoutMilliseconds?: number;
}

const TIMEOUT_MILLISECONDS = 20_000;
const RETRIES = 2;
/** How old something signed may be. */
const TOLERANCE_SECONDS = 300;
/** More than one payment ever has. */
const MOST = 100;

/** Stripe: bills are paid on its hosted pages. Of a subscriber it is told nothing but the bill's number. */
export function stripeGateway(account: StripeAccount): PaymentGateway {
  const { secretKey, webhookSecret, address, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = account;
  const stripe = new Stripe(secretKey, {
    ...(address === null ? {} : placeOf(address)),
    timeout: timeoutMilliseconds,
    maxNetworkRetries: RETRIES,
    telemetry: false,
  });
  return {
    openCheckout: ({ key, amountMicros, currency, title, returnUrl }) =>
      explainStripe(async () => {
        const unitAmount = Number(stripeUnits(amountMicros, currency));
        const metadata = { [CHECKOUT_KEY]: key };
        const session = await stripe.checkout.sessions.create(
          {
            ...{ mode: "payment", payment_method_types: ["card"], success_url: returnUrl, metadata },
            payment_intent_data: { description: title, metadata },
            line_items: [
              {
                quantity: 1,
                price_data: {
                  currency: currency.toLowerCase(),
                  unit_amount: unitAmount,
                  product_data: { name: title },
                },
              },
            ],
          },
          { idempotencyKey: key },
        );
        if (session.url === null) throw new Error("a checkout without a page");
        return { reference: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1_000) };
      }),

    closeCheckout: (reference) =>
      explainStripe(async () => {
        await stripe.checkout.sessions.expire(reference);
      }),

    refund: ({ key, paymentReference, amountMicros, currency }) =>
      explainStripe(async () => {
        const amount = Number(stripeUnits(amountMicros, currency));
        const refund = await stripe.refunds.create(
          { payment_intent: paymentReference, amount, metadata: { [REFUND_KEY]: key } },
          { idempotencyKey: key },
        );
        return refund.id;
      }),

    readCheckout: (reference) =>
      explainStripe(async () => {
        const session = await stripe.checkout.sessions.retrieve(reference, {
          expand: ["payment_intent.latest_charge"],
        });
        const payment = session.payment_intent;
        const key = session.metadata?.[CHECKOUT_KEY] ?? null;
        if (payment === null) return { key, status: statusOf(session, null), message: null, payment: null };
        if (typeof payment === "string") throw new Error("a payment that was not expanded");
        const of = { payment_intent: payment.id, limit: MOST };
        const refunds = await stripe.refunds.list(of).autoPagingToArray({ limit: MOST });
        const disputes = await stripe.disputes.list(of).autoPagingToArray({ limit: MOST });
        return {
          ...{ key, status: statusOf(session, payment) },
          message: payment.last_payment_error?.message ?? null,
          payment: {
            ...paymentOf(payment),
            refunds: refunds.map(refundOf),
            disputes: disputes.flatMap(disputeOf),
          },
        };
      }),

    readNotice(body, signature) {
      if (webhookSecret === null) return null;
      try {
        const event = stripe.webhooks.constructEvent(body, signature, webhookSecret, TOLERANCE_SECONDS);
        return noticeOf(event.data.object);
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
        throw error;
      }
    },
  };
}

function placeOf({ protocol, hostname, port }: URL) {
  const isPlain = protocol === "http:";
  const scheme = isPlain ? ("http" as const) : ("https" as const);
  return { host: hostname, port: port === "" ? (isPlain ? 80 : 443) : Number(port), protocol: scheme };
}

/** Whatever it is that happened to them: a checkout, a payment, and what hangs on a payment. */
function noticeOf(about: object): GatewayNotice {
  const { object, id, metadata, payment_intent } = about as {
    readonly object?: string;
    readonly id?: string;
    readonly metadata?: Readonly<Record<string, string>> | null;
    readonly payment_intent?: string | { readonly id: string } | null;
  };
  const paid = typeof payment_intent === "object" ? payment_intent?.id : payment_intent;
  return {
    key: metadata?.[CHECKOUT_KEY] ?? null,
    checkoutReference: object === "checkout.session" ? (id ?? null) : null,
    paymentReference: (object === "payment_intent" ? id : paid) ?? null,
  };
}
