import fc from "fast-check";
import { expect, test } from "vitest";
import { minorUnitMicros } from "../money/currency.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { cycleDays } from "./cycle-days.ts";
import { type BillInput, drawUpBill } from "./draw-up-bill.ts";
import type { FeeDiscount, PlanFee } from "./plan-fees.ts";
import { taxLines, taxTotals } from "./tax.ts";
import { CENTS, EXEMPT, INSIDE, PROFILE, REDUCED, REVERSE, STANDARD } from "./terms.fixture.ts";
import type { BillItem, BillRounding, TaxRule } from "./types.ts";

const cycle = cycleDays("2026-10", 1);
const GB = { name: "GB", size: 1_000_000_000n };
const EMPTY: BillInput = { cycle, spells: [], usage: [], adjustments: [] };

function fee(amount: string, taxCode = "standard"): PlanFee {
  const amountMicros = parseMicros(amount);
  return { code: "plan", description: "Plan", every: "period", amountMicros, taxCode, isProrated: true };
}

function had(fees: PlanFee[], discounts: FeeDiscount[] = []): BillInput["spells"] {
  const spell = { planCode: "s", version: "s 1", isMain: true, fromDay: "2026-01-01", lastDay: null };
  return [{ ...spell, fees, discounts }];
}

function usage(rateCode: string, chargeMicros: bigint, bundle: string | null = null) {
  return { rateCode, description: rateCode, bundle, unit: GB, quantity: 1_500_000_000n, chargeMicros };
}

function item(priceMicros: bigint, taxCode: string): BillItem {
  const day = "2026-10-01";
  const words = { kind: "usage", code: "u", description: "u", quantity: null, unit: null } as const;
  return { ...words, fromDay: day, toDay: day, priceMicros, taxCode };
}

test("a bill by hand: fee, usage over and within a bundle, a promotion", () => {
  const bill = drawUpBill(
    {
      ...EMPTY,
      spells: had(
        [fee("19.99")],
        [
          {
            code: "p10",
            description: "10 % off",
            fee: "plan",
            off: { by: "percentage", bps: 1_000 },
            periods: null,
          },
        ],
      ),
      usage: [usage("data-home", 0n, "5 GB"), usage("data-home", parseMicros("3.456789")), usage("sms", 0n)],
    },
    PROFILE,
  );
  // 19.99 − 2.00 + 3.46 (10 % of 19.99 is 1.999) = 21.45; 19 % of it is 4.0755, so 4.08; 25.53 in all.
  expect(bill.lines.map(({ kind, netMicros }) => [kind, netMicros])).toEqual([
    ["recurring", parseMicros("19.99")],
    ["discount", parseMicros("-2")],
    ["usage", 0n],
    ["usage", parseMicros("3.46")],
    ["usage", 0n],
  ]);
  expect(bill.lines[2]).toMatchObject({ description: "data-home, 5 GB", unit: "GB", lineNumber: 3 });
  expect(bill.lines[2]?.quantity).toEqual({ numerator: 3n, denominator: 2n });
  expect(bill).toMatchObject({
    netMicros: parseMicros("21.45"),
    taxMicros: parseMicros("4.08"),
    grossMicros: parseMicros("25.53"),
    period: "2026-10",
  });
});

test("each way of taxing is summed by itself; exempt and reverse charge bear no tax", () => {
  const prices = [
    item(parseMicros("10"), "standard"),
    item(parseMicros("11.90"), "inside"),
    item(parseMicros("3"), "exempt"),
    item(parseMicros("4"), "reverse"),
    item(parseMicros("1"), "reduced"),
  ];
  const totals = taxTotals(taxLines(prices, PROFILE.taxes, CENTS));
  expect(totals).toEqual([
    { taxCode: "standard", taxBps: 1_900, netMicros: parseMicros("10"), taxMicros: parseMicros("1.90") },
    { taxCode: "inside", taxBps: 1_900, netMicros: parseMicros("10"), taxMicros: parseMicros("1.90") },
    { taxCode: "exempt", taxBps: 0, netMicros: parseMicros("3"), taxMicros: 0n },
    { taxCode: "reverse", taxBps: 0, netMicros: parseMicros("4"), taxMicros: 0n },
    { taxCode: "reduced", taxBps: 700, netMicros: parseMicros("1"), taxMicros: parseMicros("0.07") },
  ]);
});

