import { parseMicros } from "@tributary/domain/money/micros";
import type { Fee } from "@tributary/domain/plan/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import { creditBill } from "../bill/credit-bill.ts";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { publishVersion } from "../rate-card/publish-version.ts";
import { showRateCard } from "../rate-card/show-rate-card.ts";
import { ratePeriod } from "../retail-rating/rate-period.ts";
import { terminateSubscriber } from "../subscriber/terminate-subscriber.ts";
import {
  call,
  callBundle,
  cardTerms,
  type UsageShop,
  type UsageWorld,
  usageWorld,
} from "../testing/usage-shop.ts";
import { approveCorrection } from "./approve-correction.ts";
import { rejectCorrection, withdrawCorrection } from "./end-correction.ts";
import { reportCorrection } from "./report-correction.ts";
import { requestCorrection } from "./request-correction.ts";
import { listCorrections, showCorrection } from "./show-correction.ts";

const [maker, checker] = ["product@alfa.example", "finance@alfa.example"];
const at = new Date("2026-12-01T09:00:00Z");
const fee: Fee = {
  ...{ code: "BASE", description: "Monthly fee", every: "period", amountMicros: parseMicros("20") },
  ...{ taxCode: "standard", isProrated: true },
};
let world: UsageWorld;

beforeAll(async () => {
  world = await usageWorld();
});
afterAll(() => world.close());

async function bill({ db }: UsageShop, period: string, day: string): Promise<void> {
  await ratePeriod(db, { period });
  const request = { period, actor: checker, at: new Date(`${day}T09:00:00Z`) };
  const { runId } = await prepareBillRun(db, request);
  await finalizeBillRun(db, { ...request, runId, leavesExceptions: false });
}

async function report({ db }: UsageShop, from = "2026-09-01") {
  const page = { page: 1, pageSize: 1 };
  const { shown, fingerprint } = await showRateCard(db, { code: "std", ...page, at });
  const request = { code: "std", version: shown.version, fingerprint, from, actor: maker, at };
  const { id } = await reportCorrection(db, request);
  return showCorrection(db, id);
}

async function linesOf({ db }: UsageShop, number: string, period: string) {
  const lines = await db.shared.billLine.findMany({
    where: { bill: { subscriber: { number }, period, kind: "bill" } },
    orderBy: { lineNumber: "asc" },
    select: { kind: true, description: true, netMicros: true },
  });
  return lines.map(({ kind, description, netMicros }) => [kind, description, netMicros]);
}

/** Two months are billed, the third is rated; a subscriber left with the first. */
async function billedShop(): Promise<UsageShop> {
  const shop = await world.makeShop({ fees: [fee] });
  const [stays, leaves] = [await world.addPerson(shop, "STAYS"), await world.addPerson(shop, "LEAVES")];
  await world.ingest([
    call("2026-09-05T10:00:00Z", stays, 180),
    call("2026-09-06T10:00:00Z", leaves, 240),
    call("2026-10-05T10:00:00Z", stays, 180),
    call("2026-11-05T10:00:00Z", stays, 180),
  ]);
  const left = { number: "LEAVES", kind: "voluntary", note: "", actor: maker } as const;
  await terminateSubscriber(shop.db, { ...left, at: new Date("2026-10-01T10:00:00Z") });
  await bill(shop, "2026-09", "2026-10-02");
  await bill(shop, "2026-10", "2026-11-02");
  await ratePeriod(shop.db, { period: "2026-11" });
  return shop;
}

