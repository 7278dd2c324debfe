import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { driverPath as consolePath } from "../../apps/console/src/frame/driver-path.ts";
import { driverPath as portalPath } from "../../apps/portal/src/frame/driver-path.ts";
import { disputeDeadlines, missingInvoices } from "../../packages/domain/src/alert/deadline-detectors.ts";
import { PORTFOLIO_DETECTOR_NAMES, USAGE_DETECTOR_NAMES } from "../../packages/domain/src/alert/detectors.ts";
import {
  attributionDrops,
  lateFiles,
  quarantineGrowth,
  sequenceGaps,
} from "../../packages/domain/src/alert/file-detectors.ts";
import { fraudFindings } from "../../packages/domain/src/alert/fraud-detectors.ts";
import {
  commitmentsAtRisk,
  creditExposures,
  marginsBelowFloor,
} from "../../packages/domain/src/alert/money-detectors.ts";
import { settingsBy } from "../../packages/domain/src/alert/rules.ts";
import type { Finding } from "../../packages/domain/src/alert/types.ts";
import { usageAnomalies } from "../../packages/domain/src/alert/usage-anomaly.ts";
import { root } from "../ensure/paths.mjs";

const rule = { subject: null, version: 1 };
const settingsFor = settingsBy([
  { ...rule, detector: "credit-exposure", settings: { limit: 1 } },
  { ...rule, detector: "sequence-gap", settings: { allowed: 0 } },
]);
const MUCH = 1_000_000_000_000n;
const about = { agreementId: "north-2026", currency: "EUR" };
const source = { ...about, sourceId: "north-msc", meanMicros: 1n, lateAfterSeconds: 60, silentSeconds: 999 };
const file = { id: "7", records: 900n };

/** One finding of every detector of the portfolio, and one about an operator where there are both. */
const ofPortfolio: readonly Finding[] = [
  ...[null, "alfa"].flatMap((operatorId) => [
    ...usageAnomalies(
      [
        {
          ...{ ...about, operatorId, service: "data", zone: operatorId === null ? null : "eu" },
          ...{ since: "2026-09-01", lastDay: "2026-09-09", days: new Map([["2026-09-08", MUCH]]) },
        },
      ],
      "2026-09-10",
      settingsFor,
    ),
    ...marginsBelowFloor(
      [{ operatorId, period: "2026-09", currency: "EUR", chargeMicros: MUCH, marginMicros: 1n }],
      settingsFor,
    ),
  ]),
  ...creditExposures(
    [{ operatorId: "alfa", currency: "EUR", unpaidMicros: MUCH, accruedMicros: 1n }],
    settingsFor,
  ),
  ...lateFiles([{ ...source, gaps: [] }], settingsFor),
  ...sequenceGaps([{ ...source, gaps: [{ firstMissing: 4, lastMissing: 5 }] }], settingsFor),
  ...attributionDrops(
    [
      {
        ...{ ...about, nobodysMicros: 1n, files: [file] },
        lately: { accepted: 1_000n, attributed: 100n },
        before: { accepted: 1_000n, attributed: 1_000n },
      },
    ],
    settingsFor,
  ),
  ...quarantineGrowth(
    [
      {
        ...{ sourceId: "north-msc", reason: "UNRATEABLE", currency: "EUR", records: 900n },
        ...{ valueMicros: 1n, received: 1_000n, files: [file] },
      },
    ],
    settingsFor,
  ),
  ...commitmentsAtRisk([{ ...about, period: "2026-09", shortfallMicros: MUCH }], settingsFor),
  ...disputeDeadlines(
    [{ ...about, number: "D-north-1", period: "2026-09", recoverableMicros: 1n, daysLeft: 1 }],
    settingsFor,
  ),
  ...missingInvoices([{ ...about, period: "2026-09", accruedMicros: 1n, daysSinceEnd: 40 }], settingsFor),
];

const peak = { sim: "f00d", subscriberId: null, peak: MUCH, at: new Date("2026-09-08T10:00:00Z") };

/** One finding of every detector of an operator's usage, of a SIM that nobody holds. */
const ofUsage: readonly Finding[] = fraudFindings(
  {
    ...{ spend: [{ ...peak, currency: "EUR" }], bytes: [peak], seconds: [peak], messages: [peak] },
    ...{ premium: [{ ...peak, prefix: "0900" }], abroad: [{ ...peak, network: "99951" }] },
  },
  settingsFor,
);

it("finds something with every detector there is", () => {
  expect(new Set(ofPortfolio.map(({ detector }) => detector))).toEqual(new Set(PORTFOLIO_DETECTOR_NAMES));
  expect(new Set(ofUsage.map(({ detector }) => detector))).toEqual(new Set(USAGE_DETECTOR_NAMES));
});

it("leads from every alert to pages of its application that exist", () => {
  const links = [
    ...linksOf("console", ofPortfolio, ({ driver, drivers }) => consolePath(driver, drivers)),
    ...linksOf("portal", ofUsage, ({ driver }) => portalPath(driver)),
  ];
  const dead = links.filter(({ app, path }) => !routesOf(app).some((route) => route.test(path)));
  expect(dead).toEqual([]);
  const linked = new Set(links.map(({ fingerprint }) => fingerprint));
  const lost = [...ofPortfolio, ...ofUsage].filter(({ fingerprint }) => !linked.has(fingerprint));
  expect(lost.map(({ fingerprint }) => fingerprint)).toEqual([]);
});

it("knows a page that is not there", () => {
  expect(routesOf("console").some((route) => route.test("/agreements/7/nowhere"))).toBe(false);
});

type App = "console" | "portal";
type Driver = Finding["drivers"][number];

function linksOf(
  app: App,
  findings: readonly Finding[],
  pathOf: (of: { readonly driver: Driver; readonly drivers: readonly Driver[] }) => string | null,
) {
  return findings.flatMap(({ fingerprint, drivers }) =>
    drivers.flatMap((driver) => {
      const path = pathOf({ driver, drivers });
      return path === null ? [] : [{ app, fingerprint, path: path.split("?")[0] ?? "" }];
    }),
  );
}

/** The addresses of an application's pages, from its folders. */
function routesOf(app: App): RegExp[] {
  const folder = join(root, "apps", app, "src/app");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|[\\/])page\.tsx$/.test(path))
    .map((path) => {
      const parts = relative(folder, join(folder, path, "..")).split(/[\\/]/);
      const shown = parts.filter((part) => !/^\(.*\)$/.test(part));
      return new RegExp(`^/${shown.map((part) => (part.startsWith("[") ? "[^/]+" : part)).join("/")}$`);
    });
}
