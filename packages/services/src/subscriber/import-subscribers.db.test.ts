import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlan } from "../testing/make-plan.ts";
import { subscriberFile } from "../testing/subscriber-file.ts";
import { importSubscribers, previewSubscribers } from "./import-subscribers.ts";
import { subscriberSealer } from "./seal-fields.ts";
import { readSealKeys } from "./seal-keys.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const at = new Date("2026-11-15T12:00:00Z");
const HEADER = "number,name,email,address,language,billing,plan,iccid,imsis,msisdn,validFrom";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function operator() {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  await makePlan(db, "basic");
  const file = (text: string) => ({
    ...{ fileName: "people.csv", zone: "Europe/Berlin", at, keys, actor: "anna" },
    bytes: new TextEncoder().encode(text),
  });
  return { id, db, file };
}

test("a file is taken with its people, SIMs, numbers and plans", async () => {
  const { id, db, file } = await operator();
  const rows = [
    HEADER,
    'S-1,Ada Byron,ada@example.org,"1 Main Street, London",en,postpaid,basic,8949010000000000008,' +
      "262010000000001 208010000000002,+49 1511 2345678,2026-11-01",
    "S-2,,,,,prepaid,,,,,",
  ];
  expect(await previewSubscribers(db, file(rows.join("\n")))).toEqual({
    ...{ subscribers: 2, active: 1, newSims: 1, newNumbers: 1, faults: [] },
  });
  expect(await db.shared.subscriber.count()).toBe(0);
  await importSubscribers(db, file(rows.join("\n")));
  const stored = await db.shared.subscriber.findFirstOrThrow({
    where: { number: "S-1" },
    include: {
      sims: { include: { simCard: { include: { imsis: true } } } },
      numbers: { include: { phoneNumber: true } },
      plans: true,
      events: true,
    },
  });
  expect(stored).toMatchObject({ status: "active", billing: "postpaid", language: "en" });
  // Midnight of 1 November in Berlin.
  const from = new Date("2026-10-31T23:00:00Z");
  expect([stored.activatedAt, stored.sims[0]?.validFrom, stored.plans[0]?.validFrom]).toEqual([
    from,
    from,
    from,
  ]);
  expect(stored.sims[0]?.simCard).toMatchObject({ iccid: "8949010000000000008", status: "active" });
  expect(stored.sims[0]?.simCard.imsis.map(({ imsi }) => imsi).sort()).toEqual([
    ...["208010000000002", "262010000000001"],
  ]);
  expect(stored.numbers[0]?.phoneNumber).toMatchObject({ msisdn: "4915112345678", status: "assigned" });
  expect(stored.events.map(({ kind, actor }) => [kind, actor])).toEqual([["imported", "anna"]]);
  const sealer = subscriberSealer(keys, id);
  expect(sealer.open("address", stored.id, stored.addressSealed ?? new Uint8Array())).toBe(
    "1 Main Street, London",
  );
  expect(stored.nameMarks).toEqual(sealer.marksOf("byron ADA").reverse());
  expect(await db.shared.subscriber.findFirst({ where: { number: "S-2" } })).toMatchObject({
    status: "pending",
  });
});

test("nothing of a name, an address or an e-mail stands in the clear in any table", async () => {
  const { db, file } = await operator();
  await importSubscribers(db, file(`${HEADER}\nS-1,Zebulon Quark,zq@quark.example,7 Gluon Way,,,,,,,\n`));
  const { rows } = await database.superuser.query<{ text: string }>(
    "SELECT query_to_xml(format('SELECT * FROM %I', tablename), true, false, '')::text AS text " +
      "FROM pg_tables WHERE schemaname = 'public'",
  );
  const found = rows.filter(({ text }) => /zebulon|quark|gluon|emVidWxvbg|5a6562756c6f6e/i.test(text));
  expect(found).toEqual([]);
  expect(rows.some(({ text }) => text.includes("<number>S-1</number>"))).toBe(true);
});

