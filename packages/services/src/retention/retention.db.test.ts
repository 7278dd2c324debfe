import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawUpAgain } from "../bill/draw-up-again.ts";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { eraseSubscriber } from "../subscriber/erase-subscriber.ts";
import { billingWorld } from "../testing/billing-world.ts";
import { showUsageMonth } from "../usage/show-month.ts";
import { applyRetention } from "./apply-retention.ts";
import { placeHold } from "./place-hold.ts";
import { planRetention } from "./plan-retention.ts";
import { releaseHold } from "./release-hold.ts";
import { refuseRetired } from "./retired-days.ts";
import { setRetentionRule } from "./set-rule.ts";
import { showRetention } from "./show-retention.ts";

// The database goes by its own clock, so what is old is as old by both.
const at = new Date();
const actor = "admin@alfa.example";
const OLD = "2025-01";
const KEPT = "2025-02";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** An operator with records in two old months, at the first and last instant of each. */
async function operator() {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  for (const month of [OLD, KEPT]) {
    await database.owner.query("SELECT app_ensure_usage_month($1, $2)", [id, `${month}-01`]);
    const instants = [`${month}-01T00:00:00Z`, `${month}-28T23:59:59Z`];
    for (const [key, occurredAt] of instants.entries()) await addRecord(id, key + 1, occurredAt);
  }
  return { id, db };
}

async function addRecord(operatorId: string, key: number, occurredAt: string): Promise<void> {
  await database.superuser.query(
    `INSERT INTO t_${operatorId}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros, file_id,
       record_number, duration_seconds, rate_version, is_test, period, agreement_id, service, direction, zone,
       line_code)
     VALUES ($1, $2, 1000, 1000, 0, 1, 1, 60, 1, false, '2025-01', 'a', 'data', 'mo', 'home', 'L1')`,
    [key, occurredAt],
  );
  await database.superuser.query(
    `INSERT INTO t_${operatorId}.retail_charge (occurred_at, key, rated_quantity, charge_micros, rating_id,
       part, service) VALUES ($1, $2, 1000, 5, $3, 1, 'data')`,
    [occurredAt, key, randomUUID()],
  );
}

/** Months between now and a month, so that a rule of one less takes it away and no later one. */
function age(month: string): number {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return (at.getUTCFullYear() - year) * 12 + at.getUTCMonth() + 1 - number;
}

const keepUsage = (db: OperatorDb, months: number | null) =>
  setRetentionRule(db, { dataClass: "usage", months, actor });

/** How many records and charges there are. */
async function stored(id: string): Promise<readonly number[]> {
  const { rows } = await database.superuser.query<{ cdr: number; charge: number }>(
    `SELECT (SELECT count(*) FROM t_${id}.cdr)::int AS cdr,
       (SELECT count(*) FROM t_${id}.retail_charge)::int AS charge`,
  );
  return [rows[0]?.cdr ?? -1, rows[0]?.charge ?? -1];
}

/** What the database said to a statement that it refused. */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "",
    (error: Error & { readonly meta?: unknown }) =>
      `${error.message} ${JSON.stringify([error.meta, error.cause])}`,
  );

const actionsOf = async (id: string) => {
  const { rows } = await database.superuser.query<{ action: string }>(
    "SELECT action FROM audit_event WHERE operator_id = $1 ORDER BY id",
    [id],
  );
  return rows.map(({ action }) => action);
};

test("a month older than the rule goes with its charges; its sums by day and the next stay", async () => {
  const { id, db } = await operator();
  const sibling = await operator();
  const before = await showUsageMonth(db, { month: OLD, at });
  await keepUsage(db, age(OLD) - 1);
  const due = await planRetention(db, at);
  expect(due.months).toEqual([{ month: OLD, records: 2n, blocks: [] }]);
  expect(await stored(id)).toEqual([4, 4]);

  expect(await applyRetention(db, { actor, at })).toEqual(due);
  expect(await stored(id)).toEqual([2, 2]);
  expect(await stored(sibling.id)).toEqual([4, 4]);
  const { rows } = await database.superuser.query("SELECT to_regclass($1) AS part", [`t_${id}.cdr_202501`]);
  expect(rows).toEqual([{ part: null }]);
  expect((await planRetention(db, at)).months).toEqual([]);

  const after = await showUsageMonth(db, { month: OLD, at });
  expect(after.days).toEqual(before.days);
  expect(after.services).toMatchObject([{ service: "data", records: 2n }]);
  expect(after.months).toEqual(before.months);
  expect((await showRetention(db, at)).retired).toMatchObject([{ month: OLD, records: 2n }]);
  expect(await actionsOf(id)).toEqual(["retention:rule", "retention:usage"]);
});

