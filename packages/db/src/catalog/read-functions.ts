import type { Queryable } from "./queryable.ts";

/** The definitions of the functions we made in the shared schema, by name. */
export async function readFunctions(database: Queryable): Promise<string[]> {
  const { rows } = await database.query<{ definition: string }>(`
    SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ORDER BY p.proname, pg_get_function_identity_arguments(p.oid)`);
  return rows.map(({ definition }) => `${definition.trimEnd()};`);
}
