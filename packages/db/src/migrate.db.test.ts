import { afterAll, beforeAll, expect, test } from "vitest";
import { describeGrants } from "./catalog/describe-grants.ts";
import { describeTable } from "./catalog/describe-table.ts";
import { readGrants } from "./catalog/read-grants.ts";
import { readTables } from "./catalog/read-tables.ts";
import { migrate } from "./migrate.ts";
import { extendMonths } from "./provision/extend-months.ts";
import { provisionOperator } from "./provision/provision-operator.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("migrating again applies nothing, also when several start at once", async () => {
  const runs = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, database.secret)));
  expect(runs).toEqual([[], [], []]);
});

test("a migration that was edited after it was applied is named and nothing is done", async () => {
  const planted = "UPDATE _prisma_migrations SET checksum = 'edited' WHERE migration_name LIKE '%_grants'";
  await database.owner.query(planted);
  await expect(migrate(database.ownerUrl, database.secret)).rejects.toThrow(/_grants was edited/);
});

test("a database that is not there is said in one sentence", async () => {
  await expect(migrate("postgresql://me@127.0.0.1:1/none", "s")).rejects.toMatchObject({
    code: "DATABASE_UNAVAILABLE",
    message: expect.stringContaining("The database none at 127.0.0.1:1 cannot be reached"),
  });
});

test("an operator is made whole, twice over and by several at once", async () => {
  const clients = await Promise.all([
    database.owner.connect(),
    database.owner.connect(),
    database.owner.connect(),
  ]);
  try {
    await Promise.all(
      clients.map((client) => provisionOperator(client, "op_thrice", new Date("2026-01-15"))),
    );
    const tables = await readTables(database.owner, "t_op_thrice");
    expect(tables.map(({ name }) => name)).toEqual([
      "cdr",
      "cdr_202512",
      "cdr_202601",
      "cdr_202602",
      "cdr_202603",
      "quarantine",
      "redriven",
      "retail_charge",
    ]);
    await extendMonths(clients[0]!, new Date("2026-03-01"));
    const later = await readTables(database.owner, "t_op_thrice");
    expect(later.map(({ name }) => name)).toContain("cdr_202605");
  } finally {
    for (const client of clients) client.release();
  }
});

/** What a migration did to operators' tables, undone: the schema as it was when these operators came. */
const BEFORE_REDRIVE = (schema: string) => `
  DROP TABLE ${schema}.redriven;
  DROP INDEX ${schema}.quarantine_file;
  ALTER TABLE ${schema}.quarantine DROP COLUMN is_cut;
  INSERT INTO ${schema}.quarantine (file_id, record_number, reason, detail, raw_bytes)
    VALUES (1, 1, 'MALFORMED', 'the row is longer than 64 bytes; its first 64 are kept', 'x'),
           (1, 2, 'MALFORMED', 'a byte is NUL', 'x');`;

test("a change of operators' tables reaches those who are there", async () => {
  const grown = await testDatabase();
  try {
    const { id } = await grown.makeOperator();
    await grown.superuser.query(BEFORE_REDRIVE("t_suspense") + BEFORE_REDRIVE(`t_${id}`));
    await grown.superuser.query(`ALTER TABLE usage_file DROP COLUMN header_bytes, DROP COLUMN redrive_of;
      DELETE FROM _prisma_migrations WHERE migration_name = '20261126000200_redrive'`);
    expect(await migrate(grown.ownerUrl, grown.secret)).toEqual(["20261126000200_redrive"]);
    const fresh = (await grown.makeOperator()).id;
    const [migrated, made] = [await tablesOf(grown, id), await tablesOf(grown, fresh)];
    expect(migrated).toEqual(made);
    const cut = await grown.superuser.query(`SELECT is_cut FROM t_${id}.quarantine ORDER BY record_number`);
    expect(cut.rows).toEqual([{ is_cut: true }, { is_cut: false }]);
  } finally {
    await grown.close();
  }
});

/** An operator's tables with their rules and rights; the order of columns tells when each came. */
async function tablesOf({ owner }: TestDatabase, code: string): Promise<string[]> {
  const tables = await readTables(owner, `t_${code}`);
  const grants = (await readGrants(owner)).filter(({ schema }) => schema === `t_${code}`);
  const lines = [...tables.map(describeTable), describeGrants(grants)].join("\n").split(/,?\n/);
  return lines.map((line) => line.replaceAll(code, "CODE")).sort();
}

test.each(["suspense", "A", "a", "1a", "a-b", "a'b", "x".repeat(32)])(
  "%s cannot be an operator's code",
  async (code) => {
    const client = await database.owner.connect();
    try {
      await expect(provisionOperator(client, code)).rejects.toMatchObject({ code: "OPERATOR_CODE_INVALID" });
    } finally {
      client.release();
    }
  },
);
