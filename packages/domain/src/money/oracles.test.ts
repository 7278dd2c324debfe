import { expect, test } from "vitest";
import { addExact, divideExact, exact, multiplyExact, parseExact } from "./exact.ts";
import incrementRounding from "./golden/cgrates-rounding.json" with { type: "json" };
import quantize from "./golden/decimal-quantize.json" with { type: "json" };
import rounding from "./golden/decimal-rounding.json" with { type: "json" };
import { microsToExact } from "./micros.ts";
import { divideRounded, roundExact } from "./round.ts";
import type { Exact, RoundingMode } from "./types.ts";

const operations: Readonly<Record<string, (left: Exact, right: Exact) => Exact>> = {
  round: (value) => value,
  add: addExact,
  multiply: multiplyExact,
  divide: divideExact,
};

/** A multiple of 10^exponent, as the published cases ask for; at a scale of money by `roundExact` too. */
function roundedResults(value: Exact, mode: RoundingMode, exponent: number): Exact[] {
  const step = parseExact(`1e${exponent}`);
  const steps = divideExact(value, step);
  const rounded = multiplyExact(exact(divideRounded(steps.numerator, steps.denominator, mode)), step);
  if (exponent > 6 || exponent < -6) return [rounded];
  return [rounded, microsToExact(roundExact(value, { mode, scale: -exponent }))];
}

test("the published cases of General Decimal Arithmetic come out, in the modes that money knows", () => {
  const cases = [...quantize.cases, ...rounding.cases];
  const wrong = cases.filter(({ op, values, mode, exponent, result }) => {
    const [left = exact(0n), right = exact(0n)] = values.map(parseExact);
    const value = operations[op]?.(left, right) ?? exact(0n);
    const expected = parseExact(result);
    const found = roundedResults(value, mode as RoundingMode, exponent);
    return !found.every(
      (each) => each.numerator === expected.numerator && each.denominator === expected.denominator,
    );
  });
  const right = cases.length - wrong.length;
  console.log(`oracles: ${right} of ${quantize.inSource + rounding.inSource} decimal rounding cases`);
  expect(wrong).toEqual([]);
  expect(right).toBe(333);
});

test("CGRateS's own rounding cases come out", () => {
  const { cases } = incrementRounding;
  const wrong = cases.filter(({ value, rounding: [mode, scale], result }) => {
    const rule = { mode: mode as RoundingMode, scale: Number(scale) };
    return (
      roundExact(parseExact(value), rule) !== roundExact(parseExact(result), { mode: "truncate", scale: 6 })
    );
  });
  console.log(`oracles: ${cases.length - wrong.length} of ${cases.length} CGRateS rounding cases`);
  expect(wrong).toEqual([]);
  expect(cases).toHaveLength(11);
});
