import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { OrderAction } from "@tributary/domain/network-order/types";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type MnoServer, startMno } from "../testing/mno-server.ts";
import { type SmdpServer, startSmdp } from "../testing/smdp-server.ts";
import { guardedAgent, HOSTS_VARIABLE } from "./guarded-agent.ts";
import { networkOpener } from "./open-network.ts";
import { placeOrder } from "./place-order.ts";
import { runNetworkOrders } from "./run-network-orders.ts";
import { saveNetworkProfile } from "./save-network-profile.ts";
import { showActivationCode } from "./show-activation-code.ts";
import { showNetworkProfile } from "./show-network-profile.ts";
import { showOrder } from "./show-order.ts";
import { showReportAccess } from "./show-report-access.ts";
import { canReport, takeAcknowledgement, takeDownloadProgress } from "./take-report.ts";
import { testNetwork } from "./test-network.ts";

const ICCID = "8949000000000000001";
const EID = "89049032123451234512345678901235";
const actor = "anna@alfa.example";
const agent = guardedAgent();

let world: TestDatabase;
let db: OperatorDb;
let sibling: OperatorDb;
let mno: MnoServer;
let smdp: SmdpServer;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret of this test, long enough to derive keys");
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
  world = await testDatabase();
  db = world.operatorDb((await world.makeOperator()).id);
  sibling = world.operatorDb((await world.makeOperator()).id);
  [mno, smdp] = await Promise.all([startMno(() => "accepted"), startSmdp(() => "well")]);
});
afterAll(async () => {
  await Promise.all([world.close(), mno.close(), smdp.close(), agent.destroy()]);
  vi.unstubAllEnvs();
});

function connect(operator: OperatorDb, tokens: { network?: string | null; smdp?: string | null } = {}) {
  const settings = {
    network: { address: mno.address, timeoutSeconds: 5 },
    smdp: {
      address: smdp.address,
      timeoutSeconds: 5,
      requester: "1.3.6.1.4.1.99",
      phoneAddress: "smdp.example",
    },
  };
  return saveNetworkProfile(operator, { settings, tokens, hasNewReportToken: false, actor });
}

async function place(action: OrderAction): Promise<string> {
  const { id: subscriberId } = await db.shared.subscriber.create({ data: { number: randomUUID() } });
  const asked = { iccid: ICCID, msisdn: "4915100000001", eid: EID, matchingId: "AB12-CD34" };
  const order = { subscriberId, action, asked, key: randomUUID(), actor };
  return (await db.$transaction((tx) => placeOrder(tx, order))).id;
}

async function runUntil(isReached: () => Promise<void>): Promise<void> {
  const [stop, faults] = [new AbortController(), [] as unknown[]];
  const onFault = (fault: unknown): void => void faults.push(fault);
  const openNetwork = networkOpener(agent);
  const running = runNetworkOrders({ doors: world, openNetwork, signal: stop.signal, onFault });
  await vi.waitFor(isReached, { timeout: 20_000 });
  stop.abort();
  await running;
  expect(faults).toEqual([]);
}

test("connections are versions; a token is sealed, kept until it is changed, never shown", async () => {
  expect((await showReportAccess(db)).token).toBeNull();
  expect(await connect(db, { network: "mno-token", smdp: "smdp-token" })).toEqual({ version: 1 });
  const access = await showReportAccess(db);
  expect(access).toEqual({
    token: expect.stringMatching(/^[\w-]{43}$/),
    path: `/api/network/${db.operatorId}`,
  });
  expect(await connect(db)).toEqual({ version: 2 });
  expect(await showReportAccess(db)).toEqual(access);
  expect(await showNetworkProfile(db)).toMatchObject({ version: 2, hasToken: { network: true, smdp: true } });
  await connect(db, { smdp: null });
  expect((await showNetworkProfile(db)).hasToken).toEqual({ network: true, smdp: false });
  const { rows } = await world.superuser.query("SELECT secrets_sealed, settings::text FROM network_profile");
  for (const row of rows) {
    expect(row.secrets_sealed.includes("mno-token")).toBe(false);
    expect(row.settings).not.toContain("token");
  }
});

