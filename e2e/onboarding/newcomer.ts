import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { homeOf } from "../people/apps.ts";

const root = resolve(import.meta.dirname, "../..");

/**
 * A newcomer's first month under an agreement of its own, worked by hand. Data costs 1.00 a
 * GB and the margin is 10 %:
 *
 *   3 records of 1 GB   3.00   + 10 %   0.30   = 3.30 on its statement
 */
export const newcomer = {
  ...{ code: "newcomer", name: "Newcomer Mobile", agreement: "journey-2026", template: "journey" },
  charge: "3.30",
} as const;

const IMSI = "999980000000001";
export const IMSI_RANGE = { first: "999980000000000", last: "999980000009999" } as const;

/** The month before this one: it is over, so that it can be settled. */
export function lastMonth(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

const unit = { name: "GB", size: "1000000000" };
const data = { services: ["data"], zones: ["domestic"], unit };

const PORTFOLIO = {
  mnos: [{ code: "journeynet", name: "Journeynet", country: "DE", senders: ["Journeynet AG"] }],
  agreements: [
    {
      ...{ code: newcomer.agreement, mno: "journeynet", name: "Journeynet 2026" },
      versions: [
        {
          effectiveFrom: "2026-01-01",
          terms: {
            ...{ currency: "EUR", zone: "UTC", rounding: { mode: "half-up", scale: 2, per: "line" } },
            lines: [
              {
                ...{ code: "DATA", kind: "usage", description: "Data", ...data },
                pricing: { model: "per-unit", rate: "1.00" },
              },
            ],
            tolerance: { absolute: "1", bps: 0 },
          },
        },
      ],
    },
  ],
  sources: [
    {
      ...{ code: "journey-cdr", agreement: newcomer.agreement },
      mapping: {
        ...{ format: "csv", occurredAt: { columns: ["time"], format: "yyyy-MM-ddTHH:mm:ssX" }, imsi: "imsi" },
        service: { column: "type", values: { D: "data" } },
        zone: [{ by: "constant", value: "domestic" }],
        volume: { columns: ["bytes"], unit: "bytes" },
      },
    },
  ],
};

const TEMPLATE = {
  currency: "EUR",
  margins: [
    {
      agreement: newcomer.agreement,
      terms: { currency: "EUR", components: [{ kind: "markup", bps: 1_000, base: "cost" }] },
    },
  ],
  rateCards: [
    {
      ...{ code: "standard", name: "Standard" },
      terms: {
        ...{ currency: "EUR", zone: "UTC", rounding: { mode: "half-up", scale: 6 } },
        zones: { plmns: { "99998": "domestic" }, prefixes: {} },
        rates: [
          {
            ...{ code: "DATA", description: "Data", ...data },
            bands: [{ name: "always", pricing: { model: "per-unit", rate: "3" } }],
          },
        ],
      },
    },
  ],
  plans: [
    {
      ...{ code: "M", name: "Medium", rateCard: "standard" },
      terms: { fees: [{ code: "BASE", description: "Monthly fee", amount: "10", taxCode: "standard" }] },
    },
  ],
  billing: {
    ...{ currency: "EUR", zone: "UTC", usageTaxCode: "standard", dueDays: 14 },
    taxes: [{ code: "standard", treatment: "exclusive", bps: 1_900 }],
    rounding: { mode: "half-up", scale: 2, taxPer: "group" },
    billNumbers: { prefix: "NC-{yyyy}-", digits: 6 },
    creditNumbers: { prefix: "NCG-{yyyy}-", digits: 6 },
  },
  retention: [{ dataClass: "usage", months: 12 }],
  roles: ["operator-admin"],
};

/** What is shared stands before the newcomer comes: the network's agreement, and a draft of a template. */
export function prepare(folder: string): void {
  tributary("init", "--portfolio", written(folder, "portfolio.json", JSON.stringify(PORTFOLIO)));
  const template = written(folder, "template.json", JSON.stringify(TEMPLATE));
  const named = ["--code", newcomer.template, "--name", "Journey template"];
  tributary("template", "save", template, ...named, "--by", "Olga Onboarding");
}

/** The month's usage and the network's invoice of it, settled by two people and issued. */
export function settleFirstMonth(folder: string, period: string): void {
  const usage = ["05", "12", "20"].map((day) => `${period}-${day}T10:00:00Z,${IMSI},D,1000000000`);
  const file = written(folder, "usage.csv", `${["time,imsi,type,bytes", ...usage].join("\n")}\n`);
  tributary("ingest", file, "--source", "journey-cdr");
  const issued = new Date().toISOString().slice(0, 10);
  const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const head = ["H", "JN-1", "Journeynet AG", "EUR", issued, due, period, "3.00", "0.00", "3.00"].join(",");
  const invoice = written(folder, "invoice.csv", `${head}\nL,1,DATA,Data,3,1.00,3.00\n`);
  tributary("invoice", "import", invoice, "--agreement", newcomer.agreement);
  const month = ["--agreement", newcomer.agreement, "--period", period];
  tributary("settle", ...month, "--by", "Anna Analyst");
  const { hash } = JSON.parse(tributary("settle", ...month, "--by", "Anna Analyst", "--json")) as {
    hash: string;
  };
  tributary("approve", ...month, "--hash", hash, "--by", "Farid Finance");
  tributary("issue", ...month, "--by", "Anna Analyst");
}

function written(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function tributary(...args: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, "scripts/tributary.mjs"), ...args], {
    env: { ...process.env, TRIBUTARY_HOME: homeOf() },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
}