test("one wrong row holds the whole file back, and every wrong row is named with its reason", async () => {
  const { db, file } = await operator();
  await importSubscribers(
    db,
    file(`${HEADER}\nS-1,Ada,,,,,,8949010000000000008,262010000000001,4915112345678,2026-11-01\n`),
  );
  const wrong = [
    HEADER,
    "S-2,Eve,no-mail,,,,,,,,",
    "S-1,Ada,,,,,,,,,",
    "S-3,Bo,,,,,gold,8949010000000000016,262010000000002,,2026-11-01",
    "S-4,Cy,,,,,,8949010000000000024,262010000000002,,2026-11-01",
    "S-5,Di,,,,,,8949010000000000025,,4915112345678,2026-11-01",
    "S-6,Ed,,,,,,,,,2026-12-01",
    "S-7,Fi,,,,,basic,8949010000000000032,,,",
  ];
  const { faults, subscribers } = await previewSubscribers(db, file(wrong.join("\n")));
  expect(subscribers).toBe(0);
  expect(faults.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
    "2 email: This is no e-mail address.",
    "3 number: S-1 is a subscriber already.",
    "4 plan: There is no published plan gold.",
    "5 imsis: 262010000000002 stands in line 4 already.",
    "6 iccid: The check digit of ICCID 8949010000000000025 is wrong: read it once more.",
    "7 validFrom: That lies in the future.",
    "8 validFrom: Say since when it has its plan, SIM and number.",
  ]);
  await expect(importSubscribers(db, file([...wrong, "S-8,Gy,,,,,,,,,"].join("\n")))).rejects.toMatchObject({
    code: "INPUT_INVALID",
    message: expect.stringContaining("7 rows are wrong, the first one line 2, email"),
  });
  expect(await db.shared.subscriber.count()).toBe(1);
});

test("a SIM and a number of the stock are given out; those that somebody has are not", async () => {
  const { db, file } = await operator();
  const card = {
    iccid: "8949010000000000008",
    batch: "b1",
    imsis: { create: [{ imsi: "262010000000001" }] },
  };
  await db.shared.simCard.create({ data: card });
  await db.shared.phoneNumber.create({
    data: { msisdn: "4915112345678", status: "quarantined", statusUntil: new Date("2026-11-01") },
  });
  const row = "8949010000000000008,,4915112345678,2026-11-10";
  expect(await importSubscribers(db, file(`${HEADER}\nS-1,Ada,,,,,basic,${row}\n`))).toMatchObject({
    ...{ newSims: 0, newNumbers: 0 },
  });
  expect(await db.shared.simCard.findFirstOrThrow()).toMatchObject({ status: "active" });
  expect(await db.shared.phoneNumber.findFirstOrThrow()).toMatchObject({
    status: "assigned",
    statusUntil: null,
  });
  const { faults } = await previewSubscribers(db, file(`${HEADER}\nS-2,Bo,,,,,basic,${row}\n`));
  expect(faults.map(({ reason }) => reason)).toEqual([
    "SIM 8949010000000000008 is active: only one in stock can be given out.",
    "The number is assigned: take one that is free.",
  ]);
});

test("the same file, sent twice at once, is taken once", async () => {
  const { db, file } = await operator();
  const rows = Array.from({ length: 50 }, (_, index) => `S-${index},Ada,,,,,,,,,`);
  const text = [HEADER, ...rows].join("\n");
  const ended = await Promise.allSettled([1, 2, 3].map(() => importSubscribers(db, file(text))));
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of ended) {
    if (outcome.status === "rejected") expect(["LOCKED", "INPUT_INVALID"]).toContain(outcome.reason.code);
  }
  expect(await db.shared.subscriber.count()).toBe(50);
});

test("20,000 people are taken at once", async () => {
  const { db, file } = await operator();
  const begun = performance.now();
  const { active } = await importSubscribers(db, file(subscriberFile(20_000, "basic", "2026-11-01")));
  const seconds = (performance.now() - begun) / 1_000;
  expect(active).toBe(20_000);
  expect(await db.shared.subscriberSim.count()).toBe(20_000);
  expect(await db.shared.simImsi.count()).toBe(20_000);
  process.stdout.write(`import: 20,000 subscribers in ${seconds.toFixed(1)} s\n`);
}, 120_000);

test("a file that is none of subscribers is refused by its header", async () => {
  const { db, file } = await operator();
  for (const text of ["", "number,colour\nS-1,red\n", "name\nAda\n", "number,number\nS-1,S-1\n"]) {
    await expect(previewSubscribers(db, file(text)), text).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  }
});
