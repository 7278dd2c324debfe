import { randomUUID } from "node:crypto";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  SECRET_KEY,
  type StripeConduct,
  type StripeServer,
  startStripe,
  WEBHOOK_SECRET,
} from "../testing/stripe-server.ts";
import { stripeGateway } from "./stripe-gateway.ts";

let stripe: StripeServer;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(() => stripe.close());
beforeEach(() => stripe.conduct(() => "answer"));

const gateway = (secretKey = SECRET_KEY, webhookSecret: string | null = WEBHOOK_SECRET) =>
  stripeGateway({ secretKey, webhookSecret, address: new URL(stripe.address), timeoutMilliseconds: 300 });

const wish = (amount = "23.80", currency = "EUR") => ({
  ...{ key: randomUUID(), amountMicros: parseMicros(amount), currency },
  ...{ title: "Bill A-2026-000001", returnUrl: "https://alfa.example/thanks" },
});

test("a page is made of the amount, the bill's number and nothing else", async () => {
  const asked = wish();
  const opened = await gateway().openCheckout(asked);
  const { id, url } = stripe.books.lastSession();
  expect(opened).toMatchObject({ reference: id, url });
  expect(stripe.requests.at(-1)).toEqual({
    method: "POST",
    path: "/v1/checkout/sessions",
    key: asked.key,
    fields: {
      mode: "payment",
      "payment_method_types[0]": "card",
      success_url: "https://alfa.example/thanks",
      "metadata[tributary_checkout]": asked.key,
      "payment_intent_data[description]": "Bill A-2026-000001",
      "payment_intent_data[metadata][tributary_checkout]": asked.key,
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": "eur",
      "line_items[0][price_data][unit_amount]": "2380",
      "line_items[0][price_data][product_data][name]": "Bill A-2026-000001",
    },
  });
});

/** Each wish is met as it is told here, the first time or always. */
function meet(hows: ReadonlyMap<string, StripeConduct>, isAlways: boolean): void {
  stripe.conduct(({ key = "" }, times) => (isAlways || times === 1 ? (hows.get(key) ?? "answer") : "answer"));
}

const BAD = ["error", "conflict", "cut", "cut-but-done", "slow-but-done"] as const;

test("asked again after a bad answer or none, a page is made once", async () => {
  const before = stripe.books.sessions.length;
  const wishes = new Map(BAD.map((how) => [wish(), how]));
  meet(new Map([...wishes].map(([{ key }, how]) => [key, how])), false);
  const opened = await Promise.all([...wishes.keys()].map((each) => gateway().openCheckout(each)));
  expect(stripe.books.sessions.length).toBe(before + BAD.length);
  for (const [index, { key }] of [...wishes.keys()].entries()) {
    const made = stripe.books.sessions.filter(({ metadata }) => metadata.tributary_checkout === key);
    expect(made.map(({ id }) => id)).toEqual([opened[index]?.reference]);
    expect(stripe.requests.filter((request) => request.key === key).length).toBe(2);
  }
});

test("a gateway that stays silent, or answers nothing but errors, is not reached", async () => {
  const wishes = new Map([...BAD, "busy" as const].map((how) => [wish(), how]));
  meet(new Map([...wishes].map(([{ key }, how]) => [key, how])), true);
  const ended = await Promise.allSettled([...wishes.keys()].map((each) => gateway().openCheckout(each)));
  const unreached = { status: "rejected", reason: { code: "GATEWAY_UNREACHABLE" } };
  expect(ended).toMatchObject([...wishes].map(() => unreached));
});

test("a no is a no: a key that is not let in, too little money, a key with another wish", async () => {
  const refused = { code: "GATEWAY_REFUSED" };
  await expect(gateway("sk_test_other").openCheckout(wish())).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining("sk_test_***"),
  });
  await expect(gateway().openCheckout(wish("0.10"))).rejects.toMatchObject(refused);
  const asked = wish();
  await gateway().openCheckout(asked);
  const other = { ...asked, amountMicros: parseMicros("23.81") };
  await expect(gateway().openCheckout(other)).rejects.toMatchObject(refused);
});

