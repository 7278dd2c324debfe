import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { creditLines, leftOf, shareCredit, usageCredit } from "./credit.ts";
import { taxLines } from "./tax.ts";
import { CENTS, INSIDE, STANDARD } from "./terms.fixture.ts";
import type { BillItem, BillLine } from "./types.ts";

const CENT = 10_000n;

function linesOf(...prices: readonly [string, string][]): BillLine[] {
  return taxLines(
    prices.map(([price, taxCode]) => item(parseMicros(price), taxCode)),
    [STANDARD, INSIDE],
    CENTS,
  );
}

function item(priceMicros: bigint, taxCode = "standard"): BillItem {
  const day = "2026-10-01";
  const words = { kind: "usage", code: "u", description: "u", quantity: null, unit: null } as const;
  return { ...words, fromDay: day, toDay: day, priceMicros, taxCode };
}

/** What was taken back, as it is remembered. */
function taken(lines: readonly BillLine[]) {
  return lines.map(({ lineNumber, netMicros, taxMicros }) => {
    return { lineNumber, netMicros: -netMicros, taxMicros: -taxMicros };
  });
}

function sums(lines: readonly BillLine[]) {
  return [
    sumMicros(lines.map(({ netMicros }) => netMicros)),
    sumMicros(lines.map(({ taxMicros }) => taxMicros)),
  ];
}

test("a bill of 10.00 and 19 % is credited by half: 5.00 and 0.95", () => {
  const lines = linesOf(["10", "standard"]);
  const credit = creditLines(lines, [], [{ lineNumber: 1, grossMicros: parseMicros("5.95") }], CENT);
  expect(sums(credit)).toEqual([parseMicros("-5"), parseMicros("-0.95")]);
});

test("without wishes all that is left is taken back, discounts too", () => {
  const lines = linesOf(["20", "standard"], ["-3", "standard"], ["0", "standard"]);
  const credit = creditLines(lines, [], null, CENT);
  expect(sums(credit)).toEqual([parseMicros("-17"), parseMicros("-3.23")]);
  expect(credit.map(({ lineNumber }) => lineNumber)).toEqual([1, 2]);
});

test("what was taken back whole cannot be taken back again", () => {
  const lines = linesOf(["20", "standard"]);
  expect(() => creditLines(lines, taken(creditLines(lines, [], null, CENT)), null, CENT)).toThrow(
    expect.objectContaining({ code: "ALREADY_DONE" }),
  );
});

test.each([
  ["more than the line", [{ lineNumber: 1, grossMicros: parseMicros("23.81") }]],
  ["more than the bill, beside its discount", [{ lineNumber: 1, grossMicros: parseMicros("23.80") }]],
  ["the discount alone", [{ lineNumber: 2, grossMicros: parseMicros("-1") }]],
  ["a line twice", [1, 1].map((lineNumber) => ({ lineNumber, grossMicros: parseMicros("1") }))],
  ["nothing", []],
  ["less than a cent", [{ lineNumber: 1, grossMicros: 5_000n }]],
  ["a line that is not there", [{ lineNumber: 7, grossMicros: parseMicros("1") }]],
])("%s is refused", (_, wishes) => {
  const lines = linesOf(["20", "standard"], ["-3", "standard"]);
  expect(() => creditLines(lines, [], wishes, CENT)).toThrow(
    expect.objectContaining({ code: "INPUT_INVALID" }),
  );
});

const amounts = fc.array(fc.bigInt(1n, 100_000n), { minLength: 1, maxLength: 6 });

