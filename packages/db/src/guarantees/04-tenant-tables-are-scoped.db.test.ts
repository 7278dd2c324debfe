import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorColumn, rowScopeFaults, usageScopeFaults } from "../catalog/check-scope.ts";
import { readGrants } from "../catalog/read-grants.ts";
import { readTables } from "../catalog/read-tables.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";

let database: TestDatabase;
const codes: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  for (let index = 0; index < 3; index += 1) codes.push((await database.makeOperator()).id);
});
afterAll(() => database.close());

test("every shared table that names an operator is scoped by row, to read and to write", async () => {
  const tables = (await readTables(database.owner, "public")).filter(
    (table) => operatorColumn(table) !== undefined,
  );
  const faults = tables.flatMap((table) => rowScopeFaults(table).map((fault) => `${table.name}: ${fault}`));
  expect(faults).toEqual([]);
  expect(tables.length).toBeGreaterThanOrEqual(15);
  reportGuarantee(4, tables.length - faults.length, tables.length, "shared tables scoped by row");
});

test("every table and month of an operator's schema carries its check and is its role's alone", async () => {
  const grants = await readGrants(database.owner);
  const schemas = [...codes.map((code) => `t_${code}`), "t_suspense"];
  const tables = (await Promise.all(schemas.map((schema) => readTables(database.owner, schema)))).flat();
  const faults = tables.flatMap((table) =>
    usageScopeFaults(table, grants).map((fault) => `${table.schema}.${table.name}: ${fault}`),
  );
  expect(faults).toEqual([]);
  // cdr, quarantine, redriven, retail_charge and four months in each schema.
  expect(tables).toHaveLength(8 * schemas.length);
  reportGuarantee(4, tables.length - faults.length, tables.length, "usage tables bound to their operator");
});

test("no other role reads an operator's schema, whichever it puts on", async () => {
  const schemas = [...codes.map((code) => `t_${code}`), "t_suspense"];
  const roles = [...schemas, "tributary_portfolio", "tributary_operator", "tributary_mediation"];
  let held = 0;
  let total = 0;
  for (const schema of schemas) {
    for (const role of roles) {
      total += 1;
      const isOpen = await canRead(role, `${schema}.cdr`);
      if (isOpen === (role === schema)) held += 1;
    }
  }
  reportGuarantee(4, held, total, "pairs of role and schema open to the schema's own role alone");
});

test("a table without a policy and a month without its check are seen", async () => {
  await database.owner.query("CREATE TABLE planted (id int PRIMARY KEY, operator_id text NOT NULL)");
  await database.owner.query(`CREATE TABLE t_${codes[0]}.planted (operator_id text)`);
  const shared = (await readTables(database.owner, "public")).find(({ name }) => name === "planted");
  const usage = (await readTables(database.owner, `t_${codes[0]}`)).find(({ name }) => name === "planted");
  expect(shared && rowScopeFaults(shared)).toEqual([
    "row security is off",
    "row security is not forced",
    "0 policies for the operator's login",
  ]);
  expect(usage && usageScopeFaults(usage, [])).toEqual([
    "no CHECK of its operator",
    "its operator's role has no right",
  ]);
});

async function canRead(role: string, table: string): Promise<boolean> {
  const client = await database.superuser.connect();
  try {
    await client.query(`SET ROLE ${role}`);
    await client.query(`SELECT count(*) FROM ${table}`);
    return true;
  } catch (error) {
    expect((error as { code?: string }).code).toBe("42501");
    return false;
  } finally {
    client.release(true);
  }
}
