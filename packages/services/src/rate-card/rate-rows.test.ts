import { decodeRateCardTerms, encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import type { RateCardTermsInput, RateCardTermsJson } from "@tributary/db/terms/rate-card-terms-schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tableFile } from "../document/table-file.ts";
import { csvFile, EMPTY_CARD, PRICES } from "./card-file.fixture.ts";
import { rateTable } from "./export-rate-card.ts";
import { planImport } from "./plan-import.ts";

const whole = (terms: RateCardTermsInput) => encodeRateCardTerms(decodeRateCardTerms(terms));

/** What a card's file makes of an empty card. */
async function readBack(terms: RateCardTermsJson, form: "raw" | "xlsx") {
  const { fileName: name, bytes } = await tableFile("card", rateTable("Card", terms), form);
  const plan = await planImport({ name, bytes }, { ...terms, rates: [] });
  expect(plan.faults).toEqual([]);
  return plan.terms;
}

test.each(["raw", "xlsx"] as const)("a card with everything reads back from its file (%s)", async (form) => {
  const { terms } = await planImport(csvFile(PRICES), EMPTY_CARD);
  expect(await readBack(terms ?? EMPTY_CARD, form)).toEqual(terms);
});

type RateInput = NonNullable<RateCardTermsInput["rates"]>[number];
type BandInput = RateInput["bands"][number];

const decimal = fc
  .tuple(fc.nat(500), fc.nat(9_999))
  .map(([whole, part]) => `${whole}.${String(part).padStart(4, "0")}`);
const tiers = fc
  .array(decimal, { minLength: 1, maxLength: 4 })
  .map((rates) => [
    ...rates.map((rate, index) => ({ upTo: String((index + 1) * 10), rate, flat: "0" })),
    { upTo: null, rate: "0.5", flat: "1.5", block: "2" },
  ]);
const pricing = fc.oneof(
  decimal.map((rate) => ({ model: "per-unit" as const, rate })),
  tiers.map((all) => ({ model: "graduated" as const, tiers: all })),
  tiers.map((all) => ({ model: "volume" as const, tiers: all })),
  decimal.map((price) => ({ model: "package" as const, size: "12.5", price, free: "3" })),
);
const record = fc.record({
  ...{ first: fc.nat(90).map(String), next: fc.integer({ min: 1, max: 90 }).map(String) },
  ...{ setUpFee: decimal, minimumCharge: decimal, maximumCharge: decimal },
});
const days = fc.subarray(["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"] as const, {
  minLength: 1,
});
const when = days.map((all) => [{ days: all, from: "08:30", to: "20:00" }]);
/** What spreadsheets would run, quotes and line breaks among them. */
const text = fc
  .string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(..."aé€=+-@'\",;\n 1".split("")) })
  .map((each) => each.trim())
  // An apostrophe before one of these is taken for the mark that keeps a text from being run.
  .filter((each) => each !== "" && !/^'[=+\-@\n]/.test(each));
const bands = fc
  .tuple(fc.array(fc.record({ when, record, pricing }), { maxLength: 2 }), record, pricing)
  .map(([timed, plain, price]): BandInput[] => [
    ...timed.map((band, index) => ({ ...band, name: `band ${index}` })),
    { name: "rest", when: null, record: plain, pricing: price },
  ]);
const card = fc.array(fc.record({ description: text, bands, isOutgoing: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
});

test("any card reads back from its file", async () => {
  await fc.assert(
    fc.asyncProperty(card, fc.constantFrom("raw" as const, "xlsx" as const), async (all, form) => {
      const rates = all.map(({ description, bands: prices, isOutgoing }, index): RateInput => {
        return {
          ...{ code: `R${index}`, description, services: ["voice"], zones: [`zone-${index}`] },
          ...{ unit: { name: "min", size: "60" }, bands: prices, directions: [isOutgoing ? "mo" : "mt"] },
        };
      });
      const prefixes = Object.fromEntries(all.map((_, index) => [String(index + 1), `zone-${index}`]));
      const terms = whole({ ...EMPTY_CARD, zones: { prefixes }, rates });
      expect(await readBack(terms, form)).toEqual(terms);
    }),
    { numRuns: 100 },
  );
});

test("the numbers of a zone are spread over rows that a spreadsheet's cells can hold", async () => {
  const prefixes = Object.fromEntries(
    Array.from({ length: 2_500 }, (_, index) => [String(10_000 + index), "eu"]),
  );
  const rates = [
    {
      ...{ code: "EU", description: "EU", services: ["voice" as const], zones: ["eu"] },
      ...{
        unit: { name: "min", size: "60" },
        bands: [{ name: "all", pricing: { model: "per-unit" as const, rate: "1" } }],
      },
    },
  ];
  const terms = whole({ ...EMPTY_CARD, zones: { prefixes }, rates });
  expect(rateTable("Card", terms).rows).toHaveLength(4);
  expect(await readBack(terms, "xlsx")).toEqual(terms);
});
