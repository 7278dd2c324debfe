import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { billingWorld } from "../testing/billing-world.ts";
import { importPayments, previewPayments } from "./import-payments.ts";

const at = new Date("2026-11-20T12:00:00Z");
const HEADER = "paidOn;amount;currency;reference;bill;text";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** An operator with final bills: of each subscriber as many as it is given amounts, the first due first. */
async function operator(owed: Readonly<Record<string, readonly string[]>>) {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  const world = await billingWorld(db);
  const plan = await world.addPlan("m");
  const ids = await world.addSubscribers(Object.keys(owed), plan, "2026-01-01T00:00:00Z");
  const { id: billingProfileId } = await db.shared.billingProfile.findFirstOrThrow();
  let count = 0;
  await db.shared.bill.createMany({
    data: [...ids].flatMap(([number, subscriberId]) =>
      (owed[number] ?? []).map((amount, month) => ({
        ...{ id: randomUUID(), subscriberId, billingProfileId, currency: "EUR", status: "final" },
        ...{ netMicros: parseMicros(amount), taxMicros: 0n, grossMicros: parseMicros(amount) },
        period: `2026-0${month + 1}`,
        number: `A-2026-${String(++count).padStart(6, "0")}`,
        issuedOn: new Date(`2026-0${month + 2}-01`),
        dueOn: new Date(`2026-0${month + 2}-15`),
      })),
    ),
  });
  const file = (...rows: readonly string[]) => ({
    ...{ fileName: "bank.csv", at, actor: "finance@alfa.example" },
    bytes: new TextEncoder().encode([HEADER, ...rows].join("\n")),
  });
  return { id, db, ids, file };
}

/** As many subscribers, each with a bill of 10. */
async function addBills(operatorId: string, count: number): Promise<void> {
  const { superuser } = database;
  await superuser.query(
    `INSERT INTO subscriber (id, operator_id, number, name_marks)
      SELECT gen_random_uuid(), $1, at, '{}' FROM generate_series(1, $2) at`,
    [operatorId, count],
  );
  await superuser.query(
    `INSERT INTO bill (id, operator_id, billing_profile_id, subscriber_id, period, currency, status, number,
        net_micros, tax_micros, gross_micros, issued_on, due_on)
      SELECT gen_random_uuid(), $1, profile.id, subscriber.id, '2026-10', 'EUR', 'final',
        'A-2026-' || lpad(subscriber.number, 6, '0'), 10000000, 0, 10000000, '2026-11-01', '2026-11-15'
      FROM subscriber JOIN billing_profile profile USING (operator_id) WHERE operator_id = $1`,
    [operatorId],
  );
}

/** What is paid on each bill, by its number; bills on which nothing is are left out. */
async function paid(db: OperatorDb): Promise<Record<string, bigint>> {
  const bills = await db.shared.bill.findMany({ include: { allocations: true }, orderBy: { number: "asc" } });
  return Object.fromEntries(
    bills.flatMap(({ number, allocations }) =>
      allocations.length === 0
        ? []
        : [[number, allocations.reduce((sum, { amountMicros }) => sum + amountMicros, 0n)]],
    ),
  );
}

test("payments find their bill by its number or in a text, and pay it first", async () => {
  const { db, file, id } = await operator({ a: ["10", "20"], b: ["30"] });
  const bank = file(
    "2026-11-18;25.00;EUR;T1;;Thanks! Bill a 2026/000002",
    "2026-11-19;12;EUR;T2;A-2026-000003;",
    "2026-11-19;99;EUR;T3;;rent",
    "2026-11-19;1;EUR;T4;A-2026-000009;",
    "2026-11-19;1;USD;T5;A-2026-000003;",
    "2026-11-19;1;EUR;T6;;A-2026-000001 A-2026-000003",
    "2026-11-19;-4;EUR;T7;A-2026-000001;",
    "2026-11-19;12;EUR;T2;A-2026-000003;",
  );
  const told = {
    matched: 2,
    totals: [{ currency: "EUR", amountMicros: parseMicros("37") }],
    billsPaid: 1,
    unmatched: [
      { line: 4, reference: "T3", reason: "Its text names no bill." },
      { line: 5, reference: "T4", reason: "There is no bill A-2026-000009." },
      { line: 6, reference: "T5", reason: "The bill is in EUR." },
      { line: 7, reference: "T6", reason: "Its text names bills of several subscribers." },
      {
        line: 8,
        reference: "T7",
        reason: "Only money that came in is taken: a refund is recorded by itself.",
      },
    ],
    twice: [{ line: 9, reference: "T2", reason: "The reference stands in line 3 already." }],
    faults: [],
  };
  expect(await previewPayments(db, bank)).toEqual(told);
  expect(await db.shared.payment.count()).toBe(0);
  expect(await importPayments(db, bank)).toEqual(told);
  // T1: 20 for the bill it names, 5 for the older one. T2: 12 of 30.
  expect(await paid(db)).toEqual({
    "A-2026-000001": parseMicros("5"),
    "A-2026-000002": parseMicros("20"),
    "A-2026-000003": parseMicros("12"),
  });
  const audit = await database.superuser.query<{ details: unknown }>(
    "SELECT details FROM audit_event WHERE operator_id = $1 AND action = 'payment:import'",
    [id],
  );
  expect(audit.rows).toEqual([
    {
      details: {
        ...{ matched: 2, billsPaid: 1, unmatched: 5, twice: 1 },
        totals: [{ currency: "EUR", amountMicros: "37000000" }],
      },
    },
  ]);
});

