import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addNumbers } from "../number/add-numbers.ts";
import { addSims } from "../sim/add-sims.ts";
import { activateSubscriber } from "../subscriber/activate-subscriber.ts";
import { addSubscriber } from "../subscriber/add-subscriber.ts";
import { changeNumber } from "../subscriber/change-number.ts";
import { eraseSubscriber } from "../subscriber/erase-subscriber.ts";
import { resumeSubscriber } from "../subscriber/resume-subscriber.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { suspendSubscriber } from "../subscriber/suspend-subscriber.ts";
import { swapSim } from "../subscriber/swap-sim.ts";
import { terminateSubscriber } from "../subscriber/terminate-subscriber.ts";
import { makePlan } from "../testing/make-plan.ts";
import { abandonOrder } from "./abandon-order.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const [FIRST, SECOND] = ["8949010000000000008", "8949010000000000016"];
const NUMBER = "4915112345670";

let world: TestDatabase;
let db: OperatorDb;

beforeAll(async () => {
  world = await testDatabase();
});
afterAll(() => world.close());

beforeEach(async () => {
  db = world.operatorDb((await world.makeOperator()).id);
  await makePlan(db, "basic");
  await addNumbers(db, { first: NUMBER, count: 10, actor: "anna" });
  const who = { name: "Ada", email: "", address: "", language: "en", billing: "postpaid", keys } as const;
  await addSubscriber(db, { ...step(1), ...who });
});

const step = (hour: number) => {
  return { number: "S-1", actor: "anna", at: new Date(Date.UTC(2026, 9, 1, hour)), note: "" };
};

async function connect(): Promise<void> {
  const place = { address: "https://mno.example", timeoutSeconds: 5 };
  const settings = { network: place, smdp: { ...place, requester: "1.3", phoneAddress: "smdp.example" } };
  await db.shared.networkProfile.create({ data: { version: 1, settings, createdBy: "setup" } });
}

async function stock(kind: "physical" | "esim"): Promise<void> {
  const text = `${FIRST},262010000000001 208010000000001\n${SECOND},262010000000002\n`;
  await addSims(db, { batch: "b1", kind, isTest: false, text, actor: "anna" });
}

const activate = (iccid = FIRST) =>
  activateSubscriber(db, {
    ...step(2),
    plan: "basic",
    iccid,
    msisdn: NUMBER,
    since: null,
  });

const orders = () =>
  db.shared.networkOrder.findMany({
    orderBy: { position: "asc" },
    select: { id: true, action: true, asked: true, status: true },
  });

test("each step of a subscriber's life asks the network for it, as it was at that moment", async () => {
  await connect();
  await stock("physical");
  await activate();
  await suspendSubscriber(db, { ...step(3), reason: "lost" });
  await swapSim(db, { ...step(4), iccid: SECOND });
  await resumeSubscriber(db, step(5));
  await changeNumber(db, { ...step(6), msisdn: "4915112345671" });
  await terminateSubscriber(db, { ...step(7), kind: "voluntary" });
  const first = { iccid: FIRST, imsis: ["208010000000001", "262010000000001"], msisdn: NUMBER };
  const second = { iccid: SECOND, imsis: ["262010000000002"], msisdn: NUMBER };
  expect((await orders()).map(({ action, asked, status }) => [action, asked, status])).toEqual([
    ["activate", first, "waiting"],
    ["suspend", { ...first, reason: "lost" }, "waiting"],
    ["swap-sim", { ...first, newIccid: SECOND, newImsis: ["262010000000002"] }, "waiting"],
    ["resume", second, "waiting"],
    ["change-number", { ...second, newMsisdn: "4915112345671" }, "waiting"],
    ["terminate", { ...second, msisdn: "4915112345671", reason: "voluntary" }, "waiting"],
  ]);
});

test("the profile of an eSIM is made ready before its service, under a token of its own", async () => {
  await connect();
  await stock("esim");
  await activate();
  await swapSim(db, { ...step(3), iccid: SECOND });
  const placed = await orders();
  expect(placed.map(({ action }) => action)).toEqual([
    "esim-download",
    "activate",
    "esim-download",
    "swap-sim",
  ]);
  const tokens = placed.map(({ asked }) => (asked as { matchingId?: string }).matchingId);
  expect(tokens.filter((token) => token !== undefined)).toHaveLength(2);
  expect(tokens[0]).toMatch(/^[0-9A-F]{32}$/);
  expect(tokens[0]).not.toBe(tokens[2]);
});

test("a step that is refused asks nothing of the network", async () => {
  await connect();
  await stock("physical");
  await activate();
  await expect(swapSim(db, { ...step(3), iccid: FIRST })).rejects.toMatchObject({ code: "STEP_REFUSED" });
  expect((await orders()).map(({ action }) => action)).toEqual(["activate"]);
});

test("without a network connected each order is recorded as done, so that nothing waits for it", async () => {
  await stock("esim");
  await activate();
  await suspendSubscriber(db, { ...step(3), reason: "lost" });
  expect((await orders()).map(({ action, status }) => `${action} ${status}`)).toEqual([
    "esim-download acknowledged",
    "activate acknowledged",
    "suspend acknowledged",
  ]);
});

test("nobody is erased before the network was heard; then no order names a SIM or a number", async () => {
  await connect();
  await stock("physical");
  await activate();
  await terminateSubscriber(db, { ...step(3), kind: "voluntary" });
  const erase = () => eraseSubscriber(db, { ...step(4), reason: "A letter of 1 October." });
  await expect(erase()).rejects.toMatchObject({ code: "STEP_REFUSED" });
  for (const { id } of await orders())
    await abandonOrder(db, { orderId: id, reason: "Done by hand.", actor: "anna" });
  await erase();
  for (const { asked } of await orders()) expect(asked).toEqual({ iccid: "erased" });
});
