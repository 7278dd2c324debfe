import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../embedded/home.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import { dumpSchema } from "./dump-schema.ts";
import { readTables, type TableRow } from "./read-tables.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("prisma/schema.sql is what node scripts/dump-schema.mjs would write now", async () => {
  const file = path.join(projectRoot(), "prisma/schema.sql");
  expect(await dumpSchema(database.owner)).toBe(fs.readFileSync(file, "utf8"));
});

test("the shared tables are what prisma/schema says", () => {
  const run = prisma(
    "migrate",
    "diff",
    "--from-config-datasource",
    "--to-schema",
    "prisma/schema",
    "--exit-code",
  );
  expect(run.stdout.trim()).toBe("No difference detected.");
  expect(run.status).toBe(0);
});

test("the tables of an operator's schema are what prisma/usage says", async () => {
  const run = prisma("migrate", "diff", "--from-empty", "--to-schema", "prisma/usage", "--script");
  expect(run.status).toBe(0);
  const client = await database.owner.connect();
  try {
    await client.query("CREATE SCHEMA as_modelled; SET search_path = as_modelled");
    await client.query(run.stdout);
  } finally {
    client.release(true);
  }
  const modelled = (await readTables(database.owner, "as_modelled")).map(describeColumns);
  const made = (await readTables(database.owner, "t_suspense")).filter(({ isPartition }) => !isPartition);
  expect(modelled.length).toBeGreaterThan(0);
  expect(made.map(describeColumns)).toEqual(modelled);
});

function prisma(...words: string[]) {
  const cli = path.join(projectRoot(), "node_modules/prisma/build/index.js");
  return spawnSync(process.execPath, [cli, ...words], {
    cwd: projectRoot(),
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: database.ownerUrl, CHECKPOINT_DISABLE: "1" },
  });
}

/** Order and defaults may differ: the columns themselves may not. */
function describeColumns({ name, columns }: TableRow) {
  const lines = columns.map(
    (column) => `${column.name} ${column.type}${column.isRequired ? " NOT NULL" : ""}`,
  );
  return { name, columns: lines.sort() };
}
