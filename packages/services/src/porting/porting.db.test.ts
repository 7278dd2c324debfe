import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addNumbers } from "../number/add-numbers.ts";
import { listNumbers } from "../number/list-numbers.ts";
import { returnNumber } from "../number/turn-number.ts";
import { addSims } from "../sim/add-sims.ts";
import { activateSubscriber } from "../subscriber/activate-subscriber.ts";
import { changeNumber } from "../subscriber/change-number.ts";
import { exportSubscriber } from "../subscriber/export-subscriber.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { terminateSubscriber } from "../subscriber/terminate-subscriber.ts";
import { makePlan } from "../testing/make-plan.ts";
import { listPorts } from "./list-ports.ts";
import { type PortStepRequest, recordPortStep } from "./record-port-step.ts";
import { type PortRequested, requestPort } from "./request-port.ts";
import { showPort } from "./show-port.ts";

const [OWN, SPARE, FOREIGN] = ["4915112345670", "4915112345671", "4917098765432"];
const ICCID = "8949010000000000008";
const at = (day: number, hour = 8) => new Date(Date.UTC(2026, 9, day, hour));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let db: ReturnType<TestDatabase["operatorDb"]>;
beforeEach(async () => {
  db = database.operatorDb((await database.makeOperator()).id);
  await makePlan(db, "basic");
  const stock = { batch: "b1", kind: "physical", isTest: false, actor: "anna" } as const;
  await addSims(db, { ...stock, text: `${ICCID},262010000000001\n` });
  await addNumbers(db, { first: OWN, count: 2, actor: "anna" });
  await db.shared.subscriber.createMany({ data: [{ number: "S-1" }, { number: "S-2" }] });
  const taken = { number: "S-1", actor: "anna", plan: "basic", iccid: ICCID, msisdn: OWN, since: null };
  await activateSubscriber(db, { ...taken, at: at(1) });
});

const incoming: PortRequested = {
  ...{ direction: "in", msisdn: "+49 170 98765432", subscriber: "S-1", provider: "Nordnetz" },
  ...{ evidence: "", note: "", actor: "anna", at: at(2) },
};
const outgoing: PortRequested = { ...incoming, direction: "out", msisdn: OWN, subscriber: null };
const window = { from: "2026-10-10T02:00", until: "2026-10-10T04:00" };

function step(id: string, taken: PortStepRequest["step"], more: Partial<PortStepRequest> = {}) {
  const reason = taken === "refuse" ? "not-the-holder" : taken === "fail" ? "no-answer" : null;
  return recordPortStep(db, {
    ...{ id, step: taken, reason, evidence: "case 4711", note: "a letter", actor: "ben", at: at(3) },
    window: taken === "schedule" ? window : null,
    ...more,
  });
}

async function scheduled(request = incoming): Promise<string> {
  const { id } = await requestPort(db, request);
  await step(id, "validate");
  await step(id, "schedule");
  return id;
}

const numberOf = async (msisdn: string, when = at(20)) =>
  (await listNumbers(db.shared, { search: msisdn, at: when, page: 1, pageSize: 1 })).rows[0];
const spells = async (number: string) =>
  (
    await db.shared.subscriberNumber.findMany({
      where: { subscriber: { number } },
      include: { phoneNumber: { select: { msisdn: true } } },
      orderBy: { validFrom: "asc" },
    })
  ).map(({ phoneNumber, validFrom, validUntil }) => [phoneNumber.msisdn, validFrom, validUntil]);
const orders = async () =>
  (await db.shared.networkOrder.findMany({ orderBy: { position: "asc" } })).map(({ action, asked }) => [
    action,
    (asked as { newMsisdn?: string }).newMsisdn,
  ]);
const refused = { code: "STEP_REFUSED" };

test("a number that comes in is the subscriber's from the cutover on, in place of its old one", async () => {
  const id = await scheduled();
  expect(await numberOf(FOREIGN)).toBeUndefined();
  await expect(step(id, "complete", { at: at(10, 1) })).rejects.toMatchObject(refused);
  await step(id, "complete", { at: at(10, 3) });
  expect(await numberOf(FOREIGN)).toMatchObject({ status: "ported-in", holder: "S-1", isOwn: false });
  expect(await numberOf(OWN)).toMatchObject({ status: "quarantined", holder: null });
  expect(await spells("S-1")).toEqual([
    [OWN, at(1), at(10, 3)],
    [FOREIGN, at(10, 3), null],
  ]);
  expect(await orders()).toEqual([
    ["activate", undefined],
    ["change-number", FOREIGN],
  ]);
});