test("what was rated of records that went is never worked out anew", async () => {
  const { db } = await operator();
  await keepUsage(db, age(OLD) - 1);
  await applyRetention(db, { actor, at });
  const from = new Date("2025-01-15T00:00:00Z");
  await expect(refuseRetired(db.shared, from, new Date("2025-02-15T00:00:00Z"))).rejects.toMatchObject({
    code: "PERIOD_CLOSED",
  });
  await refuseRetired(db.shared, new Date("2025-02-01T00:00:00Z"), new Date("2025-03-01T00:00:00Z"));
});

test("a bill whose records went is neither adjusted nor drawn up again", async () => {
  const { id, db } = await operator();
  const world = await billingWorld(db);
  const plan = await world.addPlan("m");
  const ids = [...(await world.addSubscribers(["s"], plan, "2026-01-01T00:00:00Z")).values()];
  const january = (version: number, chargeMicros: bigint) =>
    world.rate(ids, { period: "2026-01", version, beyond: { quantity: 1_000n, chargeMicros } });
  await january(1, 5_000_000n);
  const bill = async (period: string) => {
    const { runId } = await prepareBillRun(db, { period, actor, at });
    await finalizeBillRun(db, { runId, actor, at, leavesExceptions: false });
    return db.shared.billLine.findMany({ where: { bill: { billRunId: runId } } });
  };
  await bill("2026-01");
  await january(2, 7_000_000n);
  await database.owner.query("SELECT app_ensure_usage_month($1, '2026-01-01')", [id]);
  await addRecord(id, 1, "2026-01-10T10:00:00Z");
  await keepUsage(db, age("2026-01") - 1);
  await applyRetention(db, { actor, at });
  expect(await stored(id)).toEqual([0, 0]);
  expect((await bill("2026-03")).filter(({ kind }) => kind === "adjustment")).toEqual([]);
  const again = { subscriber: "s", period: "2026-01", reason: "Wrong.", actor, at };
  await expect(drawUpAgain(db, again)).rejects.toMatchObject({ code: "PERIOD_CLOSED" });
});

