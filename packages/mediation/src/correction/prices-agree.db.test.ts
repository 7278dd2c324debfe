import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { createRecordRater } from "@tributary/domain/rating/rate-record";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { correct } from "../testing/correct.ts";
import { makePortfolio, terms } from "../testing/portfolio.ts";
import { ingestText, usageText } from "../testing/usage-text.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const VERSIONS = 25;
const IMSI = "262019900000001";
const decimal = (most: number) =>
  fc.integer({ min: 0, max: most }).map((value) => (value / 10_000).toFixed(4));
const rounding = fc.record({
  mode: fc.constantFrom("truncate", "half-up", "half-even", "up"),
  scale: fc.constantFrom(2, 3, 4, 6),
  per: fc.constantFrom("record", "line"),
});
const price = fc.record({
  rate: fc.oneof(decimal(100_000), fc.constantFrom("0", "0.33333333", "-0.5", "1234.5")),
  size: fc.constantFrom("1", "60", "1000000", "1073741824"),
  first: fc.constantFrom("0", "1", "30", "60"),
  next: fc.constantFrom("1", "6", "60", "1024"),
  setUpFee: fc.oneof(fc.constant("0"), decimal(5_000)),
  minimumCharge: fc.oneof(fc.constant("0"), decimal(5_000)),
});

it("rates a stored record again exactly as a record that is taken in, whatever the terms", async () => {
  const { agreementId, sourceId, addSims } = await makePortfolio(database);
  const { id } = await database.makeOperator();
  await addSims([{ imsi: IMSI, operatorId: id }]);
  const sizes = [0, 1, 29, 30, 31, 59, 60, 61, 999, 1_000_000, 1_500_001, 2_147_483_647, 2 ** 32];
  const lines = sizes.flatMap((size, at) => [
    { time: `2026-10-15T07:00:${10 + at}Z`, imsi: IMSI, type: "D", bytes: size, plmn: "26201" },
    { time: `2026-10-15T08:00:${10 + at}Z`, imsi: IMSI, type: "V", seconds: Math.min(size, 90_000) },
    { time: `2026-10-15T09:00:${10 + at}Z`, imsi: IMSI, type: "S", plmn: "26801", other: "351123" },
  ]);
  await ingestText(database, sourceId, agreementId, usageText(lines));
  const drawn = fc.sample(fc.record({ rounding, prices: fc.tuple(price, price, price) }), {
    numRuns: VERSIONS,
    seed: 20_261_126,
  });
  let agreed = 0;
  for (const [at, { rounding: rule, prices }] of drawn.entries()) {
    const version = at + 2;
    const json = termsWith(rule as AgreementTermsJson["rounding"], prices);
    await database.portfolioDb().agreementVersion.create({
      data: { agreementId, version, effectiveFrom: new Date(1), terms: json as object, createdBy: "test" },
    });
    await correct(database, agreementId);
    const rater = createRecordRater({
      ...{ agreementId, version, effectiveFrom: 0, terms: decodeAgreementTerms(json) },
    });
    for (const row of await database.operatorDb(id).usage.cdr.findMany()) {
      const { service, direction, zone, durationSeconds, volumeBytes } = row;
      const raw = { voice: BigInt(durationSeconds), data: volumeBytes }[service] ?? 1n;
      const rated = rater.rate({ service, direction, zone, quantity: raw } as Parameters<
        typeof rater.rate
      >[0]);
      const found = {
        lineCode: row.lineCode,
        ratedQuantity: row.ratedQuantity,
        chargeMicros: row.chargeMicros,
      };
      expect(rated, JSON.stringify({ service, raw: String(raw), json })).toMatchObject(found);
      expect(row.rateVersion).toBe(version);
      agreed += 1;
    }
  }
  expect(agreed).toBe(VERSIONS * lines.length);
});

type Price = {
  readonly [Field in "rate" | "size" | "first" | "next" | "setUpFee" | "minimumCharge"]: string;
};

function termsWith(rule: AgreementTermsJson["rounding"], prices: readonly Price[]): AgreementTermsJson {
  const lines = terms.lines.map((line, at) => {
    const { rate, size, first, next, setUpFee, minimumCharge } = prices[at] as Price;
    return {
      ...line,
      unit: { name: "unit", size },
      record: { first, next, setUpFee, minimumCharge },
      pricing: { model: "per-unit", rate },
    };
  });
  return { ...terms, rounding: rule, lines: lines as AgreementTermsJson["lines"] };
}