test("every step is kept with who recorded it, when and by what it is known, and audited", async () => {
  const id = await scheduled();
  await step(id, "schedule", {
    window: { from: "2026-10-11T02:00", until: "2026-10-11T04:00" },
    actor: "cleo",
  });
  await step(id, "fail", { reason: "technical", evidence: "e-mail of 11 October", at: at(11, 5) });
  const { events, status, reason, steps, windowFrom, endedAt } = await showPort(db.shared, id);
  expect({ status, reason, steps, windowFrom, endedAt }).toEqual({
    ...{ status: "failed", reason: "technical", steps: [], windowFrom: at(11, 2), endedAt: at(11, 5) },
  });
  expect(events.map(({ step: kind, actor, evidence }) => [kind, actor, evidence])).toEqual([
    ["request", "anna", ""],
    ["validate", "ben", "case 4711"],
    ["schedule", "ben", "case 4711"],
    ["schedule", "cleo", "case 4711"],
    ["fail", "ben", "e-mail of 11 October"],
  ]);
  const audited = await db.shared.auditEvent.findMany({
    where: { action: { startsWith: "porting:" } },
    orderBy: { id: "asc" },
    select: { action: true, subject: true },
  });
  expect(audited).toEqual(
    ["request", "validate", "schedule", "schedule", "fail"].map((done) => {
      return { action: `porting:${done}`, subject: FOREIGN };
    }),
  );
  expect(await numberOf(FOREIGN)).toBeUndefined();
  await expect(step(id, "cancel")).rejects.toMatchObject(refused);
});

test("a number that goes out is nobody's here, and its holder keeps SIM, plan and service", async () => {
  const id = await scheduled(outgoing);
  await step(id, "complete", { at: at(10, 3) });
  expect(await numberOf(OWN)).toMatchObject({ status: "ported-out", holder: null, isOwn: true });
  expect(await spells("S-1")).toEqual([[OWN, at(1), at(10, 3)]]);
  const { status, sims, plans } = await db.shared.subscriber.findFirstOrThrow({
    where: { number: "S-1" },
    include: { sims: true, plans: true },
  });
  expect([status, sims[0]?.validUntil, plans[0]?.validUntil]).toEqual(["active", null, null]);
  expect(await orders()).toEqual([["activate", undefined]]);
});

test("a number that went out comes home after its contract elsewhere, and waits for 90 days", async () => {
  const home = { msisdn: OWN, actor: "ben", at: at(20) };
  await expect(returnNumber(db, home)).rejects.toMatchObject(refused);
  await step(await scheduled(outgoing), "complete", { at: at(10, 3) });
  await returnNumber(db, home);
  // 20 October + 90 days: 11 days of October, 30 of November, 31 of December, 18 of January.
  const free = new Date(Date.UTC(2027, 0, 18, 8));
  expect(await numberOf(OWN, new Date(free.getTime() - 1))).toMatchObject({ status: "quarantined" });
  expect(await numberOf(OWN, free)).toMatchObject({ status: "free" });
});

test("a number of the own block that is won back is at home again: given up, it waits here", async () => {
  await step(await scheduled(outgoing), "complete", { at: at(10, 3) });
  const back = await scheduled({ ...incoming, msisdn: OWN, subscriber: "S-2", at: at(11) });
  await step(back, "complete", { at: at(12) });
  expect(await numberOf(OWN)).toMatchObject({ status: "assigned", holder: "S-2", isOwn: true });
  await terminateSubscriber(db, { number: "S-2", kind: "voluntary", note: "", actor: "ben", at: at(13) });
  expect(await numberOf(OWN)).toMatchObject({ status: "quarantined" });
});

test("a number that came in goes back to whose it is with its holder's contract", async () => {
  await step(await scheduled(), "complete", { at: at(10, 3) });
  await terminateSubscriber(db, { number: "S-1", kind: "voluntary", note: "", actor: "ben", at: at(13) });
  expect(await numberOf(FOREIGN)).toMatchObject({ status: "ported-out", holder: null });
  await expect(returnNumber(db, { msisdn: FOREIGN, actor: "ben", at: at(20) })).rejects.toMatchObject(
    refused,
  );
});

