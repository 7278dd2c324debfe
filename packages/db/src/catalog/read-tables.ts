import type { Queryable } from "./queryable.ts";

export interface TableRow {
  readonly schema: string;
  readonly name: string;
  /** r table, p partitioned table, v view, m materialized view */
  readonly kind: "r" | "p" | "v" | "m";
  readonly isPartition: boolean;
  readonly partitionBy: string | null;
  readonly hasRowSecurity: boolean;
  readonly isForced: boolean;
  readonly owner: string;
  readonly columns: readonly ColumnRow[];
  readonly constraints: readonly {
    readonly name: string;
    readonly type: string;
    readonly definition: string;
  }[];
  /** Indexes that no constraint makes. */
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
  readonly policies: readonly PolicyRow[];
}

export interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly default: string | null;
}

export interface PolicyRow {
  readonly name: string;
  /** PostgreSQL's letter: * is all commands. */
  readonly command: string;
  readonly isPermissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

/**
 * The tables of the shared schema, or of one operator's own, with everything that rules them; in a stable
 * order.
 */
export async function readTables(database: Queryable, schema: string): Promise<TableRow[]> {
  const { rows } = await database.query<TableRow>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind,
       c.relispartition AS "isPartition", pg_get_partkeydef(c.oid) AS "partitionBy",
       c.relrowsecurity AS "hasRowSecurity", c.relforcerowsecurity AS "isForced",
       pg_get_userbyid(c.relowner)::text AS owner,
       (SELECT coalesce(json_agg(json_build_object('name', a.attname,
          'type', format_type(a.atttypid, a.atttypmod),
          'isRequired', a.attnotnull, 'default', pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum), '[]')
        FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
       (SELECT coalesce(json_agg(json_build_object('name', k.conname, 'type', k.contype,
          'definition', pg_get_constraintdef(k.oid)) ORDER BY k.contype, k.conname), '[]')
        FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')) AS constraints,
       (SELECT coalesce(json_agg(pg_get_indexdef(i.indexrelid) ORDER BY i.indexrelid::regclass::text), '[]')
        FROM pg_index i WHERE i.indrelid = c.oid
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = c.oid)
       ) AS indexes,
       (SELECT coalesce(json_agg(pg_get_triggerdef(t.oid) ORDER BY t.tgname), '[]')
        FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers,
       (SELECT coalesce(json_agg(json_build_object('name', p.polname, 'command', p.polcmd,
          'isPermissive', p.polpermissive,
          'roles', (SELECT json_agg(coalesce(r.rolname, 'PUBLIC') ORDER BY r.rolname)
                    FROM unnest(p.polroles) m LEFT JOIN pg_roles r ON r.oid = m),
          'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
          ORDER BY p.polname), '[]')
        FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relname <> '_prisma_migrations'
       AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')
     ORDER BY c.relname`,
    [schema],
  );
  return rows;
}
