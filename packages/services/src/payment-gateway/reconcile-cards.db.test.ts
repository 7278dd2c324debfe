import { once } from "node:events";
import { loginUrls } from "@tributary/db/doors/open-database";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { creditBill } from "../bill/credit-bill.ts";
import { BILLS, type CardWorld, cardWorld } from "../testing/card-world.ts";
import { type StripeServer, startStripe } from "../testing/stripe-server.ts";
import { STRIPE_VARIABLE } from "./open-gateway.ts";
import { reconcileCards } from "./reconcile-cards.ts";

const actor = "finance@alfa.example";
const [FIRST] = BILLS;
const HOUR = 3_600_000;

let database: TestDatabase;
let stripe: StripeServer;
beforeAll(async () => {
  [database, stripe] = await Promise.all([testDatabase(), startStripe()]);
});
afterAll(async () => {
  await Promise.all([database.close(), stripe.close()]);
});
beforeEach(() => stripe.conduct(() => "answer"));

const operator = async () => cardWorld(database.operatorDb((await database.makeOperator()).id), stripe);

const reconcile = ({ db, open }: CardWorld, hours = 0, days = 30) =>
  reconcileCards(db, { open, actor, at: new Date(Date.now() + hours * HOUR), days });

/** Both bills are taken back, so that what was paid by card is free. */
async function paidAndFree() {
  const world = await operator();
  await world.checkout();
  const payment = stripe.books.pay(stripe.books.lastSession());
  const { id: checkoutId } = await world.latest();
  await world.check(checkoutId);
  const at = new Date("2026-12-04T09:00:00Z");
  for (const number of BILLS)
    await creditBill(world.db, { number, lines: null, reason: "Wrong.", actor, at });
  return { ...world, payment, checkoutId };
}

/** A process of its own asks the gateway for something and is killed once that is done, before it hears. */
async function killedWhileAsking({ db }: CardWorld, what: "checkout" | "refund", name: string) {
  const before = stripe.requests.filter(({ method }) => method === "POST").length;
  stripe.conduct(({ method }) => (method === "POST" ? "slow-but-done" : "answer"));
  const program = new URL("../testing/card-child.ts", import.meta.url);
  const told = [loginUrls(database).operator, db.operatorId, what, name];
  const child = startChild(program, told, { [STRIPE_VARIABLE]: stripe.address });
  const asked = () =>
    expect(stripe.requests.filter(({ method }) => method === "POST").length).toBe(before + 1);
  await vi.waitFor(asked, { timeout: 30_000, interval: 5 });
  child.kill("SIGKILL");
  await once(child, "exit");
  stripe.conduct(() => "answer");
}

test("killed between gateway and record, the page is found again and there is one", async () => {
  const world = await operator();
  const before = stripe.books.sessions.length;
  await killedWhileAsking(world, "checkout", FIRST);
  expect(await world.latest()).toMatchObject({ status: "placed", reference: null, url: null });
  expect(await reconcile(world)).toMatchObject({
    ...{ looked: 1, failed: [] },
    changed: [{ bill: FIRST, before: "placed", after: "open", booked: [] }],
  });
  const session = stripe.books.lastSession();
  expect(await world.latest()).toMatchObject({ reference: session.id, url: session.url });
  expect(stripe.books.sessions.length).toBe(before + 1);
  expect(await world.checkout()).toMatchObject({ url: session.url });
}, 60_000);

test("killed between gateway and record, a refund goes out once and is recorded", async () => {
  const world = await paidAndFree();
  const { checkoutId, payment } = world;
  await killedWhileAsking(world, "refund", checkoutId);
  expect((await world.latest()).refunds).toMatchObject([{ status: "asked", reference: null }]);
  expect(await world.credit()).toBe(parseMicros("13.80"));
  const { changed } = await reconcile(world);
  const made = stripe.books.refunds.filter((refund) => refund.payment_intent === payment.id);
  const amountMicros = parseMicros("-10");
  const [{ id: reference = "" } = {}] = made;
  expect(changed).toMatchObject([{ booked: [{ method: "refund", reference, amountMicros }] }]);
  expect(made).toHaveLength(1);
  expect((await world.latest()).refunds).toMatchObject([{ status: "succeeded", reference }]);
  expect(await world.credit()).toBe(parseMicros("13.80"));
  expect((await reconcile(world)).changed).toEqual([]);
}, 60_000);

