import { expect, test } from "vitest";
import { disputeDeadlines, missingInvoices } from "./deadline-detectors.ts";
import { checkSettings, type Detector } from "./detectors.ts";
import {
  attributionDrops,
  lateFiles,
  quarantineGrowth,
  type SourceState,
  sequenceGaps,
} from "./file-detectors.ts";
import { type FraudFacts, fraudFindings } from "./fraud-detectors.ts";
import { commitmentsAtRisk, creditExposures, marginsBelowFloor } from "./money-detectors.ts";
import { excused, settingsBy } from "./rules.ts";
import type { Finding, Settings } from "./types.ts";

const EUR = 1_000_000n;
const usual = settingsBy([]);

function withRule(detector: Detector, settings: Settings, subject: string | null = null) {
  return settingsBy([{ detector, subject, version: 1, settings }]);
}

/** After somebody said that a finding was none, the same is not found again. */
function isExcused<Fact>(
  facts: readonly Fact[],
  detect: (facts: readonly Fact[], settings: ReturnType<typeof settingsBy>) => readonly Finding[],
  before: Settings = {},
): boolean {
  const [finding] = detect(facts, usual).length > 0 ? detect(facts, usual) : [];
  if (finding === undefined) return false;
  const detector = finding.detector as Detector;
  const settings = excused(detector, before, finding.excuse);
  return detect(facts, withRule(detector, settings, finding.subject)).length === 0;
}

const margin = { operatorId: "alfa", period: "2026-10", currency: "EUR", chargeMicros: 1_000n * EUR };

test("a margin exactly on its floor is none below it", () => {
  // The floor of 3 % of 1,000.00 is 30.00.
  const at = [{ ...margin, marginMicros: 30n * EUR }];
  const below = [{ ...margin, marginMicros: 29n * EUR }];
  expect(marginsBelowFloor(at, usual)).toEqual([]);
  expect(marginsBelowFloor(below, usual)).toMatchObject([
    { measured: 290n, limit: 300n, atRiskMicros: 1n * EUR, severity: "warning" },
  ]);
  expect(isExcused(below, marginsBelowFloor)).toBe(true);
  expect(marginsBelowFloor([{ ...margin, marginMicros: -1n * EUR }], usual)[0]?.severity).toBe("critical");
  expect(marginsBelowFloor([{ ...margin, chargeMicros: 0n, marginMicros: 0n }], usual)).toEqual([]);
});

test("credit exposure warns at 80 % of the limit and is critical at all of it, deposits taken off", () => {
  const limit = withRule("credit-exposure", { limit: 1_000, deposit: 200 }, "alfa/EUR");
  const owing = (euros: bigint) => [
    { operatorId: "alfa", currency: "EUR", unpaidMicros: euros * EUR, accruedMicros: 300n * EUR },
  ];
  // 699 + 300 - 200 = 799; 700 gives 800 of 1,000; 900 gives 1,000.
  expect(creditExposures(owing(699n), limit)).toEqual([]);
  expect(creditExposures(owing(700n), limit)).toMatchObject([{ severity: "warning", measured: 800n * EUR }]);
  expect(creditExposures(owing(900n), limit)).toMatchObject([{ severity: "critical" }]);
  expect(creditExposures(owing(900n), usual)).toEqual([]);
  // 800 is 80 % of 1,000: a limit of 1,001 would have let it pass.
  expect(creditExposures(owing(700n), limit)[0]?.excuse).toEqual({ setting: "limit", value: 1_001 });
});

test("a projected shortfall counts above its floor", () => {
  const projected = (euros: bigint) => [
    { agreementId: "de", currency: "EUR", period: "2026-11", shortfallMicros: euros * EUR },
  ];
  expect(commitmentsAtRisk(projected(1_000n), usual)).toEqual([]);
  expect(commitmentsAtRisk(projected(1_001n), usual)).toHaveLength(1);
  expect(isExcused(projected(1_001n), commitmentsAtRisk)).toBe(true);
});

const source: SourceState = {
  ...{ sourceId: "msc", agreementId: "de", currency: "EUR", silentSeconds: null, lateAfterSeconds: 3_600 },
  ...{ gaps: [], meanMicros: 20n * EUR },
};

test("a source is late once it is silent for longer than it may be", () => {
  expect(lateFiles([source], usual)).toEqual([]);
  expect(lateFiles([{ ...source, silentSeconds: 3_600 }], usual)).toEqual([]);
  const late = { ...source, silentSeconds: 3_601 };
  expect(lateFiles([late], usual)).toMatchObject([{ subject: "msc", severity: "warning" }]);
  expect(lateFiles([{ ...late, lateAfterSeconds: null }], usual)).toEqual([]);
  expect(
    lateFiles([{ ...late, lateAfterSeconds: null }], withRule("file-late", { afterHours: 1 })),
  ).toHaveLength(1);
  expect(isExcused([late], lateFiles)).toBe(true);
});