test("without a rule, and with one that is taken back, nothing goes", async () => {
  const { id, db } = await operator();
  await applyRetention(db, { actor, at });
  await keepUsage(db, 3);
  await keepUsage(db, null);
  expect((await applyRetention(db, { actor, at })).months).toEqual([]);
  expect(await stored(id)).toEqual([4, 4]);
  await expect(keepUsage(db, 2)).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("a hold wins over the rule until it is released, once", async () => {
  const { id, db } = await operator();
  await keepUsage(db, 3);
  await expect(
    placeHold(db, { dataClass: null, subscriber: null, reason: " ", actor }),
  ).rejects.toMatchObject({ code: "REASON_REQUIRED" });
  const hold = await placeHold(db, { dataClass: null, subscriber: null, reason: "Court of Berlin.", actor });
  const { months } = await applyRetention(db, { actor, at });
  expect(months.map(({ blocks }) => blocks)).toEqual([["hold"], ["hold"]]);
  expect(await stored(id)).toEqual([4, 4]);
  const release = { id: hold.id, reason: "The case is closed.", actor, at };
  await releaseHold(db, release);
  await expect(releaseHold(db, release)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  const sibling = await operator();
  await expect(releaseHold(sibling.db, release)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await applyRetention(db, { actor, at });
  expect(await stored(id)).toEqual([0, 0]);
});

test("the database itself refuses a month that is too young, held, or not summed whole", async () => {
  const { id, db } = await operator();
  const retire = (records: bigint, month = OLD) =>
    db.shared.retiredUsage.createMany({ data: [{ month, records, days: [], retiredBy: actor }] });
  expect(await refusal(retire(2n))).toMatch(/to be kept/);
  await keepUsage(db, age(OLD) - 1);
  expect(await refusal(retire(2n, KEPT))).toMatch(/to be kept/);
  expect(await refusal(retire(1n))).toMatch(/has 2 records by now/);
  expect(await refusal(retire(2n, "2024-12"))).toMatch(/has no usage/);
  const { id: hold } = await placeHold(db, { dataClass: "usage", subscriber: null, reason: "Court.", actor });
  expect(await refusal(retire(2n))).toMatch(/legal hold/);
  const other = db.shared.legalHold.updateMany({ where: { id: hold }, data: { reason: "Nothing." } });
  expect(await refusal(other)).toMatch(/stays as it is/);
  expect(await stored(id)).toEqual([4, 4]);
  expect(await db.shared.retiredUsage.count()).toBe(0);
});

test("a run of bills that is not final keeps the months beside its period", async () => {
  const { id, db } = await operator();
  await billingWorld(db);
  const { id: billingProfileId } = await db.shared.billingProfile.findFirstOrThrow();
  await db.shared.billRun.create({ data: { billingProfileId, period: "2024-12", createdBy: actor } });
  await keepUsage(db, 3);
  const { months } = await applyRetention(db, { actor, at });
  expect(months.map(({ month, blocks }) => [month, blocks])).toEqual([
    [OLD, ["bill-run"]],
    [KEPT, []],
  ]);
  expect(await stored(id)).toEqual([2, 2]);
});

test("who left long ago is erased, unless an open bill or a hold keeps it; its bills stay", async () => {
  const { db } = await operator();
  const world = await billingWorld(db);
  const plan = await world.addPlan("m");
  const ids = await world.addSubscribers(["free", "held", "open", "young"], plan, "2024-01-01T00:00:00Z");
  const { id: billingProfileId } = await db.shared.billingProfile.findFirstOrThrow();
  for (const [number, id] of ids) {
    const terminatedAt = number === "young" ? at : new Date("2025-01-31T12:00:00Z");
    const data = { status: "terminated", statusReason: "voluntary", terminatedAt, nameMarks: ["x"] };
    await db.shared.subscriber.updateMany({ where: { id }, data });
    const micros = number === "open" ? 10_000_000n : 0n;
    await db.shared.bill.create({
      data: {
        ...{ billingProfileId, subscriberId: id, period: "2025-01", currency: "EUR", status: "final" },
        ...{ netMicros: micros, taxMicros: 0n, grossMicros: micros, number: `B-${number}` },
        ...{ issuedOn: new Date("2025-02-01"), dueOn: new Date("2025-02-15") },
      },
    });
  }
  await setRetentionRule(db, { dataClass: "identity", months: 12, actor });
  await placeHold(db, { dataClass: "identity", subscriber: "held", reason: "Court of Berlin.", actor });
  const { identities } = await applyRetention(db, { actor, at });
  expect(identities).toEqual([
    { number: "free", terminatedOn: "2025-01-31", blocks: [] },
    { number: "held", terminatedOn: "2025-01-31", blocks: ["hold"] },
    { number: "open", terminatedOn: "2025-01-31", blocks: ["open-bill"] },
  ]);
  const erased = await db.shared.subscriber.findMany({ where: { NOT: { erasedAt: null } } });
  expect(erased.map(({ number, nameMarks }) => [number, nameMarks])).toEqual([["free", []]]);
  expect(await db.shared.bill.count()).toBe(4);

  const ask = (number: string) => eraseSubscriber(db, { number, reason: "A letter.", actor, at });
  await expect(ask("held")).rejects.toMatchObject({
    code: "STEP_REFUSED",
    message: expect.stringContaining("legal hold"),
  });
  await expect(ask("open")).rejects.toMatchObject({ message: expect.stringContaining("1 bill is open") });
});

test("bills that have to be kept whole keep the names of whom they are to", async () => {
  const { db } = await operator();
  const world = await billingWorld(db);
  const [id] = (await world.addSubscribers(["s"], await world.addPlan("m"), "2024-01-01T00:00:00Z")).values();
  const { id: billingProfileId } = await db.shared.billingProfile.findFirstOrThrow();
  const terminatedAt = new Date("2025-01-31T12:00:00Z");
  await db.shared.subscriber.updateMany({
    data: { status: "terminated", statusReason: "voluntary", terminatedAt },
  });
  await db.shared.bill.create({
    data: {
      ...{ billingProfileId, subscriberId: id ?? "", period: "2025-01", currency: "EUR", status: "final" },
      ...{ netMicros: 0n, taxMicros: 0n, grossMicros: 0n, number: "B-1" },
      ...{ issuedOn: new Date("2025-02-01"), dueOn: new Date("2025-02-15") },
    },
  });
  await setRetentionRule(db, { dataClass: "identity", months: 12, actor });
  await setRetentionRule(db, { dataClass: "bills", months: 120, actor });
  expect((await planRetention(db, at)).identities.map(({ blocks }) => blocks)).toEqual([["bill-kept"]]);
  await setRetentionRule(db, { dataClass: "bills", months: 12, actor });
  expect((await planRetention(db, at)).identities.map(({ blocks }) => blocks)).toEqual([[]]);
});
