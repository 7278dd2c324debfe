import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvFile, PRICES } from "./card-file.fixture.ts";
import { findRateCard, loadPublished } from "./card-versions.ts";
import { changeDraft } from "./change-draft.ts";
import { createRateCard } from "./create-rate-card.ts";
import { discardDraft } from "./discard-draft.ts";
import { exportRateCard } from "./export-rate-card.ts";
import { importRates, previewImport } from "./import-rates.ts";
import { listRateCards } from "./list-rate-cards.ts";
import { publishVersion } from "./publish-version.ts";
import { showRateCard } from "./show-rate-card.ts";
import { tryRecord } from "./try-record.ts";

const actor = "product@alfa.example";
const page = { page: 1, pageSize: 50 };
const NOVEMBER = new Date("2026-11-15T12:00:00Z");
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  await db.makeOperator({ id: "alfa" });
  await db.makeOperator({ id: "beta" });
});
afterAll(() => db.close());

const alfa = () => db.operatorDb("alfa");

async function makeCard(code: string, operatorId = "alfa") {
  const rounding = { mode: "half-up", scale: 4 } as const;
  const card = { code, name: `Card ${code}`, currency: "EUR", zone: "Europe/Berlin", rounding };
  return createRateCard(db.operatorDb(operatorId), { ...card, actor });
}

async function bring(code: string, lines: readonly string[], isEveryPriceMeant = false) {
  const file = csvFile(lines);
  const { fingerprint } = await previewImport(alfa(), { code, file });
  return importRates(alfa(), { code, file, actor, fingerprint, isEveryPriceMeant });
}

async function publish(code: string, version: number, from: string) {
  const { fingerprint } = await show(code, version);
  return publishVersion(alfa(), { code, version, fingerprint, from, actor });
}

const show = (code: string, version?: number, search?: string) =>
  showRateCard(alfa(), { code, version, search, ...page, at: NOVEMBER });

const ONE = ["code,services,zones,prefixes,price", "DE,voice,de,49,0.10"];
const TWO = ["code,services,zones,prefixes,price", "DE,voice,de,49,0.12", "FR,voice,fr,33,0.20"];