test("a number has one request under way, also when two ask at once", async () => {
  const ended = await Promise.allSettled([requestPort(db, incoming), requestPort(db, incoming)]);
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(requestPort(db, incoming)).rejects.toMatchObject(refused);
  const { rows, open } = await listPorts(db.shared, { page: 1, pageSize: 5 });
  expect([rows.length, open]).toEqual([1, 1]);
  await step(rows[0]?.id ?? "", "cancel");
  await requestPort(db, incoming);
  expect((await listPorts(db.shared, { statuses: ["cancelled"], page: 1, pageSize: 5 })).total).toBe(1);
});

test("what cannot be ported is refused when it is asked for", async () => {
  const cases = [
    [{ ...incoming, msisdn: OWN }, "STEP_REFUSED"],
    [{ ...incoming, msisdn: SPARE }, "STEP_REFUSED"],
    [{ ...incoming, subscriber: null }, "INPUT_INVALID"],
    [{ ...incoming, subscriber: "S-9" }, "NOT_FOUND"],
    [{ ...incoming, provider: " " }, "INPUT_INVALID"],
    [{ ...incoming, msisdn: "none" }, "INPUT_INVALID"],
    [{ ...outgoing, msisdn: FOREIGN }, "NOT_FOUND"],
    [{ ...outgoing, msisdn: SPARE }, "STEP_REFUSED"],
  ] as const;
  for (const [request, code] of cases) {
    await expect(requestPort(db, request), JSON.stringify(request)).rejects.toMatchObject({ code });
  }
  await terminateSubscriber(db, { number: "S-1", kind: "voluntary", note: "", actor: "ben", at: at(3) });
  await expect(requestPort(db, incoming)).rejects.toMatchObject(refused);
});

test("a porting whose number or holder has changed meanwhile is not done by recording it", async () => {
  const id = await scheduled(outgoing);
  await changeNumber(db, { number: "S-1", msisdn: SPARE, note: "", actor: "ben", at: at(4) });
  await expect(step(id, "complete", { at: at(10, 3) })).rejects.toMatchObject(refused);
  expect((await showPort(db.shared, id)).status).toBe("scheduled");
  await step(id, "fail", { at: at(10, 5) });

  const second = await scheduled(incoming);
  await terminateSubscriber(db, { number: "S-1", kind: "port-out", note: "", actor: "ben", at: at(5) });
  await expect(step(second, "complete", { at: at(10, 3) })).rejects.toMatchObject(refused);
});

test("who ends with the porting takes the number along, and the request is done with it", async () => {
  const id = await scheduled(outgoing);
  await terminateSubscriber(db, { number: "S-1", kind: "port-out", note: "", actor: "ben", at: at(10, 2) });
  await step(id, "complete", { at: at(10, 3) });
  expect(await numberOf(OWN)).toMatchObject({ status: "ported-out" });
  expect(await spells("S-1")).toEqual([[OWN, at(1), at(10, 2)]]);
});

test("a subscriber's portings are among all data of it, and nobody else's are", async () => {
  await scheduled();
  await requestPort(db, { ...incoming, msisdn: "4917011111111", subscriber: "S-2" });
  const keys = readSealKeys(`1:${"a".repeat(64)}`);
  const { bytes } = await exportSubscriber(db, { number: "S-1", keys });
  const { portings } = JSON.parse(new TextDecoder().decode(bytes)) as { portings: object[] };
  expect(portings).toMatchObject([{ msisdn: FOREIGN, status: "scheduled", events: [{}, {}, {}] }]);
});

test("the database keeps what has ended, and a second open request out", async () => {
  const { id } = await requestPort(db, incoming);
  const { superuser } = database;
  await step(id, "cancel");
  await expect(
    superuser.query("UPDATE port_request SET status = 'requested', ended_at = NULL WHERE id = $1", [id]),
  ).rejects.toMatchObject({ code: "23001" });
  await requestPort(db, incoming);
  const { id: subscriberId } = await db.shared.subscriber.findFirstOrThrow({ where: { number: "S-2" } });
  const row = { direction: "in", msisdn: FOREIGN, subscriberId, provider: "x", requestedBy: "x" };
  await expect(db.shared.portRequest.create({ data: { ...row, requestedAt: at(3) } })).rejects.toMatchObject({
    code: "P2002",
  });
});
