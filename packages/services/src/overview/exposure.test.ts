import { parseMicros } from "@tributary/domain/money/micros";
import { exampleTerms } from "@tributary/domain/settlement/testing/example-portfolio";
import { expect, test } from "vitest";
import { type ExposureFacts, exposureAt } from "./exposure.ts";
import { monthlyShortfall } from "./project-shortfalls.ts";

const eur = parseMicros;
const standing = {
  agreementId: "one",
  runId: null,
  runStatus: null,
  isProvisional: false,
  wasIssued: false,
  expectedMicros: null,
  approvedMicros: null,
  recoverableMicros: null,
  invoiceMicros: null,
  isImporting: false,
  openDisputes: 0,
} as const;
const accrual = {
  agreementId: "one",
  period: "2026-11",
  operatorId: "alfa",
  lineCode: "L1",
  chargeMicros: eur("30"),
  lastDay: new Date("2026-11-15"),
};
const facts: ExposureFacts = {
  booked: [
    { period: "2026-09", unpaidMicros: eur("100"), withheldMicros: eur("7") },
    { period: "2026-11", unpaidMicros: eur("1"), withheldMicros: 0n },
  ],
  standings: [
    { ...standing, period: "2026-09", runId: "a", runStatus: "issued", approvedMicros: eur("100") },
    { ...standing, period: "2026-10", runId: "b", runStatus: "draft", approvedMicros: eur("50") },
    { ...standing, period: "2026-11" },
  ],
  accruals: [accrual],
  projected: [{ period: "2026-11", micros: eur("5") }],
  annual: [{ agreementId: "one", period: "2026-10", micros: eur("2") }],
};

test("booked counts once, a draft by its approved cost, an open month by its usage and shortfall", () => {
  // Booked 100; the draft's 50; the annual accrual of 2.
  expect(exposureAt("2026-10", facts)).toEqual({
    micros: eur("152"),
    unpaidMicros: eur("100"),
    accruedMicros: eur("50"),
    shortfallMicros: eur("2"),
    withheldMicros: eur("7"),
  });
  // Beside that 1 booked, 30 of usage and 5 of shortfall in November.
  expect(exposureAt("2026-11", facts).micros).toBe(eur("188"));
});

test("a period that was reopened is in the books already", () => {
  const [, draft] = facts.standings;
  if (draft === undefined) throw new Error("no draft");
  const reopened = { ...facts, standings: [{ ...draft, wasIssued: true }] };
  expect(exposureAt("2026-10", reopened).accruedMicros).toBe(0n);
});

test("a commitment's shortfall is projected on usage carried on to the month's end", () => {
  // 30,000.00 by the 15th of 31 days is 62,000.00 at the end: 38,000.00 short of 100,000.00.
  const lines = [{ ...accrual, chargeMicros: eur("30000"), lastDay: new Date("2026-10-15") }];
  expect(monthlyShortfall(exampleTerms(), "2026-10", "Europe/Berlin", lines)).toBe(eur("38000"));
});
