import { encodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addNumbers } from "../number/add-numbers.ts";
import { listNumbers } from "../number/list-numbers.ts";
import { promisePayment } from "../payment/promise-payment.ts";
import { addSims } from "../sim/add-sims.ts";
import { listSims } from "../sim/list-sims.ts";
import { billingProfile } from "../testing/billing-profile.ts";
import { makePlan } from "../testing/make-plan.ts";
import { activateSubscriber } from "./activate-subscriber.ts";
import { addSubscriber } from "./add-subscriber.ts";
import { changeNumber } from "./change-number.ts";
import { changePlan } from "./change-plan.ts";
import { eraseSubscriber } from "./erase-subscriber.ts";
import { exportSubscriber } from "./export-subscriber.ts";
import { listSubscribers } from "./list-subscribers.ts";
import { resumeSubscriber } from "./resume-subscriber.ts";
import { revealSubscriber } from "./reveal-subscriber.ts";
import { readSealKeys } from "./seal-keys.ts";
import { showSubscriber } from "./show-subscriber.ts";
import { suspendSubscriber } from "./suspend-subscriber.ts";
import { swapSim } from "./swap-sim.ts";
import { terminateSubscriber } from "./terminate-subscriber.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const [FIRST, SECOND] = ["8949010000000000008", "8949010000000000016"];
const [IMSI, OTHER, THIRD] = ["262010000000001", "208010000000001", "262010000000002"];
const day = (date: string) => new Date(`2026-10-${date}T08:00:00Z`);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let db: ReturnType<TestDatabase["operatorDb"]>;
beforeEach(async () => {
  const { id } = await database.makeOperator();
  db = database.operatorDb(id);
  await makePlan(db, "basic");
  await makePlan(db, "plus");
  const stock = { batch: "b1", kind: "physical", isTest: false, actor: "anna" } as const;
  await addSims(db, { ...stock, text: `${FIRST},${IMSI} ${OTHER}\n${SECOND},${THIRD}\n` });
  await addNumbers(db, { first: "+49 1511 2345670", count: 10, actor: "anna" });
});

const by = (at: Date, number = "S-1") => ({ number, actor: "anna", at, note: "" });
const who = {
  name: "Ada Byron",
  email: "ada@example.org",
  address: "1 Main St",
  vatId: "GB123456789",
  language: "en",
};

async function inService(number = "S-1", iccid = FIRST, msisdn = "4915112345670", at = day("01")) {
  await addSubscriber(db, { ...by(at, number), ...who, billing: "postpaid", keys });
  await activateSubscriber(db, {
    ...by(at, number),
    plan: "basic",
    iccid,
    msisdn,
    since: null,
  });
}

const shown = (at: Date, number = "S-1", actor = "anna") => showSubscriber(db, { number, actor, at, keys });
const numberOf = async (search: string, at: Date) =>
  (await listNumbers(db.shared, { search, at, page: 1, pageSize: 5 })).rows[0];
const simOf = async (search: string) => (await listSims(db.shared, { search, page: 1, pageSize: 5 })).rows[0];
const listed = (search: string, canSearchNames = true) =>
  listSubscribers(db, { search, canSearchNames, keys, at: day("02"), order: "number", page: 1, pageSize: 9 });

test("a subscriber is put into service with a plan, a SIM out of stock and a free number", async () => {
  await addSubscriber(db, { ...by(day("01")), ...who, billing: "postpaid", keys });
  const request = {
    ...by(day("01")),
    plan: "basic",
    iccid: FIRST,
    msisdn: null,
    since: null,
  };
  await expect(activateSubscriber(db, { ...request, iccid: null })).rejects.toMatchObject({
    code: "STEP_REFUSED",
  });
  expect(await simOf(FIRST)).toMatchObject({ status: "in_stock", holder: null });
  await activateSubscriber(db, { ...request, msisdn: "4915112345670" });
  const { subscriber, sims, numbers, plans, events } = await shown(day("02"));
  expect(subscriber).toMatchObject({ status: "active", activatedAt: day("01") });
  expect(sims).toMatchObject([{ iccid: FIRST, status: "active", imsis: [OTHER, IMSI], validUntil: null }]);
  expect(numbers).toMatchObject([{ msisdn: "4915112345670", validUntil: null }]);
  expect(plans).toMatchObject([{ code: "basic", version: 1, validFrom: day("01"), validUntil: null }]);
  expect(events.map(({ kind }) => kind).sort()).toEqual(["activated", "added"]);
  expect(await simOf(IMSI)).toMatchObject({ holder: "S-1" });
  expect(await numberOf("4915112345670", day("02"))).toMatchObject({ status: "assigned", holder: "S-1" });
});