test("a price that was wrong is reported, approved by another, and corrected month by month", async () => {
  const shop = await billedShop();
  const { db } = shop;
  await shop.draft(2, cardTerms("0.30"));
  const found = await report(shop);
  // One minute over at 0.60, two of who left: half of it is given back.
  const month = { unrateableBefore: 0, unrateableAfter: 0 };
  const micros = (before: string, after: string) => {
    return { beforeMicros: parseMicros(before), afterMicros: parseMicros(after) };
  };
  expect(found.impact).toEqual({
    months: [
      { period: "2026-09", bills: "final", subscribers: 2, records: 2, ...month, ...micros("1.80", "0.90") },
      { period: "2026-10", bills: "final", subscribers: 1, records: 1, ...month, ...micros("0.60", "0.30") },
      { period: "2026-11", bills: "open", subscribers: 1, records: 1, ...month, ...micros("0.60", "0.30") },
    ],
    subscribers: 2,
    most: [
      { number: "STAYS", ...micros("1.80", "0.90") },
      { number: "LEAVES", ...micros("1.20", "0.60") },
    ],
    credited: { subscribers: 1, micros: parseMicros("0.60") },
    leftBills: 0,
  });
  // A report changes nothing but that it is there.
  expect(await db.shared.retailRating.count({ where: { version: { gt: 1 } } })).toBe(0);
  const bills = await db.shared.bill.findMany({ where: { status: "final" }, orderBy: { number: "asc" } });

  const { id, fingerprint } = found;
  await expect(requestCorrection(db, { id, reason: " ", actor: maker, at })).rejects.toMatchObject({
    code: "REASON_REQUIRED",
  });
  await requestCorrection(db, { id, reason: "The price list said 0.30.", actor: maker, at });
  const own = approveCorrection(db, { id, fingerprint, actor: maker, at });
  await expect(own).rejects.toMatchObject({ code: "APPROVER_IS_PREPARER" });
  await approveCorrection(db, { id, fingerprint, actor: checker, at });
  const shown = await showCorrection(db, id);
  expect(shown).toMatchObject({ status: "applied", decidedBy: checker });
  expect(shown.creditNotes).toMatchObject([{ number: "C-2026-000001" }]);
  const note = await db.shared.bill.findFirstOrThrow({ where: { kind: "credit-note" } });
  // 19 % of 0.60 are 0.114.
  expect([note.netMicros, note.taxMicros]).toEqual([parseMicros("-0.60"), parseMicros("-0.11")]);

  // Final bills stay; the next one bears what they were too high, and the open month is as corrected.
  const kept = await db.shared.bill.findMany({
    where: { status: "final", kind: "bill" },
    orderBy: { number: "asc" },
  });
  expect(kept).toEqual(bills);
  await bill(shop, "2026-11", "2026-12-02");
  const numbers = bills.filter(({ subscriberId }) => subscriberId !== note.subscriberId);
  const ofPeriod = (period: string) => numbers.find((each) => each.period === period)?.number;
  const [september, october] = [ofPeriod("2026-09"), ofPeriod("2026-10")];
  expect(await linesOf(shop, "STAYS", "2026-11")).toEqual([
    ["recurring", "Monthly fee", parseMicros("20")],
    ["usage", "CALLS", parseMicros("0.30")],
    ["usage", "CALLS, 2 minutes", 0n],
    ["adjustment", `Usage of September 2026, rated again: corrects ${september}`, parseMicros("-0.30")],
    ["adjustment", `Usage of October 2026, rated again: corrects ${october}`, parseMicros("-0.30")],
  ]);
  expect(await linesOf(shop, "LEAVES", "2026-11")).toEqual([]);
});

