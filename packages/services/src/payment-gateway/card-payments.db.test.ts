import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { creditBill } from "../bill/credit-bill.ts";
import { recordPayment } from "../payment/record-payment.ts";
import { refundPayment } from "../payment/refund-payment.ts";
import { BILLS, cardWorld } from "../testing/card-world.ts";
import { type StripeServer, startStripe } from "../testing/stripe-server.ts";
import { followCheckout } from "./follow-checkout.ts";
import type { ReadCheckout } from "./gateway.ts";

const actor = "finance@alfa.example";
const [FIRST, SECOND] = BILLS;
const micros = parseMicros;

let database: TestDatabase;
let stripe: StripeServer;
beforeAll(async () => {
  [database, stripe] = await Promise.all([testDatabase(), startStripe()]);
});
afterAll(async () => {
  await Promise.all([database.close(), stripe.close()]);
});
beforeEach(() => {
  stripe.conduct(() => "answer");
  stripe.books.refundsAre("succeeded");
});

const operator = async () => cardWorld(database.operatorDb((await database.makeOperator()).id), stripe);

/** The same, with the first bill paid by card. */
async function paid() {
  const world = await operator();
  await world.checkout();
  const payment = stripe.books.pay(stripe.books.lastSession(), new Date("2026-12-02T23:30:00Z"));
  await world.take(stripe.event("checkout.session.completed", stripe.books.lastSession()));
  const { id } = await world.latest();
  return { ...world, payment, checkoutId: id };
}

/** What is open on the two bills. */
const owing = (first: string, second: string) => [micros(first), micros(second)];
const money = (method: string, reference: string, amount: string) => {
  return { method, reference, amountMicros: micros(amount) };
};

