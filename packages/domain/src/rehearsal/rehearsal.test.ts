import { describe, expect, test } from "vitest";
import type { AgreementTerms, AgreementVersion, UsageLine } from "../agreement/types.ts";
import { exact, parseExact } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import { periodOf } from "../period/period.ts";
import { exampleTerms } from "../settlement/testing/example-portfolio.ts";
import { aloneUnder } from "./alone-under.ts";
import { mockInvoice } from "./mock-invoice.ts";
import { monthToPlay, recordTimes } from "./month-to-play.ts";
import { syntheticUsage } from "./synthetic-usage.ts";
import { verdictOf } from "./verdict.ts";

const ZONE = "Europe/Berlin";
const record = { first: 60n, next: 60n, setUpFee: exact(0n), minimumCharge: exact(0n) };
const voice: UsageLine = {
  ...{
    code: "V",
    description: "Voice",
    kind: "usage",
    services: ["voice"],
    zones: ["domestic", "eu", "sea"],
  },
  ...{ unit: { name: "minute", size: 60n }, record, isCountable: false },
  pricing: { model: "per-unit", rate: parseExact("0.10") },
};
const terms: AgreementTerms = exampleTerms({
  lines: [voice],
  zones: {
    plmns: { "26201": "domestic", "20801": "eu" },
    prefixes: { "49": "domestic" },
    homePlmns: ["26201"],
  },
  tolerance: { absoluteMicros: parseMicros("2.50"), bps: 0, invoiceCapMicros: null },
});
const sims = { subscribers: ["001010000000000", "001010000000001"], spare: "001010000000002" };
const records = syntheticUsage(terms, sims, recordTimes(periodOf("2026-10", ZONE), null));

describe("the month that is played", () => {
  const now = Date.parse("2026-11-27T12:00:00Z");
  const at = (day: string) => Date.parse(`${day}T00:00:00+01:00`);

  test("is the last one that has ended, when everything is in force by then", () => {
    expect(monthToPlay([at("2025-01-01"), at("2026-02-14")], now, ZONE)).toBe("2026-10");
    expect(monthToPlay([], now, ZONE)).toBe("2026-10");
  });

  test("is the first whole one from the last beginning on", () => {
    expect(monthToPlay([at("2026-12-01")], now, ZONE)).toBe("2026-12");
    expect(monthToPlay([at("2026-12-02"), at("2026-01-01")], now, ZONE)).toBe("2027-01");
  });

  test("has its records on a day that lies in the billing cycle of the same name", () => {
    const period = periodOf("2026-10", ZONE);
    expect(new Date(recordTimes(period, null)(0)).toISOString()).toBe("2026-10-15T10:00:00.000Z");
    const late = recordTimes(period, { firstDay: "2026-10-20" });
    expect(new Date(late(1)).toISOString()).toBe("2026-10-21T10:00:01.000Z");
  });
});

describe("synthetic usage", () => {
  test("has every direction and zone that a line prices, each for every subscriber", () => {
    // Made and taken, in three zones: two of them for two subscribers, the sea for the spare SIM alone.
    expect(records).toHaveLength(2 * (2 * 2 + 1));
    expect(records.filter(({ isZoneFound }) => !isZoneFound).map(({ imsi, zone }) => [imsi, zone])).toEqual([
      [sims.spare, "sea"],
      [sims.spare, "sea"],
    ]);
    expect(records.every(({ quantity }) => quantity === 601n)).toBe(true);
  });

  test("dials at home what leads to the zone, and roams where no number does", () => {
    const made = records.filter(({ direction, imsi }) => direction === "mo" && imsi === sims.subscribers[0]);
    expect(made.map(({ zone, visitedPlmn, dialled }) => [zone, visitedPlmn, dialled])).toEqual([
      ["domestic", "26201", "495555555555"],
      ["eu", "20801", null],
    ]);
  });
});

test("the mock invoice bills what the records cost, and one line twice the tolerance and a unit more", () => {
  const versions: AgreementVersion[] = [{ agreementId: "a", version: 1, effectiveFrom: 0, terms }];
  const asked = {
    operatorId: "alfa",
    number: "R-1",
    period: "2026-10",
    versions,
    records,
    sims: [],
    annual: {},
  };
  const { lines, plantedLineCode, netMicros } = mockInvoice({ ...asked, period: "2026-10" });
  // Ten calls of 601 s are eleven minutes each at 60/60: 110 at 0.10. Twice 2.50 is 5, and 1.
  expect(lines).toMatchObject([
    { quantity: "110", expectedMicros: parseMicros("11.00"), billedMicros: parseMicros("17.00") },
  ]);
  expect([plantedLineCode, netMicros]).toEqual(["V", parseMicros("17.00")]);
});

test("alone, what others bear by name stays with the MVNA, and its own stays its own", () => {
  const flat = (code: string, operatorId: string) => ({
    ...{ code, description: code, kind: "flat" as const, amountMicros: 1n },
    allocation: { by: "direct" as const, operatorId },
  });
  const alone = aloneUnder({ ...terms, lines: [flat("F1", "alfa"), flat("F2", "beta")] }, "alfa");
  expect(alone.changed).toEqual(["F2"]);
  expect(alone.terms.lines).toMatchObject([
    { allocation: { by: "direct", operatorId: "alfa" } },
    { allocation: { by: "retained" } },
  ]);
});

test("another configuration makes a rehearsal outdated, whatever it came to", () => {
  const done = (outcome: "passed" | "failed") => ({ status: "done" as const, outcome, fingerprint: "a" });
  expect(verdictOf(null, "a")).toBe("never");
  expect(verdictOf({ status: "running", outcome: null, fingerprint: null }, "a")).toBe("under-way");
  expect(verdictOf({ status: "failed", outcome: null, fingerprint: null }, "a")).toBe("broken");
  expect([done("passed"), done("failed")].map((each) => verdictOf(each, "a"))).toEqual(["passed", "failed"]);
  expect([done("passed"), done("failed")].map((each) => verdictOf(each, "b"))).toEqual([
    "outdated",
    "outdated",
  ]);
});