test("done twice it changes nothing: no rating, no entry, no credit note, no line more", async () => {
  const shop = await billedShop();
  const { db } = shop;
  await shop.draft(2, cardTerms("0.30"));
  const { id, fingerprint } = await report(shop);
  await requestCorrection(db, { id, reason: "Wrong price.", actor: maker, at });
  const approve = () => approveCorrection(db, { id, fingerprint, actor: checker, at });
  // As if the process had ended behind the decision: the version is there, and no month is corrected.
  await db.shared.rateCardVersion.updateMany({
    where: { version: 2 },
    data: {
      ...{ status: "published", publishedBy: checker, publishedAt: at },
      effectiveFrom: new Date("2026-08-31T22:00:00Z"),
    },
  });
  const decided = { status: "approved", decidedBy: checker, decidedAt: at };
  await db.shared.rateCorrection.updateMany({ where: { id }, data: decided });
  await approve();
  const count = async () => [
    await db.shared.retailRating.count(),
    await db.shared.balanceEntry.count(),
    await db.shared.bill.count({ where: { kind: "credit-note" } }),
  ];
  const before = await count();
  expect(before[2]).toBe(1);
  await expect(approve()).rejects.toMatchObject({ code: "LOCKED" });
  for (const period of ["2026-09", "2026-10", "2026-11"]) {
    expect(await ratePeriod(db, { period })).toMatchObject({ changed: 0 });
  }
  expect(await count()).toEqual(before);
  await bill(shop, "2026-11", "2026-12-02");
  await bill(shop, "2026-12", "2027-01-02");
  expect(await linesOf(shop, "STAYS", "2026-12")).toEqual([["recurring", "Monthly fee", parseMicros("20")]]);
});

test("what an allowance leaves goes on as corrected, and the report says what comes out", async () => {
  const rollover = { capUnits: 120n, periods: 1 };
  const shop = await world.makeShop({ fees: [fee], bundles: [callBundle({ rollover })] });
  const { db } = shop;
  const imsi = await world.addPerson(shop, "ROLLS");
  await world.ingest([call("2026-09-05T10:00:00Z", imsi, 30), call("2026-10-05T10:00:00Z", imsi, 200)]);
  await ratePeriod(db, { period: "2026-09" });
  // 90 s are left for October, which has 210 s for its 200.
  expect(await ratePeriod(db, { period: "2026-10" })).toMatchObject({ chargeMicros: 0n });
  // By whole minutes September takes 60 s, so October has 180 s for its 240: a minute at 0.60 is over.
  await shop.draft(2, cardTerms("0.60", 60n));
  const { id, fingerprint, impact } = await report(shop);
  expect(impact.months.map(({ afterMicros }) => afterMicros)).toEqual([0n, parseMicros("0.60")]);
  await requestCorrection(db, { id, reason: "By the minute.", actor: maker, at });
  await approveCorrection(db, { id, fingerprint, actor: checker, at });
  const latest = await db.shared.retailRating.findMany({
    where: { version: 2 },
    orderBy: { period: "asc" },
  });
  expect(latest.map(({ chargeMicros }) => chargeMicros)).toEqual([0n, parseMicros("0.60")]);
  const sums = await db.shared.balanceEntry.groupBy({
    by: ["grantPeriod"],
    _sum: { quantity: true },
    orderBy: { grantPeriod: "asc" },
  });
  expect(sums.map(({ _sum }) => _sum.quantity)).toEqual([0n, 0n]);
});

test("who left owes what was too little with the next run, in a bill of its own", async () => {
  const shop = await billedShop();
  const { db } = shop;
  await shop.draft(2, cardTerms("0.90"));
  const { id, fingerprint, impact } = await report(shop);
  expect(impact.credited).toEqual({ subscribers: 0, micros: 0n });
  await requestCorrection(db, { id, reason: "The price list said 0.90.", actor: maker, at });
  await approveCorrection(db, { id, fingerprint, actor: checker, at });
  await bill(shop, "2026-11", "2026-12-02");
  const [line] = await linesOf(shop, "LEAVES", "2026-11");
  expect(line).toEqual(["adjustment", expect.stringMatching(/corrects A-2026-0000/), parseMicros("0.60")]);
  await bill(shop, "2026-12", "2027-01-02");
  expect(await linesOf(shop, "LEAVES", "2026-12")).toEqual([]);
});