test("however a bill is taken back in parts, the parts sum to the bill and never exceed it", () => {
  const parts = fc.array(fc.tuple(fc.nat(5), fc.bigInt(1n, 50_000n)), { maxLength: 40 });
  fc.assert(
    fc.property(amounts, parts, fc.constantFrom("standard", "inside"), (prices, wishes, taxCode) => {
      const lines = taxLines(
        prices.map((price) => item(price * CENT, taxCode)),
        [STANDARD, INSIDE],
        CENTS,
      );
      let credited: ReturnType<typeof taken> = [];
      for (const [at, wish] of wishes) {
        const left = leftOf(lines, credited)[at % lines.length];
        if (left === undefined || left.grossMicros === 0n) continue;
        const grossMicros = wish * CENT < left.grossMicros ? wish * CENT : left.grossMicros;
        const credit = creditLines(lines, credited, [{ ...left, grossMicros }], CENT);
        credited = [...credited, ...taken(credit)];
        for (const { grossMicros: rest } of leftOf(lines, credited)) expect(rest).toBeGreaterThanOrEqual(0n);
      }
      const isLeft = leftOf(lines, credited).some(({ grossMicros }) => grossMicros > 0n);
      if (isLeft) credited = [...credited, ...taken(creditLines(lines, credited, null, CENT))];
      for (const line of lines) {
        const own = credited.filter(({ lineNumber }) => lineNumber === line.lineNumber);
        expect(sumMicros(own.map(({ netMicros }) => netMicros))).toBe(line.netMicros);
        expect(sumMicros(own.map(({ taxMicros }) => taxMicros))).toBe(line.taxMicros);
      }
    }),
  );
});

test("9.00 of a bill of 20.00 less 2.00 takes back 10.00 and 1.00 of the discount", () => {
  const left = [
    { lineNumber: 1, grossMicros: parseMicros("20") },
    { lineNumber: 2, grossMicros: parseMicros("-2") },
  ];
  // 9 of 18 is a half: of 20.00 it is 10.00, of -2.00 it is -1.00.
  expect(shareCredit(left, parseMicros("9"), CENT)).toEqual([
    { lineNumber: 1, grossMicros: parseMicros("10") },
    { lineNumber: 2, grossMicros: parseMicros("-1") },
  ]);
});

test.each(["0", "-1", "18.01", "0.005"])("%s cannot be credited of a bill of 18.00", (amount) => {
  const left = [{ lineNumber: 1, grossMicros: parseMicros("18") }];
  expect(() => shareCredit(left, parseMicros(amount), CENT)).toThrow(
    expect.objectContaining({ code: "INPUT_INVALID" }),
  );
});

test("whatever is credited of whatever bill, the shares sum to it and each can be taken back", () => {
  const cents = fc.array(fc.bigInt(-5_000n, 20_000n), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(cents, fc.bigInt(1n, 10_000n), (prices, part) => {
      const lines = taxLines(
        prices.map((price) => item(price * CENT)),
        [STANDARD],
        CENTS,
      );
      const left = leftOf(lines, []);
      const most = sumMicros(left.map(({ grossMicros }) => grossMicros));
      fc.pre(most > 0n);
      const amount = (((most / CENT) * part) / 10_000n) * CENT;
      fc.pre(amount > 0n);
      const wishes = shareCredit(left, amount, CENT);
      expect(sumMicros(wishes.map(({ grossMicros }) => grossMicros))).toBe(amount);
      const [net = 0n, tax = 0n] = sums(creditLines(lines, [], wishes, CENT));
      expect(net + tax).toBe(-amount);
    }),
  );
});

test("usage that was priced 6.00 too high is given back line by line, with its tax", () => {
  const lines = linesOf(["4", "standard"], ["10", "standard"]);
  // 4.00 and 0.76 of the first line, 2.00 and 0.38 of the second.
  const how = { isInclusive: false, unitMicros: CENT };
  const wishes = usageCredit(lines, [], parseMicros("6"), how);
  expect(wishes.map(({ grossMicros }) => grossMicros)).toEqual(["4.76", "2.38"].map(parseMicros));
  const credit = creditLines(lines, [], wishes, CENT);
  expect(sums(credit)).toEqual([parseMicros("-6"), parseMicros("-1.14")]);
  // Of what is left, 8.00 with 1.52, all is given back, and no more.
  const rest = usageCredit(lines, taken(credit), parseMicros("100"), how);
  expect(rest).toEqual([{ lineNumber: 2, grossMicros: parseMicros("9.52") }]);
  const inside = linesOf(["11.90", "inside"]);
  const asPaid = usageCredit(inside, [], parseMicros("2.38"), { isInclusive: true, unitMicros: CENT });
  expect(sums(creditLines(inside, [], asPaid, CENT))).toEqual([parseMicros("-2"), parseMicros("-0.38")]);
});
