import fc from "fast-check";
import { expect, test } from "vitest";
import { exact } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { allocate } from "./allocate.ts";

const CENT = 10_000n;
const weights = (...of: (bigint | number)[]) =>
  of.map((weight, index) => ({ operatorId: String.fromCharCode(65 + index), weight: exact(BigInt(weight)) }));
const amounts = (total: string, unit: bigint, of: ReturnType<typeof weights>) =>
  allocate(parseMicros(total), unit, of).parts.map(({ amountMicros }) => amountMicros);

test("a negative line of -10.00 in three parts is -3.34, -3.33, -3.33", () => {
  expect(amounts("-10", CENT, weights(1, 1, 1))).toEqual(["-3.34", "-3.33", "-3.33"].map(parseMicros));
});

test("one cent among three operators goes to the first of equals, whole", () => {
  expect(amounts("0.01", CENT, weights(1, 1, 1))).toEqual(["0.01", "0", "0"].map(parseMicros));
});

test("all weights zero: the whole amount is retained, nothing vanishes", () => {
  const { parts, retainedMicros } = allocate(parseMicros("12.34"), CENT, weights(0, 0));
  expect(parts.map(({ amountMicros }) => amountMicros)).toEqual([0n, 0n]);
  expect(retainedMicros).toBe(parseMicros("12.34"));
  expect(allocate(parseMicros("12.34"), CENT, []).retainedMicros).toBe(parseMicros("12.34"));
});

test("a left-over cent goes to the largest remainder, then the larger weight, then the lower id", () => {
  // 0.02 x 3/5 and 2/5: 1.2 and 0.8 cents, so B has the larger remainder.
  expect(amounts("0.02", CENT, weights(3, 2))).toEqual(["0.01", "0.01"].map(parseMicros));
  // 0.02 x 1/4, 3/4: 0.5 and 1.5 cents. Equal remainders: the larger weight.
  expect(amounts("0.02", CENT, weights(1, 3))).toEqual(["0", "0.02"].map(parseMicros));
  const unattributedFirst = [
    { operatorId: null, weight: exact(1n) },
    { operatorId: "A", weight: exact(1n) },
  ];
  expect(allocate(CENT, CENT, unattributedFirst).parts.map(({ amountMicros }) => amountMicros)).toEqual([
    0n,
    CENT,
  ]);
});

test("JPY has no decimals and KWD three", () => {
  expect(amounts("100", 1_000_000n, weights(1, 1, 1))).toEqual(["34", "33", "33"].map(parseMicros));
  expect(amounts("1", 1_000n, weights(1, 1, 1))).toEqual(["0.334", "0.333", "0.333"].map(parseMicros));
});

test("fractional weights count exactly", () => {
  const thirds = [
    { operatorId: "A", weight: exact(1n, 3n) },
    { operatorId: "B", weight: exact(2n, 3n) },
  ];
  expect(allocate(parseMicros("9"), CENT, thirds).parts.map(({ amountMicros }) => amountMicros)).toEqual(
    ["3", "6"].map(parseMicros),
  );
});

test("10,000 operators: the sum is exact", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    operatorId: `op${index}`,
    weight: exact(BigInt(1 + ((index * 7_919) % 10_007))),
  }));
  const total = parseMicros("1234567.89");
  const { parts, retainedMicros } = allocate(total, CENT, many);
  expect(sumMicros(parts.map(({ amountMicros }) => amountMicros)) + retainedMicros).toBe(total);
});

test("the order of operators changes nobody's part", () => {
  const byId = (parts: readonly { operatorId: string; amountMicros: bigint }[]) =>
    new Map(parts.map(({ operatorId, amountMicros }) => [operatorId, amountMicros]));
  fc.assert(
    fc.property(
      fc.array(fc.bigInt(0n, 50n), { minLength: 1, maxLength: 30 }),
      fc.bigInt(-9_999n, 9_999n),
      (raw, cents) => {
        const forward = weights(...raw);
        const backward = [...forward].reverse();
        expect(byId(allocate(cents * CENT, CENT, forward).parts)).toEqual(
          byId(allocate(cents * CENT, CENT, backward).parts),
        );
      },
    ),
  );
});

test("an amount finer than the unit and a negative weight are refused", () => {
  expect(() => allocate(1n, CENT, weights(1))).toThrow(/no whole number/);
  expect(() => allocate(CENT, CENT, weights(-1))).toThrow(/negative weight/);
});