test("a refund that never reached the gateway is asked for again, once", async () => {
  const world = await paidAndFree();
  stripe.conduct(({ path, method }) => (path === "/v1/refunds" && method === "POST" ? "cut" : "answer"));
  expect(await world.refund(world.checkoutId, "10")).toMatchObject({
    ...{ status: "asked", message: expect.stringContaining("did not answer") },
  });
  expect(await world.credit()).toBe(parseMicros("13.80"));
  stripe.conduct(() => "answer");
  await reconcile(world);
  expect((await world.latest()).refunds).toMatchObject([{ status: "succeeded", message: null }]);
  expect(await world.credit()).toBe(parseMicros("13.80"));
}, 30_000);

test("after a day the gateway has forgotten the key: nothing is asked for a second time", async () => {
  const world = await paidAndFree();
  stripe.conduct(({ method }) => (method === "POST" ? "cut" : "answer"));
  await world.refund(world.checkoutId, "10");
  stripe.conduct(() => "answer");
  const posted = () => stripe.requests.filter(({ method }) => method === "POST").length;
  const before = posted();
  await reconcile(world, 24);
  expect(posted()).toBe(before);
  expect((await world.latest()).refunds).toMatchObject([{ status: "failed" }]);
  expect(await world.credit()).toBe(parseMicros("23.80"));

  const other = await operator();
  stripe.conduct(() => "cut");
  await other.checkout();
  stripe.conduct(() => "answer");
  expect((await reconcile(other, 24)).changed).toMatchObject([{ before: "placed", after: "failed" }]);
}, 30_000);

test("what the gateway said while nobody listened is found: paid, expired, disputed", async () => {
  const [paid, expired, disputed] = [await operator(), await operator(), await operator()];
  const sessions = [];
  for (const world of [paid, expired, disputed]) {
    await world.checkout();
    sessions.push(stripe.books.lastSession());
  }
  const [first, second, third] = sessions;
  if (first === undefined || second === undefined || third === undefined) throw new Error("no sessions");
  stripe.books.pay(first);
  stripe.books.expire(second);
  const payment = stripe.books.pay(third);
  await disputed.check((await disputed.latest()).id);
  stripe.books.dispute(payment, "needs_response");
  expect((await reconcile(paid)).changed).toMatchObject([{ before: "open", after: "paid" }]);
  expect((await reconcile(expired)).changed).toMatchObject([
    { before: "open", after: "expired", booked: [] },
  ]);
  expect((await reconcile(disputed, 24 * 31)).looked).toBe(0);
  expect((await reconcile(disputed)).changed).toMatchObject([{ booked: [{ method: "chargeback" }] }]);
  expect(await disputed.owed()).toEqual([parseMicros("23.80"), parseMicros("23.80")]);
});

test("one that the gateway does not know does not stop the others", async () => {
  const world = await operator();
  await world.checkout();
  await world.checkout(BILLS[1]);
  const [first] = stripe.books.sessions.slice(-2);
  if (first === undefined) throw new Error("no session");
  stripe.books.pay(first);
  const { id } = await world.latest();
  await world.db.shared.cardCheckout.updateMany({ where: { id }, data: { reference: "cs_lost" } });
  expect(await reconcile(world)).toMatchObject({
    ...{ looked: 2, changed: [{ bill: FIRST, after: "paid" }] },
    failed: [{ bill: BILLS[1], message: expect.stringContaining("No such checkout.session") }],
  });
});