test("a file taken in again changes nothing", async () => {
  const { db, file } = await operator({ a: ["10"] });
  const bank = file("2026-11-18;10.00;EUR;T1;A-2026-000001;");
  await importPayments(db, bank);
  const again = await importPayments(db, bank);
  expect([again.matched, again.twice]).toEqual([
    0,
    [{ line: 2, reference: "T1", reason: "It is recorded already." }],
  ]);
  expect(await db.shared.payment.count()).toBe(1);
});

test("taken in twice at once, each payment is recorded once", async () => {
  const { db, file } = await operator({ a: ["10"], b: ["10"] });
  const bank = file("2026-11-18;10;EUR;T1;A-2026-000001;", "2026-11-18;10;EUR;T2;A-2026-000002;");
  const results = await Promise.allSettled([1, 2, 3].map(() => importPayments(db, bank)));
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "LOCKED" });
  }
  expect(await db.shared.payment.count()).toBe(2);
  expect(Object.values(await paid(db))).toEqual([parseMicros("10"), parseMicros("10")]);
});

test("what a subscriber paid too much pays together with what comes next", async () => {
  const { db, file } = await operator({ a: ["10", "20"] });
  await importPayments(db, file("2026-11-01;32;EUR;T1;A-2026-000001;"));
  const { id: billingProfileId } = await db.shared.billingProfile.findFirstOrThrow();
  const { id: subscriberId } = await db.shared.subscriber.findFirstOrThrow();
  await db.shared.bill.create({
    data: {
      ...{ subscriberId, billingProfileId, currency: "EUR", status: "final", number: "A-2026-000007" },
      ...{ netMicros: parseMicros("5"), taxMicros: 0n, grossMicros: parseMicros("5"), period: "2026-03" },
      ...{ issuedOn: new Date("2026-04-01"), dueOn: new Date("2026-04-15") },
    },
  });
  const { billsPaid } = await importPayments(db, file("2026-11-19;3;EUR;T2;A-2026-000007;"));
  expect(billsPaid).toBe(1);
  expect((await paid(db))["A-2026-000007"]).toBe(parseMicros("5"));
});

test("one row that cannot be read holds the whole file back, and each is named", async () => {
  const { db, file } = await operator({ a: ["10"] });
  const bank = file(
    "2026-11-18;10;EUR;T1;A-2026-000001;",
    "18.11.2026;10;EUR;T2;A-2026-000001;",
    "2026-12-18;10.005;EUR;;A-2026-000001;",
    "2026-02-30;ten;EUR;T4;A-2026-000001;",
  );
  expect((await previewPayments(db, bank)).faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
    ...["3 paidOn", "4 paidOn", "4 amount", "4 reference", "5 paidOn", "5 amount"],
  ]);
  await expect(importPayments(db, bank)).rejects.toMatchObject({
    code: "INPUT_INVALID",
    message: expect.stringContaining("3 rows are wrong, the first one line 3, paidOn"),
  });
  expect(await db.shared.payment.count()).toBe(0);
});

test("a sibling's bill is no bill", async () => {
  const { file } = await operator({ a: ["10"] });
  const sibling = await operator({});
  const imported = await importPayments(sibling.db, file("2026-11-18;10;EUR;T1;A-2026-000001;"));
  expect(imported.unmatched).toEqual([
    { line: 2, reference: "T1", reason: "There is no bill A-2026-000001." },
  ]);
});

test("20,000 payments are taken at once, and pay 20,000 bills", async () => {
  const count = 20_000;
  const { id, db, file } = await operator({});
  await addBills(id, count);
  const numbers = Array.from({ length: count }, (_, index) => index);
  const rows = numbers.map(
    (_, index) => `2026-11-18;10;EUR;T${index};;Bill A-2026-${String(index + 1).padStart(6, "0")}, thank you`,
  );
  const started = performance.now();
  const imported = await importPayments(db, file(...rows));
  const seconds = (performance.now() - started) / 1_000;
  expect(imported).toMatchObject({ matched: count, billsPaid: count, unmatched: [], twice: [] });
  process.stdout.write(`20,000 payments in ${seconds.toFixed(1)} s\n`);
  expect(await db.shared.paymentAllocation.count()).toBe(count);
});
