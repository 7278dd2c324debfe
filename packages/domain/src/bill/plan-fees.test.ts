import { expect, test } from "vitest";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { cycleDays } from "./cycle-days.ts";
import { type FeeDiscount, type PlanFee, type PlanSpell, planFees } from "./plan-fees.ts";
import { CENTS } from "./terms.fixture.ts";

const OCTOBER = cycleDays("2026-10", 1);

function monthly(code: string, amount: string, isProrated = true): PlanFee {
  const amountMicros = parseMicros(amount);
  return { code, description: code, every: "period", amountMicros, taxCode: "standard", isProrated };
}

function once(code: string, amount: string): PlanFee {
  return { ...monthly(code, amount), every: "once" };
}

function spell(planCode: string, fromDay: string, lastDay: string | null, fees: PlanFee[]): PlanSpell {
  return { planCode, version: `${planCode} 1`, isMain: true, fromDay, lastDay, fees, discounts: [] };
}

/** Code, days and amount of each fee. */
function billed(spells: readonly PlanSpell[]) {
  return planFees(spells, OCTOBER, CENTS).map(({ code, fromDay, toDay, priceMicros }) => {
    return [code, fromDay, toDay, priceMicros] as const;
  });
}

test("a plan held all month costs its fee once", () => {
  expect(billed([spell("s", "2026-05-07", null, [monthly("s", "19.99")])])).toEqual([
    ["s", "2026-10-01", "2026-10-31", parseMicros("19.99")],
  ]);
});

test("the day of a change belongs to the new plan, and no day is charged twice", () => {
  const fees = billed([
    spell("s", "2026-05-07", "2026-10-15", [monthly("s", "31")]),
    spell("l", "2026-10-15", null, [monthly("l", "62")]),
  ]);
  // 31.00 / 31 × 14 days = 14.00; 62.00 / 31 × 17 days = 34.00.
  expect(fees).toEqual([
    ["s", "2026-10-01", "2026-10-14", parseMicros("14")],
    ["l", "2026-10-15", "2026-10-31", parseMicros("34")],
  ]);
});

test("a move to the next version at the same price costs what staying had cost", () => {
  for (let day = 2; day <= 31; day++) {
    const moved = `2026-10-${String(day).padStart(2, "0")}`;
    const parts = planFees(
      [
        spell("s", "2026-05-07", moved, [monthly("s", "19.99"), once("set-up", "5")]),
        spell("s", moved, null, [monthly("s", "19.99"), once("set-up", "5")]),
      ],
      OCTOBER,
      CENTS,
    );
    expect(sumMicros(parts.map(({ priceMicros }) => priceMicros))).toBe(parseMicros("19.99"));
  }
});

test("who leaves on the 17th pays 17 days", () => {
  expect(billed([spell("s", "2026-05-07", "2026-10-17", [monthly("s", "31")])])).toEqual([
    ["s", "2026-10-01", "2026-10-17", parseMicros("17")],
  ]);
});

test("a fee that is not prorated is charged whole for a part of the cycle", () => {
  expect(billed([spell("s", "2026-10-30", null, [monthly("s", "31", false)])])).toEqual([
    ["s", "2026-10-30", "2026-10-31", parseMicros("31")],
  ]);
});

test("a plan that was changed again on its first day costs nothing for itself", () => {
  const fees = billed([
    spell("s", "2026-10-10", "2026-10-10", [monthly("s", "31")]),
    spell("l", "2026-10-10", null, [monthly("l", "31")]),
  ]);
  expect(fees).toEqual([["l", "2026-10-10", "2026-10-31", parseMicros("22")]]);
});

test("a set-up fee falls into the cycle in which the plan began, and once more after an interruption", () => {
  const setUp = [once("set-up", "25")];
  expect(billed([spell("s", "2026-10-20", null, setUp)])).toHaveLength(1);
  expect(billed([spell("s", "2026-09-20", null, setUp)])).toEqual([]);
  expect(
    billed([spell("s", "2026-03-01", "2026-06-30", []), spell("s", "2026-10-20", null, setUp)]),
  ).toHaveLength(1);
});