test("a bill that somebody credited by hand is left as it is", async () => {
  const shop = await billedShop();
  const { db } = shop;
  const { number } = await db.shared.bill.findFirstOrThrow({
    where: { period: "2026-09", subscriber: { number: "STAYS" } },
  });
  const goodwill = { lines: [{ lineNumber: 2, grossMicros: parseMicros("0.20") }], reason: "Goodwill." };
  await creditBill(db, { number: number ?? "", ...goodwill, actor: checker, at });
  await shop.draft(2, cardTerms("0.30"));
  const { id, fingerprint, impact } = await report(shop);
  expect(impact.leftBills).toBe(1);
  await requestCorrection(db, { id, reason: "Wrong price.", actor: maker, at });
  await approveCorrection(db, { id, fingerprint, actor: checker, at });
  await bill(shop, "2026-11", "2026-12-02");
  const adjusted = (await linesOf(shop, "STAYS", "2026-11")).filter(([kind]) => kind === "adjustment");
  expect(adjusted.map(([, description]) => description)).toEqual([
    expect.stringMatching(/^Usage of October 2026/),
  ]);
});

test("what has changed since the report is not approved, nor while bills are looked at", async () => {
  const shop = await billedShop();
  const { db } = shop;
  await shop.draft(2, cardTerms("0.30"));
  const draft = await showRateCard(db, { code: "std", page: 1, pageSize: 1, at });
  const before = publishVersion(db, {
    ...{ code: "std", version: 2, from: "2026-09-01", actor: maker },
    fingerprint: draft.fingerprint,
  });
  await expect(before).rejects.toMatchObject({ code: "PERIOD_CLOSED" });
  await expect(report(shop, "2027-05-01")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  const { id, fingerprint } = await report(shop);
  await requestCorrection(db, { id, reason: "Wrong price.", actor: maker, at });
  await expect(report(shop)).rejects.toMatchObject({ code: "LOCKED" });
  const approve = (print = fingerprint) =>
    approveCorrection(db, { id, fingerprint: print, actor: checker, at });
  await expect(approve("0".repeat(64))).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  const { runId } = await prepareBillRun(db, {
    period: "2026-11",
    actor: checker,
    at: new Date("2026-12-02T09:00:00Z"),
  });
  await expect(approve()).rejects.toMatchObject({ code: "LOCKED" });
  await finalizeBillRun(db, { runId, actor: checker, at, leavesExceptions: false });
  const imsi = await db.shared.simImsi.findFirstOrThrow();
  await world.ingest([call("2026-10-07T10:00:00Z", imsi.imsi, 60)]);
  await expect(approve()).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  await expect(rejectCorrection(db, { id, reason: "No.", actor: maker, at })).rejects.toMatchObject({
    code: "APPROVER_IS_PREPARER",
  });
  await withdrawCorrection(db, { id, reason: "Late usage came.", actor: maker, at });
  await expect(approve()).rejects.toMatchObject({ code: "LOCKED" });
  const again = await report(shop);
  await requestCorrection(db, { id: again.id, reason: "Wrong price.", actor: maker, at });
  await rejectCorrection(db, { id: again.id, reason: "Not now.", actor: checker, at });
  expect((await listCorrections(db, "std")).map(({ status }) => status)).toEqual(["rejected", "withdrawn"]);
});

test("the database keeps what was asked for, and lets nobody decide on their own", async () => {
  const shop = await billedShop();
  const { shared } = shop.db;
  await shop.draft(2, cardTerms("0.30"));
  const { id } = await report(shop);
  await requestCorrection(shop.db, { id, reason: "Wrong price.", actor: maker, at });
  const change = (data: object) => shared.rateCorrection.updateMany({ where: { id }, data });
  await expect(change({ fingerprint: "another" })).rejects.toThrow();
  await expect(change({ status: "approved", decidedBy: maker, decidedAt: at })).rejects.toThrow();
  expect(await showCorrection(shop.db, id)).toMatchObject({ status: "requested", decidedBy: null });
  await change({ status: "rejected", decidedBy: checker, decidedAt: at });
  await expect(change({ status: "requested", decidedBy: null, decidedAt: null })).rejects.toThrow();
});
