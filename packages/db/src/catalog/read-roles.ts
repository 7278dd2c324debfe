import type { Queryable } from "./queryable.ts";

export interface RoleRow {
  readonly name: string;
  readonly canLogin: boolean;
  /** Any of the attributes that lift a role above the rules. */
  readonly isPrivileged: boolean;
  /** How many objects of this database, and databases of the cluster, it owns. */
  readonly owned: number;
  /** Roles it may put on, with whether it has their rights without doing so. */
  readonly memberships: readonly { readonly role: string; readonly isInherited: boolean }[];
}

/** The runtime logins and the roles of the operators whose schemas this database holds. */
export async function readRoles(database: Queryable): Promise<RoleRow[]> {
  const { rows } = await database.query<RoleRow>(`
    SELECT r.rolname::text AS name, r.rolcanlogin AS "canLogin",
      r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication AS "isPrivileged",
      ((SELECT count(*) FROM pg_shdepend d WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid
          AND d.deptype = 'o'
          AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())))
       + (SELECT count(*) FROM pg_database d WHERE d.datdba = r.oid))::int AS owned,
      (SELECT coalesce(json_agg(json_build_object('role', g.rolname, 'isInherited', m.inherit_option)
         ORDER BY g.rolname), '[]')
       FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
       WHERE m.member = r.oid
         AND (g.rolname NOT LIKE 't\\_%' OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = g.rolname))
      ) AS memberships
    FROM pg_roles r
    WHERE r.rolname IN ('tributary_portfolio', 'tributary_operator', 'tributary_mediation',
        'tributary_auth', 'tributary_jobs')
       OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = r.rolname AND n.nspname LIKE 't\\_%')
    ORDER BY r.rolname`);
  return rows;
}
