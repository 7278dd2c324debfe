import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { correct } from "../testing/correct.ts";
import { makePortfolio } from "../testing/portfolio.ts";
import { ingestText, usageText } from "../testing/usage-text.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** By month, for how many steps of each column its statistics are kept: one number when all are alike. */
async function stepsByMonth(operatorId: string): Promise<Record<string, number[]>> {
  const { rows } = await database.superuser.query<{ month: string; steps: number[] }>(
    `SELECT c.relname AS month, array_agg(DISTINCT coalesce(a.attstattarget, -1)::int) AS steps
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname ~ '^cdr_[0-9]{6}$'
       AND a.attnum > 0 AND NOT a.attisdropped
     GROUP BY c.relname`,
    [`t_${operatorId}`],
  );
  return Object.fromEntries(rows.map(({ month, steps }) => [month, steps]));
}

it("a month keeps few statistics, and one that a correction wrote anew as few", async () => {
  const { agreementId, sourceId, addSims } = await makePortfolio(database);
  const alfa = (await database.makeOperator()).id;
  const imsi = "262018880000001";
  await ingestText(database, sourceId, "a.csv", usageText([{ time: "2026-10-15T08:00:00Z", imsi }]));
  await addSims([{ imsi, operatorId: alfa }]);
  const before = await stepsByMonth(alfa);
  expect(Object.keys(before).length).toBeGreaterThanOrEqual(4);
  expect(new Set(Object.values(before).flat())).toEqual(new Set([10]));
  const { rewritten } = await correct(database, agreementId);
  expect(rewritten.length).toBeGreaterThan(0);
  for (const operatorId of [alfa, "suspense"]) {
    const after = await stepsByMonth(operatorId);
    expect(after).toHaveProperty("cdr_202610");
    expect(new Set(Object.values(after).flat())).toEqual(new Set([10]));
  }
});
