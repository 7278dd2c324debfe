import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { dayAt, labelAt, previousLabel } from "@tributary/domain/period/period";
import { addDays } from "@tributary/domain/statement/add-days";
import { afterEach, beforeEach, expect, test } from "vitest";
import { decideAll, makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, GB, makeWorld, SOURCE, type World } from "../testing/world.ts";
import { changeSettings } from "./change-settings.ts";
import { portfolioBook } from "./portfolio-book.ts";
import { portfolioFindings } from "./portfolio-findings.ts";
import { runPortfolioDetectors } from "./run-detectors.ts";

/** Files are received while the tests run: that is now. */
const AT = new Date();
const TODAY = dayAt(AT.getTime(), "Europe/Berlin");
const eur = parseMicros;

let base: TestDatabase;
let world: World;
beforeEach(async () => {
  base = await testDatabase();
});
afterEach(() => base.close());

async function found(detector: string, at = new Date()) {
  const findings = await portfolioFindings(world.db, await portfolioBook(world.db).rules(), at);
  return findings.filter((finding) => finding.detector === detector);
}

/** One day's usage, in the period the day lies in. */
async function use(day: string, operator: string | null, charge: string, records = 1n, sequence?: number) {
  const row = { operator, line: "L1", quantity: GB, day, charge, records };
  return world.addUsage(day.slice(0, 7), [row], sequence ?? null);
}

/** Has a file come some days ago: what is stored of files is never changed otherwise. */
async function receivedBefore(file: number, days: number): Promise<void> {
  const client = await base.superuser.connect();
  try {
    await client.query("SET session_replication_role = replica");
    const back = "UPDATE usage_file SET received_at = received_at - make_interval(days => $2) WHERE id = $1";
    await client.query(back, [file, days]);
  } finally {
    client.release(true);
  }
}

const tune = (
  detector: Parameters<typeof changeSettings>[1]["detector"],
  settings: object,
  subject?: string,
) =>
  changeSettings(portfolioBook(world.db), {
    ...{ detector, subject: subject ?? null, settings: { ...settings }, version: 0 },
    ...{ reason: "Agreed for the test.", actor: "wim", at: AT },
  });

test("a day that costs far more than its weekdays is found, one near the limit is not", async () => {
  world = await makePlain(base);
  const day = addDays(TODAY, -2);
  // Eight weeks at 100.00: no deviation, so that the floor of 100.00 decides.
  for (let week = 1; week <= 8; week += 1) {
    await use(addDays(day, -7 * week), "alfa", "100.00");
    await use(addDays(day, -7 * week), "beta", "100.00");
  }
  const file = await use(day, "alfa", "350.00");
  await use(day, "beta", "200.00");
  // The day after has begun to come: this one is complete.
  await use(addDays(day, 1), "beta", "0.01");
  // Alfa is 250.00 off; beta exactly 100.00, which is none. All of them: 550.00 instead of 200.00.
  const anomalies = await found("usage-anomaly");
  expect(anomalies.map(({ operatorId, measured, usual }) => [operatorId, measured, usual])).toEqual([
    ["alfa", eur("350.00"), eur("100.00")],
    [null, eur("550.00"), eur("200.00")],
  ]);
  expect(anomalies[0]?.drivers).toContainEqual({
    ...{ kind: "usage-file", id: `${file}`, amount: eur("350.00") },
  });
  expect(anomalies[1]?.drivers).toContainEqual({ kind: "operator", id: "alfa", amount: eur("350.00") });
});

test("a margin below its floor is found, and one at it is not", async () => {
  world = await makeWorld(base, PLAIN_TERMS);
  const markup = (bps: number) => ({
    currency: "EUR",
    components: [{ kind: "markup" as const, bps, base: "cost" as const }],
  });
  // 1 % on cost is 99 basis points of the charge; 3.1 % on cost is 301.
  await world.addOperator("alfa", markup(100));
  await world.addOperator("beta", markup(310));
  const period = previousLabel(labelAt(AT.getTime(), "UTC"));
  await world.addUsage(period, [
    { operator: "alfa", line: "L1", quantity: 1_000n * GB },
    { operator: "beta", line: "L1", quantity: 3_000n * GB },
  ]);
  await world.addInvoice(period, [{ line: "L1", amount: "4000.00", quantity: "4000", rate: "1.00" }]);
  await settlePeriod(world, period);
  // The portfolio: 10.00 and 93.00 on 4,103.00 are 2.51 %.
  expect((await found("margin-floor")).map(({ operatorId, measured }) => [operatorId, measured])).toEqual([
    ["alfa", 99n],
    [null, 251n],
  ]);
  await tune("margin-floor", { floorBps: 99 });
  expect(await found("margin-floor")).toEqual([]);
});

