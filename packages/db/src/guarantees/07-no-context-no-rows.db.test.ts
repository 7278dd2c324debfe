import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorColumn } from "../catalog/check-scope.ts";
import { readTables } from "../catalog/read-tables.ts";
import { roleUrl } from "../roles/set-role-passwords.ts";
import { fillTables } from "../testing/fill-tables.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";

let database: TestDatabase;
let code: string;
let scoped: string[];
let everything: string[];

beforeAll(async () => {
  database = await testDatabase();
  code = (await database.makeOperator()).id;
  const sibling = (await database.makeOperator()).id;
  const { tables } = await fillTables(
    database.superuser,
    new Map([
      [code, 2],
      [sibling, 3],
    ]),
  );
  scoped = tables.filter((table) => operatorColumn(table) !== undefined).map(({ name }) => name);
  const usage = [
    ...(await readTables(database.owner, `t_${code}`)),
    ...(await readTables(database.owner, "t_suspense")),
  ];
  everything = [...tables.map(({ name }) => name), ...usage.map(({ schema, name }) => `${schema}.${name}`)];
});
afterAll(() => database.close());

/** Ways of asking without saying rightly who asks. */
const CONTEXTS: Readonly<Record<string, (client: pg.Client) => Promise<unknown>>> = {
  "no context": async () => undefined,
  "the context of a transaction that is over": async (client) => {
    await client.query(`BEGIN; SET LOCAL app.operator_id = '${code}'; COMMIT`);
  },
  "an empty context": (client) => client.query("SET app.operator_id = ''"),
  "a garbage context": (client) => client.query("SET app.operator_id = '%'' OR true --'"),
  "a context in other letters": (client) => client.query(`SET app.operator_id = '${code.toUpperCase()}'`),
  "an unknown operator's context": (client) => client.query("SET app.operator_id = 'op_of_nobody'"),
};

test("without a right context the operator's login reads no row of any table", async () => {
  const { held, total } = await probe(everything);
  reportGuarantee(7, held, total, "tables × contexts without a row, under the login's own rights");
});

test("the row policies alone say so too, when the login may read every shared table", async () => {
  await database.owner.query("GRANT SELECT ON ALL TABLES IN SCHEMA public TO tributary_operator");
  const { held, total } = await probe(scoped);
  reportGuarantee(7, held, total, "tables × contexts without a row, by the row policies alone");
});

test("the probe sees rows when the context is right and when a policy is missing", async () => {
  const right = await rowsSeen("statement", (client) => client.query(`SET app.operator_id = '${code}'`));
  expect(right).toBe(2);
  await database.owner.query("ALTER TABLE statement_line DISABLE ROW LEVEL SECURITY");
  const { held, total } = await probe(["statement_line"]);
  expect({ held, total }).toEqual({ held: 0, total: Object.keys(CONTEXTS).length });
});

async function probe(tables: readonly string[]): Promise<{ held: number; total: number }> {
  let held = 0;
  let total = 0;
  for (const table of tables) {
    for (const setContext of Object.values(CONTEXTS)) {
      total += 1;
      if ((await rowsSeen(table, setContext)) === 0) held += 1;
    }
  }
  return { held, total };
}

/** Rows the operator's login sees; a refusal is none, any other error is a fault of the probe. */
async function rowsSeen(table: string, setContext: (client: pg.Client) => Promise<unknown>): Promise<number> {
  const client = new pg.Client({
    connectionString: roleUrl(database.ownerUrl, database.secret, "tributary_operator"),
  });
  await client.connect();
  try {
    await setContext(client);
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return rows[0]?.count ?? 0;
  } catch (error) {
    expect((error as { code?: string }).code).toBe("42501");
    return 0;
  } finally {
    await client.end();
  }
}