test("an add-on stands beside the plan, and taken twice on one day it costs that day once", () => {
  const addOn = (from: string, until: string | null): PlanSpell => {
    return { ...spell("roam", from, until, [monthly("roam", "31")]), isMain: false };
  };
  const fees = billed([
    spell("s", "2026-05-07", null, [monthly("s", "10")]),
    addOn("2026-10-05", "2026-10-09"),
    addOn("2026-10-09", "2026-10-11"),
  ]);
  expect(fees).toEqual([
    ["s", "2026-10-01", "2026-10-31", parseMicros("10")],
    ["roam", "2026-10-05", "2026-10-08", parseMicros("4")],
    ["roam", "2026-10-09", "2026-10-11", parseMicros("3")],
  ]);
});

test("what began after the cycle or ended before it costs nothing", () => {
  expect(billed([spell("s", "2026-11-01", null, [monthly("s", "10"), once("set-up", "5")])])).toEqual([]);
  expect(billed([spell("s", "2026-01-01", "2026-09-30", [monthly("s", "10")])])).toEqual([]);
});

const off = (fee: string, by: FeeDiscount["off"], periods: number | null = null): FeeDiscount => {
  return { code: "off", description: "off", fee, off: by, periods };
};

test("a promotion of 10 % follows its fee: 10 % of 19.99 is 2.00", () => {
  const discounts = [off("s", { by: "percentage", bps: 1_000 })];
  const fees = [monthly("s", "19.99"), monthly("t", "5")];
  expect(billed([{ ...spell("s", "2026-05-07", null, fees), discounts }])).toEqual([
    ["s", "2026-10-01", "2026-10-31", parseMicros("19.99")],
    ["off", "2026-10-01", "2026-10-31", parseMicros("-2")],
    ["t", "2026-10-01", "2026-10-31", parseMicros("5")],
  ]);
});

test("promotions take their share of what is left, and never more", () => {
  const discounts = [
    off("s", { by: "percentage", bps: 5_000 }),
    off("s", { by: "percentage", bps: 5_000 }),
    off("s", { by: "amount", amountMicros: parseMicros("9") }),
    off("s", { by: "amount", amountMicros: parseMicros("9") }),
  ];
  const amounts = billed([{ ...spell("s", "2026-05-07", null, [monthly("s", "20")]), discounts }]);
  expect(amounts.map(([, , , amount]) => amount)).toEqual(["20", "-10", "-5", "-5"].map(parseMicros));
});

test("a promotion of two cycles counts from when the plan was taken, through its versions", () => {
  const discounts = [off("s", { by: "percentage", bps: 10_000 }, 2)];
  const isFree = (...spells: PlanSpell[]) =>
    billed(spells.map((each) => ({ ...each, discounts }))).some(([code]) => code === "off");
  const fees = [monthly("s", "20")];
  expect(isFree(spell("s", "2026-10-30", null, fees))).toBe(true);
  expect(isFree(spell("s", "2026-09-01", null, fees))).toBe(true);
  expect(isFree(spell("s", "2026-08-31", null, fees))).toBe(false);
  expect(isFree(spell("s", "2026-08-31", "2026-10-01", []), spell("s", "2026-10-01", null, fees))).toBe(
    false,
  );
});

test("a pass that is taken again is paid again, and one that is moved to another version is not", () => {
  const pass = (fromDay: string, lastDay: string, version = "week 1"): PlanSpell => {
    return { ...spell("week", fromDay, lastDay, [once("week", "9")]), isMain: false, version };
  };
  const days = (...spells: PlanSpell[]) => billed(spells).map(([, fromDay]) => fromDay);
  // The next day, the same day, and overlapping.
  const first = pass("2026-10-01", "2026-10-07");
  expect(days(first, pass("2026-10-08", "2026-10-14"))).toEqual(["2026-10-01", "2026-10-08"]);
  expect(days(first, first)).toEqual(["2026-10-01", "2026-10-01"]);
  expect(days(first, pass("2026-10-05", "2026-10-11"))).toEqual(["2026-10-01", "2026-10-05"]);
  expect(days(first, pass("2026-10-05", "2026-10-11", "week 2"))).toEqual(["2026-10-01"]);
});