test("a suspension holds the SIM back, and service comes back with it", async () => {
  await inService();
  await suspendSubscriber(db, { ...by(day("03")), reason: "lost", note: "Call at 9." });
  expect((await shown(day("03"))).subscriber).toMatchObject({ status: "suspended", statusReason: "lost" });
  expect(await simOf(FIRST)).toMatchObject({ status: "suspended" });
  await expect(suspendSubscriber(db, { ...by(day("04")), reason: "fraud" })).rejects.toMatchObject({
    code: "STEP_REFUSED",
  });
  await resumeSubscriber(db, by(day("04")));
  expect((await shown(day("04"))).subscriber).toMatchObject({ status: "active", statusReason: null });
  expect(await simOf(FIRST)).toMatchObject({ status: "active" });
});

test("a lost SIM is swapped while service is held back, the new one works once it is back", async () => {
  await inService();
  await suspendSubscriber(db, { ...by(day("03")), reason: "lost" });
  await swapSim(db, { ...by(day("04")), iccid: SECOND });
  expect([await simOf(FIRST), await simOf(SECOND)]).toMatchObject([
    { status: "terminated", holder: null },
    { status: "assigned", holder: "S-1" },
  ]);
  await resumeSubscriber(db, by(day("05")));
  expect(await simOf(SECOND)).toMatchObject({ status: "active" });
  const { sims } = await shown(day("05"));
  expect(sims.map(({ iccid, validFrom, validUntil }) => [iccid, validFrom, validUntil])).toEqual([
    [SECOND, day("04"), null],
    [FIRST, day("01"), day("04")],
  ]);
  await expect(swapSim(db, { ...by(day("06")), iccid: FIRST })).rejects.toMatchObject({
    code: "STEP_REFUSED",
  });
});

test("of two who want the same SIM at once, one gets it", async () => {
  await addSubscriber(db, { ...by(day("01"), "S-1"), ...who, billing: "postpaid", keys });
  await addSubscriber(db, { ...by(day("01"), "S-2"), ...who, billing: "postpaid", keys });
  const ended = await Promise.allSettled(
    ["S-1", "S-2"].map((number) =>
      activateSubscriber(db, {
        ...by(day("01"), number),
        ...{ plan: "basic", iccid: FIRST, msisdn: null, since: null },
      }),
    ),
  );
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.shared.subscriber.count({ where: { status: "active" } })).toBe(1);
});

test("a recycled number: its history stays with its first holder, nobody has it for 90 days", async () => {
  await inService();
  await changeNumber(db, { ...by(day("10")), msisdn: "4915112345671" });
  await addSubscriber(db, { ...by(day("11"), "S-2"), ...who, billing: "prepaid", keys });
  const take = (at: Date) =>
    activateSubscriber(db, {
      ...by(at, "S-2"),
      ...{ plan: "basic", iccid: SECOND, msisdn: "4915112345670", since: null },
    });
  await expect(take(day("11"))).rejects.toThrow(/quarantined until 2027-01-08/);
  // 10 October + 90 days.
  const free = new Date("2027-01-08T08:00:00Z");
  expect(await numberOf("4915112345670", free)).toMatchObject({ status: "free", statusUntil: null });
  await take(free);
  const spells = async (number: string) =>
    (await shown(free, number)).numbers.map(({ msisdn, validFrom, validUntil }) => [
      msisdn,
      validFrom,
      validUntil,
    ]);
  expect(await spells("S-1")).toEqual([
    ["4915112345671", day("10"), null],
    ["4915112345670", day("01"), day("10")],
  ]);
  expect(await spells("S-2")).toEqual([["4915112345670", free, null]]);
  expect((await listed("2345670")).rows.map(({ number }) => number)).toEqual(["S-1", "S-2"]);
});