test("credit exposure is found at 80 % of the limit with the running month, not just below", async () => {
  world = await makePlain(base);
  const period = previousLabel(labelAt(AT.getTime(), "UTC"));
  await world.addUsage(period, [
    { operator: "alfa", line: "L1", quantity: 60n * GB },
    { operator: "beta", line: "L1", quantity: 40n * GB },
  ]);
  await world.addInvoice(period, [{ line: "L1", amount: "100.00", quantity: "100", rate: "1.00" }]);
  await settlePeriod(world, period);
  await use(`${labelAt(AT.getTime(), "UTC")}-01`, "alfa", "10.00");
  // 66.00 is unpaid; 10.00 of usage come to 11.00 with 10 % on cost: 77.00, of a limit of 96 is 80.2 %.
  await tune("credit-exposure", { limit: 97 }, "alfa/EUR");
  expect(await found("credit-exposure")).toEqual([]);
  const book = portfolioBook(world.db);
  const change = {
    detector: "credit-exposure",
    subject: "alfa/EUR",
    reason: "Less.",
    actor: "wim",
    at: AT,
  } as const;
  await changeSettings(book, { ...change, settings: { limit: 96 }, version: 1 });
  expect(await found("credit-exposure")).toMatchObject([
    { operatorId: "alfa", measured: eur("77.00"), severity: "warning" },
  ]);
  await changeSettings(book, { ...change, settings: { limit: 77 }, version: 2 });
  expect(await found("credit-exposure")).toMatchObject([{ severity: "critical" }]);
});

test("a gap 41 to 43 is found with the number that lacks, a silent source when it is late", async () => {
  world = await makePlain(base);
  await use(TODAY, "alfa", "20.00", 1n, 41);
  await use(TODAY, "alfa", "40.00", 1n, 43);
  // A mean file of 30.00.
  expect(await found("sequence-gap")).toMatchObject([
    { subject: SOURCE, measured: 1n, atRiskMicros: eur("30.00"), drivers: [{}, {}, { id: "42" }] },
  ]);
  expect(await found("file-late")).toEqual([]);
  await tune("file-late", { afterHours: 24 });
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
  expect(await found("file-late", hours(23))).toEqual([]);
  expect(await found("file-late", hours(25))).toMatchObject([
    { subject: SOURCE, atRiskMicros: eur("30.00") },
  ]);
  await use(TODAY, "alfa", "1.00", 1n, 42);
  expect(await found("sequence-gap")).toEqual([]);
});

test("more usage than before that is nobody's is found with its files, a few records are not", async () => {
  world = await makePlain(base);
  const before = await use(addDays(TODAY, -20), "alfa", "100.00", 10_000n);
  await receivedBefore(before, 20);
  await use(TODAY, "alfa", "9.00", 900n);
  await use(TODAY, null, "0.50", 50n);
  // 50 of 950 are 5 %, but 50 records are few.
  expect(await found("attribution-drop")).toEqual([]);
  const file = await use(TODAY, null, "0.01", 1n);
  expect(await found("attribution-drop")).toMatchObject([
    {
      subject: AGREEMENT,
      atRiskMicros: eur("0.51"),
      drivers: [{}, { kind: "usage-file" }, { id: `${file}` }],
    },
  ]);
});

test("quarantine that grows is found by reason, what every file loses is not", async () => {
  world = await makePlain(base);
  const file = await use(TODAY, "alfa", "100.00", 5_000n);
  const hold = (records: number) =>
    base.superuser.query(
      `INSERT INTO quarantine_total (file_id, operator_id, reason, records, value_micros, valued)
       VALUES ($1, NULL, 'MALFORMED', $2, 7000000, 0)`,
      [file, records],
    );
  await hold(100);
  expect(await found("quarantine-growth")).toEqual([]);
  await hold(1);
  expect(await found("quarantine-growth")).toMatchObject([
    { subject: `${SOURCE}/MALFORMED`, measured: 101n, atRiskMicros: eur("14.00") },
  ]);
});

