import { openOwnerDb } from "@tributary/db/doors/owner-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { CHECKLIST } from "@tributary/domain/onboarding/checklist";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cloneOperator } from "../operator-template/clone-operator.ts";
import { publishTemplate, saveTemplate } from "../operator-template/save-template.ts";
import { showTemplate } from "../operator-template/show-template.ts";
import { configurationFingerprint } from "../rehearsal/configuration-fingerprint.ts";
import { loadOperators } from "../settlement/load-operators.ts";
import { DATA_TEMPLATE, SELLER } from "../testing/operator-template.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, makeWorld } from "../testing/world.ts";
import { assignRange } from "./assign-range.ts";
import { changeItem, takeOver } from "./change-item.ts";
import { approveGoLive, askGoLive, declineGoLive } from "./go-live.ts";
import { type NewOperator, planStart } from "./plan-start.ts";
import { showOnboarding } from "./show-onboarding.ts";
import { SETUP_PATIENCE, startOnboarding } from "./start-onboarding.ts";
import { showOwnOnboarding, supply } from "./supply.ts";
import { workOnSetup } from "./work-on-setup.ts";

let test: TestDatabase;
let db: PortfolioDb;
beforeAll(async () => {
  test = await testDatabase();
  db = (await makeWorld(test, PLAIN_TERMS)).db;
  const terms = { ...DATA_TEMPLATE, sla: { firstReplyMinutes: 120, resolveMinutes: 600 } };
  await saveTemplate(db, { code: "data", name: "Data operator", terms, actor: "otto" });
  const { fingerprint } = await showTemplate(db, { code: "data" });
  const seen = { code: "data", version: 1, fingerprint };
  await expect(publishTemplate(db, { ...seen, actor: "otto" })).rejects.toThrow(
    "You have written this draft",
  );
  await publishTemplate(db, { ...seen, actor: "vera" });
});
afterAll(() => test.close());

const START = new Date("2026-11-02T08:00:00.000Z");
const later = (hours: number) => new Date(START.getTime() + hours * 3_600_000);

function wanted(code: string): NewOperator {
  const name = `Operator ${code}`;
  return { template: "data", code, name, country: "DE", targetOn: "2026-12-01", seller: SELLER, ranges: [] };
}

async function start(code: string): Promise<void> {
  const { fingerprint } = await planStart(db, wanted(code), START);
  await startOnboarding(db, { ...wanted(code), fingerprint, actor: "otto", at: START });
}

async function setUp(code: string): Promise<void> {
  const operatorDb = test.operatorDb(code);
  const { id: setupId } = await operatorDb.shared.operatorSetup.findFirstOrThrow({ where: {} });
  await workOnSetup({
    ...{ db: operatorDb, owner: openOwnerDb(test), setupId, dueAt: 0, patience: SETUP_PATIENCE },
    onFault: (fault) => {
      throw fault;
    },
  });
}

/** The rehearsal itself is tested where it is played; here it has passed for what stands. */
async function passRehearsal(operatorId: string): Promise<void> {
  const fingerprint = await configurationFingerprint(db, operatorId);
  const ended = { status: "done", outcome: "passed", fingerprint, report: {}, endedAt: new Date() };
  const asked = { askedBy: "otto", askedAt: new Date(), attempts: 1, attemptLimit: 5 };
  await db.rehearsal.create({ data: { operatorId, ...asked, ...ended } });
}

const by = (operatorId: string, hours: number) => ({ operatorId, actor: "otto", at: later(hours) });
const ready = { state: "done", evidence: "As agreed by mail." } as const;

it("says beforehand what a new operator comes to, and refuses another template since", async () => {
  const { steps, fingerprint } = await planStart(db, wanted("delta"), START);
  expect(steps.map(({ kind, code, action }) => `${kind} ${code} ${action}`)).toEqual([
    `margin ${AGREEMENT} create`,
    "rate-card standard create",
    "plan M create",
    "billing  create",
    "retention usage create",
    "team operator-admin create",
    "sla  create",
    "brand  create",
  ]);
  expect(await db.operator.count({ where: { id: "delta" } })).toBe(0);
  const other = { ...wanted("delta"), fingerprint: fingerprint.slice(1), actor: "otto", at: START };
  await expect(startOnboarding(db, other)).rejects.toThrow("The template has changed since you looked");
});

