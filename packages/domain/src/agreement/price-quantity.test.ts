import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareExact, exact, negateExact, parseExact, ZERO } from "../money/exact.ts";
import { priceQuantity } from "./price-quantity.ts";
import type { Pricing, Tier } from "./types.ts";
import { versionAt } from "./version-at.ts";

const tier = (upTo: string | null, rate: string, flat = "0"): Tier => ({
  upTo: upTo === null ? null : parseExact(upTo),
  rate: parseExact(rate),
  flat: parseExact(flat),
});
const domestic = [tier("50000", "0.90"), tier("150000", "0.70"), tier(null, "0.55")];
const graduated: Pricing = { model: "graduated", tiers: domestic };
const volume: Pricing = { model: "volume", tiers: domestic };
const price = (pricing: Pricing, quantity: string) => priceQuantity(pricing, parseExact(quantity));

describe("graduated tiers", () => {
  test.each([
    // 50,000 × 0.90 = 45,000 and 43,800 × 0.70 = 30,660.
    ["93800", "75660"],
    // One GB past the edge bears the second rate alone.
    ["50001", "45000.70"],
    // 45,000 + 100,000 × 0.70 + 50,000 × 0.55.
    ["200000", "142500"],
    ["0", "0"],
  ])("%s GB cost %s", (quantity, amount) => {
    expect(price(graduated, quantity)).toEqual(parseExact(amount));
  });

  test("a tier's flat fee is charged once when the tier is entered, the first from 0 on", () => {
    const tiers = [tier("5", "0", "100"), tier("10", "0", "50"), tier(null, "5")];
    const amounts = ["0", "5", "5.001", "12"].map((quantity) =>
      price({ model: "graduated", tiers }, quantity),
    );
    // 12 units: 100 + 50 + 2 × 5.
    expect(amounts).toEqual(["100", "100", "150", "160"].map((amount) => parseExact(amount)));
  });
});

test("tiers that fall are refused as TERMS_INVALID", () => {
  const tiers = [tier("10", "1"), tier("5", "1"), tier(null, "1")];
  expect(() => price({ model: "graduated", tiers }, "12")).toThrow(
    expect.objectContaining({ code: "TERMS_INVALID" }),
  );
});

describe("volume tiers", () => {
  test("the cliff: 50,000 GB cost 45,000.00, one GB more costs 35,000.70", () => {
    expect(price(volume, "50000")).toEqual(parseExact("45000"));
    expect(price(volume, "50001")).toEqual(parseExact("35000.70"));
  });
});

describe("packages and blocks", () => {
  const packages: Pricing = { model: "package", size: parseExact("10"), price: parseExact("100") };

  test.each([
    ["0", "0"],
    ["0.001", "100"],
    ["10", "100"],
    ["121", "1300"],
  ])("%s units in packages of 10 cost %s", (quantity, amount) => {
    expect(price(packages, quantity)).toEqual(parseExact(amount));
  });

  test("free units come off before packages are counted", () => {
    expect(price({ ...packages, free: parseExact("10") }, "121")).toEqual(parseExact("1200"));
    expect(price({ ...packages, free: parseExact("200") }, "121")).toEqual(ZERO);
  });

  test("a tier with blocks charges started blocks whole", () => {
    const tiers = [
      { ...tier("2", "2"), block: parseExact("0.5") },
      { ...tier(null, "1"), block: parseExact("3.5") },
    ];
    // 2 units are 4 blocks of 0.5 = 4.00; the next 4 units are 2 blocks of 3.5 = 7.00.
    expect(price({ model: "graduated", tiers }, "6")).toEqual(parseExact("11"));
  });

  test("a package of size 0 is refused as TERMS_INVALID", () => {
    expect(() => price({ ...packages, size: ZERO }, "1")).toThrow(
      expect.objectContaining({ code: "TERMS_INVALID" }),
    );
  });
});

describe("for every quantity", () => {
  const anyQuantity = fc.tuple(fc.bigInt(0n, 10n ** 9n), fc.bigInt(1n, 1000n)).map(([n, d]) => exact(n, d));
  const anyPricing = fc.constantFrom<Pricing>(
    graduated,
    volume,
    { model: "per-unit", rate: parseExact("0.006") },
    { model: "package", size: parseExact("2.5"), price: parseExact("3") },
  );

  test("a negative quantity gives the negative of the same sum", () => {
    fc.assert(
      fc.property(anyPricing, anyQuantity, (pricing, quantity) => {
        const amount = priceQuantity(pricing, quantity);
        expect(priceQuantity(pricing, negateExact(quantity))).toEqual(negateExact(amount));
      }),
    );
  });

  test("more usage never costs less, except across a cliff of volume tiers", () => {
    fc.assert(
      fc.property(anyPricing, anyQuantity, anyQuantity, (pricing, left, right) => {
        fc.pre(pricing.model !== "volume");
        const [less, more] = compareExact(left, right) <= 0 ? [left, right] : [right, left];
        expect(compareExact(priceQuantity(pricing, less), priceQuantity(pricing, more))).toBeLessThanOrEqual(
          0,
        );
      }),
    );
  });

  test("a quantity beyond the last tier is RATE_MISSING, never free", () => {
    const tiers = [tier("10", "1")];
    for (const model of ["graduated", "volume"] as const) {
      expect(() => price({ model, tiers }, "10.001")).toThrow(
        expect.objectContaining({ code: "RATE_MISSING" }),
      );
    }
  });
});

describe("the version in force", () => {
  const versions = [
    { version: 2, effectiveFrom: 200 },
    { version: 1, effectiveFrom: 100 },
    { version: 3, effectiveFrom: 200 },
  ];

  test.each([
    [99, null],
    [100, 1],
    [199, 1],
    [200, 3],
    [9999, 3],
  ])("at %i it is %s", (instant, version) => {
    expect(versionAt(versions, instant)?.version ?? null).toBe(version);
  });
});
