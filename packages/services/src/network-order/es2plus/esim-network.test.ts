import { Agent } from "undici";
import { afterAll, afterEach, expect, test } from "vitest";
import { type SmdpConduct, type SmdpServer, startSmdp } from "../../testing/smdp-server.ts";
import type { Network, SentOrder } from "../network.ts";
import { es2Client } from "./client.ts";
import { esimNetwork } from "./esim-network.ts";
import { downloadProgress, es2Iccid, readEs2Iccid } from "./functions.ts";

const dispatcher = new Agent();
let smdp: SmdpServer;

afterEach(() => smdp?.close());
afterAll(() => dispatcher.destroy());

async function connect(
  conduct: (name: string, times: number) => SmdpConduct = () => "well",
): Promise<Network> {
  smdp = await startSmdp(({ name }, times) => conduct(name, times));
  const config = {
    address: smdp.address,
    requester: "1.3.6.1.4.1.99",
    token: "k3y",
    timeoutMilliseconds: 150,
  };
  return esimNetwork(es2Client({ ...config, dispatcher }));
}

const order = (fields: Partial<SentOrder> = {}): SentOrder => ({
  id: "0193d3a0-0000-7000-8000-000000000001",
  action: "esim-download",
  subject: {
    iccid: "8949000000000000001",
    eid: "89049032123451234512345678901235",
    matchingId: "AB12-CD34",
    profileType: "STANDARD",
  },
  attempt: 1,
  ...fields,
});

const send = (network: Network, sent: SentOrder) => network.send(sent, new AbortController().signal);

/** Tries as the queue does until the server has a word. */
async function untilWord(network: Network, sent: SentOrder) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(network, { ...sent, attempt });
    if (answer.kind === "done" || answer.kind === "refused") return { ...answer, attempt };
    expect(attempt).toBeLessThan(10);
  }
}

test("a profile is ordered and confirmed under our token, and can be downloaded", async () => {
  const network = await connect();
  expect(await send(network, order())).toMatchObject({ kind: "done" });
  const profile = { iccid: "8949000000000000001F", eid: "89049032123451234512345678901235" };
  const header = (name: string) => ({
    functionRequesterIdentifier: "1.3.6.1.4.1.99",
    functionCallIdentifier: `${order().id}.${name}`,
  });
  expect(smdp.calls.map(({ body }) => body)).toEqual([
    { header: header("downloadOrder"), ...profile, profileType: "STANDARD" },
    { header: header("confirmOrder"), ...profile, matchingId: "AB12-CD34", releaseFlag: true },
  ]);
  for (const { headers } of smdp.calls) {
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "x-admin-protocol": "gsma/rsp/v2.5.0",
      authorization: "Bearer k3y",
    });
  }
  expect(smdp.profiles.get("8949000000000000001F")).toEqual({ state: "released", matchingId: "AB12-CD34" });
});

test.each(["cut", "slow", "error", "rubbish", "execution-error"] as const)(
  "a server that answers badly at first (%s) has one released profile in the end",
  async (badly) => {
    const network = await connect((_name, times) => (times === 1 ? badly : "well"));
    expect(await untilWord(network, order())).toMatchObject({ kind: "done" });
    expect([...smdp.profiles.values()]).toEqual([{ state: "released", matchingId: "AB12-CD34" }]);
  },
);

test("every call may be cut after its work is done: the next try takes that for done", async () => {
  const network = await connect((_name, times) => (times <= 2 ? "cut" : "well"));
  expect(await untilWord(network, order())).toMatchObject({ kind: "done", attempt: 5 });
  expect(smdp.profiles.size).toBe(1);
});

test("a profile that somebody else holds is a refusal of the first try", async () => {
  const network = await connect();
  await send(network, order());
  const other = order({ id: "0193d3a0-0000-7000-8000-000000000002" });
  expect(await send(network, other)).toEqual({ kind: "refused", message: "It failed (8.2.1, 3.3)." });
});

test("no profile left is final, and says so in the server's words", async () => {
  const network = await connect(() => "no-profile");
  expect(await untilWord(network, order())).toMatchObject({
    kind: "refused",
    message: "It failed (8.2.5, 3.7).",
  });
  expect(smdp.calls.map(({ name }) => name)).toEqual(["downloadOrder"]);
});

test("an order is cancelled once, also when the answer was cut", async () => {
  const network = await connect((name, times) => (name === "cancelOrder" && times === 1 ? "cut" : "well"));
  await send(network, order());
  expect(await untilWord(network, order({ action: "esim-cancel" }))).toMatchObject({
    kind: "done",
    attempt: 2,
  });
  expect(smdp.profiles.size).toBe(0);
  expect(smdp.calls.at(-1)?.body).toMatchObject({ finalProfileStatusIndicator: "Unavailable" });
});

test("releasing what was not confirmed is refused, and a network's order is none of an SM-DP+", async () => {
  const network = await connect();
  expect(await send(network, order({ action: "esim-release" }))).toMatchObject({ kind: "refused" });
  expect(await send(network, order({ action: "suspend" }))).toMatchObject({ kind: "refused" });
  expect(smdp.calls.map(({ name }) => name)).toEqual(["releaseProfile"]);
});

test("an ICCID of 19 digits travels with its filler and comes back without", () => {
  expect([es2Iccid("8949000000000000001"), es2Iccid("89490000000000000012")]).toEqual([
    "8949000000000000001F",
    "89490000000000000012",
  ]);
  expect(readEs2Iccid("8949000000000000001F")).toBe("8949000000000000001");
});

test("a notification is read with its number as text or as number, and refused without its status", () => {
  const told = {
    header: { functionRequesterIdentifier: "smdp", functionCallIdentifier: "7" },
    iccid: "8949000000000000001F",
    timestamp: "2026-11-26T12:00:00Z",
    notificationPointId: "4",
    notificationPointStatus: { status: "Executed-Success" },
  };
  expect(downloadProgress.parse(told).notificationPointId).toBe(4);
  expect(downloadProgress.parse({ ...told, notificationPointId: 3 }).notificationPointId).toBe(3);
  expect(downloadProgress.safeParse({ ...told, notificationPointStatus: {} }).success).toBe(false);
});