it("makes the operator, and through its own door what is its own; twice changes nothing", async () => {
  await start("alfa");
  await setUp("alfa");
  const { shared } = test.operatorDb("alfa");
  const rows = async () => [
    await shared.rateCardVersion.count({ where: { status: "published" } }),
    await shared.planVersion.count({ where: { status: "published" } }),
    await shared.billingProfile.count(),
    await shared.retentionRule.count(),
    await shared.supportProfile.count(),
    await shared.auditEvent.count(),
  ];
  // One row in the log for the start, and one for each of the five parts.
  expect(await rows()).toEqual([1, 1, 1, 1, 1, 6]);
  const { terms } = await shared.supportProfile.findFirstOrThrow();
  expect(terms).toMatchObject({ targets: { normal: { firstReplyMinutes: 120, resolveMinutes: 600 } } });
  const setup = { status: "waiting", attempts: 0, dueAt: START, endedAt: null };
  await db.operatorSetup.updateMany({ where: { operatorId: "alfa" }, data: setup });
  await setUp("alfa");
  expect(await rows()).toEqual([1, 1, 1, 1, 1, 6]);
  const shown = await showOnboarding(db, { operatorId: "alfa", at: later(1) });
  expect(shown.setup).toMatchObject({ status: "done", message: null });
  expect(shown.setup?.outcome.map(({ action }) => action)).toEqual(Array.from({ length: 5 }, () => "left"));
});

it("is not in business before it is live: it is settled under no agreement", async () => {
  await start("early");
  const period = {
    label: "2026-12",
    startsAt: Date.UTC(2026, 10, 30, 23),
    endsAt: Date.UTC(2026, 11, 31, 23),
  };
  const settled = await loadOperators(db, AGREEMENT, { ...period, zone: "Europe/Berlin" });
  expect(settled.map(({ operatorId }) => operatorId)).not.toContain("early");
});

it("sees what is done, refuses go-live with open gates, and goes live by two people", async () => {
  await start("beta");
  await setUp("beta");
  expect((await takeOver(db, by("beta", 1))).done).toBe(4);
  await expect(askGoLive(db, { ...by("beta", 2), from: "2026-12-01" })).rejects.toThrow(
    "5 gates are open: care.admin, launch.rehearsal, network.apn, network.imsi-range, sim.batch. " +
      "Finish them before go-live.",
  );
  const range = {
    agreement: AGREEMENT,
    kind: "imsi",
    first: "262015000000000",
    last: "262015000009999",
  } as const;
  await assignRange(db, { ...by("beta", 3), range: { ...range, validFrom: "2026-11-01" } });
  await changeItem(db, { ...by("beta", 4), code: "network.apn", change: ready });
  await changeItem(db, { ...by("beta", 5), code: "sim.batch", change: ready });
  const { id: userId } = await test
    .authDb()
    .user.create({ data: { email: "ada@beta.example", name: "Ada" } });
  await test.authDb().roleBinding.create({
    data: { userId, operatorId: "beta", role: "operator-admin", grantedBy: "otto" },
  });
  await passRehearsal("beta");
  await askGoLive(db, { ...by("beta", 6), from: "2026-12-01" });
  await expect(approveGoLive(db, by("beta", 7))).rejects.toMatchObject({ code: "APPROVER_IS_PREPARER" });
  await declineGoLive(db, { ...by("beta", 8), actor: "vera", reason: "Not on a Tuesday." });
  await askGoLive(db, { ...by("beta", 9), from: "2026-12-02" });
  await approveGoLive(db, { ...by("beta", 10), actor: "vera" });
  // The first instant of 2 December in Berlin.
  expect(await db.operator.findUniqueOrThrow({ where: { id: "beta" } })).toMatchObject({
    ...{ status: "live", liveFrom: new Date("2026-12-01T23:00:00Z") },
  });
  const told = await db.outboxEvent.findMany({ where: { type: "operator.live" } });
  expect(told.map(({ operatorId, payload }) => [operatorId, payload])).toEqual([
    ["beta", { name: expect.any(String), since: "2026-12-01T23:00:00.000Z" }],
  ]);
  await expect(takeOver(db, by("beta", 11))).rejects.toThrow("is live: its onboarding is over");
});

