import { STRIPE_VARIABLE } from "@tributary/services/payment-gateway/open-gateway";
import { CARD_SETTINGS } from "@tributary/services/testing/card-settings";
import { SECRET_KEY, startStripe, WEBHOOK_SECRET } from "@tributary/services/testing/stripe-server";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

/** A gateway is connected; a bill is paid on its page, credited, and the money goes back to the card. */
export async function cardsThroughApi(api: ApiWorld, step: Step, billNumber: string): Promise<void> {
  const finance = api.portalAs("gamma", "operator-finance");
  const stripe = await startStripe();
  const elsewhere = process.env[STRIPE_VARIABLE];
  process.env[STRIPE_VARIABLE] = stripe.address;
  const given = { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET };
  await step(finance, "gateway.save", { settings: CARD_SETTINGS, given }, { given: {} });
  await step(finance, "payment.openCheckout", { billNumber }, { billNumber: "gamma-000009" });
  stripe.books.pay(stripe.books.lastSession());
  const { id: checkoutId } = await api.test.operatorDb("gamma").shared.cardCheckout.findFirstOrThrow();
  await step(finance, "payment.checkCheckout", { checkoutId }, { checkoutId: crypto.randomUUID() });
  const reason = "Never in service.";
  await step(finance, "bill.credit", { number: billNumber, lines: null, reason }, { reason: "Other." });
  const refund = { checkoutId, amountMicros: 10_000_000n };
  await step(finance, "payment.refundCard", refund, { amountMicros: 9_000_000n });
  process.env[STRIPE_VARIABLE] = elsewhere;
  await stripe.close();
}
