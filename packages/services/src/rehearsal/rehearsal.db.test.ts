import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import { encodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { billingProfile } from "../testing/billing-profile.ts";
import { cardTerms } from "../testing/usage-shop.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { askRehearsal } from "./ask-rehearsal.ts";
import { latestRehearsal } from "./latest-rehearsal.ts";
import { REHEARSAL_PATIENCE } from "./run-rehearsals.ts";
import { workOnRehearsal } from "./work-on-rehearsal.ts";

const usage = (code: string, service: "data" | "voice", unit: object, rate: string, record: object = {}) => ({
  ...{ code, kind: "usage", description: code, services: [service], zones: ["domestic"] },
  ...{ unit, record, pricing: { model: "per-unit", rate } },
});

const TERMS = {
  ...{ currency: "EUR", zone: "Europe/Berlin" },
  rounding: { mode: "half-up", scale: 2, per: "line" },
  lines: [
    usage("L1", "data", { name: "GB", size: "1000000000" }, "1.00"),
    usage("L2", "voice", { name: "minute", size: "60" }, "0.06", { first: "60", next: "60" }),
    {
      code: "L3",
      kind: "sim",
      description: "SIM",
      countOn: "end",
      pricing: { model: "per-unit", rate: "0.25" },
    },
    { code: "L4", kind: "flat", description: "Platform", amount: "5", allocation: { by: "sims" } },
  ],
  zones: { plmns: { "26201": "domestic" }, prefixes: { "49": "domestic" }, homePlmns: ["26201"] },
  tolerance: { absolute: "1", bps: 0, invoiceCap: null },
} as AgreementTermsInput;

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database, TERMS);
});
afterAll(() => database.close());

async function rehearse(operatorId: string, host = { ownerUrl: database.ownerUrl, secret: database.secret }) {
  const { rehearsalId } = await askRehearsal(world.db, { operatorId, actor: "onboarding" });
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  const work = { doors: database, host, rehearsalId, dueAt: Date.now(), patience: REHEARSAL_PATIENCE };
  const rehearsal = await workOnRehearsal({ ...work, onFault });
  expect(faults).toEqual([]);
  if (rehearsal === null) throw new Error("nobody else is at it");
  return rehearsal;
}

/** What the shop of the tests sells: a plan without fees, calls at 0.60 a minute, data at 0.01 a megabyte. */
async function openShop(operatorId: string): Promise<void> {
  const { shared } = database.operatorDb(operatorId);
  const by = { createdBy: "olga" };
  const published = { ...by, status: "published", publishedBy: "olga", publishedAt: new Date(0) };
  const card = await shared.rateCard.create({ data: { code: "std", name: "Std", currency: "EUR", ...by } });
  const terms = encodeRateCardTerms(cardTerms("0.60")) as object;
  await shared.rateCardVersion.create({
    data: { rateCardId: card.id, version: 1, effectiveFrom: new Date(0), terms, ...published },
  });
  const plan = await shared.plan.create({ data: { code: "mini", name: "Mini", kind: "plan", ...by } });
  const bare = encodePlanTerms({ validity: { lasts: "open" }, fees: [], discounts: [], bundles: [] });
  await shared.planVersion.create({
    data: { planId: plan.id, rateCardId: card.id, version: 1, terms: bare as object, ...published },
  });
  const profile = encodeBillingProfileTerms(billingProfile()) as object;
  await shared.billingProfile.create({
    data: { version: 1, effectiveFrom: "2026-01", terms: profile, ...by },
  });
}

