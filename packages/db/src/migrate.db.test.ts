import { afterAll, beforeAll, expect, test } from "vitest";
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
    ]);
    await extendMonths(clients[0]!, new Date("2026-03-01"));
    const later = await readTables(database.owner, "t_op_thrice");
    expect(later.map(({ name }) => name)).toContain("cdr_202605");
  } finally {
    for (const client of clients) client.release();
  }
});

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
