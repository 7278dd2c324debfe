import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { exact, parseExact } from "@tributary/domain/money/exact";
import type { Bundle, PlanKind, PlanTerms } from "@tributary/domain/plan/types";
import type { RateCardTerms } from "@tributary/domain/rate-card/types";
import { luhnDigit } from "@tributary/domain/sim/luhn";
import { HEADER, makePortfolio } from "@tributary/mediation/testing/portfolio";
import { importSubscribers } from "../subscriber/import-subscribers.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { ingestFiles } from "../usage-file/ingest-files.ts";
import { billingProfile } from "./billing-profile.ts";

const keys = readSealKeys(`1:${"b".repeat(64)}`);
const minute = { name: "minute", size: 60n };
const megabyte = { name: "MB", size: 1_000_000n };
const BY = { createdBy: "olga" };
const PUBLISHED = { status: "published", publishedBy: "olga", publishedAt: new Date(0) };

/** Calls at so much a minute by the second, data at 0.01 a MB; numbers of 49 and the home network only. */
export function cardTerms(perMinute: string, step = 1n): RateCardTerms {
  const record = { first: step, next: step, setUpFee: exact(0n), minimumCharge: exact(0n) };
  const rate = (code: string, service: "voice" | "data", unit: typeof minute, price: string) => ({
    ...{ code, description: code, services: [service], zones: ["domestic"], unit },
    bands: [
      { name: "all", when: null, record, pricing: { model: "per-unit" as const, rate: parseExact(price) } },
    ],
  });
  return {
    ...{ currency: "EUR", zone: "Europe/Berlin", holidays: [] },
    rounding: { mode: "half-up", scale: 6 },
    zones: { plmns: { "26201": "domestic" }, prefixes: { "49": "domestic" }, homePlmns: ["26201"] },
    rates: [rate("CALLS", "voice", minute, perMinute), rate("DATA", "data", megabyte, "0.01")],
  };
}

/** Two minutes of calls, with what is different. */
export function callBundle(changes: Partial<Bundle> = {}): Bundle {
  return {
    ...{ code: "CALLS", description: "2 minutes", services: ["voice"], zones: ["domestic"] },
    ...{ allowance: 120n, unit: minute, isProrated: false, priority: 1, atEnd: "overage", rollover: null },
    ...changes,
  };
}

/** A call as its file has it. */
export function call(time: string, imsi: string, seconds: number, other = "4930123456"): string {
  return `${time},${imsi},,${other},V,${seconds},0,26201`;
}

/** A network whose usage files are read, and operators that sell its service under prices of their own. */
export async function usageWorld() {
  const database = await testDatabase();
  const portfolio = await makePortfolio(database);
  const folder = mkdtempSync(join(tmpdir(), "tributary-rating-"));
  let files = 0;
  let people = 0;
  return {
    database,
    addSims: portfolio.addSims,
    /** Takes somebody on from September on, on the shop's plan. Answers its IMSI. */
    async addPerson({ id, take: takeOn }: UsageShop, number: string): Promise<string> {
      people += 1;
      const index = String(people).padStart(5, "0");
      const imsi = `2620107100${index}`;
      const iccid = `8949010000001${index}`;
      await portfolio.addSims([{ imsi, operatorId: id }]);
      await takeOn([`${number},,,,en,postpaid,mini,${iccid}${luhnDigit(iccid)},${imsi},,2026-09-01`]);
      return imsi;
    },
    makeShop: (plan?: Partial<PlanTerms>) => makeShop(database, plan),
    async ingest(rows: readonly string[]): Promise<void> {
      const path = join(folder, `usage-${++files}.csv`);
      writeFileSync(path, [HEADER, ...rows, ""].join("\n"));
      const receivedAt = Date.UTC(2026, 11, 1);
      await ingestFiles(database, { sourceId: portfolio.sourceId, paths: [path], actor: "test", receivedAt });
    },
    async close(): Promise<void> {
      rmSync(folder, { recursive: true });
      await database.close();
    },
  };
}

export type UsageWorld = Awaited<ReturnType<typeof usageWorld>>;

/** An operator with a rate card, a plan that includes two minutes of calls, and a billing profile. */
async function makeShop(database: TestDatabase, plan: Partial<PlanTerms> = {}) {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  const card = await db.shared.rateCard.create({
    data: { code: "std", name: "Std", currency: "EUR", ...BY },
  });
  const addVersion = (version: number, terms: RateCardTerms, more: object) =>
    db.shared.rateCardVersion.create({
      data: {
        ...{ rateCardId: card.id, version, effectiveFrom: new Date(0), ...BY, ...more },
        terms: encodeRateCardTerms(terms) as object,
      },
    });
  const publish = (version: number, terms: RateCardTerms, effectiveFrom: Date) =>
    addVersion(version, terms, { ...PUBLISHED, effectiveFrom });
  await publish(1, cardTerms("0.60"), new Date(0));
  const addPlan = async (code: string, kind: PlanKind, given: Partial<PlanTerms>): Promise<void> => {
    const terms = { validity: { lasts: "open" as const }, fees: [], discounts: [], bundles: [] };
    const { id: planId } = await db.shared.plan.create({ data: { code, name: code, kind, ...BY } });
    await db.shared.planVersion.create({
      data: {
        ...{ planId, rateCardId: card.id, version: 1, ...BY, ...PUBLISHED },
        terms: encodePlanTerms({ ...terms, ...given }) as object,
      },
    });
  };
  await addPlan("mini", "plan", { bundles: [callBundle()], ...plan });
  const profile = encodeBillingProfileTerms(billingProfile());
  await db.shared.billingProfile.create({
    data: { version: 1, effectiveFrom: "2026-01", terms: profile, ...BY },
  });
  const draft = (version: number, draftTerms: RateCardTerms) => addVersion(version, draftTerms, {});
  return { id, db, publish, draft, addPlan, take: (rows: readonly string[]) => take(db, rows) };
}

export type UsageShop = Awaited<ReturnType<typeof makeShop>>;

async function take(db: OperatorDb, rows: readonly string[]): Promise<void> {
  const header = "number,name,email,address,language,billing,plan,iccid,imsis,msisdn,validFrom";
  const bytes = new TextEncoder().encode([header, ...rows].join("\n"));
  const file = { fileName: "people.csv", zone: "Europe/Berlin", at: new Date("2026-12-01"), keys };
  await importSubscribers(db, { ...file, actor: "olga", bytes });
}