test("a gap 41 to 43 is one missing file, worth what its like hold", () => {
  const gapped = { ...source, gaps: [{ firstMissing: 42, lastMissing: 42 }] };
  expect(sequenceGaps([source], usual)).toEqual([]);
  expect(sequenceGaps([gapped], usual)).toMatchObject([
    { measured: 1n, atRiskMicros: 20n * EUR, drivers: [{}, {}, { kind: "missing", id: "42" }] },
  ]);
  expect(isExcused([gapped], sequenceGaps)).toBe(true);
});

test("attribution drops when more of the usage is nobody's than before", () => {
  const before = { accepted: 10_000n, attributed: 9_990n };
  const base = { agreementId: "de", currency: "EUR", before, nobodysMicros: 5n * EUR, files: [] };
  // 99.90 % before; 97.90 % is exactly 2 % less, 97.89 % is further.
  const [at, below] = [9_790n, 9_789n].map((attributed) => [
    { ...base, lately: { accepted: 10_000n, attributed } },
  ]);
  expect(attributionDrops(at ?? [], usual)).toEqual([]);
  expect(attributionDrops(below ?? [], usual)).toMatchObject([{ measured: 9_789n, usual: 9_990n }]);
  expect(isExcused(below ?? [], attributionDrops)).toBe(true);
  // 5 % of a few are a few.
  expect(attributionDrops([{ ...base, lately: { accepted: 1_000n, attributed: 950n } }], usual)).toEqual([]);
});

test("quarantine grows when a reason holds back many records and a part of all", () => {
  const state = { sourceId: "msc", reason: "MALFORMED", currency: "EUR", valueMicros: 9n * EUR, files: [] };
  const grown = (records: bigint, received: bigint) => [{ ...state, records, received }];
  expect(quarantineGrowth(grown(100n, 5_000n), usual)).toEqual([]);
  expect(quarantineGrowth(grown(101n, 5_000n), usual)).toHaveLength(1);
  // 101 of 10,100 is exactly 1 %.
  expect(quarantineGrowth(grown(101n, 10_100n), usual)).toEqual([]);
  expect(isExcused(grown(101n, 5_000n), quarantineGrowth)).toBe(true);
});

test("a notice is due within five days, and an invoice after fifteen", () => {
  const notice = {
    number: "D-1",
    agreementId: "de",
    period: "2026-10",
    currency: "EUR",
    recoverableMicros: EUR,
  };
  const left = (daysLeft: number) => [{ ...notice, daysLeft }];
  expect(disputeDeadlines(left(6), usual)).toEqual([]);
  expect(disputeDeadlines(left(5), usual)).toMatchObject([{ severity: "warning" }]);
  expect(disputeDeadlines(left(1), usual)).toMatchObject([{ severity: "critical" }]);
  expect(isExcused(left(5), disputeDeadlines)).toBe(true);
  const period = { agreementId: "de", period: "2026-10", currency: "EUR", accruedMicros: EUR };
  const since = (daysSinceEnd: number) => [{ ...period, daysSinceEnd }];
  expect(missingInvoices(since(15), usual)).toEqual([]);
  expect(missingInvoices(since(16), usual)).toMatchObject([{ severity: "warning", atRiskMicros: EUR }]);
  expect(isExcused(since(16), missingInvoices)).toBe(true);
});

const none: FraudFacts = { spend: [], bytes: [], seconds: [], messages: [], premium: [], abroad: [] };
const peak = { sim: "a1", subscriberId: null, at: new Date("2026-11-25T10:00:00Z") };

test.each([
  // The usual limits: 100.00, 50,000 MB, 600 minutes, 300 messages; three premium calls, one record abroad.
  ["sim-spend", "spend", 100n * EUR, 100n * EUR + 1n, { currency: "EUR" }],
  ["sim-data", "bytes", 50_000_000_000n, 50_000_000_001n, {}],
  ["sim-voice", "seconds", 36_000n, 36_001n, {}],
  ["sim-messages", "messages", 300n, 301n, {}],
  ["premium-number", "premium", 2n, 3n, { prefix: "4990" }],
  ["sim-abroad", "abroad", 0n, 1n, { network: "20801" }],
] as const)("%s is found beyond its limit and not at it", (detector, field, at, beyond, more) => {
  const facts = (value: bigint) => [{ ...none, [field]: [{ ...peak, ...more, peak: value }] } as FraudFacts];
  const detect = ([one]: readonly FraudFacts[], settings = usual) => fraudFindings(one ?? none, settings);
  expect(detect(facts(at))).toEqual([]);
  expect(detect(facts(beyond))).toMatchObject([{ detector, subject: "a1", measured: beyond }]);
  expect(isExcused(facts(beyond), detect)).toBe(true);
});

test("a setting is one that the detector has, within its range", () => {
  expect(checkSettings("margin-floor", { floorBps: -100 })).toEqual({ floorBps: -100 });
  const wrongs: Settings[] = [{ floor: 1 }, { floorBps: 10_001 }, { floorBps: 0.5 }, { floorBps: ["49"] }];
  for (const wrong of wrongs) {
    expect(() => checkSettings("margin-floor", wrong)).toThrow();
  }
  expect(() => checkSettings("premium-number", { prefixes: ["49900"] })).not.toThrow();
  expect(() => checkSettings("premium-number", { prefixes: ["+49"] })).toThrow();
});