test("a bill is paid on the gateway's page, once however often that is told", async () => {
  const world = await operator();
  const prepared = await world.checkout();
  const session = stripe.books.lastSession();
  expect(prepared).toMatchObject({ url: session.url, message: null });
  expect(await world.checkout()).toEqual(prepared);
  expect(await world.owed()).toEqual(owing("23.80", "23.80"));

  // Half past midnight in Berlin: the third already.
  const payment = stripe.books.pay(session, new Date("2026-12-02T23:30:00Z"));
  const told = stripe.event("checkout.session.completed", session);
  const also = stripe.event("payment_intent.succeeded", payment);
  const taken = await Promise.all(Array.from({ length: 4 }, () => [told, also].map(world.take)).flat());
  expect(taken).toEqual(Array.from({ length: 8 }, () => true));
  expect(await world.payments()).toEqual([money("card", payment.id, "23.80")]);
  expect(await world.owed()).toEqual(owing("0", "23.80"));
  expect(await world.latest()).toMatchObject({ status: "paid", paymentReference: payment.id });
  expect((await world.db.shared.payment.findFirst())?.paidOn).toEqual(new Date("2026-12-03"));
  const audited = await world.db.shared.auditEvent.count({ where: { action: "payment:card" } });
  expect(audited).toBe(1);
  await expect(world.checkout()).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("what is told before its time, of nothing of ours, or unsigned does no harm", async () => {
  const world = await operator();
  await world.checkout();
  const session = stripe.books.lastSession();
  const { sessions } = stripe.books;
  const payment = stripe.books.pay(session);
  const dispute = stripe.books.dispute(payment, "needs_response");
  // The dispute first: its payment is not known yet.
  expect(await world.take(stripe.event("charge.dispute.created", dispute))).toBe(true);
  expect(await world.payments()).toEqual([]);
  const forged = stripe.event("checkout.session.completed", session, { secret: "whsec_other" });
  expect(await world.take(forged)).toBe(false);
  expect(await world.payments()).toEqual([]);
  for (const object of [
    { object: "customer", id: "cus_1" },
    { object: "checkout.session", id: "cs_other" },
  ]) {
    expect(await world.take(stripe.event("whatever.happened", object))).toBe(true);
  }
  expect(await world.take(stripe.event("checkout.session.completed", session))).toBe(true);
  expect(await world.payments()).toEqual([
    money("card", payment.id, "23.80"),
    money("chargeback", dispute.id, "-23.80"),
  ]);
  expect(await world.owed()).toEqual(owing("23.80", "23.80"));
  expect(sessions.at(-1)).toBe(session);
});

test("an answer that comes after a newer one is left", async () => {
  const { db, open, checkoutId, payment, payments } = await paid();
  const gateway = await open(db.shared, db.operatorId);
  if (gateway === null) throw new Error("no gateway");
  const { reference } = await db.shared.cardCheckout.findFirstOrThrow();
  const follow = { checkoutId, reference: reference ?? "", actor, at: new Date(), isAudited: true };
  const before = await gateway.readCheckout(follow.reference);
  let [answer, isAsked]: [(told: ReadCheckout) => void, () => void] = [() => undefined, () => undefined];
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const slow = {
    ...gateway,
    readCheckout: () => {
      isAsked();
      return new Promise<ReadCheckout>((resolve) => {
        answer = resolve;
      });
    },
  };
  const late = followCheckout(db, slow, follow);
  await asked;
  const refund = stripe.books.refundThere(payment, 1_000);
  await followCheckout(db, gateway, follow);
  const both = [money("card", payment.id, "23.80"), money("refund", refund.id, "-10")];
  expect(await payments()).toEqual(both);
  answer(before);
  expect(await late).toEqual([]);
  expect(await payments()).toEqual(both);
});

test("a card that is declined leaves the bill open, says why, and can be tried again", async () => {
  const world = await operator();
  await world.checkout();
  const session = stripe.books.lastSession();
  const payment = stripe.books.decline(session);
  await world.take(stripe.event("payment_intent.payment_failed", payment));
  expect(await world.latest()).toMatchObject({ status: "open", message: "Your card was declined." });
  expect(await world.owed()).toEqual(owing("23.80", "23.80"));
  stripe.books.pay(session);
  expect(await world.check((await world.latest()).id)).toEqual({ status: "paid", message: null });
  expect(await world.owed()).toEqual(owing("0", "23.80"));
});

test("when a part was paid otherwise, a page is made for the rest and the old one is closed", async () => {
  const world = await operator();
  await world.checkout();
  const old = stripe.books.lastSession();
  const transfer = { method: "transfer", paidOn: "2026-12-02", actor } as const;
  await recordPayment(world.db, {
    ...{ ...transfer, billNumber: FIRST, amountMicros: micros("20"), reference: "T-1" },
  });
  await world.checkout();
  expect(old.status).toBe("expired");
  expect(await world.latest()).toMatchObject({ amountMicros: micros("3.80"), status: "open" });
  stripe.books.pay(stripe.books.lastSession());
  await world.check((await world.latest()).id);
  expect(await world.owed()).toEqual(owing("0", "23.80"));
});

test("an old page that could not be closed and is paid all the same pays the next bill", async () => {
  const world = await operator();
  await world.checkout();
  const old = stripe.books.lastSession();
  const pay = { method: "transfer", reference: "T-1", paidOn: "2026-12-02", actor } as const;
  await recordPayment(world.db, { ...pay, billNumber: FIRST, amountMicros: micros("20") });
  stripe.conduct(({ path }) => (path.endsWith("/expire") ? "error" : "answer"));
  await world.checkout();
  stripe.books.pay(old);
  await world.take(stripe.event("checkout.session.completed", old));
  expect(await world.owed()).toEqual(owing("0", "3.80"));
  await expect(world.checkout()).rejects.toMatchObject({ code: "INPUT_INVALID" });
}, 30_000);

test("a page that the gateway refuses is kept as failed, and the next one is another", async () => {
  const world = await operator();
  const pay = { method: "transfer", reference: "T-1", paidOn: "2026-12-02", actor } as const;
  await recordPayment(world.db, { ...pay, billNumber: FIRST, amountMicros: micros("23.70") });
  const refused = await world.checkout();
  expect(refused).toMatchObject({ url: null, message: expect.stringContaining("at least 50") });
  expect(await world.latest()).toMatchObject({ status: "failed", amountMicros: micros("0.10") });
  expect(await world.checkout(SECOND)).toMatchObject({ message: null });
});

test("where cards are not taken nothing is asked of the gateway", async () => {
  const world = await operator();
  const {
    version: _,
    id: __,
    createdAt: ___,
    ...kept
  } = await world.db.shared.gatewayProfile.findFirstOrThrow();
  await world.db.shared.gatewayProfile.create({ data: { ...kept, version: 2, isActive: false } });
  const before = stripe.requests.length;
  await expect(world.checkout()).rejects.toMatchObject({ code: "INPUT_INVALID" });
  expect(stripe.requests.length).toBe(before);
});

test("money goes back to the card by the gateway, of what no bill needs, and is recorded then", async () => {
  const world = await paid();
  const { db, checkoutId, payment } = world;
  await expect(world.refund(checkoutId, "1")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  const at = new Date("2026-12-04T09:00:00Z");
  await creditBill(db, { number: FIRST, lines: null, reason: "Never in service.", actor, at });
  // The credit pays the second bill at once; when that is taken back too, it is free.
  await creditBill(db, { number: SECOND, lines: null, reason: "Never in service.", actor, at });
  expect(await world.refund(checkoutId, "20")).toEqual({ status: "succeeded", message: null });
  const [back] = stripe.books.refunds;
  expect(back).toMatchObject({ payment_intent: payment.id, amount: 2_000 });
  expect(await world.payments()).toEqual([
    money("card", payment.id, "23.80"),
    money("refund", back?.id ?? "", "-20"),
  ]);
  await expect(world.refund(checkoutId, "3.81")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  expect(await world.credit()).toBe(micros("3.80"));
});

test("a refund that is under way is spoken for; one that fails after all gives it back", async () => {
  const world = await paid();
  const { db, checkoutId } = world;
  const at = new Date("2026-12-04T09:00:00Z");
  for (const number of BILLS) await creditBill(db, { number, lines: null, reason: "A mistake.", actor, at });
  stripe.books.refundsAre("pending");
  expect(await world.refund(checkoutId, "20")).toEqual({ status: "pending", message: null });
  expect(await world.payments()).toHaveLength(1);
  expect(await world.credit()).toBe(micros("3.80"));
  const bank = { subscriber: "100", currency: "EUR", reference: "R-1", paidOn: "2026-12-05", actor };
  await expect(refundPayment(db, { ...bank, amountMicros: micros("4") })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });

  const [back] = stripe.books.refunds;
  if (back === undefined) throw new Error("no refund");
  back.status = "succeeded";
  await world.take(stripe.event("refund.updated", back));
  expect((await world.payments()).at(-1)).toEqual(money("refund", back.id, "-20"));
  Object.assign(back, { status: "failed", failure_reason: "lost_or_stolen_card" });
  await world.take(stripe.event("refund.failed", back));
  expect((await world.payments()).at(-1)).toEqual(money("refund", `${back.id}/2`, "20"));
  expect(await world.credit()).toBe(micros("23.80"));
  expect((await world.latest()).refunds).toMatchObject([
    { status: "failed", message: "lost_or_stolen_card" },
  ]);
});

test("two refunds at once never give back more than there is", async () => {
  const world = await paid();
  const at = new Date("2026-12-04T09:00:00Z");
  for (const number of BILLS)
    await creditBill(world.db, { number, lines: null, reason: "Wrong.", actor, at });
  const asked = Array.from({ length: 5 }, () => world.refund(world.checkoutId, "10"));
  const ended = await Promise.allSettled(asked);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await world.credit()).toBe(micros("3.80"));
});

test("a dispute takes the money and the bill is open again; won, it is paid again", async () => {
  const world = await paid();
  const { payment } = world;
  const tell = async (status: string) =>
    world.take(stripe.event("charge.dispute.updated", stripe.books.dispute(payment, status)));
  await tell("warning_needs_response");
  expect(await world.owed()).toEqual(owing("0", "23.80"));
  expect((await world.latest()).disputeStatus).toBe("inquiry");
  await tell("needs_response");
  await tell("lost");
  expect(await world.owed()).toEqual(owing("23.80", "23.80"));
  expect((await world.latest()).disputeStatus).toBe("withdrawn");
  await tell("won");
  await tell("won");
  expect(await world.owed()).toEqual(owing("0", "23.80"));
  expect((await world.payments()).map(({ method }) => method)).toEqual(["card", "chargeback", "chargeback"]);
  expect(await world.credit()).toBe(0n);
  await tell("lost");
  expect(await world.owed()).toEqual(owing("23.80", "23.80"));
});

test("what is refunded at the gateway itself opens the bill by as much", async () => {
  const world = await paid();
  const refund = stripe.books.refundThere(world.payment, 1_000);
  await world.take(stripe.event("charge.refunded", { object: "charge", payment_intent: world.payment.id }));
  expect(await world.owed()).toEqual(owing("10", "23.80"));
  expect((await world.latest()).refunds).toMatchObject([{ reference: refund.id, createdBy: "gateway" }]);
});

test("a credit that is there covers what goes, before a bill is opened again", async () => {
  const world = await paid();
  const pay = { method: "transfer", reference: "T-1", paidOn: "2026-12-04", actor } as const;
  await recordPayment(world.db, { ...pay, billNumber: SECOND, amountMicros: micros("28.80") });
  // 5.00 are free; of the 10.00 that go, 5.00 are owed again.
  stripe.books.refundThere(world.payment, 1_000);
  await world.check(world.checkoutId);
  expect(await world.owed()).toEqual(owing("5", "0"));
  expect(await world.credit()).toBe(0n);
});

test("a payment in another currency than the page was made for is not recorded", async () => {
  const world = await operator();
  await world.checkout();
  const session = stripe.books.lastSession();
  const payment = stripe.books.pay(session);
  Object.assign(payment, { currency: "usd" });
  const told = stripe.event("checkout.session.completed", session);
  await expect(world.take(told)).rejects.toMatchObject({ code: "CURRENCY_MIXED" });
  expect(await world.payments()).toEqual([]);
});