test("a checkout is read with its payment, its refunds and its disputes", async () => {
  const asked = wish("500", "JPY");
  const { reference } = await gateway().openCheckout(asked);
  const session = stripe.books.lastSession();
  const read = () => gateway().readCheckout(reference);
  expect(await read()).toEqual({ key: asked.key, status: "open", message: null, payment: null });

  const { id } = stripe.books.decline(session);
  expect(await read()).toMatchObject({ status: "open", message: "Your card was declined." });

  const at = new Date("2026-11-20T10:00:00Z");
  const payment = stripe.books.pay(session, at);
  const refund = stripe.books.refundThere(payment, 200);
  const dispute = stripe.books.dispute(payment, "needs_response");
  expect(await read()).toEqual({
    ...{ key: asked.key, status: "paid", message: null },
    payment: {
      ...{ reference: id, currency: "JPY", amountMicros: parseMicros("500"), paidAt: at.getTime() },
      refunds: [
        {
          ...{ reference: refund.id, key: null, amountMicros: parseMicros("200") },
          ...{ status: "succeeded", message: null },
        },
      ],
      disputes: [{ reference: dispute.id, amountMicros: parseMicros("500"), status: "withdrawn" }],
    },
  });
  await expect(gateway().readCheckout("cs_none")).rejects.toMatchObject({ code: "GATEWAY_REFUSED" });
});

test.each([
  ["warning_needs_response", "inquiry"],
  ["under_review", "withdrawn"],
  ["lost", "withdrawn"],
  ["won", "returned"],
])("a dispute that is %s is %s", async (status, standing) => {
  const { reference } = await gateway().openCheckout(wish());
  stripe.books.dispute(stripe.books.pay(stripe.books.lastSession()), status);
  const { payment } = await gateway().readCheckout(reference);
  expect(payment?.disputes.map((dispute) => dispute.status)).toEqual([standing]);
});

test("a dispute of a kind that is not known says nothing", async () => {
  const { reference } = await gateway().openCheckout(wish());
  stripe.books.dispute(stripe.books.pay(stripe.books.lastSession()), "of_another_kind");
  expect((await gateway().readCheckout(reference)).payment?.disputes).toEqual([]);
});

test("what the gateway says by itself is believed by its signature alone", async () => {
  const session = { object: "checkout.session", id: "cs_1", metadata: { tributary_checkout: "k" } };
  const { body, signature } = stripe.event("checkout.session.completed", session);
  expect(gateway().readNotice(body, signature)).toEqual({
    ...{ key: "k", checkoutReference: "cs_1", paymentReference: null },
  });
  expect(gateway().readNotice(`${body} `, signature)).toBeNull();
  expect(gateway().readNotice(body, "")).toBeNull();
  expect(gateway().readNotice(body, "t=1,v1=00")).toBeNull();
  expect(gateway(SECRET_KEY, "whsec_other").readNotice(body, signature)).toBeNull();
  expect(gateway(SECRET_KEY, null).readNotice(body, signature)).toBeNull();
  const old = stripe.event("checkout.session.completed", session, { at: new Date(Date.now() - 301_000) });
  expect(gateway().readNotice(old.body, old.signature)).toBeNull();
});

test.each([
  [{ object: "payment_intent", id: "pi_1", metadata: {} }, "pi_1"],
  [{ object: "charge", id: "ch_1", payment_intent: "pi_1" }, "pi_1"],
  [{ object: "refund", id: "re_1", payment_intent: { id: "pi_1" } }, "pi_1"],
  [{ object: "dispute", id: "dp_1", payment_intent: "pi_1" }, "pi_1"],
  [{ object: "dispute", id: "dp_1", payment_intent: null }, null],
  [{ object: "customer", id: "cus_1" }, null],
])("%o is about the payment %s", (object, paymentReference) => {
  const { body, signature } = stripe.event("whatever.happened", object);
  expect(gateway().readNotice(body, signature)).toEqual({
    ...{ key: null, checkoutReference: null, paymentReference },
  });
});
