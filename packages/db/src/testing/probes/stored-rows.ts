import pg from "pg";
import { operatorColumn } from "../../catalog/check-scope.ts";
import type { TableRow } from "../../catalog/read-tables.ts";

/** Everything stored in the shared tables, to see whether a probe changed it and to put it back. */
export interface StoredRows {
  /** Whether anything changed, and whether something of the sibling's did. */
  changed(): Promise<{ readonly isAny: boolean; readonly isSibling: boolean }>;
  /** Puts back what was last seen to have changed. */
  restore(): Promise<void>;
}

interface TableHash {
  readonly name: string;
  readonly everything: string;
  readonly theirs: string;
}

/** Remembers what is stored now. */
export async function rememberRows(
  superuser: pg.Pool,
  tables: readonly TableRow[],
  sibling: string,
): Promise<StoredRows> {
  await watchRows(superuser, tables);
  const touches = async () =>
    (
      await superuser.query<{ n: string }>({
        name: "touches",
        text: "SELECT last_value AS n FROM probe_touch",
      })
    ).rows[0]?.n;
  const read = async (of: readonly TableRow[]) =>
    of.length === 0 ? [] : (await superuser.query<TableHash>(fingerprintQuery(of, sibling))).rows;
  const before = new Map((await read(tables)).map((hash) => [hash.name, hash]));
  const statements = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ rows: string }>(
      `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM ${name} t`,
    );
    const putBack = `DELETE FROM ${name}; INSERT INTO ${name}
      SELECT * FROM jsonb_populate_recordset(NULL::${name}, ${pg.escapeLiteral(rows[0]?.rows ?? "[]")})`;
    statements.set(name, putBack);
  }
  let touched: readonly TableHash[] = [];
  let seen = await touches();
  return {
    async changed() {
      const now = await touches();
      if (now === seen) return { isAny: false, isSibling: false };
      seen = now;
      const { rows } = await superuser.query<{ name: string }>("DELETE FROM probe_touched RETURNING name");
      const names = new Set(rows.map(({ name }) => name));
      const hashes = await read(tables.filter(({ name }) => names.has(name)));
      touched = hashes.filter(({ name, everything }) => everything !== before.get(name)?.everything);
      const isSibling = touched.some(({ name, theirs }) => theirs !== before.get(name)?.theirs);
      return { isAny: touched.length > 0, isSibling };
    },
    async restore() {
      const putBack = touched.map(({ name }) => statements.get(name)).join("; ");
      await superuser.query(`BEGIN; SET LOCAL session_replication_role = replica; ${putBack}; COMMIT`);
    },
  };
}

/**
 * Counts whatever touches a row, also what is taken back afterwards, and keeps in which table: no other has
 * to be read. What puts rows back is not counted.
 */
async function watchRows(superuser: pg.Pool, tables: readonly TableRow[]): Promise<void> {
  const triggers = tables.map(
    ({ name }) => `
      CREATE OR REPLACE TRIGGER probe_touch AFTER INSERT OR UPDATE OR DELETE ON ${name}
        FOR EACH ROW EXECUTE FUNCTION probe_touch();
      CREATE OR REPLACE TRIGGER probe_empty AFTER TRUNCATE ON ${name}
        FOR EACH STATEMENT EXECUTE FUNCTION probe_touch();`,
  );
  await superuser.query(`
    CREATE SEQUENCE IF NOT EXISTS probe_touch;
    CREATE TABLE IF NOT EXISTS probe_touched (name text);
    CREATE OR REPLACE FUNCTION probe_touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      PERFORM nextval('public.probe_touch');
      INSERT INTO public.probe_touched VALUES (TG_TABLE_NAME);
      RETURN NULL;
    END
    $$;
    SELECT nextval('probe_touch');
    ${triggers.join("")}`);
}

function fingerprintQuery(tables: readonly TableRow[], sibling: string): string {
  const hashes = tables.map((table) => {
    const column = operatorColumn(table);
    const theirs = column === undefined ? "false" : `${column} = '${sibling}'`;
    return `SELECT '${table.name}' AS name,
      sum(hashtextextended(t::text, 0)) AS everything,
      sum(hashtextextended(t::text, 0)) FILTER (WHERE ${theirs}) AS theirs
      FROM ${table.name} t`;
  });
  return hashes.join("\nUNION ALL ");
}