it("keeps a ledger that sums to the whole time, also after it has ended", async () => {
  const { ledger, waiting, items } = await showOnboarding(db, { operatorId: "beta", at: later(99) });
  // From the start to the approval ten hours later. The MNO is waited for first.
  expect(ledger.elapsed).toBe(10 * 3_600_000);
  const { mvna, mno, operator } = ledger.totals;
  expect(mvna + mno + operator).toBe(ledger.elapsed);
  expect(ledger.spells.slice(0, 3).map(({ party, itemCode }) => `${party} ${itemCode}`)).toEqual([
    "mno network.imsi-range",
    "mno sim.batch",
    "mno network.tadig",
  ]);
  expect(ledger.spells.map(({ since }) => since - START.getTime()).slice(0, 3)).toEqual(
    [0, 3, 5].map((hours) => hours * 3_600_000),
  );
  expect(waiting.party).toBe("mno");
  expect(items).toHaveLength(CHECKLIST.length);
});

it("hands the turn over when the operator has supplied something", async () => {
  await start("gamma");
  const operatorDb = test.operatorDb("gamma");
  const shown = await showOwnOnboarding(operatorDb.shared);
  expect(shown?.items.every(({ owner }) => owner === "operator")).toBe(true);
  await expect(
    supply(operatorDb, { code: "network.apn", text: "x", link: "", actor: "ada", at: later(1) }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const given = { code: "care.sla", text: "Mon to Fri, 8 to 18.", link: "", actor: "ada", at: later(1) };
  await supply(operatorDb, given);
  await expect(supply(operatorDb, { ...given, link: "javascript:alert(1)" })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
  const { items } = await showOnboarding(db, { operatorId: "gamma", at: later(2) });
  const item = items.find(({ code }) => code === "care.sla");
  expect(item).toMatchObject({ state: "supplied", supplies: [{ text: "Mon to Fri, 8 to 18.", by: "ada" }] });
});

it("is refused by the database with an open gate, and by whoever asked", async () => {
  await start("hotel");
  const goes = (approvedBy: string) =>
    test.superuser.query(
      `UPDATE onboarding SET status = 'live', asked_by = 'otto', asked_at = now(), live_from = now(),
         approved_by = $1, approved_at = now() WHERE operator_id = 'hotel'`,
      [approvedBy],
    );
  await expect(goes("vera")).rejects.toThrow(/has an open gate/);
  const done = { state: "done", settledBy: "otto", settledAt: START };
  await db.onboardingItem.updateMany({ where: { operatorId: "hotel" }, data: done });
  await expect(goes("otto")).rejects.toThrow(/onboarding_maker_is_not_checker/);
  const operator = "UPDATE operator SET status = 'live' WHERE id = 'hotel'";
  await expect(test.superuser.query(operator)).rejects.toThrow(/goes live by its onboarding/);
});

it("is written as a template again: what an operator has is what its template said", async () => {
  const terms = await cloneOperator(db, test.operatorDb("alfa"));
  const { version } = await saveTemplate(db, { code: "data", name: "Data operator", terms, actor: "otto" });
  expect(version).toBe(2);
  const { changes, against } = await showTemplate(db, { code: "data" });
  expect(against).toBe(1);
  expect(changes.map(({ change }) => change)).toEqual(changes.map(() => "same"));
});

it("keeps a published version as it is", async () => {
  const rewrite =
    "UPDATE operator_template_version SET terms = '{}' WHERE template_id = 'data' AND version = 1";
  await expect(test.superuser.query(rewrite)).rejects.toThrow(/is published and stays as it is/);
});
