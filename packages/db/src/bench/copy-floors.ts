import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { usageSchema } from "../roles/operator-code.ts";

/** What is copied: the columns of CDRs in the order of the binary rows, and whose they are. */
export interface CopiedRows {
  readonly columns: readonly string[];
  /** With `suspense`. */
  readonly operatorIds: readonly string[];
}

/**
 * Writes the rows that the pipeline has stored, file by file and in the order of each file, as PostgreSQL's
 * own binary COPY has them: what the floors below are fed with.
 */
export async function writePreparedRows(
  client: pg.Client,
  { columns, operatorIds }: CopiedRows,
  folder: string,
): Promise<string[]> {
  const found = await client.query<{ id: number }>("SELECT id FROM usage_file ORDER BY id");
  const paths: string[] = [];
  for (const { id } of found.rows) {
    const parts = operatorIds.map(
      (operatorId) =>
        `SELECT ${columns.join(", ")} FROM ${usageSchema(operatorId)}.cdr WHERE file_id = ${id}`,
    );
    const sql = `COPY (${parts.join(" UNION ALL ")} ORDER BY record_number) TO STDOUT (FORMAT binary)`;
    const path = join(folder, `rows-${id}.copy`);
    await pipeline(client.query(copyTo(sql)), createWriteStream(path));
    paths.push(path);
  }
  return paths;
}

/** A logged heap without a key: nothing that stores rows can be faster. */
export const HEAP = "bench_heap";
/** What people build first: one partitioned table, COPY through its root, a key of three columns. */
export const ROOT = "bench_root";

/** Makes both tables anew, empty. */
export async function renewFloors(client: pg.Client, { operatorIds }: CopiedRows): Promise<void> {
  const like = `LIKE ${usageSchema("suspense")}.cdr INCLUDING DEFAULTS`;
  await client.query(`DROP TABLE IF EXISTS ${HEAP}, ${ROOT}`);
  await client.query(`CREATE TABLE ${HEAP} (${like})`);
  await client.query(`CREATE TABLE ${ROOT} (${like}) PARTITION BY LIST (operator_id)`);
  await client.query(`CREATE UNIQUE INDEX ON ${ROOT} (operator_id, occurred_at, key)`);
  for (const operatorId of operatorIds) {
    const table = `${ROOT}_${operatorId}`;
    await client.query(
      `CREATE TABLE ${table} PARTITION OF ${ROOT} FOR VALUES IN ('${operatorId}')
       PARTITION BY RANGE (occurred_at)`,
    );
    for (const [at, from, until] of [
      [1, "2026-09-01", "2026-10-01"],
      [2, "2026-10-01", "2026-11-01"],
      [3, "2026-11-01", "2026-12-01"],
    ] as const) {
      await client.query(
        `CREATE TABLE ${table}_${at} PARTITION OF ${table} FOR VALUES FROM ('${from}') TO ('${until}')`,
      );
    }
  }
}

/** Copies prepared rows into a table, one file per transaction. */
export async function copyPrepared(
  client: pg.Client,
  table: string,
  { columns }: CopiedRows,
  paths: readonly string[],
): Promise<void> {
  const sql = `COPY ${table} (${columns.join(", ")}) FROM STDIN (FORMAT binary)`;
  for (const path of paths) {
    await pipeline(createReadStream(path, { highWaterMark: 262_144 }), client.query(copyFrom(sql)));
  }
}
