import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { labelAt } from "@tributary/domain/period/period";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlain } from "../testing/plain.ts";
import { GB, SOURCE, type World } from "../testing/world.ts";
import { acknowledgeAlerts } from "./acknowledge-alerts.ts";
import { acknowledgeAlert, markFalsePositive, snoozeAlert } from "./act-on-alert.ts";
import { portfolioLister } from "./alert-listers.ts";
import { changeSettings } from "./change-settings.ts";
import { listAlerts } from "./list-alerts.ts";
import { planRuns, wakeDetectors } from "./plan-runs.ts";
import { portfolioBook } from "./portfolio-book.ts";
import { lookAtPortfolio } from "./run-alert-jobs.ts";
import { runPortfolioDetectors } from "./run-detectors.ts";
import { showAlert } from "./show-alert.ts";

let base: TestDatabase;
let world: World;
beforeAll(async () => {
  base = await testDatabase();
  world = await makePlain(base);
});
afterAll(() => base.close());

const by = (reason = "Seen in a test.") => ({ actor: "wim", reason, at: new Date() });
const list = () =>
  listAlerts(portfolioLister(world.db), { sort: "urgency", isDescending: true, page: 1, pageSize: 10 });

async function gap(sequence: number): Promise<void> {
  const row = { operator: "alfa", line: "L1", quantity: GB, charge: "10.00" };
  // Of the running month: an earlier one would lack its invoice.
  await world.addUsage(labelAt(Date.now(), "UTC"), [row], sequence);
}

async function onlyAlert(): Promise<string> {
  const { rows } = await list();
  return rows.find(({ closedAt }) => closedAt === null)?.id ?? "";
}

test("an alert is acknowledged once, with a reason, an audit row and a line of its history", async () => {
  await gap(1);
  await gap(3);
  await runPortfolioDetectors(world.db, new Date());
  const id = await onlyAlert();
  const book = portfolioBook(world.db);
  await expect(acknowledgeAlert(book, { id, ...by(" ") })).rejects.toMatchObject({ code: "REASON_REQUIRED" });
  await acknowledgeAlerts(book, { ids: [id, id], ...by() });
  await expect(acknowledgeAlerts(book, { ids: [id], ...by() })).rejects.toMatchObject({
    code: "STEP_REFUSED",
  });
  const shown = await showAlert(world.db, id);
  expect(shown).toMatchObject({ status: "acknowledged", subject: SOURCE, rule: null });
  expect(shown.events.map(({ kind, actor }) => [kind, actor])).toEqual([
    ["opened", "detectors"],
    ["acknowledged", "wim"],
  ]);
  const audit = await world.db.auditEvent.findMany({ where: { subject: id }, select: { action: true } });
  expect(audit).toEqual([{ action: "alert:acknowledge" }]);
});

test("an alert that was put off wakes when its time is over, and not before", async () => {
  const id = await onlyAlert();
  const at = new Date();
  const until = new Date(at.getTime() + 60_000);
  await snoozeAlert(portfolioBook(world.db), { id, ...by(), at, until });
  await runPortfolioDetectors(world.db, at);
  expect((await showAlert(world.db, id)).status).toBe("snoozed");
  await runPortfolioDetectors(world.db, until);
  expect((await showAlert(world.db, id)).status).toBe("open");
});

test("a false positive moves the threshold of its subject: the same is not found again", async () => {
  const id = await onlyAlert();
  const dismissal = { id, ...by("It was empty.") };
  await world.db.$transaction((tx) => markFalsePositive(portfolioBook(tx), dismissal));
  const shown = await showAlert(world.db, id);
  expect(shown).toMatchObject({ status: "false-positive" });
  // One file was missing: one may be missing from now on.
  expect(shown.rule).toMatchObject({ version: 1, settings: { allowed: 1 }, reason: "It was empty." });
  expect(await runPortfolioDetectors(world.db, new Date())).toMatchObject({ found: 0, opened: 0 });
  await gap(5);
  expect(await runPortfolioDetectors(world.db, new Date())).toMatchObject({ found: 1, opened: 1 });
  const events = await world.db.outboxEvent.findMany({ orderBy: { id: "asc" }, select: { type: true } });
  expect(events.map(({ type }) => type)).toEqual(["alert.opened", "alert.closed", "alert.opened"]);
});

test("settings are changed on what was looked at, within their range and with a reason", async () => {
  const book = portfolioBook(world.db);
  const change = { detector: "margin-floor", subject: null, version: 0, ...by("Agreed.") } as const;
  await changeSettings(book, { ...change, settings: { floorBps: 500 } });
  const outdated = changeSettings(book, { ...change, settings: { floorBps: 600 } });
  await expect(outdated).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  const wrong = changeSettings(book, { ...change, version: 1, settings: { floor: 1 } });
  await expect(wrong).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("a look is planned once, comes at once when figures change, and plans another at the hour", async () => {
  const { db } = world;
  const at = new Date("2026-11-27T10:20:00Z");
  await planRuns(db, at);
  await planRuns(db, at);
  const [run, ...others] = await db.alertRun.findMany();
  expect(others).toEqual([]);
  await lookAtPortfolio(base, run?.id ?? "", at);
  const planned = () =>
    db.alertRun.findMany({ where: { dueAt: { not: null } }, orderBy: { operatorId: "asc" } });
  expect((await planned()).map(({ operatorId, dueAt }) => [operatorId, dueAt?.toISOString()])).toEqual([
    ["alfa", "2026-11-27T10:20:00.000Z"],
    ["beta", "2026-11-27T10:20:00.000Z"],
    [null, "2026-11-27T11:00:00.000Z"],
  ]);
  await wakeDetectors(db, at);
  expect((await planned()).at(-1)?.dueAt).toEqual(at);
});
