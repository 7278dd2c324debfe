import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counterGrowth } from "./counter-growth.ts";
import { sessionKey } from "./session-key.ts";
import { sumTotals } from "./sum-totals.ts";
import type { UsageTotal } from "./types.ts";

describe("a volume counter", () => {
  test.each([
    [100n, 350n, 32, 250n],
    // 2^32 − 4,294,967,000 = 296 bytes up to the wrap, and 704 behind it.
    [4_294_967_000n, 704n, 32, 1_000n],
    [7n, 7n, 32, 0n],
    [0n, 5_000_000_000n, 64, 5_000_000_000n],
  ])("from %i to %i at %i bits grew by %i bytes", (previous, current, bits, growth) => {
    expect(counterGrowth(previous, current, bits)).toBe(growth);
  });

  test("a reading beyond its width is refused as INPUT_INVALID", () => {
    expect(() => counterGrowth(0n, 2n ** 32n, 32)).toThrow(
      expect.objectContaining({ code: "INPUT_INVALID" }),
    );
    expect(() => counterGrowth(-1n, 0n, 32)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  });
});

describe("sessions", () => {
  const session = { gateway: "pgw-1", chargingId: "4711", imsi: "262010000000001" };

  test("the same charging id from another gateway is another session", () => {
    expect(sessionKey({ ...session })).toBe(sessionKey(session));
    expect(sessionKey({ ...session, gateway: "pgw-2" })).not.toBe(sessionKey(session));
  });

  test("identifiers cannot run into one another", () => {
    expect(sessionKey({ gateway: "a", chargingId: "1", imsi: "2" })).not.toBe(
      sessionKey({ gateway: "a1", chargingId: "", imsi: "2" }),
    );
  });
});

describe("usage totals", () => {
  const anyTotal: fc.Arbitrary<UsageTotal> = fc.record({
    operatorId: fc.constantFrom(null, "A", "B"),
    lineCode: fc.constantFrom("L1", "L2"),
    rateVersion: fc.constantFrom(1, 2),
    period: fc.constant("2026-10"),
    utcPeriod: fc.constantFrom("2026-09", "2026-10"),
    outcome: fc.constantFrom("accepted" as const, "duplicate" as const),
    records: fc.bigInt(0n, 1000n),
    quantity: fc.bigInt(0n, 10n ** 18n),
    chargeMicros: fc.bigInt(-(10n ** 12n), 10n ** 12n),
  });
  const sumOf = (totals: readonly UsageTotal[]) =>
    totals.reduce((sum, { records, quantity, chargeMicros }) => sum + records + quantity + chargeMicros, 0n);

  test("partial records add up to the same total in any order", () => {
    fc.assert(
      fc.property(fc.array(anyTotal, { maxLength: 30 }), (totals) => {
        const summed = sumTotals(totals);
        expect(sumTotals(totals.toReversed())).toEqual(summed);
        expect(sumTotals([...sumTotals(totals.slice(0, 9)), ...totals.slice(9)])).toEqual(summed);
        expect(sumOf(summed)).toBe(sumOf(totals));
      }),
    );
  });
});
