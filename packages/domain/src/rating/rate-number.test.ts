import fc from "fast-check";
import { expect, test } from "vitest";
import { exact } from "../money/exact.ts";
import { rateNumber } from "./rate-number.ts";
import { recordPrice } from "./record-price.ts";
import { usageLine } from "./terms.fixture.ts";

const anyAmount = fc.oneof(fc.nat(10_000), fc.nat(), fc.maxSafeInteger().map(Math.abs)).map((n) => BigInt(n));
const anyPrice = fc
  .record({
    rate: anyAmount,
    fee: anyAmount,
    least: anyAmount,
    more: anyAmount,
    first: anyAmount,
    next: anyAmount.map((units) => units + 1n),
    mode: fc.constantFrom("truncate", "half-up", "half-even", "up" as const),
  })
  .map(({ rate, fee, least, more, first, next, mode }) => {
    const bounds = { minimumCharge: exact(least, 1000n), maximumCharge: exact(least + more, 1000n) };
    const record = { first, next, setUpFee: exact(fee, 1_000_000n), ...bounds };
    const pricing = { model: "per-unit" as const, rate: exact(rate, 7n) };
    return recordPrice(usageLine({ record, pricing }), { mode, scale: 6 });
  });

test("a charge in numbers is the one in bigints, or there is none", () => {
  let charged = 0;
  fc.assert(
    fc.property(anyPrice, fc.oneof(fc.nat(10_000), fc.nat(2 ** 50)), (price, raw) => {
      const found = { ratedQuantity: 0, chargeMicros: 0 };
      const isCharged = rateNumber(price, raw, found);
      const [quantity, charge] = [price.quantityOf(BigInt(raw)), price.chargeOf(BigInt(raw))];
      const isSafe = [quantity, charge].every((value) => value <= BigInt(Number.MAX_SAFE_INTEGER));
      expect(isCharged).toBe(isSafe);
      if (!isCharged) return;
      charged += 1;
      expect([BigInt(found.ratedQuantity), BigInt(found.chargeMicros)]).toEqual([quantity, charge]);
    }),
    { numRuns: 3_000 },
  );
  expect(charged).toBeGreaterThan(100);
});
