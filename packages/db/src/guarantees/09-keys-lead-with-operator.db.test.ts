import { afterAll, beforeAll, expect, test } from "vitest";
import { keyFaults } from "../catalog/check-keys.ts";
import { operatorColumn } from "../catalog/check-scope.ts";
import { readTables, type TableRow } from "../catalog/read-tables.ts";
import { type Filled, fillTables } from "../testing/fill-tables.ts";
import { foreignKeys } from "../testing/foreign-keys.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";

let database: TestDatabase;
let own: string;
let sibling: string;
let tables: TableRow[];
let filled: Filled;

beforeAll(async () => {
  database = await testDatabase();
  own = (await database.makeOperator()).id;
  sibling = (await database.makeOperator()).id;
  ({ tables, filled } = await fillTables(
    database.superuser,
    new Map([
      [own, 2],
      [sibling, 3],
    ]),
  ));
});
afterAll(() => database.close());

test("every key of a tenant table leads with the operator, and so does every reference to one", () => {
  const tenants = tables.filter((table) =>
    table.columns.some((column) => column.name === "operator_id" && column.isRequired),
  );
  const faults = tenants.flatMap((table) => keyFaults(table, tables));
  expect(faults).toEqual([]);
  expect(tenants.length).toBeGreaterThanOrEqual(7);
  reportGuarantee(
    9,
    tenants.length - faults.length,
    tenants.length,
    "tenant tables whose keys lead with the operator",
  );
});

test("the database refuses a row that refers to a sibling's, whoever writes it", async () => {
  let held = 0;
  let total = 0;
  for (const table of tables.filter((found) => operatorColumn(found) === "operator_id")) {
    for (const key of foreignKeys(table).filter(({ columns }) => columns.length > 1)) {
      const [mine] = filled.get(table.name)?.get(own) ?? [];
      const [theirs] = filled.get(key.target)?.get(sibling) ?? [];
      if (!mine || !theirs) throw new Error(`${table.name} was not filled`);
      const crossed = Object.fromEntries(
        key.columns.map((column, at) => [
          column,
          column === "operator_id" ? own : theirs[key.targets[at] ?? ""],
        ]),
      );
      total += 1;
      if ((await insertAlone(table, { ...mine, ...crossed })) === "23503") held += 1;
    }
  }
  reportGuarantee(9, held, total, "cross-tenant references refused by the database");
});

test("a key and a reference without the operator are seen", async () => {
  await database.owner.query(`CREATE TABLE planted (
    operator_id text NOT NULL, code text UNIQUE, statement_id uuid REFERENCES statement (id))`);
  const after = await readTables(database.owner, "public");
  const planted = after.find(({ name }) => name === "planted");
  expect(planted && keyFaults(planted, after)).toEqual([
    "planted: planted_statement_id_fkey refers to statement without the operator",
    "planted: planted_code_key is unique across operators",
  ]);
});

/** The error code of inserting this row where no other of its operator stands in its way. */
async function insertAlone(
  table: TableRow,
  row: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`);
  const { superuser } = database;
  await superuser.query("BEGIN");
  try {
    // Without triggers, so that what is kept forever can be put aside until the rollback.
    await superuser.query("SET LOCAL session_replication_role = replica");
    await superuser.query(`DELETE FROM ${table.name} WHERE operator_id = $1`, [own]);
    await superuser.query("SET LOCAL session_replication_role = origin");
    await superuser.query(
      `INSERT INTO ${table.name} (${columns.join(", ")}) VALUES (${places.join(", ")})`,
      Object.values(row),
    );
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await superuser.query("ROLLBACK");
  }
}
