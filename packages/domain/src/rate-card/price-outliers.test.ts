import { describe, expect, test } from "vitest";
import { parseExact } from "../money/exact.ts";
import { findPriceOutliers } from "./price-outliers.ts";
import { rateBand, rateOf } from "./rate-card.fixture.ts";
import type { RateBand } from "./types.ts";

const priced = (prices: readonly string[], unit = { name: "minute", size: 60n }) =>
  prices.map((price, index) =>
    rateOf({
      code: `R${index}`,
      unit,
      bands: [rateBand({ pricing: { model: "per-unit", rate: parseExact(price) } })],
    }),
  );
const codes = (rates: Parameters<typeof findPriceOutliers>[0]) =>
  findPriceOutliers(rates).map(({ code }) => code);

describe("a price", () => {
  test("of 60.015 among prices of 0.01 to 0.50 is asked about, with what its neighbours cost", () => {
    const rates = priced(["0.0123", "0.011", "0", "0.05", "60.015", "0.15", "0.22"]);
    // The others that are not free, in order: 0.011, 0.0123, 0.05, 0.15, 0.22.
    expect(findPriceOutliers(rates)).toEqual([
      { code: "R4", band: "all", price: parseExact("60.015"), usual: parseExact("0.05") },
    ]);
  });

  test.each([
    ["a hundred times its neighbours'", ["0.10", "0.10", "10", "0.10"], ["R2"]],
    ["less than a hundred times", ["0.10", "0.10", "9.99", "0.10"], []],
    ["a hundredth", ["0.10", "0.10", "0.001", "0.10"], ["R2"]],
    ["0, which is said to be free", ["0.10", "0", "0.10"], []],
    ["the only one", ["60.015"], []],
  ])("that is %s: %j", (_case, prices, expected) => {
    expect(codes(priced(prices))).toEqual(expected);
  });

  test("per second is compared with those per minute", () => {
    const seconds = priced(["0.10"], { name: "second", size: 1n }).map((rate) => ({ ...rate, code: "S" }));
    // 0.10 per second are 6.00 per minute: 60 times the others, no outlier; 0.20 are 120 times.
    expect(codes([...priced(["0.10", "0.10"]), ...seconds])).toEqual([]);
    const dear = priced(["0.20"], { name: "second", size: 1n }).map((rate) => ({ ...rate, code: "S" }));
    expect(codes([...priced(["0.10", "0.10", "0.10"]), ...dear])).toEqual(["S"]);
  });

  test("of another service is no neighbour", () => {
    const data = priced(["10"]).map((rate) => ({ ...rate, code: "D", services: ["data" as const] }));
    expect(codes([...priced(["0.10", "0.10"]), ...data])).toEqual([]);
  });

  test("in a tier or in a step is asked about once for its band", () => {
    const tier = (upTo: string | null, rate: string) => ({
      ...{ upTo: upTo === null ? null : parseExact(upTo), rate: parseExact(rate), flat: parseExact("0") },
    });
    const tiers: RateBand["pricing"] = {
      model: "graduated",
      tiers: [tier("10", "0.10"), tier("20", "50"), tier(null, "60")],
    };
    const odd = rateOf({ code: "T", bands: [rateBand({ pricing: tiers })] });
    expect(codes([...priced(["0.10", "0.10", "0.10"]), odd])).toEqual(["T"]);
  });
});
