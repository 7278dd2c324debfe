import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import { homeOf, urlOf } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { hire } from "../people/hire.ts";

const root = resolve(import.meta.dirname, "../..");

const RATES = ["code,description,services,zones,networks,price", "DATA,Data,data,home,99940,0.01"].join("\n");

const PROFILE = {
  ...{ currency: "EUR", zone: "Europe/Berlin", cycleDay: 1, dueDays: 14 },
  taxes: [{ code: "standard", treatment: "inclusive", bps: 1_900 }],
  usageTaxCode: "standard",
  rounding: { mode: "half-up", scale: 2, taxPer: "group" },
  billNumbers: { prefix: "JU-", digits: 6 },
  creditNumbers: { prefix: "JUC-", digits: 6 },
  seller: {
    ...{ name: "Juniper GmbH", street: "Hafenstraße 4", postalCode: "20457", city: "Hamburg", country: "DE" },
    ...{ taxId: "DE123456789", colour: "#0a6cff" },
  },
  dunning: { minimum: "1.00", steps: [{ daysOverdue: 3, action: "remind", channel: "email" }] },
};

interface Shop {
  readonly operator: string;
  /** The first month that it bills. */
  readonly period: string;
  /** What each plan costs a month, tax included. */
  readonly plans: Readonly<Record<string, string>>;
}

/** A new operator with an administrator, who says how it bills, what it charges and which plans it has. */
export async function openShop(page: Page, { operator, period, plans }: Shop): Promise<void> {
  addOperator(operator, period);
  await hire(page, operator, "operator-admin");
  const staff = page.context().request;
  const send = (path: string, json: object) => command(staff, "portal", path, { json });
  const card = "journey";
  const rounding = { mode: "half-up", scale: 4 };
  await send("rateCard.create", {
    ...{ code: card, name: "Journey", currency: "EUR", zone: "Europe/Berlin", rounding },
  });
  const file = { code: card, fileName: "rates.csv", fileBase64: Buffer.from(RATES).toString("base64") };
  const { fingerprint } = await ask<Fingerprinted>(staff, "rateCard.preview", file);
  await send("rateCard.import", { ...file, fingerprint });
  const version = await ask<Fingerprinted>(staff, "rateCard.show", { code: card, version: 1 });
  await send("rateCard.publish", {
    ...{ code: card, version: 1, fingerprint: version.fingerprint, from: `${period}-01` },
  });
  for (const [code, amount] of Object.entries(plans)) {
    await send("plan.create", { code, name: `Journey ${code}`, kind: "plan", rateCard: card });
    const fee = { code: "MONTHLY", description: `Plan ${code}`, every: "period", amount, isProrated: true };
    const terms = {
      validity: { lasts: "open" },
      fees: [{ ...fee, taxCode: "standard" }],
      discounts: [],
      bundles: [],
    };
    await send("plan.save", { code, fingerprint: await draftOf(staff, code), rateCard: card, terms });
    await send("plan.publish", { code, fingerprint: await draftOf(staff, code) });
  }
}

interface Fingerprinted {
  readonly fingerprint: string;
}

async function draftOf(staff: APIRequestContext, code: string): Promise<string> {
  const { versions } = await ask<{ versions: readonly Fingerprinted[] }>(staff, "plan.show", { code });
  return versions[0]?.fingerprint ?? "";
}

/** Asks as the portal's pages do. */
async function ask<T>(staff: APIRequestContext, path: string, json: object): Promise<T> {
  const input = encodeURIComponent(JSON.stringify({ json }));
  const answer = await staff.get(`${urlOf("portal")}/api/trpc/${path}?input=${input}`, {
    headers: { "x-tributary-client": "portal" },
  });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return ((await answer.json()) as { result: { data: { json: T } } }).result.data.json;
}

/** The operator and how it bills come from files, as in the guides. */
function addOperator(operator: string, period: string): void {
  const folder = mkdtempSync(join(tmpdir(), "tributary-shop-"));
  const file = (name: string, contents: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(contents));
    return path;
  };
  const added = { code: operator, name: "Juniper Mobile", currency: "EUR", country: "DE" };
  const shape = { liveFrom: `${period}-01`, margins: [], ranges: [] };
  tributary("operator", "add", "--file", file("operator.json", { ...added, ...shape }));
  const profile = file("profile.json", PROFILE);
  tributary("operator", "billing", profile, "--operator", operator, "--from", period);
  rmSync(folder, { recursive: true });
}

function tributary(...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, "scripts/tributary.mjs"), ...args], {
    env: { ...process.env, TRIBUTARY_HOME: homeOf() },
    stdio: ["ignore", "ignore", "inherit"],
  });
}
