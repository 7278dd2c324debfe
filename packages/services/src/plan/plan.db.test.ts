import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPlan } from "./create-plan.ts";
import { discardDraft } from "./discard-draft.ts";
import type { DraftTerms } from "./draft-terms.ts";
import { draftVersion } from "./draft-version.ts";
import { listPlans } from "./list-plans.ts";
import { moveSubscribers } from "./move-subscribers.ts";
import { previewMove } from "./preview-move.ts";
import { publishVersion } from "./publish-version.ts";
import { retirePlan } from "./retire-plan.ts";
import { saveDraft } from "./save-draft.ts";
import { showPlan } from "./show-plan.ts";

let database: TestDatabase;
let db: OperatorDb;
let rateCardId: string;

const actor = "product@example.net";
const at = new Date("2026-10-20T12:00:00Z");

const TERMS: DraftTerms = {
  validity: { lasts: "open" },
  fees: [
    {
      code: "BASE",
      description: "Monthly fee",
      every: "period",
      amount: "12.50",
      taxCode: "standard",
      isProrated: true,
    },
  ],
  discounts: [],
  bundles: [
    {
      code: "DATA",
      description: "10.5 GB",
      services: ["data"],
      directions: null,
      zones: null,
      allowance: "10.5",
      unit: { name: "GB", size: "1000000000" },
      isProrated: false,
      priority: 1,
      atEnd: "throttle",
      rollover: { cap: "5", periods: 1 },
      pool: null,
    },
  ],
};

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  const operator = await database.makeOperator();
  db = database.operatorDb(operator.id);
  const card = { code: "RC", name: "Retail", currency: "EUR", createdBy: "setup" };
  ({ id: rateCardId } = await db.shared.rateCard.create({ data: card }));
  await db.shared.rateCardVersion.create({
    data: {
      rateCardId,
      version: 1,
      effectiveFrom: new Date(0),
      terms: { zone: "Europe/Berlin" },
      createdBy: "setup",
      status: "published",
      publishedBy: "setup",
      publishedAt: new Date(0),
    },
  });
});

async function draftOfPlan(code: string, terms = TERMS): Promise<string> {
  await createPlan(db, { code, name: `Plan ${code}`, kind: "plan", rateCard: "RC", actor });
  const [empty] = (await showPlan(db, { code, at })).versions;
  await saveDraft(db, { code, fingerprint: empty?.fingerprint ?? "", rateCard: "RC", terms, actor });
  const [draft] = (await showPlan(db, { code, at })).versions;
  return draft?.fingerprint ?? "";
}

async function published(code: string): Promise<void> {
  await publishVersion(db, { code, fingerprint: await draftOfPlan(code), actor });
}

/** Subscribers of a version, from an instant on. */
async function subscribersOf(
  code: string,
  version: number,
  count: number,
  validFrom = new Date("2026-09-01"),
): Promise<string[]> {
  const { id: planVersionId } = await db.shared.planVersion.findFirstOrThrow({
    where: { plan: { code }, version },
  });
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  await db.shared.subscriber.createMany({ data: ids.map((id) => ({ id, number: id.slice(0, 8) })) });
  await db.shared.subscriberPlan.createMany({
    data: ids.map((subscriberId) => ({ subscriberId, planVersionId, validFrom })),
  });
  return ids;
}

const refused = (code: string) => expect.objectContaining({ code });

