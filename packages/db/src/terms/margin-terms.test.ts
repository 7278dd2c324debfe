import { describe, expect, it } from "vitest";
import { decodeMarginTerms, encodeMarginTerms } from "./margin-terms.ts";

const rich = {
  currency: "EUR",
  components: [
    { kind: "markup", bps: 800, base: "usage" },
    { kind: "markup", bps: 100, base: { lines: ["L1"] } },
    { kind: "per-unit", lines: ["L1", "L2"], fee: "0.05" },
    { kind: "fixed", amount: "750" },
    {
      kind: "tiered",
      base: "cost",
      tiers: [
        { upTo: "50000", bps: 1000 },
        { upTo: null, bps: 700 },
      ],
    },
    { kind: "revenue-share", bps: 300, of: "revenue-less-cost" },
  ],
  minimum: "100",
  maximum: "20000",
};

describe("margin terms", () => {
  it("come back from their JSON form unchanged, defaults filled in", () => {
    const terms = decodeMarginTerms(rich);
    expect(terms).toMatchObject({
      allowsNegative: false,
      presentation: "charge",
      minimumMicros: 100_000_000n,
    });
    expect(terms.components[3]).toEqual({ kind: "fixed", amountMicros: 750_000_000n, isProrated: true });
    expect(decodeMarginTerms(JSON.parse(JSON.stringify(encodeMarginTerms(terms))))).toEqual(terms);
  });

  it.each([
    [{ ...rich, minimum: "20000.01" }, "The margin terms cannot be used"],
    [{ ...rich, minimum: "20000.01" }, "minimum: the minimum 20000.01 is more than the maximum 20000"],
    [
      { ...rich, components: [{ kind: "tiered", base: "cost", tiers: [{ upTo: "1", bps: 1 }] }] },
      "components[0].tiers[0].upTo: the last tier has to be open",
    ],
    [
      { ...rich, components: [{ kind: "markup", bps: 8.5, base: "cost" }] },
      "components[0].bps: has to be a whole number",
    ],
    [{ ...rich, components: [{ kind: "markup", bps: 8, base: "net" }] }, "components[0].base"],
  ])("are refused by their path (%#)", (input, expected) => {
    expect(() => decodeMarginTerms(input)).toThrow(expected);
  });
});
