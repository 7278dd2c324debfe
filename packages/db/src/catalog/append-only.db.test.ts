import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../embedded/home.ts";
import { fillTables } from "../testing/fill-tables.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import type { TableRow } from "./read-tables.ts";

let database: TestDatabase;
let tables: TableRow[];

beforeAll(async () => {
  database = await testDatabase();
  const operator = await database.makeOperator();
  ({ tables } = await fillTables(database.superuser, new Map([[operator.id, 1]])));
});
afterAll(() => database.close());

/** The tables whose model says in its comment that a row is never changed. */
function appendOnlyTables(): string[] {
  const folder = path.join(projectRoot(), "prisma/schema");
  const text = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file), "utf8"));
  const models = text.join("\n").matchAll(/((?:^\/\/\/.*\n)+)model \w+ \{[\s\S]*?@@map\("(\w+)"\)/gm);
  return [...models]
    .filter(([, comment = ""]) => /@db:.*append-only(?! once)/.test(comment))
    .map(([, , table = ""]) => table);
}

async function codeOf(statement: string): Promise<string | undefined> {
  return database.superuser.query(statement).then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );
}

test("every append-only table refuses to change or lose rows, even for a superuser", async () => {
  const names = appendOnlyTables();
  expect(names.length).toBeGreaterThanOrEqual(15);
  for (const name of names) {
    const column = tables.find((table) => table.name === name)?.columns[0]?.name;
    expect(await codeOf(`UPDATE ${name} SET ${column} = ${column}`), `update ${name}`).toBe("23001");
    expect(await codeOf(`DELETE FROM ${name}`), `delete ${name}`).toBe("23001");
    expect(await codeOf(`TRUNCATE ${name} CASCADE`), `truncate ${name}`).toBe("23001");
  }
});

test("no row changes its operator, even for a superuser", async () => {
  for (const table of tables) {
    const column = table.name === "operator" ? "id" : "operator_id";
    if (!table.columns.some(({ name }) => name === column)) continue;
    expect(await codeOf(`UPDATE ${table.name} SET ${column} = 'op_other'`), table.name).toBe("23001");
  }
});

test("an approved run keeps its content and its lines, and its maker is never its checker", async () => {
  const run = "UPDATE settlement_run SET approved_hash = hash, status = 'approved', approved_by = ";
  expect(await codeOf(`${run} prepared_by`)).toBe("23514");
  expect(
    await codeOf("UPDATE settlement_run SET approved_by = 'checker', approved_hash = 'of something else'"),
  ).toBe("23514");
  expect(await codeOf("UPDATE settlement_run SET status = 'issued'")).toBe("23514");
  expect(await codeOf(`${run} 'checker'`)).toBeUndefined();
  expect(await codeOf("UPDATE settlement_run SET result = '{}'")).toBe("23001");
  expect(await codeOf("UPDATE settlement_line SET amount_micros = 1")).toBe("23001");
  expect(await codeOf("DELETE FROM settlement_line")).toBe("23001");
  expect(await codeOf("UPDATE settlement_run SET status = 'issued', issued_at = now()")).toBeUndefined();
});

test("a SIM has one holder at a time and a file's counts foot", async () => {
  const copy =
    "INSERT INTO sim_assignment SELECT gen_random_uuid(), operator_id, agreement_id, imsi, iccid, msisdn";
  expect(await codeOf(`${copy}, valid_from, valid_until, is_test FROM sim_assignment`)).toBe("23P01");
  const earlier = `${copy}, valid_from - interval '1 day', valid_from, is_test FROM sim_assignment`;
  expect(await codeOf(earlier)).toBeUndefined();
  const file = `INSERT INTO usage_file
    SELECT (jsonb_populate_record(f, '{"id": 99, "accepted": 1}')).* FROM usage_file f`;
  expect(await codeOf(file)).toBe("23514");
});
