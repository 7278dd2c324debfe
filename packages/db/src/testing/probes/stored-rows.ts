import pg from "pg";
import { operatorColumn } from "../../catalog/check-scope.ts";
import type { TableRow } from "../../catalog/read-tables.ts";

/** Everything stored in the shared tables, to see whether a probe changed it and to put it back. */
export interface StoredRows {
  /** Whether anything changed, and whether something of the sibling's did. */
  changed(): Promise<{ readonly isAny: boolean; readonly isSibling: boolean }>;
  restore(): Promise<void>;
}

/** Remembers what is stored now. */
export async function rememberRows(
  superuser: pg.Pool,
  tables: readonly TableRow[],
  sibling: string,
): Promise<StoredRows> {
  const fingerprint = fingerprintQuery(tables, sibling);
  const read = async () =>
    (await superuser.query<{ everything: string; theirs: string }>(fingerprint)).rows[0];
  const before = await read();
  const content = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ rows: string }>(
      `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM ${name} t`,
    );
    content.set(name, rows[0]?.rows ?? "[]");
  }
  const statements = [...content].map(
    ([name, rows]) =>
      `DELETE FROM ${name}; INSERT INTO ${name}
       SELECT * FROM jsonb_populate_recordset(NULL::${name}, ${pg.escapeLiteral(rows)})`,
  );
  const putBack = `BEGIN; SET LOCAL session_replication_role = replica; ${statements.join("; ")}; COMMIT`;
  return {
    async changed() {
      const now = await read();
      return { isAny: now?.everything !== before?.everything, isSibling: now?.theirs !== before?.theirs };
    },
    async restore() {
      await superuser.query(putBack);
    },
  };
}

function fingerprintQuery(tables: readonly TableRow[], sibling: string): string {
  const hashes = tables.map((table) => {
    const column = operatorColumn(table);
    const theirs = column === undefined ? "false" : `${column} = '${sibling}'`;
    return `SELECT '${table.name}' AS name,
      md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS everything,
      md5(coalesce(string_agg(t::text, '|' ORDER BY t::text) FILTER (WHERE ${theirs}), '')) AS theirs
      FROM ${table.name} t`;
  });
  return `SELECT string_agg(everything, ',' ORDER BY name) AS everything,
      string_agg(theirs, ',' ORDER BY name) AS theirs
    FROM (${hashes.join("\nUNION ALL ")}) hashes`;
}
