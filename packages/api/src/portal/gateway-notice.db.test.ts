import { loginUrls } from "@tributary/db/doors/open-database";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { STRIPE_VARIABLE } from "@tributary/services/payment-gateway/open-gateway";
import { saveGatewayProfile } from "@tributary/services/payment-gateway/save-gateway-profile";
import { closeProcessDoors, loginVariable } from "@tributary/services/process/doors";
import { SUBSCRIBER_KEYS_VARIABLE } from "@tributary/services/subscriber/seal-keys";
import { CARD_KEYS, CARD_SETTINGS } from "@tributary/services/testing/card-settings";
import { type CardWorld, cardWorld } from "@tributary/services/testing/card-world";
import {
  SECRET_KEY,
  type SignedEvent,
  type StripeServer,
  startStripe,
} from "@tributary/services/testing/stripe-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { setServiceSettings } from "../testing/service-settings.ts";
import { receiveGatewayNotice } from "./gateway-notice.ts";

let database: TestDatabase;
let stripe: StripeServer;
let clear: () => void;
let [own, sibling]: [CardWorld, CardWorld] = [undefined as never, undefined as never];
/** The sibling's gateway signs with a secret of its own. */
const SIBLINGS_SECRET = "whsec_sibling";

beforeAll(async () => {
  clear = setServiceSettings();
  [database, stripe] = [await testDatabase(), await startStripe()];
  process.env[loginVariable("operator")] = loginUrls(database).operator;
  process.env[SUBSCRIBER_KEYS_VARIABLE] = `1:${"5".repeat(64)}`;
  process.env[STRIPE_VARIABLE] = stripe.address;
  [own, sibling] = [await operator(), await operator()];
  const given = { secretKey: SECRET_KEY, webhookSecret: SIBLINGS_SECRET };
  const request = { settings: CARD_SETTINGS, given, keys: CARD_KEYS, actor: "setup" };
  await saveGatewayProfile(sibling.db, request);
});
afterAll(async () => {
  await closeProcessDoors();
  await Promise.all([database.close(), stripe.close()]);
  clear();
});
beforeEach(() => stripe.conduct(() => "answer"));

const operator = async () => cardWorld(database.operatorDb((await database.makeOperator()).id), stripe);

async function receive(
  { body, signature }: { readonly body: string | ReadableStream; readonly signature?: string },
  operatorId: string = own.db.operatorId,
): Promise<number> {
  const request = new Request("https://portal.example/api/payments", {
    method: "POST",
    headers: signature === undefined ? {} : { "stripe-signature": signature },
    body,
    duplex: "half",
  } as RequestInit);
  return (await receiveGatewayNotice(request, { params: Promise.resolve({ operator: operatorId }) })).status;
}

async function paidEvent(
  world: CardWorld,
  signed: { secret?: string; at?: Date } = {},
): Promise<SignedEvent> {
  await world.checkout();
  const session = stripe.books.lastSession();
  stripe.books.pay(session);
  return stripe.event("checkout.session.completed", session, signed);
}

test("what the operator's gateway signed is taken, once", async () => {
  const told = await paidEvent(own);
  expect([await receive(told), await receive(told)]).toEqual([200, 200]);
  expect(await own.payments()).toHaveLength(1);
  expect((await own.owed())[0]).toBe(0n);
});

test("unsigned, by another, long ago, for a sibling or nobody: one answer that tells nothing", async () => {
  const world = await operator();
  const { operatorId } = world.db;
  const told = await paidEvent(world);
  const session = stripe.books.lastSession();
  const old = stripe.event("checkout.session.completed", session, { at: new Date(Date.now() - 600_000) });
  const theirs = stripe.event("checkout.session.completed", session, { secret: SIBLINGS_SECRET });
  expect(await receive({ body: told.body }, operatorId)).toBe(401);
  expect(await receive({ ...told, body: `${told.body} ` }, operatorId)).toBe(401);
  expect(await receive(old, operatorId)).toBe(401);
  expect(await receive(theirs, operatorId)).toBe(401);
  for (const name of ["nobody", "../suspense", "suspense", (await database.makeOperator()).id]) {
    expect(await receive(told, name)).toBe(401);
  }
});

test("a sibling's gateway that names a checkout of ours moves nothing of ours", async () => {
  const world = await operator();
  const told = await paidEvent(world, { secret: SIBLINGS_SECRET });
  expect(await receive(told, sibling.db.operatorId)).toBe(200);
  expect(await world.payments()).toEqual([]);
  expect(await sibling.payments()).toEqual([]);
});

test("when the gateway cannot be asked it is told to say it again", async () => {
  const world = await operator();
  const told = await paidEvent(world);
  stripe.conduct(() => "error");
  expect(await receive(told, world.db.operatorId)).toBe(503);
  expect(await world.payments()).toEqual([]);
  stripe.conduct(() => "answer");
  expect(await receive(told, world.db.operatorId)).toBe(200);
  expect((await world.payments())[0]?.amountMicros).toBe(parseMicros("23.80"));
}, 30_000);

test("a body is read as far as an event goes, and no further", async () => {
  let read = 0;
  const endless = new ReadableStream({
    pull(controller) {
      read += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  expect(await receive({ body: endless, signature: "t=1,v1=00" })).toBe(400);
  expect(read).toBeLessThan(1_048_576);
});
