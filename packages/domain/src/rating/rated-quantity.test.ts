import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratedNumber, ratedQuantity } from "./rated-quantity.ts";

describe("minimum and increments", () => {
  test.each([
    [0n, 60n, 60n, 0n],
    [1n, 60n, 60n, 60n],
    [61n, 60n, 60n, 120n],
    [7n, 1n, 1n, 7n],
    [10n, 30n, 6n, 30n],
    [32n, 30n, 6n, 36n],
    [57n, 30n, 6n, 60n],
    [75n, 30n, 6n, 78n],
    [1n, 0n, 1024n, 1024n],
  ])("%i at %i/%i is charged as %i", (raw, first, next, charged) => {
    expect(ratedQuantity(raw, { first, next })).toBe(charged);
  });

  test("a session of 0 s with volume is charged by its volume", () => {
    expect(ratedQuantity(1_500n, { first: 0n, next: 1_024n })).toBe(2_048n);
  });

  test("a negative quantity is refused, an increment of 0 too", () => {
    expect(() => ratedQuantity(-1n, { first: 0n, next: 1n })).toThrow(
      expect.objectContaining({ code: "INPUT_INVALID" }),
    );
    expect(() => ratedQuantity(1n, { first: 0n, next: 0n })).toThrow(
      expect.objectContaining({ code: "TERMS_INVALID" }),
    );
  });

  test("it never charges less than was used, nor a whole increment more beyond the minimum", () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 15n),
        fc.bigInt(0n, 3600n),
        fc.bigInt(1n, 3600n),
        (raw, first, next) => {
          const charged = ratedQuantity(raw, { first, next });
          expect(charged >= raw && charged >= first).toBe(true);
          if (raw > first) expect(charged - raw < next).toBe(true);
          expect(ratedNumber({ first, next })(Number(raw))).toBe(Number(charged));
          // Charging what was charged changes nothing: increments are never rounded twice.
          expect(ratedQuantity(charged, { first, next })).toBe(charged);
        },
      ),
    );
  });
});
