import fc from "fast-check";
import { expect, test } from "vitest";
import { ExactSum } from "./exact-sum.ts";

test("a sum of numbers is that of bigints, far beyond what a number holds", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const value = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(most, -most, 2 ** 52, 2 ** 52 + 1, 1, 0));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), (values) => {
      const sum = new ExactSum();
      for (const each of values) sum.add(each);
      expect(sum.value).toBe(values.reduce((total, each) => total + BigInt(each), 0n));
    }),
  );
});