test("tax per line and per group differ by what they say: three times 0.13 at 19 %", () => {
  const prices = [1, 2, 3].map(() => item(parseMicros("0.13"), "standard"));
  const tax = (taxPer: "line" | "group") =>
    sumMicros(taxLines(prices, [STANDARD], { ...CENTS, taxPer }).map(({ taxMicros }) => taxMicros));
  // 0.0247 per line is 0.02, three times 0.06; 0.39 × 0.19 = 0.0741 is 0.07.
  expect([tax("line"), tax("group")]).toEqual([parseMicros("0.06"), parseMicros("0.07")]);
});

// 19 % of 1,234 yen is 234.46; of 1.234 dinars 0.23446. 59: a currency has 0, 2 or 3 decimals.
test.each([
  ["JPY", "1234.4", "1234", "234"],
  ["KWD", "1.2344", "1.234", "0.234"],
  ["EUR", "1.2344", "1.23", "0.23"],
])("in %s %s is billed as %s with %s tax", (currency, charge, net, tax) => {
  const rounding = { ...CENTS, scale: currency === "JPY" ? 0 : currency === "KWD" ? 3 : 2 };
  const input = { ...EMPTY, usage: [usage("data", parseMicros(charge))] };
  expect(drawUpBill(input, { ...PROFILE, currency, rounding })).toMatchObject({
    netMicros: parseMicros(net),
    taxMicros: parseMicros(tax),
  });
});

test("a tax code that the profile has not is refused", () => {
  expect(() => drawUpBill({ ...EMPTY, spells: had([fee("1", "none")]) }, PROFILE)).toThrow(
    expect.objectContaining({ code: "TERMS_INVALID" }),
  );
});

const rules: readonly TaxRule[] = [STANDARD, REDUCED, INSIDE, EXEMPT, REVERSE];
const roundings: fc.Arbitrary<BillRounding> = fc.record({
  mode: fc.constantFrom("truncate", "half-up", "half-even", "up" as const),
  scale: fc.constant(2),
  taxPer: fc.constantFrom("line", "group" as const),
});
const cents = fc.bigInt(-100_000n, 1_000_000n).map((value) => value * 10_000n);
const items = fc.array(
  fc.tuple(cents, fc.constantFrom(...rules)).map(([price, { code }]) => item(price, code)),
  { maxLength: 30 },
);

test("the bill is the sum of its lines, its tax the sum of its groups, in whole cents", () => {
  fc.assert(
    fc.property(items, roundings, (adjustments, rounding) => {
      const bill = drawUpBill({ ...EMPTY, adjustments }, { ...PROFILE, rounding });
      expect(bill.netMicros).toBe(sumMicros(bill.lines.map(({ netMicros }) => netMicros)));
      expect(bill.taxMicros).toBe(sumMicros(bill.taxes.map(({ taxMicros }) => taxMicros)));
      expect(bill.grossMicros).toBe(bill.netMicros + bill.taxMicros);
      for (const line of bill.lines) expect(line.taxMicros % minorUnitMicros("EUR")).toBe(0n);
    }),
  );
});

test("a price with its tax inside and the same price without agree on net, tax and gross", () => {
  const rates = fc.integer({ min: 1, max: 2_700 });
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 12 }), rates, (prices, bps) => {
      const without = taxLines(
        prices.map((price) => item(price, "standard")),
        [{ ...STANDARD, bps }],
        CENTS,
      );
      const inside = taxLines(
        without.map(({ netMicros, taxMicros }) => item(netMicros + taxMicros, "inside")),
        [{ ...INSIDE, bps }],
        CENTS,
      );
      const [one] = taxTotals(without);
      const [other] = taxTotals(inside);
      expect([other?.netMicros, other?.taxMicros]).toEqual([one?.netMicros, one?.taxMicros]);
    }),
  );
});

test("what a subscriber sees as the price is what is paid, with the tax inside", () => {
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 12 }), roundings, (prices, rounding) => {
      const lines = taxLines(
        prices.map((price) => item(price, "inside")),
        [INSIDE],
        rounding,
      );
      expect(lines.map(({ netMicros, taxMicros }) => netMicros + taxMicros)).toEqual(prices);
    }),
  );
});