/** How many rows each table has, but for those that a rehearsal is allowed to leave something in. */
async function rowCounts(): Promise<Record<string, number>> {
  const { rows } = await database.superuser.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'pgboss')
       AND tablename NOT IN ('rehearsal', 'audit_event')`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await database.superuser.query<{ count: number }>(`SELECT count(*)::int FROM ${name}`);
    counts[name] = found.rows[0]?.count ?? -1;
  }
  return counts;
}

/** Other tests have theirs on the same server. */
async function sandboxesOf(rehearsalId: string): Promise<number> {
  const { rowCount } = await database.superuser.query(
    "SELECT FROM pg_database WHERE right(datname, 32) = $1",
    [rehearsalId.replaceAll("-", "")],
  );
  return rowCount ?? 0;
}

test("a month is played to a statement that can be worked out by hand, and the error is found", async () => {
  await world.addOperator("alfa");
  const rehearsal = await rehearse("alfa");
  expect(rehearsal.message).toBeNull();
  const { report } = rehearsal;
  expect(report?.steps.map(({ stage, status, message }) => [stage, status, message])).toEqual([
    ["copy", "passed", null],
    ["usage", "passed", null],
    ["retail", "left-out", "No plan is published: nobody can be billed."],
    ["invoice", "passed", null],
    ["settlement", "passed", null],
    ["identities", "passed", null],
  ]);
  expect(rehearsal.outcome).toBe("passed");
  const [agreement] = report?.agreements ?? [];
  // Three SIMs: 30 GB at 1.00; calls of 601 s, made and taken, each 11 minutes at 60/60: 66 at 0.06; with the
  // spare one four SIMs at 0.25; 5.00. Of the first line 3.00 too much is billed: twice 1.00, and 1.00.
  expect(agreement?.records).toBe(9);
  expect(
    agreement?.invoice?.lines.map((line) => [line.lineCode, line.expectedMicros, line.billedMicros]),
  ).toEqual([
    ["L1", parseMicros("30"), parseMicros("33")],
    ["L2", parseMicros("3.96"), parseMicros("3.96")],
    ["L3", parseMicros("1"), parseMicros("1")],
    ["L4", parseMicros("5"), parseMicros("5")],
  ]);
  expect(agreement?.differences).toMatchObject([{ key: "L1", isPlanted: true }]);
  // Cost 39.96 and a tenth of it: 43.96, whatever was billed.
  expect(agreement?.statement?.netMicros).toBe(parseMicros("43.96"));
  expect(Object.values(report?.identities ?? {}).map(({ holds }) => holds)).toEqual(Array(10).fill(true));
}, 120_000);

test("subscribers are rated and billed by the operator's own catalogue", async () => {
  await world.addOperator("beta");
  await openShop("beta");
  const { outcome, report } = await rehearse("beta");
  // 601 s made and 601 s taken at 0.60 a minute, 10,000 MB at 0.01: 112.02, and 19 % on top: 21.28.
  expect(report?.bills).toMatchObject([
    { plan: "mini", netMicros: parseMicros("112.02"), grossMicros: parseMicros("133.30") },
  ]);
  expect(report?.steps.find(({ stage }) => stage === "retail")).toMatchObject({
    ...{ status: "passed", counts: { subscribers: 1, records: 3, unrateable: 0, bills: 1, exceptions: 0 } },
  });
  expect(outcome).toBe("passed");
}, 120_000);

test("of the month that was played nothing is left but its report", async () => {
  await world.addOperator("gamma");
  await openShop("gamma");
  const before = await rowCounts();
  const { id, outcome } = await rehearse("gamma");
  expect(outcome).toBe("passed");
  expect(await rowCounts()).toEqual(before);
  expect(await sandboxesOf(id)).toBe(0);
  const audit = await database.superuser.query<{ action: string }>(
    "SELECT action FROM audit_event WHERE operator_id = 'gamma' ORDER BY id",
  );
  expect(audit.rows.map(({ action }) => action)).toEqual(["rehearsal:ask", "rehearsal:end"]);
}, 120_000);

test("a rehearsal is outdated once the configuration is another one", async () => {
  await world.addOperator("delta");
  expect((await latestRehearsal(world.db, "delta")).verdict).toBe("never");
  const asked = await askRehearsal(world.db, { operatorId: "delta", actor: "onboarding" });
  expect((await latestRehearsal(world.db, "delta")).verdict).toBe("under-way");
  expect(await askRehearsal(world.db, { operatorId: "delta", actor: "somebody" })).toEqual({
    ...{ rehearsalId: asked.rehearsalId, isNew: false },
  });
  await rehearse("delta");
  expect((await latestRehearsal(world.db, "delta")).verdict).toBe("passed");
  await openShop("delta");
  expect((await latestRehearsal(world.db, "delta")).verdict).toBe("outdated");
}, 120_000);

test("of several who ask at once, one begins a rehearsal and the others join it", async () => {
  await world.addOperator("eta");
  const all = await Promise.all(
    ["a", "b", "c", "d"].map((actor) => askRehearsal(world.db, { operatorId: "eta", actor })),
  );
  expect(new Set(all.map(({ rehearsalId }) => rehearsalId)).size).toBe(1);
  expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test("what cannot be settled fails with the sentence that a settlement would say", async () => {
  // Statements in kronor, and no rate from euros.
  await world.addOperator("epsilon", undefined, { currency: "SEK" });
  const { status, outcome, report } = await rehearse("epsilon");
  expect([status, outcome]).toEqual(["done", "failed"]);
  const step = report?.steps.at(-1);
  expect(step).toMatchObject({ stage: "settlement", status: "failed" });
  expect(step?.message).toMatch(/SEK/);
  expect((await latestRehearsal(world.db, "epsilon")).verdict).toBe("failed");
}, 120_000);

test("a login that may make no databases is told what it lacks", async () => {
  await world.addOperator("zeta");
  const name = `plain_${Date.now()}`;
  await database.superuser.query(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
  const url = new URL(database.ownerUrl);
  [url.username, url.password] = [name, "plain"];
  const { status, message } = await rehearse("zeta", { ownerUrl: String(url), secret: database.secret });
  expect(status).toBe("failed");
  expect(message).toMatch(/may not make databases.*give it CREATEDB\.$/);
  expect((await latestRehearsal(world.db, "zeta")).verdict).toBe("broken");
  await database.superuser.query(`DROP ROLE ${name}`);
}, 60_000);
