import { randomUUID } from "node:crypto";
import { loginUrls } from "@tributary/db/doors/open-database";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { USUAL_PATIENCE } from "@tributary/domain/network-order/pause";
import { deliverOrder } from "@tributary/services/network-order/deliver-order";
import { placeOrder } from "@tributary/services/network-order/place-order";
import { saveNetworkProfile } from "@tributary/services/network-order/save-network-profile";
import { showOrder } from "@tributary/services/network-order/show-order";
import { showReportAccess } from "@tributary/services/network-order/show-report-access";
import { closeProcessDoors, loginVariable } from "@tributary/services/process/doors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setServiceSettings } from "../testing/service-settings.ts";
import { receiveAcknowledgement, receiveDownloadProgress } from "./network-report.ts";

const ICCID = "8949010000000000008";

let world: TestDatabase;
let clear: () => void;
let [own, sibling]: [OperatorDb, OperatorDb] = [undefined as never, undefined as never];
const tokens = new Map<OperatorDb, string>();

beforeAll(async () => {
  clear = setServiceSettings();
  world = await testDatabase();
  process.env[loginVariable("operator")] = loginUrls(world).operator;
  [own, sibling] = [await connected(), await connected()];
});
afterAll(async () => {
  await closeProcessDoors();
  await world.close();
  clear();
});

async function connected(): Promise<OperatorDb> {
  const db = world.operatorDb((await world.makeOperator()).id);
  const place = { address: "https://mno.example", timeoutSeconds: 5 };
  const settings = { network: place, smdp: { ...place, requester: "1.3", phoneAddress: "smdp.example" } };
  await saveNetworkProfile(db, { settings, tokens: {}, hasNewReportToken: false, actor: "setup" });
  tokens.set(db, (await showReportAccess(db)).token ?? "");
  return db;
}

/** An order that the network has accepted, and of which it will report. */
async function sentOrder(db: OperatorDb, action: "suspend" | "esim-download"): Promise<string> {
  const { id: subscriberId } = await db.shared.subscriber.create({ data: { number: randomUUID() } });
  const order = {
    subscriberId,
    action,
    asked: { iccid: ICCID, matchingId: "AB12" },
    key: randomUUID(),
  } as const;
  const { id } = await db.$transaction((tx) => placeOrder(tx, { ...order, actor: "setup" }));
  const network = { send: async () => ({ kind: "accepted", message: "Tonight." }) as const };
  const delivery = { db, orderId: id, dueAt: Date.now(), patience: USUAL_PATIENCE };
  await deliverOrder({ ...delivery, openNetwork: async () => network });
  return id;
}

interface Sent {
  readonly token?: string | undefined;
  readonly operator?: string;
  readonly body?: unknown;
}

async function report(
  receive: typeof receiveAcknowledgement,
  { token = tokens.get(own), operator = own.operatorId, body = {} }: Sent,
): Promise<[number, unknown]> {
  const request = new Request("https://portal.example/api/network", {
    method: "POST",
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const answer = await receive(request, { params: Promise.resolve({ operator }) });
  return [answer.status, answer.status === 204 ? null : await answer.json()];
}

test("a network ends the order that it accepted, and says so twice without harm", async () => {
  const orderId = await sentOrder(own, "suspend");
  const body = { orderId, status: "done", message: "Batch 7." };
  expect(await report(receiveAcknowledgement, { body })).toEqual([204, null]);
  expect(await report(receiveAcknowledgement, { body })).toEqual([204, null]);
  expect(await showOrder(own, orderId)).toMatchObject({ status: "acknowledged", message: "Batch 7." });
});

test("an SM-DP+ reports a download as SGP.22 has it", async () => {
  const orderId = await sentOrder(own, "esim-download");
  const body = {
    header: { functionRequesterIdentifier: "smdp", functionCallIdentifier: "c-1" },
    ...{ iccid: `${ICCID}F`, timestamp: "2026-11-26T12:00:00Z", notificationPointId: 3 },
    notificationPointStatus: { status: "Executed-Success" },
  };
  expect(await report(receiveDownloadProgress, { body })).toEqual([204, null]);
  const { events } = await showOrder(own, orderId);
  const told = events.filter(({ kind }) => kind === "progress").map(({ message }) => message);
  expect(told).toEqual(["download: Executed-Success"]);
});

test("without the token, with a sibling's, and of nobody: one answer, which tells nothing", async () => {
  const refused = [401, { message: "This token lets nobody report." }];
  const body = { orderId: randomUUID(), status: "done" };
  for (const sent of [
    { token: "" },
    { token: "x".repeat(43) },
    { token: tokens.get(sibling) },
    { operator: "nobody" },
    { operator: sibling.operatorId },
    { operator: "../suspense" },
    { operator: "suspense" },
  ]) {
    expect(await report(receiveAcknowledgement, { ...sent, body })).toEqual(refused);
  }
});

test("a sibling's order and one that is not there are not found, in the same words", async () => {
  const theirs = { orderId: await sentOrder(sibling, "suspend"), status: "done" };
  const nobodys = { orderId: randomUUID(), status: "done" };
  const [answer, other] = [
    await report(receiveAcknowledgement, { body: theirs }),
    await report(receiveAcknowledgement, { body: nobodys }),
  ];
  expect(answer).toEqual(other);
  expect(answer[0]).toBe(404);
  expect((await showOrder(sibling, theirs.orderId)).status).toBe("sent");
});

test("what is no report is refused: no JSON, too long, without what it needs", async () => {
  for (const body of ["{", "x".repeat(70_000), { status: "done" }, { orderId: "1", status: "done" }]) {
    expect((await report(receiveAcknowledgement, { body }))[0]).toBe(400);
  }
});
