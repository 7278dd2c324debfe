import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { marginLineReferences } from "./check-margin-terms.ts";
import { decodeMarginTerms, encodeMarginTerms } from "./margin-terms.ts";
import { marginTermsSchema } from "./margin-terms-schema.ts";

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

const perGigabyte = { model: "per-unit", rate: "0.82" };
const own = {
  currency: "EUR",
  components: [
    { kind: "own-rates", rates: [{ line: "L1", pricing: perGigabyte }], borne: ["L7"] },
    { kind: "markup", bps: 500, base: { lines: ["L5"] } },
    { kind: "fixed", amount: "750" },
  ],
};
const ownBeside = (component: unknown) => ({ ...own, components: [...own.components, component] });

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

  it("may hold rates of the operator's own", () => {
    const terms = decodeMarginTerms(own);
    expect(decodeMarginTerms(JSON.parse(JSON.stringify(encodeMarginTerms(terms))))).toEqual(terms);
    expect(marginLineReferences(marginTermsSchema.parse(own)).map(({ code }) => code)).toEqual([
      "L1",
      "L7",
      "L5",
    ]);
  });

  it("may hold them as the how-to shows", () => {
    const howTo = new URL("../../../../docs/how-to/charge-own-rates.md", import.meta.url);
    const [, json = ""] = /```json\n(.*?)```/s.exec(readFileSync(howTo, "utf8")) ?? [];
    expect(decodeMarginTerms(JSON.parse(json)).components.map(({ kind }) => kind)).toEqual([
      "own-rates",
      "fixed",
    ]);
  });

  it.each([
    [{ ...own, presentation: "cost-plus" }, 'presentation: own rates hide the cost: it has to be "charge"'],
    [{ ...own, minimum: "10" }, "minimum: does not go with own rates"],
    [{ ...own, maximum: "10" }, "maximum: does not go with own rates"],
    [ownBeside({ kind: "markup", bps: 800, base: "cost" }), "components[3]: beside own rates, name lines"],
    [ownBeside({ kind: "markup", bps: 800, base: { lines: ["L1"] } }), "components[3]: beside own rates"],
    [
      ownBeside({ kind: "tiered", base: "usage", tiers: [{ upTo: null, bps: 800 }] }),
      "components[3]: beside own rates",
    ],
    [ownBeside({ kind: "revenue-share", bps: 300, of: "revenue-less-cost" }), 'has to be of "revenue"'],
    [
      ownBeside({ kind: "own-rates", rates: [{ line: "L7", pricing: perGigabyte }] }),
      "components[3].rates[0].line: L7 has a rate or is borne already",
    ],
    [
      ownBeside({
        kind: "own-rates",
        rates: [{ line: "L2", pricing: { model: "graduated", tiers: [{ upTo: "1", rate: "1" }] } }],
      }),
      "components[3].rates[0].pricing.tiers[0].upTo: the last tier has to be open",
    ],
  ])("keep the cost that own rates hide (%#)", (input, expected) => {
    expect(() => decodeMarginTerms(input)).toThrow(expected);
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