test("what was sealed for one operator opens for no other", async () => {
  const row = await db.shared.networkProfile.findFirst({ orderBy: { version: "desc" } });
  const { settings, secretsSealed } = row ?? {};
  await sibling.shared.networkProfile.create({
    data: {
      version: 1,
      settings: settings ?? {},
      secretsSealed: secretsSealed ?? null,
      createdBy: "a thief",
    },
  });
  await expect(showNetworkProfile(sibling)).rejects.toThrow();
});

test("an address inside our own network is refused unless the installation trusts it", async () => {
  const settings = { network: { address: "https://169.254.169.254/", timeoutSeconds: 5 }, smdp: null };
  const request = { settings, tokens: {}, hasNewReportToken: false, actor };
  await expect(saveNetworkProfile(db, request)).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("a connection is looked at without asking anything of the network", async () => {
  const asked = mno.requests.length;
  for (const connection of ["network", "smdp"] as const) {
    expect(await testNetwork(db, { connection, dispatcher: agent, actor })).toMatchObject({
      isReached: true,
    });
  }
  expect(mno.requests).toHaveLength(asked);
});

test("orders about eSIMs go to the SM-DP+, others to the network, whose report ends them", async () => {
  const [suspend, download] = [await place("suspend"), await place("esim-download")];
  await runUntil(async () => {
    expect((await showOrder(db, suspend)).status).toBe("sent");
    expect((await showOrder(db, download)).status).toBe("acknowledged");
  });
  expect(mno.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer mno-token"]);
  expect(smdp.profiles.get(`${ICCID}F`)).toEqual({ state: "released", matchingId: "AB12-CD34" });
  expect((await showActivationCode(db, download))?.text).toBe("LPA:1$smdp.example$AB12-CD34");
  expect(await showActivationCode(db, suspend)).toBeNull();
  await takeAcknowledgement(db, { orderId: suspend, status: "done", message: "Batch 7." });
  expect(await showOrder(db, suspend)).toMatchObject({ status: "acknowledged", message: "Batch 7." });
  const absent = { orderId: randomUUID(), status: "done" };
  await expect(takeAcknowledgement(db, absent)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(takeAcknowledgement(db, { status: "done" })).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("a download's progress stands in its order's history once, the device with its SIM", async () => {
  await db.shared.simCard.create({ data: { iccid: ICCID, kind: "esim", batch: "1" } });
  const order = await db.shared.networkOrder.findFirst({ where: { action: "esim-download" } });
  const tell = (point: number, call: string, status = "Executed-Success") =>
    takeDownloadProgress(db, {
      header: { functionRequesterIdentifier: "smdp", functionCallIdentifier: call },
      ...{
        iccid: `${ICCID}F`,
        eid: EID,
        timestamp: `2026-11-26T12:00:0${point}Z`,
        notificationPointId: point,
      },
      notificationPointStatus: { status },
    });
  await tell(4, "c-4");
  for (let times = 0; times < 3; times += 1) await tell(3, "c-3");
  await tell(3, "c-2", "Failed");
  const { events } = await showOrder(db, order?.id ?? "");
  expect(
    events
      .filter(({ kind }) => kind === "progress")
      .map(({ message }) => message)
      .sort(),
  ).toEqual(["download: Executed-Success", "download: Failed", "installation: Executed-Success"]);
  expect(await db.shared.simCard.findFirst({ where: { iccid: ICCID } })).toMatchObject({ eid: EID });
});

test("only the holder of the newest token reports, and to its own operator", async () => {
  const { settings } = await showNetworkProfile(db);
  const renew = { settings, tokens: {}, hasNewReportToken: true, actor };
  const old = (await showReportAccess(db)).token ?? "";
  await saveNetworkProfile(db, renew);
  const fresh = (await showReportAccess(db)).token ?? "";
  expect(await canReport(db, fresh)).toBe(true);
  expect(await canReport(db, old)).toBe(false);
  expect(await canReport(db, "")).toBe(false);
  const other = world.operatorDb((await world.makeOperator()).id);
  expect(await canReport(other, fresh)).toBe(false);
});