describe("a draft", () => {
  test("keeps what people wrote, allowances in units", async () => {
    await draftOfPlan("S");
    const { versions, state } = await showPlan(db, { code: "S", at });
    expect(state).toBe("draft");
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({
      isPublished: false,
      terms: TERMS,
      feesMicros: 12_500_000n,
      rateCard: { code: "RC", currency: "EUR" },
    });
    const stored = await db.shared.planVersion.findFirst({ where: { plan: { code: "S" } } });
    expect(stored?.terms).toMatchObject({ bundles: [{ allowance: "10500000000" }] });
  });

  test("that somebody changed meanwhile is not overwritten, nor published", async () => {
    const seen = await draftOfPlan("S");
    const other = { ...TERMS, bundles: [] };
    await saveDraft(db, { code: "S", fingerprint: seen, rateCard: "RC", terms: other, actor });
    const late = { code: "S", fingerprint: seen, rateCard: "RC", terms: TERMS, actor };
    await expect(saveDraft(db, late)).rejects.toEqual(refused("REVIEW_OUTDATED"));
    await expect(publishVersion(db, late)).rejects.toEqual(refused("REVIEW_OUTDATED"));
  });

  test("is refused by the path of what is wrong", async () => {
    const [bundle] = TERMS.bundles;
    const wrong = {
      ...TERMS,
      bundles: bundle === undefined ? [] : [{ ...bundle, allowance: "0.0000000001" }],
    };
    await expect(draftOfPlan("S", wrong)).rejects.toThrow(/bundles\[0\]\.allowance/);
  });

  test("of nothing is not published, nor one by a rate card that is not", async () => {
    const fingerprint = await draftOfPlan("S", { ...TERMS, fees: [], bundles: [] });
    await expect(publishVersion(db, { code: "S", fingerprint, actor })).rejects.toEqual(
      refused("TERMS_INVALID"),
    );
    await db.shared.rateCard.create({
      data: { code: "NEW", name: "New", currency: "EUR", createdBy: "setup" },
    });
    await saveDraft(db, { code: "S", fingerprint, rateCard: "NEW", terms: TERMS, actor });
    const [draft] = (await showPlan(db, { code: "S", at })).versions;
    const request = { code: "S", fingerprint: draft?.fingerprint ?? "", actor };
    await expect(publishVersion(db, request)).rejects.toThrow(/Rate card NEW/);
  });
});