test("a commitment is at risk when usage carried on falls short by more than the floor", async () => {
  const commitment = {
    ...{ code: "L7", kind: "commitment" as const, description: "Commitment", amount: "50000" },
    ...{ shareBps: 10_000, scope: ["L1"], allocation: { by: "equal" as const } },
  };
  world = await makeWorld(base, { ...PLAIN_TERMS, lines: [...PLAIN_TERMS.lines, commitment] });
  await world.addOperator("alfa");
  // By the 15th of November's 30 days: 24,000.00 is 48,000.00 in the month, 2,000.00 short; 24,500.00 is
  // 49,000.00, exactly the floor of 1,000.00 short.
  const noon = new Date("2026-11-16T12:00:00Z");
  await use("2026-11-15", "alfa", "24000.00");
  expect(await found("commitment-shortfall", noon)).toMatchObject([
    { subject: AGREEMENT, measured: eur("2000.00"), severity: "warning" },
  ]);
  await use("2026-11-15", "alfa", "500.00");
  expect(await found("commitment-shortfall", noon)).toEqual([]);
});

test("a notice that is due in five days is found, and one in six is not", async () => {
  world = await makePlain(base);
  const period = previousLabel(labelAt(AT.getTime(), "UTC"));
  await world.addUsage(period, [{ operator: "alfa", line: "L1", quantity: 100n * GB }]);
  await world.addInvoice(period, [{ line: "L1", amount: "150.00", quantity: "100", rate: "1.50" }]);
  await decideAll(world, period, "dispute");
  const invoice = await world.db.mnoInvoice.findFirstOrThrow();
  const draft = (number: string, days: number) =>
    world.db.dispute.create({
      data: {
        ...{ number, agreementId: AGREEMENT, invoiceId: invoice.id, period, currency: "EUR" },
        ...{ grossDisputedMicros: eur("50.00"), netRecoverableMicros: eur("50.00") },
        noticeDeadlineOn: new Date(`${addDays(TODAY, days)}T00:00:00Z`),
        paymentDueOn: new Date(`${addDays(TODAY, 30)}T00:00:00Z`),
        ...{ evidence: {}, evidenceHash: "" },
      },
    });
  await draft("D-6", 6);
  expect(await found("dispute-deadline")).toEqual([]);
  await draft("D-5", 5);
  expect(await found("dispute-deadline")).toMatchObject([{ atRiskMicros: eur("50.00"), measured: 5n }]);
});

test("an invoice is missing sixteen days after its month, and not after fifteen", async () => {
  world = await makePlain(base);
  await use("2026-09-15", "alfa", "77.00");
  // September ends at midnight in Berlin: 22:00 UTC.
  const after = (days: number) => new Date(Date.parse("2026-09-30T22:00:00Z") + days * 86_400_000);
  expect(await found("invoice-missing", after(15))).toEqual([]);
  expect(await found("invoice-missing", after(16))).toMatchObject([
    { subject: AGREEMENT, atRiskMicros: eur("77.00"), measured: 16n },
  ]);
  await world.addInvoice("2026-09", [{ line: "L1", amount: "1.00", quantity: "1", rate: "1.00" }]);
  expect(await found("invoice-missing", after(16))).toEqual([]);
});

test("running twice changes nothing, and what is found no more closes by itself", async () => {
  world = await makePlain(base);
  await use(TODAY, "alfa", "20.00", 1n, 41);
  await use(TODAY, "alfa", "40.00", 1n, 43);
  expect(await runPortfolioDetectors(world.db, AT)).toMatchObject({ found: 1, opened: 1, closed: 0 });
  expect(await runPortfolioDetectors(world.db, AT)).toMatchObject({
    found: 1,
    opened: 0,
    moved: 0,
    closed: 0,
  });
  await use(TODAY, "alfa", "30.00", 1n, 42);
  expect(await runPortfolioDetectors(world.db, AT)).toMatchObject({ found: 0, opened: 0, closed: 1 });
  expect(await world.db.alert.findMany({ select: { status: true } })).toEqual([{ status: "closed" }]);
  const events = await world.db.outboxEvent.findMany({ select: { type: true }, orderBy: { id: "asc" } });
  expect(events).toEqual([{ type: "alert.opened" }, { type: "alert.closed" }]);
});
