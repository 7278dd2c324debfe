import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { HEADER, makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { ingestText } from "../testing/usage-text.ts";

/** Shapes of CSV as RFC 4180 draws the line: what lies beyond it is kept, what lies within is read. */

let database: TestDatabase;
let portfolio: TestPortfolio;
/** The minute of each test's records, so that none is a copy of another's. */
let minute = 0;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
});
afterAll(() => database.close());
beforeEach(() => {
  minute += 1;
});

const time = (second: number) =>
  new Date(Date.UTC(2026, 9, 5, 8, minute, second)).toISOString().replace(".000", "");
const row = (second: number, other: string) => `${time(second)},262010000000001,,${other},V,60,0,26201`;
const take = (text: string) => ingestText(database, portfolio.sourceId, `shape-${minute}.csv`, text);

it.each([
  ["fewer fields than the header row", "2026-10-05T08:00:00Z,262010000000001"],
  ["more fields than the header row", `${row(1, "1")},3,4`],
  ["a quote that is never closed", row(1, '"I forgot to close this one')],
  ["text behind a closing quote", row(1, '"Hey, I missed " it"')],
  ["a quote inside an unquoted field", row(1, 'This "quotes" must be doubled')],
])("a row with %s is kept with its bytes, the rows around it count", async (_, bad) => {
  const result = await take(`${HEADER}\n${row(10, "1")}\n${bad}\n${row(20, "2")}`);
  expect(result.counts).toMatchObject({ received: 3, accepted: 2, quarantined: 1 });
  const { rows } = await database.superuser.query<{ record_number: number; raw_bytes: Buffer }>(
    "SELECT record_number, raw_bytes FROM t_suspense.quarantine WHERE file_id = $1",
    [result.fileId],
  );
  expect(rows.map(({ record_number, raw_bytes }) => [record_number, raw_bytes.toString()])).toEqual([
    [3, bad],
  ]);
});

it.each([
  ["a quoted comma", '"1, 2"', "12"],
  ["doubled quotes", '"1 ""2"" 3"', "123"],
  ["a line end between quotes", '"1\n""2""\r\n3"', "123"],
  ["spaces around", " 12 ", "12"],
  ["quotes around nothing", '""', null],
])("a field with %s is read", async (_, field, digits) => {
  const result = await take(`\ufeff${HEADER}\r\n${row(1, field)}\r\n\r\n${row(2, "9")}`);
  expect(result.counts).toMatchObject({ received: 2, accepted: 2 });
  const { rows } = await database.superuser.query<{ other_party: string | null }>(
    "SELECT other_party FROM t_suspense.cdr WHERE file_id = $1 ORDER BY occurred_at",
    [result.fileId],
  );
  expect(rows.map(({ other_party }) => other_party)).toEqual([digits, "9"]);
});

it("a file with another header row is refused, one without a row or a byte holds nothing", async () => {
  await expect(take(`qux,quux,quuz\n${row(1, "1")}`)).rejects.toMatchObject({
    code: "FILE_UNREADABLE",
    message: expect.stringContaining("it names qux, quux, quuz"),
  });
  const warnings = ["The file holds no records."];
  expect(await take(HEADER)).toMatchObject({ status: "loaded", counts: { received: 0 }, warnings });
  minute += 1;
  expect(await take("")).toMatchObject({ status: "loaded", counts: { received: 0 }, warnings });
});