test("a card goes from an empty draft over a file to a version in force, and on to the next", async () => {
  await makeCard("retail");
  expect((await show("retail")).rateCount).toBe(0);
  await expect(publish("retail", 1, "2026-11-01")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  expect(await bring("retail", ONE)).toEqual({ version: 1 });
  const { effectiveFrom } = await publish("retail", 1, "2026-11-01");
  // Midnight in Berlin.
  expect(effectiveFrom).toEqual(new Date("2026-10-31T23:00:00Z"));
  expect(await bring("retail", TWO)).toEqual({ version: 2 });
  expect(await show("retail")).toMatchObject({
    inForce: 1,
    shown: { version: 2, status: "draft" },
    changes: { new: 1, changed: 1, ended: 0 },
  });
  await publish("retail", 2, "2026-12-01");
  const [listed] = (await listRateCards(alfa(), NOVEMBER)).filter(({ code }) => code === "retail");
  expect(listed).toMatchObject({
    inForce: { version: 1 },
    upcoming: { version: 2 },
    draft: null,
    versions: 2,
  });
  const { id } = await findRateCard(alfa().shared, "retail");
  const published = await loadPublished(alfa().shared, id);
  expect(published.map(({ version, terms }) => [version, terms.rates.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test("a published version is frozen by the database, and not published twice", async () => {
  await makeCard("frozen");
  await bring("frozen", ONE);
  const { fingerprint } = await show("frozen", 1);
  const request = { code: "frozen", version: 1, fingerprint, from: "2026-11-01", actor };
  await publishVersion(alfa(), request);
  await expect(publishVersion(alfa(), request)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  const { id } = (await show("frozen", 1)).shown;
  const change = alfa().shared.rateCardVersion.update({ where: { id }, data: { terms: {} } });
  await expect(change).rejects.toThrow();
  await expect(discardDraft(alfa(), { code: "frozen", version: 1, actor })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
});

test("a version does not begin before the last one does", async () => {
  await makeCard("order");
  await bring("order", ONE);
  await publish("order", 1, "2026-11-01");
  await bring("order", TWO);
  await expect(publish("order", 2, "2026-10-31")).rejects.toMatchObject({
    code: "INPUT_INVALID",
    message: expect.stringContaining("Version 1 begins on 1 Nov 2026, 00:00"),
  });
  await publish("order", 2, "2026-11-01");
  expect((await show("order")).inForce).toBe(2);
});

test("a draft that has changed since it was looked at is not published", async () => {
  await makeCard("seen");
  await bring("seen", ONE);
  const { fingerprint } = await show("seen", 1);
  await bring("seen", TWO);
  const request = { code: "seen", version: 1, fingerprint, from: "2026-11-01", actor };
  await expect(publishVersion(alfa(), request)).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
});

test("a file is applied whole, or not at all", async () => {
  await makeCard("whole");
  await bring("whole", ONE);
  await expect(bring("whole", [...TWO, "XX,fax,xx,99,1"])).rejects.toMatchObject({
    code: "INPUT_INVALID",
    details: { faults: [expect.stringMatching(/^line 4: /)] },
  });
  expect((await show("whole")).rates.map(({ code }) => code)).toEqual(["DE"]);
});

test("a file that was not looked at, or whose prices were asked about, is not applied", async () => {
  await makeCard("asked");
  const file = csvFile(ONE);
  const unseen = { code: "asked", file, actor, fingerprint: "0".repeat(64), isEveryPriceMeant: true };
  await expect(importRates(alfa(), unseen)).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  const odd = [...TWO, "LK,voice,lk,94,60.015"];
  await expect(bring("asked", odd)).rejects.toMatchObject({ code: "INPUT_INVALID" });
  expect(await bring("asked", odd, true)).toEqual({ version: 1 });
});

test("of two who import at once, the second is told that the card has changed", async () => {
  await makeCard("race");
  const requests = await Promise.all(
    [ONE, TWO].map(async (lines) => {
      const file = csvFile(lines);
      const { fingerprint } = await previewImport(alfa(), { code: "race", file });
      return { code: "race", file, actor, fingerprint, isEveryPriceMeant: true };
    }),
  );
  const ends = await Promise.allSettled(requests.map((request) => importRates(alfa(), request)));
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await show("race")).versions).toHaveLength(1);
});

test("settings change in the draft; the rates stay, and the version in force too", async () => {
  await makeCard("settings");
  await bring("settings", ONE);
  await publish("settings", 1, "2026-11-01");
  const settings = { holidays: ["2026-12-26", "2026-12-25", "2026-12-25"], homeNetworks: ["26201"] };
  expect(await changeDraft(alfa(), { code: "settings", settings, actor })).toEqual({ version: 2 });
  const { settings: changed, rates } = await show("settings", 2);
  expect(changed).toMatchObject({ holidays: ["2026-12-25", "2026-12-26"], zones: { homePlmns: ["26201"] } });
  expect(rates).toHaveLength(1);
  expect((await show("settings", 1)).settings.holidays).toEqual([]);
  const wrong = changeDraft(alfa(), { code: "settings", settings: { zone: "Berlin" }, actor });
  await expect(wrong).rejects.toMatchObject({ code: "TERMS_INVALID" });
  await discardDraft(alfa(), { code: "settings", version: 2, actor });
  expect((await show("settings")).versions.map(({ version }) => version)).toEqual([1]);
});

test("rates are found by code, words, zone and by the number that leads to them", async () => {
  await makeCard("search");
  await bring("search", PRICES);
  const codes = async (search: string) => (await show("search", 1, search)).rates.map(({ code }) => code);
  expect(await codes("nat")).toEqual(["VOICE-NAT"]);
  expect(await codes("in, the eu")).toEqual(["VOICE-EU"]);
  expect(await codes("+34600123456")).toEqual(["VOICE-IN", "VOICE-EU", "SMS", "DATA"]);
  expect(await codes("+881")).toEqual([]);
});

test("what a call would cost is told by any version, part by part", async () => {
  await makeCard("try");
  await bring("try", PRICES);
  const call = {
    ...({ service: "voice", direction: "mo", visitedPlmn: null, dialled: "4930123456" } as const),
    quantity: 120n,
  };
  // Monday: a minute by day at 0.09 with its set-up fee, a minute by night at 0.05.
  const request = { code: "try", version: 1, at: "2026-10-05T19:59", usedBefore: 0n };
  const tried = await tryRecord(alfa(), { ...request, usage: call });
  expect(tried).toMatchObject({
    currency: "EUR",
    found: { rateCode: "VOICE-NAT", zone: "domestic" },
    parts: [
      { band: "day", ratedQuantity: 60n, amountMicros: 140_000n },
      { band: "night", ratedQuantity: 60n, amountMicros: 50_000n },
    ],
    totalMicros: 190_000n,
  });
  const nowhere = { ...call, dialled: "88161234" };
  const untold = await tryRecord(alfa(), { ...request, usage: nowhere });
  expect(untold).toMatchObject({ unrateable: "ZONE_UNKNOWN" });
  const skipped = tryRecord(alfa(), { ...request, usage: call, at: "2026-03-29T02:30" });
  await expect(skipped).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("what is exported imports again without a change", async () => {
  await makeCard("again");
  await bring("again", PRICES);
  for (const form of ["raw", "xlsx"] as const) {
    const { bytes, fileName: name } = await exportRateCard(alfa(), { code: "again", version: 1, form });
    const plan = await previewImport(alfa(), { code: "again", file: { name, bytes } });
    expect([plan.faults, plan.changes, plan.unchanged]).toEqual([[], [], 6]);
  }
});

test("each change is in the log, in the transaction that made it", async () => {
  await makeCard("logged");
  await bring("logged", ONE);
  await publish("logged", 1, "2026-11-01");
  const rows = await db
    .portfolioDb()
    .auditEvent.findMany({ where: { subject: "logged" }, orderBy: { id: "asc" } });
  expect(rows.map(({ action, operatorId }) => [action, operatorId])).toEqual([
    ["rate-card:create", "alfa"],
    ["rate-card:import", "alfa"],
    ["rate-card:publish", "alfa"],
  ]);
});

test("a sibling's card is not found, and its code is free", async () => {
  await makeCard("mine", "beta");
  await expect(show("mine")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(show("none")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await makeCard("mine");
  await expect(makeCard("mine")).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect((await listRateCards(db.operatorDb("beta"), NOVEMBER)).map(({ code }) => code)).toEqual(["mine"]);
});
