import type { Queryable } from "./queryable.ts";

export interface GrantRow {
  readonly kind: "table" | "column" | "sequence" | "function" | "schema";
  readonly schema: string;
  readonly object: string;
  /** Set for a privilege on a column alone. */
  readonly column: string | null;
  readonly grantee: string;
  readonly privilege: string;
}

/**
 * Every privilege somebody other than the owner has on something of ours, PUBLIC included.
 * An absent list of rights means PostgreSQL's default, which gives PUBLIC the use of functions.
 */
export async function readGrants(database: Queryable): Promise<GrantRow[]> {
  const { rows } = await database.query<GrantRow>(`
    WITH ours AS (
      SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'pgboss') OR nspname LIKE 't\\_%'
    ), listed AS (
      SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind, n.nspname AS schema,
             c.relname AS object, NULL::name AS column_name, c.relowner AS owner, a.*
      FROM pg_class c JOIN ours n ON n.oid = c.relnamespace, LATERAL aclexplode(c.relacl) a
      UNION ALL
      SELECT 'column', n.nspname, c.relname, t.attname, c.relowner, a.*
      FROM pg_class c JOIN ours n ON n.oid = c.relnamespace
      JOIN pg_attribute t ON t.attrelid = c.oid AND NOT t.attisdropped, LATERAL aclexplode(t.attacl) a
      UNION ALL
      SELECT 'function', n.nspname, p.proname, NULL, p.proowner, a.*
      FROM pg_proc p JOIN ours n ON n.oid = p.pronamespace,
      LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
      UNION ALL
      SELECT 'schema', n.nspname, n.nspname, NULL, s.nspowner, a.*
      FROM pg_namespace s JOIN ours n ON n.oid = s.oid, LATERAL aclexplode(s.nspacl) a
    )
    SELECT kind, schema::text, object::text, column_name::text AS "column",
           coalesce(pg_get_userbyid(nullif(grantee, 0))::text, 'PUBLIC') AS grantee,
           privilege_type AS privilege
    FROM listed WHERE grantee <> owner
    ORDER BY kind, schema, object, column_name NULLS FIRST, grantee, privilege`);
  return rows;
}