describe("a published version", () => {
  test("stays as it is; the next one begins as its copy, and can be thrown away", async () => {
    await published("S");
    const changed = db.shared.planVersion.updateMany({ where: { version: 1 }, data: { terms: {} } });
    await expect(changed).rejects.toThrow();
    const editing = { code: "S", fingerprint: "x", rateCard: "RC", terms: TERMS, actor };
    await expect(saveDraft(db, editing)).rejects.toEqual(refused("LOCKED"));
    expect(await draftVersion(db, { code: "S", actor })).toEqual({ version: 2 });
    await expect(draftVersion(db, { code: "S", actor })).rejects.toEqual(refused("ALREADY_DONE"));
    const { versions } = await showPlan(db, { code: "S", at });
    expect(versions.map(({ version, isPublished }) => [version, isPublished])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(versions[0]?.terms).toEqual(versions[1]?.terms);
    await discardDraft(db, { code: "S", actor });
    expect((await showPlan(db, { code: "S", at })).versions).toHaveLength(1);
  });

  test("of a plan that is retired gets no successor", async () => {
    await published("S");
    await retirePlan(db, { code: "S", actor });
    await expect(draftVersion(db, { code: "S", actor })).rejects.toEqual(refused("LOCKED"));
    await expect(retirePlan(db, { code: "S", actor })).rejects.toEqual(refused("ALREADY_DONE"));
  });
});

describe("the list", () => {
  test("counts who hold any version now, and finds by state, kind and text", async () => {
    await published("S");
    await published("M");
    await draftOfPlan("L");
    await retirePlan(db, { code: "M", actor });
    await subscribersOf("S", 1, 3);
    await subscribersOf("S", 1, 2, new Date("2026-11-01"));
    const list = (filter: object) => listPlans(db, { at, page: 1, pageSize: 10, ...filter });
    const { rows, total } = await list({});
    expect(total).toBe(3);
    expect(rows.map(({ code, state, subscribers }) => [code, state, subscribers])).toEqual([
      ["L", "draft", 0],
      ["M", "retired", 0],
      ["S", "on-sale", 3],
    ]);
    expect((await list({ state: "on-sale" })).rows.map(({ code }) => code)).toEqual(["S"]);
    expect((await list({ kind: "pass" })).total).toBe(0);
    expect((await list({ search: "plan m" })).rows.map(({ code }) => code)).toEqual(["M"]);
  });

  test("holds nothing of a sibling's, whose plan is not found", async () => {
    await published("S");
    const sibling = await database.makeOperator();
    const theirs = database.operatorDb(sibling.id);
    expect((await listPlans(theirs, { at, page: 1, pageSize: 10 })).total).toBe(0);
    await expect(showPlan(theirs, { code: "S", at })).rejects.toEqual(refused("NOT_FOUND"));
  });
});

describe("a move of subscribers", () => {
  async function twoVersions(): Promise<void> {
    await published("S");
    await draftVersion(db, { code: "S", actor });
    const [draft] = (await showPlan(db, { code: "S", at })).versions;
    const [fee] = TERMS.fees;
    const terms = { ...TERMS, fees: fee === undefined ? [] : [{ ...fee, amount: "15" }] };
    await saveDraft(db, { code: "S", fingerprint: draft?.fingerprint ?? "", rateCard: "RC", terms, actor });
    const [edited] = (await showPlan(db, { code: "S", at })).versions;
    await publishVersion(db, { code: "S", fingerprint: edited?.fingerprint ?? "", actor });
  }

  const move = { code: "S", from: 1, to: 2, start: "next-period", at } as const;

  test("at the next period ends the old version where the new one begins, at Berlin's midnight", async () => {
    await twoVersions();
    const [first] = await subscribersOf("S", 1, 3);
    const preview = await previewMove(db, move);
    // Summer time has ended by then.
    const effectiveAt = new Date("2026-10-31T23:00:00Z");
    expect(preview).toEqual({
      subscribers: 3,
      effectiveAt,
      zone: "Europe/Berlin",
      currency: "EUR",
      feesMicros: { before: 12_500_000n, after: 15_000_000n },
    });
    expect(await moveSubscribers(db, { ...move, subscribers: 3, actor })).toEqual({
      subscribers: 3,
      effectiveAt,
    });
    const held = await db.shared.subscriberPlan.findMany({
      where: { subscriberId: first ?? "" },
      orderBy: { validFrom: "asc" },
      include: { planVersion: { select: { version: true } } },
    });
    expect(
      held.map(({ planVersion, validFrom, validUntil }) => [planVersion.version, validFrom, validUntil]),
    ).toEqual([
      [1, new Date("2026-09-01"), effectiveAt],
      [2, effectiveAt, null],
    ]);
    expect(await db.shared.subscriberEvent.count({ where: { kind: "plan-changed" } })).toBe(3);
    expect((await previewMove(db, move)).subscribers).toBe(0);
  });

  test("of more or fewer than were previewed moves nobody", async () => {
    await twoVersions();
    await subscribersOf("S", 1, 3);
    const outdated = moveSubscribers(db, { ...move, subscribers: 2, actor });
    await expect(outdated).rejects.toEqual(refused("REVIEW_OUTDATED"));
    expect(await db.shared.subscriberPlan.count({ where: { validUntil: { not: null } } })).toBe(0);
  });

  test("to the same version, or to a draft, is refused", async () => {
    await twoVersions();
    await draftVersion(db, { code: "S", actor });
    for (const to of [1, 3]) {
      await expect(previewMove(db, { ...move, to })).rejects.toEqual(refused("INPUT_INVALID"));
    }
    await expect(previewMove(db, { ...move, to: 9 })).rejects.toEqual(refused("NOT_FOUND"));
  });

  test("takes more than fit into one statement", async () => {
    await twoVersions();
    await subscribersOf("S", 1, 4_100);
    expect(await moveSubscribers(db, { ...move, start: "now", subscribers: 4_100, actor })).toMatchObject({
      subscribers: 4_100,
    });
    expect(await db.shared.subscriberPlan.count({ where: { validUntil: null } })).toBe(4_100);
  });
});

test("every command leaves one audit row", async () => {
  await published("S");
  await draftVersion(db, { code: "S", actor });
  await discardDraft(db, { code: "S", actor });
  await retirePlan(db, { code: "S", actor });
  const rows = await db.shared.auditEvent.findMany({ orderBy: { id: "asc" }, select: { action: true } });
  expect(rows.map(({ action }) => action)).toEqual(
    ["create", "edit", "publish", "draft", "discard", "retire"].map((verb) => `plan:${verb}`),
  );
});
