import { operatorColumn } from "@tributary/db/catalog/check-scope";
import { readTables } from "@tributary/db/catalog/read-tables";
import { ERASED_TABLES } from "@tributary/db/roles/eraser-grants";
import { fillTables } from "@tributary/db/testing/fill-tables";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { WHAT_STAYS } from "@tributary/domain/data-deletion/what-stays";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteData } from "./delete-data.ts";

let database: TestDatabase;
let gone: string;
let sibling: string;

beforeAll(async () => {
  database = await testDatabase();
  gone = (await database.makeOperator()).id;
  sibling = (await database.makeOperator()).id;
  const rows = [[gone, 2] as const, [sibling, 3] as const];
  await fillTables(database.superuser, new Map(rows));
});
afterAll(() => database.close());

test("every table that names an operator either goes or stays, with a reason", async () => {
  const named = (await readTables(database.owner, "public")).filter((each) => operatorColumn(each));
  const decided = [...ERASED_TABLES, ...Object.keys(WHAT_STAYS)];
  expect(decided.toSorted()).toEqual(named.map(({ name }) => name).toSorted());
});

/** By table: how many rows of one operator, or a fingerprint of everybody else's. */
async function read(what: "own" | "others"): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of await readTables(database.owner, "public")) {
    const column = operatorColumn(table);
    if (column === undefined) continue;
    const { rows } = await database.superuser.query<{ value: string }>(
      what === "own"
        ? `SELECT count(*)::text AS value FROM ${table.name} WHERE ${column} = $1`
        : `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS value
           FROM ${table.name} t WHERE ${column} IS DISTINCT FROM $1`,
      [gone],
    );
    found[table.name] = rows[0]?.value ?? "";
  }
  return found;
}

/** What fills the tables is of no story: the operator has ended, paid, and nothing keeps its data. */
const SETTLED = `
  SET LOCAL session_replication_role = replica;
  UPDATE legal_hold SET released_by = 'x', released_at = now(), release_reason = 'x'
    WHERE operator_id = '$';
  UPDATE deletion_hold SET lifted_by = 'x', lifted_at = now(), lift_reason = 'x' WHERE operator_id = '$';
  UPDATE sim_transfer SET status = 'withdrawn', ended_at = now() WHERE operator_id = '$';
  UPDATE incoming_sim_transfer SET status = 'withdrawn' WHERE operator_id = '$';
  UPDATE operator_dispute SET status = 'accepted' WHERE operator_id = '$';
  UPDATE statement SET gross_micros = 0 WHERE operator_id = '$';
  DELETE FROM margin_version WHERE operator_id = '$';
  INSERT INTO offboarding (id, operator_id, status, ends_at, released_at, reason, asked_by, asked_at,
    decided_by, decided_at, ended_at, sims_released, keep_months)
  VALUES (gen_random_uuid(), '$', 'released', '2020-01-01Z', '2020-04-01Z', 'r', 'a', '2019-12-01Z', 'b',
    '2019-12-02Z', '2020-04-01Z', 0, 0);
  UPDATE retention_rule SET months = 12 WHERE operator_id = '$';
  UPDATE export_pack SET asked_at = '2020-05-01Z' WHERE operator_id = '$';
  INSERT INTO data_deletion
    (id, operator_id, status, reason, asked_by, asked_at, decided_by, decided_at, due_at)
  VALUES (gen_random_uuid(), '$', 'approved', 'r', 'a', '2025-01-01Z', 'b', '2025-01-02Z', '2025-01-02Z');
  INSERT INTO t_$.quarantine (file_id, record_number, reason, detail, raw_bytes)
  VALUES (1, 1, 'r', 'd', 'x'), (1, 2, 'r', 'd', 'x')`;

test("an operator with rows everywhere is deleted; no row of anybody else's has changed", async () => {
  const client = await database.superuser.connect();
  try {
    await client.query(`BEGIN; ${SETTLED.replaceAll("$", gone)}; COMMIT`);
  } finally {
    client.release(true);
  }
  const request = await database
    .portfolioDb()
    .dataDeletion.findFirstOrThrow({ where: { status: "approved" } });
  const [own, others] = [await read("own"), await read("others")];
  for (const table of ERASED_TABLES) expect(own[table], table).toBe("2");

  expect(await deleteData(database.portfolioDb(), request.id, new Date())).toBe("deleted");

  expect(await read("others")).toEqual(others);
  const after = await read("own");
  for (const table of ERASED_TABLES) expect(after[table], table).toBe("0");
  const added = { audit_event: "3" };
  for (const table of Object.keys(WHAT_STAYS)) {
    expect(after[table], table).toBe({ ...own, ...added }[table]);
  }
  const { rows } = await database.superuser.query<{ gone: boolean; there: boolean; held: string }>(
    `SELECT to_regnamespace($1) IS NULL AS gone, to_regnamespace($2) IS NOT NULL AS there,
       (SELECT count(*)::text FROM role_binding WHERE operator_id = $3 AND revoked_at IS NULL) AS held`,
    [`t_${gone}`, `t_${sibling}`, gone],
  );
  expect(rows).toEqual([{ gone: true, there: true, held: "0" }]);

  const row = await database.portfolioDb().dataDeletion.findUniqueOrThrow({ where: { id: request.id } });
  const counts = Object.fromEntries(ERASED_TABLES.map((table) => [table, 2]));
  expect(row.deleted).toEqual({ ...counts, quarantine: 2 });
  const written = await database
    .portfolioDb()
    .auditEvent.findFirstOrThrow({ where: { action: "data-deletion:delete" } });
  expect(written.details).toMatchObject({ rows: row.deleted, packSha256: row.packSha256 });
  expect(row.packSha256).not.toBeNull();
});

test("what deletes cannot be used past the deletion, nor on anybody else", async () => {
  const client = await database.superuser.connect();
  try {
    await client.query("SET ROLE tributary_eraser");
    for (const table of ERASED_TABLES) {
      const { rowCount } = await client.query(`DELETE FROM ${table}`);
      expect(rowCount, table).toBe(0);
    }
  } finally {
    client.release(true);
  }
});
