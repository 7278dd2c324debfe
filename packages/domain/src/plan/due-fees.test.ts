import { expect, test } from "vitest";
import { periodOf } from "../period/period.ts";
import { discountOff, dueFees } from "./due-fees.ts";
import type { Discount, Fee, PlanTerms } from "./types.ts";

const ZONE = "Europe/Berlin";
const OCTOBER = periodOf("2026-10", ZONE);
const NOVEMBER = periodOf("2026-11", ZONE);

const monthly: Fee = {
  code: "BASE",
  description: "Monthly fee",
  every: "period",
  amountMicros: 10_000_000n,
  taxCode: "STANDARD",
  isProrated: true,
};
const setUp: Fee = { ...monthly, code: "SETUP", description: "Set-up", every: "once", isProrated: false };
const half: Discount = {
  code: "HALF",
  description: "Half price",
  fee: "BASE",
  off: { by: "percentage", bps: 5_000 },
  periods: 2,
};

function plan(changes: Partial<PlanTerms> = {}): PlanTerms {
  return {
    validity: { lasts: "open" },
    fees: [monthly, setUp],
    discounts: [half],
    bundles: [],
    ...changes,
  };
}

function codesIn(period: typeof OCTOBER, from: number, until: number | null = null): string[] {
  return dueFees(plan(), { from, until }, period).map(({ fee }) => fee.code);
}

test("a fee that is due once is due in the period in which the plan is taken", () => {
  const from = Date.UTC(2026, 9, 15);
  expect(codesIn(OCTOBER, from)).toEqual(["BASE", "SETUP"]);
  expect(codesIn(NOVEMBER, from)).toEqual(["BASE"]);
});

test("a plan taken exactly at a period's end is the next period's, in the zone's time", () => {
  expect(codesIn(OCTOBER, OCTOBER.endsAt)).toEqual([]);
  expect(codesIn(NOVEMBER, OCTOBER.endsAt)).toEqual(["BASE", "SETUP"]);
  expect(codesIn(NOVEMBER, Date.UTC(2026, 9, 1), OCTOBER.endsAt)).toEqual([]);
});

test("a fee is for the part of the period in which the plan is held", () => {
  const [from, until] = [Date.UTC(2026, 9, 10), Date.UTC(2026, 9, 20)];
  const [due] = dueFees(plan(), { from, until }, OCTOBER);
  expect(due?.window).toEqual({ from, until });
});

test("a discount for two periods counts the one in which the plan is taken", () => {
  const countIn = (label: string): number | undefined => {
    const [due] = dueFees(plan(), { from: Date.UTC(2026, 9, 31), until: null }, periodOf(label, ZONE));
    return due?.discounts.length;
  };
  expect(["2026-10", "2026-11", "2026-12"].map(countIn)).toEqual([1, 1, 0]);
});

test("a discount is of its own fee only, and without periods for always", () => {
  const always = plan({ discounts: [{ ...half, periods: null, fee: "SETUP" }] });
  const held = { from: Date.UTC(2026, 9, 1), until: null };
  const due = dueFees(always, held, periodOf("2026-10", ZONE));
  expect(due.map(({ discounts }) => discounts.length)).toEqual([0, 1]);
});

test("a percentage is taken of the amount, and no discount takes more than it", () => {
  const amount: Discount = { ...half, off: { by: "amount", amountMicros: 4_000_000n } };
  expect(discountOff(half, 9_990_001n)).toBe(4_995_000n);
  expect(discountOff(amount, 10_000_000n)).toBe(4_000_000n);
  expect(discountOff(amount, 3_000_000n)).toBe(3_000_000n);
  expect(discountOff(amount, 0n)).toBe(0n);
});
