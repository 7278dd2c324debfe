import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addSims } from "../sim/add-sims.ts";
import { activateSubscriber } from "../subscriber/activate-subscriber.ts";
import { activationChoices } from "../subscriber/activation-choices.ts";
import { previewSubscribers } from "../subscriber/import-subscribers.ts";
import { makePlan } from "../testing/make-plan.ts";
import { addNumbers } from "./add-numbers.ts";
import { listNumbers } from "./list-numbers.ts";
import { reserveNumber } from "./reserve-number.ts";
import { releaseNumber, returnNumber } from "./turn-number.ts";

const NUMBER = "4915112345670";
const [FIRST, SECOND] = ["8949010000000000008", "8949010000000000016"];
const noon = new Date("2026-10-15T12:00:00Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

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
  await addSims(db, { ...stock, text: `${FIRST},262010000000001\n${SECOND},262010000000002\n` });
  await addNumbers(db, { first: NUMBER, count: 3, actor: "anna" });
  await db.shared.subscriber.createMany({ data: [{ number: "S-1" }, { number: "S-2" }] });
});

const asked = { msisdn: NUMBER, subscriber: "S-1", note: "", minutes: 30, actor: "anna", at: noon };
const listed = async (at: Date) =>
  (await listNumbers(db.shared, { search: NUMBER, at, page: 1, pageSize: 1 })).rows[0];
const activate = (number: string, at: Date, actor = "ben", iccid = FIRST) =>
  activateSubscriber(db, { number, actor, at, plan: "basic", iccid, msisdn: NUMBER, since: null });
const refused = { code: "STEP_REFUSED" };

test("a number is kept for half an hour, then it is free again and nobody had to do anything", async () => {
  expect(await reserveNumber(db, asked)).toEqual({ until: later(30) });
  const kept = { status: "reserved", statusUntil: later(30), holder: null };
  const reservation = { by: "anna", subscriber: "S-1", note: "" };
  expect(await listed(later(29))).toMatchObject({ ...kept, reservation });
  await expect(reserveNumber(db, { ...asked, at: later(29), subscriber: "S-2" })).rejects.toMatchObject(
    refused,
  );
  expect(await listed(later(30))).toMatchObject({ status: "free", statusUntil: null, reservation: null });
  const { total } = await listNumbers(db.shared, { statuses: ["free"], at: later(30), page: 1, pageSize: 1 });
  expect(total).toBe(3);
  await reserveNumber(db, { ...asked, at: later(30), subscriber: "S-2", actor: "ben" });
  expect(await listed(later(31))).toMatchObject({ reservation: { by: "ben", subscriber: "S-2" } });
});

test("a reserved number goes to the subscriber it is kept for alone, who is offered it first", async () => {
  await reserveNumber(db, { ...asked, msisdn: NUMBER });
  await expect(activate("S-2", later(1))).rejects.toThrow(/reserved for somebody else/);
  const offeredTo = async (number: string) =>
    (await activationChoices(db.shared, { number, at: later(1) })).msisdns;
  expect(await offeredTo("S-1")).toEqual([NUMBER, "4915112345671", "4915112345672"]);
  expect(await offeredTo("S-2")).toEqual(["4915112345671", "4915112345672"]);
  await activate("S-1", later(1));
  expect(await listed(later(2))).toMatchObject({ status: "assigned", holder: "S-1", reservation: null });
});

test("one kept with a note alone is given out by whoever kept it", async () => {
  await reserveNumber(db, { ...asked, subscriber: null, note: "A call at noon." });
  expect(await listed(later(1))).toMatchObject({
    reservation: { subscriber: null, note: "A call at noon." },
  });
  await expect(activate("S-2", later(1), "ben")).rejects.toMatchObject(refused);
  await activate("S-2", later(1), "anna");
  expect(await listed(later(2))).toMatchObject({ status: "assigned", holder: "S-2" });
});

test("it is said for whom, for a while that is one, and not for somebody who has ended", async () => {
  await expect(reserveNumber(db, { ...asked, subscriber: null, note: " " })).rejects.toMatchObject({
    code: "REASON_REQUIRED",
  });
  await expect(reserveNumber(db, { ...asked, minutes: 43_201 })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
  await expect(reserveNumber(db, { ...asked, subscriber: "S-9" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const ended = { status: "terminated", statusReason: "voluntary" };
  await db.shared.subscriber.updateMany({ where: { number: "S-1" }, data: ended });
  await expect(reserveNumber(db, asked)).rejects.toMatchObject(refused);
  expect(await listed(later(1))).toMatchObject({ status: "free" });
});

test("a reservation that is given up leaves the number free; one that is over is not given up", async () => {
  const turn = { msisdn: NUMBER, actor: "ben", at: later(5) };
  await expect(releaseNumber(db, turn)).rejects.toMatchObject(refused);
  await reserveNumber(db, asked);
  await releaseNumber(db, turn);
  expect(await listed(later(5))).toMatchObject({ status: "free", reservation: null });
  await reserveNumber(db, { ...asked, at: later(5) });
  await expect(releaseNumber(db, { ...turn, at: later(35) })).rejects.toMatchObject(refused);
  await expect(returnNumber(db, turn)).rejects.toMatchObject(refused);
});

test("of two who want to keep one number at once, one does", async () => {
  const ended = await Promise.allSettled(
    ["anna", "ben"].map((actor) => reserveNumber(db, { ...asked, subscriber: null, note: actor, actor })),
  );
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a file of subscribers takes no reserved number, and one whose reservation is over", async () => {
  await reserveNumber(db, { ...asked, subscriber: null, note: "x" });
  const bytes = Buffer.from(`number,msisdn,validFrom\nS-3,${NUMBER},2026-10-01\n`);
  const faultsAt = async (at: Date) =>
    (await previewSubscribers(db, { fileName: "f.csv", bytes, zone: "UTC", at })).faults.map(
      ({ column }) => column,
    );
  expect(await faultsAt(later(29))).toEqual(["msisdn"]);
  expect(await faultsAt(later(30))).toEqual([]);
});
