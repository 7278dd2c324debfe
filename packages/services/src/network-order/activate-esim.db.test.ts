import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseActivationCode } from "@tributary/domain/sim/activation-code";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addSims } from "../sim/add-sims.ts";
import { activateSubscriber } from "../subscriber/activate-subscriber.ts";
import { addSubscriber } from "../subscriber/add-subscriber.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { makePlan } from "../testing/make-plan.ts";
import { type MnoServer, startMno } from "../testing/mno-server.ts";
import { readQr } from "../testing/read-qr.ts";
import { type SmdpServer, startSmdp } from "../testing/smdp-server.ts";
import { guardedAgent, HOSTS_VARIABLE } from "./guarded-agent.ts";
import { listOrders } from "./list-orders.ts";
import { networkOpener } from "./open-network.ts";
import { runNetworkOrders } from "./run-network-orders.ts";
import { saveNetworkProfile } from "./save-network-profile.ts";
import { showActivationCode } from "./show-activation-code.ts";
import { takeDownloadProgress } from "./take-report.ts";

const ICCID = "8949010000000000008";
const EID = "89049032123451234512345678901235";
const step = { number: "S-1", actor: "anna", at: new Date("2026-10-01T08:00:00Z") };
const agent = guardedAgent();

let world: TestDatabase;
let db: OperatorDb;
let mno: MnoServer;
let smdp: SmdpServer;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret of this test, long enough to derive keys");
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
  world = await testDatabase();
  db = world.operatorDb((await world.makeOperator()).id);
  [mno, smdp] = await Promise.all([
    startMno(() => "done"),
    startSmdp(({ name }, times) => (name === "confirmOrder" && times === 1 ? "error" : "well")),
  ]);
  const settings = {
    network: { address: mno.address, timeoutSeconds: 5 },
    smdp: { address: smdp.address, timeoutSeconds: 5, requester: "1.3.6.1", phoneAddress: "rsp.example" },
  };
  await saveNetworkProfile(db, { settings, tokens: {}, hasNewReportToken: false, actor: "anna" });
});
afterAll(async () => {
  await Promise.all([world.close(), mno.close(), smdp.close(), agent.destroy()]);
  vi.unstubAllEnvs();
});

const listed = async () => (await listOrders(db, { page: 1, pageSize: 9 })).rows;

test("a subscriber with an eSIM: profile made ready, QR code read, service on, device noted", async () => {
  await makePlan(db, "basic");
  const stock = { batch: "b1", kind: "esim", isTest: false, actor: "anna" } as const;
  await addSims(db, { ...stock, text: `${ICCID},262010000000001\n` });
  const keys = readSealKeys(`1:${"a".repeat(64)}`);
  const who = { name: "Ada", email: "", address: "", language: "en", billing: "postpaid", keys } as const;
  await addSubscriber(db, { ...step, ...who });
  await activateSubscriber(db, {
    ...step,
    plan: "basic",
    iccid: ICCID,
    msisdn: null,
    since: null,
  });
  expect((await listed()).map(({ action, status }) => `${action} ${status}`)).toEqual([
    "activate waiting",
    "esim-download waiting",
  ]);

  const stop = new AbortController();
  const running = runNetworkOrders({
    ...{ doors: world, openNetwork: networkOpener(agent), signal: stop.signal, onFault: () => undefined },
    patience: {
      ...{ mostAttempts: 5, firstPauseMilliseconds: 1, longestPauseMilliseconds: 10 },
      ...{ tryMilliseconds: 5_000, acknowledgeMilliseconds: 5_000 },
    },
  });
  await vi.waitFor(
    async () =>
      expect((await listed()).map(({ status }) => status)).toEqual(["acknowledged", "acknowledged"]),
    { timeout: 20_000 },
  );
  stop.abort();
  await running;
  expect(mno.carriedOut.map(({ body }) => body.action)).toEqual(["activate"]);

  const order = (await listed()).find(({ action }) => action === "esim-download");
  const code = await showActivationCode(db, order?.id ?? "");
  const svg = Buffer.from(code?.qrDataUrl.split(",")[1] ?? "", "base64").toString("utf8");
  const read = parseActivationCode(readQr(svg) ?? "");
  expect(read.smdpAddress).toBe("rsp.example");
  expect(smdp.profiles.get(`${ICCID}F`)).toEqual({ state: "released", matchingId: read.matchingId });

  await takeDownloadProgress(db, {
    header: { functionRequesterIdentifier: "smdp", functionCallIdentifier: "c-1" },
    ...{ iccid: `${ICCID}F`, eid: EID, timestamp: "2026-10-01T08:05:00Z", notificationPointId: 4 },
    notificationPointStatus: { status: "Executed-Success" },
  });
  expect(await db.shared.simCard.findFirst({ where: { iccid: ICCID } })).toMatchObject({ eid: EID });
});