test("a plan changes at once or with the month, a later word replaces an earlier one", async () => {
  await inService();
  const plans = async () =>
    (await shown(day("20"))).plans.map(({ code, validFrom, validUntil }) => [code, validFrom, validUntil]);
  const november = new Date("2026-11-01T00:00:00Z");
  await changePlan(db, { ...by(day("10")), plan: "plus", when: "next-cycle" });
  expect(await plans()).toEqual([
    ["plus", november, null],
    ["basic", day("01"), november],
  ]);
  await expect(changePlan(db, { ...by(day("11")), plan: "gold", when: "now" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await changePlan(db, { ...by(day("12")), plan: "plus", when: "now" });
  expect(await plans()).toEqual([
    ["plus", day("12"), null],
    ["basic", day("01"), day("12")],
  ]);
  await expect(changePlan(db, { ...by(day("13")), plan: "plus", when: "now" })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
});

test("what is told late holds since its day, as far as that is not billed", async () => {
  await addSubscriber(db, { ...by(day("20")), ...who, billing: "postpaid", keys });
  const request = { ...by(day("20")), plan: "basic", iccid: FIRST, msisdn: "4915112345670" };
  const since = (day: string) => activateSubscriber(db, { ...request, since: day });
  await expect(since("2026-10-21")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await expect(since("2026-08-31")).rejects.toThrow(/choose a day from 2026-09-01 to 2026-10-20/);
  await since("2026-10-05");
  const october = (date: string) => new Date(`2026-10-${date}T00:00:00Z`);
  const { subscriber, sims, numbers, events } = await shown(day("20"));
  expect(subscriber).toMatchObject({ status: "active", activatedAt: october("05") });
  expect([...sims, ...numbers].map(({ validFrom }) => validFrom)).toEqual([october("05"), october("05")]);
  expect(events[0]).toMatchObject({ occurredAt: day("20"), note: "basic since 2026-10-05" });

  const change = (day: string) =>
    changePlan(db, { ...by(new Date("2026-10-21")), plan: "plus", when: { since: day } });
  await expect(change("2026-10-04")).rejects.toThrow(/not in service on that day/);
  expect(await change("2026-10-12")).toMatchObject({ from: october("12") });
  expect((await shown(day("21"))).plans).toMatchObject([
    { code: "plus", validFrom: october("12"), validUntil: null },
    { code: "basic", validFrom: october("05"), validUntil: october("12") },
  ]);
  const terms = encodeBillingProfileTerms({ ...billingProfile(), cycleDay: 14 });
  const { id: billingProfileId } = await db.shared.billingProfile.create({
    data: { version: 1, effectiveFrom: "2026-09", createdBy: "ben", terms },
  });
  await db.shared.billRun.create({ data: { billingProfileId, period: "2026-09", createdBy: "ben" } });
  await expect(change("2026-10-13")).rejects.toThrow(/choose a day from 2026-10-14 to 2026-10-21/);
});

test("who ends has nothing left: its SIM is over, its number waits, what it had stays readable", async () => {
  await inService();
  await changePlan(db, { ...by(day("10")), plan: "plus", when: "next-cycle" });
  await terminateSubscriber(db, { ...by(day("17")), kind: "voluntary" });
  const { subscriber, sims, numbers, plans } = await shown(day("18"));
  expect(subscriber).toMatchObject({
    status: "terminated",
    statusReason: "voluntary",
    terminatedAt: day("17"),
  });
  expect([sims, numbers, plans].flat().map(({ validUntil }) => validUntil)).toEqual([
    ...[day("17"), day("17"), day("17")],
  ]);
  expect(await simOf(FIRST)).toMatchObject({ status: "terminated" });
  expect(await numberOf("4915112345670", day("18"))).toMatchObject({ status: "quarantined", holder: null });
  await expect(resumeSubscriber(db, by(day("19")))).rejects.toMatchObject({ code: "STEP_REFUSED" });
});

test("who ends takes its number along: it is nobody's here, and no free one", async () => {
  await inService();
  await terminateSubscriber(db, { ...by(day("17")), kind: "port-out" });
  expect(await numberOf("4915112345670", day("18"))).toMatchObject({ status: "ported-out", holder: null });
  await addSubscriber(db, { ...by(day("20"), "S-2"), ...who, billing: "postpaid", keys });
  const back = {
    ...by(day("20"), "S-2"),
    plan: "basic",
    iccid: SECOND,
    msisdn: "4915112345670",
    since: null,
  };
  await expect(activateSubscriber(db, back)).rejects.toMatchObject({ code: "STEP_REFUSED" });
});

test("a test SIM is not given to a subscriber", async () => {
  const [iccid, imsi] = ["8949010000000000024", "262010000000003"];
  const test = { batch: "t", kind: "esim", isTest: true, text: `${iccid},${imsi}`, actor: "anna" } as const;
  await addSims(db, test);
  await addSubscriber(db, { ...by(day("01")), ...who, billing: "postpaid", keys });
  const request = { ...by(day("01")), plan: "basic", iccid, msisdn: null, since: null };
  await expect(activateSubscriber(db, request)).rejects.toThrow(/for tests/);
});

test("usage is whose the IMSI was then: by every IMSI of a SIM, and for no test", async () => {
  await inService();
  await inService("S-2", SECOND, "4915112345671");
  await database.mediationDb().ensureMonths(db.operatorId, ["2026-10"]);
  let key = 0;
  const use = (imsi: string, at: Date, bytes: number, isTest = false) =>
    database.superuser.query(
      `INSERT INTO t_${db.operatorId}.cdr (key, record_number, occurred_at, volume_bytes, rated_quantity,
         charge_micros, file_id, duration_seconds, rate_version, is_test, period, agreement_id, imsi, msisdn,
         service, direction, zone, line_code)
       VALUES ($1::int, $1::int, $2, $3::int, $3::int, 0, 1, 0, 1, $4, '2026-10', 'a', $5, '4915112345670',
         'data', 'mo', 'z', 'L')`,
      [++key, at, bytes, isTest, imsi],
    );
  await use(IMSI, day("05"), 1);
  await use(OTHER, day("06"), 20);
  await use(IMSI, day("07"), 300, true);
  await use(THIRD, day("08"), 4_000);
  await terminateSubscriber(db, { ...by(day("17")), kind: "port-out" });
  // After the port-out: nobody's here, whatever number stands in the record.
  await use(IMSI, day("17"), 50_000);
  await use(IMSI, new Date(day("17").getTime() - 1), 600_000);
  const bytesOf = async (number: string) =>
    (await shown(day("20"), number)).usage.services.map(({ service, volumeBytes }) => [service, volumeBytes]);
  expect(await bytesOf("S-1")).toEqual([["data", 600_021n]]);
  expect(await bytesOf("S-2")).toEqual([["data", 4_000n]]);
});

test("who it is stays masked until somebody says why, then shows to them for ten minutes", async () => {
  await inService();
  const masked = { isMasked: true, name: "A••• B•••", email: "•••", address: "•••", vatId: "•••" };
  expect((await shown(day("02"))).identity).toEqual(masked);
  await expect(revealSubscriber(db, { ...by(day("02")), reason: " " })).rejects.toMatchObject({
    code: "REASON_REQUIRED",
  });
  const { until } = await revealSubscriber(db, { ...by(day("02")), reason: "Ticket 7." });
  expect(until.getTime() - day("02").getTime()).toBe(600_000);
  const { language: _, ...identity } = who;
  expect((await shown(day("02"))).identity).toEqual({ isMasked: false, ...identity });
  expect((await shown(day("02"), "S-1", "ben")).identity).toEqual(masked);
  expect((await shown(until)).identity).toEqual(masked);
  const { rows } = await database.superuser.query<{ actor: string; details: object }>(
    "SELECT actor, details FROM audit_event WHERE action = 'subscriber:reveal' AND operator_id = $1",
    [db.operatorId],
  );
  expect(rows).toEqual([{ actor: "anna", details: { note: "Ticket 7." } }]);
});

test("somebody is found by number, MSISDN, ICCID, IMSI, all words of the name, at home alone", async () => {
  await inService();
  const { id } = await database.makeOperator();
  const sibling = database.operatorDb(id);
  await addSubscriber(sibling, { ...by(day("01")), ...who, billing: "postpaid", keys });
  const page = { keys, at: day("02"), order: "number", page: 1, pageSize: 9 } as const;
  for (const search of ["s-1", "+49 1511 2345670", "45670", FIRST, IMSI, OTHER, "byron ADA", "Ada"]) {
    const { rows } = await listed(search);
    expect(rows, search).toMatchObject([
      { number: "S-1", msisdn: "4915112345670", iccid: FIRST, planCode: "basic" },
    ]);
  }
  for (const search of ["Ada Lovelace", "Ad", "4915199999999", "S-2"]) {
    expect((await listed(search)).total, search).toBe(0);
  }
  expect((await listed("Ada", false)).total).toBe(0);
  expect((await listSubscribers(sibling, { ...page, search: IMSI, canSearchNames: true })).total).toBe(0);
});

test("erased is who it was, kept is what it was: no earlier than it has ended and paid", async () => {
  await inService();
  const reason = "Letter of 20 October.";
  await expect(eraseSubscriber(db, { ...by(day("20")), reason })).rejects.toThrow(/terminate it/);
  await terminateSubscriber(db, { ...by(day("17")), kind: "voluntary" });
  const { id: subscriberId } = (await shown(day("18"))).subscriber;
  const amounts = {
    netMicros: 10_000_000n,
    taxMicros: 1_900_000n,
    grossMicros: 11_900_000n,
    currency: "EUR",
  };
  const profile = await db.shared.billingProfile.create({
    data: {
      ...{ version: 1, effectiveFrom: "2026-10", createdBy: "ben" },
      terms: encodeBillingProfileTerms(billingProfile()),
    },
  });
  const bill = await db.shared.bill.create({
    data: {
      billingProfileId: profile.id,
      ...{ subscriberId, period: "2026-10", status: "final", number: "B-1", ...amounts },
      issuedOn: new Date("2026-11-01"),
    },
  });
  await expect(eraseSubscriber(db, { ...by(day("20")), reason })).rejects.toThrow(/1 bill is open/);
  const paid = { amountMicros: amounts.grossMicros };
  await db.shared.payment.create({
    data: {
      ...{ subscriberId, currency: "EUR", method: "transfer", reference: "r1", recordedBy: "ben", ...paid },
      paidOn: new Date("2026-11-05"),
      allocations: { create: [{ billId: bill.id, ...paid }] },
    },
  });
  await eraseSubscriber(db, { ...by(day("20")), reason });
  const { subscriber, identity, bills } = await shown(day("21"));
  expect(subscriber).toMatchObject({ nameSealed: null, nameMarks: [], erasedAt: day("20"), number: "S-1" });
  expect([identity.name, identity.email, identity.address]).toEqual([null, null, null]);
  expect(bills).toMatchObject([{ number: "B-1", grossMicros: 11_900_000n }]);
  expect((await listed("Ada")).total).toBe(0);
  await expect(eraseSubscriber(db, { ...by(day("22")), reason })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
  await expect(revealSubscriber(db, { ...by(day("22")), reason })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
});

test("all data of one subscriber is written as one document, and nothing of the next", async () => {
  await inService();
  await inService("S-2", SECOND, "4915112345671");
  const promise = { subscriber: "S-1", untilDay: "2026-12-08", actor: "anna" };
  await promisePayment(db, { ...promise, note: "By telephone." });
  const { bytes, fileName } = await exportSubscriber(db, { number: "S-1", keys });
  const text = new TextDecoder().decode(bytes);
  expect(fileName).toBe("subscriber-S-1.json");
  expect(JSON.parse(text)).toMatchObject({
    ...{ number: "S-1", name: "Ada Byron", email: "ada@example.org", address: "1 Main St" },
    sims: [{ iccid: FIRST, imsis: [OTHER, IMSI] }],
    numbers: [{ msisdn: "4915112345670" }],
    plans: [{ code: "basic" }],
    promises: [{ note: "By telephone." }],
  });
  expect(text).not.toMatch(/S-2|4915112345671|8949010000000000016/);
});
