import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorColumn } from "../catalog/check-scope.ts";
import { type GrantRow, readGrants } from "../catalog/read-grants.ts";
import { type RoleRow, readRoles } from "../catalog/read-roles.ts";
import { readTables } from "../catalog/read-tables.ts";
import { ERASER_GRANTS, ERASER_ROLE } from "../roles/eraser-grants.ts";
import type { Grant } from "../roles/grant.ts";
import {
  FUNCTION_GRANTS,
  OFFBOARDING_GRANTS,
  OFFBOARDING_ROLE,
  QUEUE_GRANTS,
  RUNTIME_ROLES,
  SEQUENCE_GRANTS,
  SIM_TRANSFER_GRANTS,
  SIM_TRANSFER_ROLE,
  TABLE_GRANTS,
} from "../roles/grants.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";

let database: TestDatabase;
let codes: string[];

beforeAll(async () => {
  database = await testDatabase();
  codes = [(await database.makeOperator()).id, (await database.makeOperator()).id];
});
afterAll(() => database.close());

test("the runtime roles own and bypass nothing, and inherit no operator's rights", async () => {
  const roles = await readRoles(database.owner);
  const faults = roles.flatMap((role) => roleFaults(role).map((fault) => `${role.name}: ${fault}`));
  expect(faults).toEqual([]);
  // Five logins, two operators, suspense.
  expect(roles).toHaveLength(8);
  reportGuarantee(5, roles.length - faults.length, roles.length, "roles that own and bypass nothing");
});

test("each login's rights are those of the checked-in list, no more and no less", async () => {
  const granted = (await readGrants(database.owner))
    .filter(({ schema }) => schema === "public" || schema === "pgboss")
    .map(describe);
  const listed = [...listedGrants(), ...queueGrants(), ...ownersGrants()];
  expect(granted.filter((grant) => !listed.includes(grant))).toEqual([]);
  const held = listed.filter((grant) => granted.includes(grant));
  reportGuarantee(5, held.length, listed.length, "rights as listed");
});

/** Roles that own functions and see more than any login for that, each with its functions. */
const OWNERS = [
  {
    ...{ role: SIM_TRANSFER_ROLE, grants: SIM_TRANSFER_GRANTS },
    functions: ["app_answer_sim_transfer", "app_end_sim_transfer"],
  },
  {
    ...{ role: OFFBOARDING_ROLE, grants: OFFBOARDING_GRANTS },
    functions: ["app_refuse_withheld", "app_withhold_of_ended"],
  },
  {
    ...{ role: ERASER_ROLE, grants: ERASER_GRANTS },
    functions: [
      ...["app_check_deletion", "app_delete_operator_rows", "app_deletion_obstacles", "app_refuse_deleted"],
    ],
  },
];

test.each(OWNERS)("$role is its functions, and nobody logs in as it", async ({ role, functions }) => {
  const { rows } = await database.owner.query(
    `SELECT r.rolcanlogin OR r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb
         AS "isPrivileged",
       ARRAY(SELECT p.proname::text FROM pg_proc p WHERE p.proowner = r.oid ORDER BY 1) AS functions,
       ARRAY(SELECT c.relname::text FROM pg_class c WHERE c.relowner = r.oid) AS relations,
       ARRAY(SELECT DISTINCT member.rolname::text FROM pg_auth_members m
         JOIN pg_roles member ON member.oid = m.member WHERE m.roleid = r.oid
           AND m.member <> (SELECT relowner FROM pg_class WHERE relname = 'sim_transfer'))
         AS members
     FROM pg_roles r WHERE r.rolname = $1`,
    [role],
  );
  expect(rows).toEqual([{ isPrivileged: false, functions, relations: [], members: [] }]);
});

test("views run with the caller's rights and no materialized view is an operator's to read", async () => {
  expect(await viewFaults()).toEqual([]);
});

/**
 * Tables that also hold rows of the portfolio: those name no operator, so no policy ever shows them to one.
 */
const WITH_ROWS_OF_THE_PORTFOLIO = [
  "alert_run",
  "audit_event",
  "audit_seal",
  "idempotency_key",
  "notification",
  "notification_item",
  "notification_preference",
  "notification_schedule",
  "outbox_event",
  "saved_view",
  "webhook_attempt",
  "webhook_delivery",
  "webhook_endpoint",
];

test("an operator's login reads only tables whose every row names an operator, or a listed one", async () => {
  const tables = await readTables(database.owner, "public");
  for (const name of Object.keys(TABLE_GRANTS.tributary_operator)) {
    if (WITH_ROWS_OF_THE_PORTFOLIO.includes(name)) continue;
    const table = tables.find((found) => found.name === name);
    const column = table && operatorColumn(table);
    expect(table?.columns.find((found) => found.name === column)?.isRequired, name).toBe(true);
  }
});

test("a stray grant, an owning role and a leaking view are seen", async () => {
  await database.owner.query("GRANT SELECT ON margin_version TO tributary_operator");
  const listed = [...listedGrants(), ...ownersGrants()];
  const stray = (await readGrants(database.owner)).filter((row) => row.schema === "public").map(describe);
  expect(stray.filter((grant) => !listed.includes(grant))).toEqual([
    "table margin_version SELECT tributary_operator",
  ]);

  await database.owner.query("CREATE VIEW planted AS SELECT * FROM statement");
  await database.owner.query("CREATE MATERIALIZED VIEW planted_sums AS SELECT operator_id FROM statement");
  await database.owner.query("GRANT SELECT ON planted_sums TO tributary_operator");
  expect(await viewFaults()).toEqual([
    "planted is not security_invoker",
    "planted_sums is granted to an operator",
  ]);

  await database.superuser.query(
    `CREATE TABLE t_${codes[0]}.owned (); ALTER TABLE t_${codes[0]}.owned OWNER TO t_${codes[0]}`,
  );
  const owning = (await readRoles(database.owner)).find(({ name }) => name === `t_${codes[0]}`);
  expect(owning && roleFaults(owning)).toEqual(["owns 1 objects"]);
});

function roleFaults(role: RoleRow): string[] {
  const faults: string[] = [];
  if (role.isPrivileged) faults.push("is privileged");
  if (role.owned !== 0) faults.push(`owns ${role.owned} objects`);
  if (role.canLogin !== role.name.startsWith("tributary_"))
    faults.push("can log in or cannot, against its kind");
  const may = {
    tributary_operator: codes.map((code) => `t_${code}`),
    tributary_mediation: [...codes.map((code) => `t_${code}`), "t_suspense"],
  } as Record<string, string[]>;
  const expected = [...(may[role.name] ?? [])].sort();
  if (role.memberships.map((member) => member.role).join() !== expected.join())
    faults.push("has other memberships");
  if (role.memberships.some(({ isInherited }) => isInherited)) faults.push("inherits an operator's rights");
  return faults;
}

function describe({ kind, object, column, privilege, grantee }: GrantRow): string {
  return `${kind} ${object}${column === null ? "" : `.${column}`} ${privilege} ${grantee}`;
}

function listedGrants(): string[] {
  return RUNTIME_ROLES.filter((role) => role !== "tributary_jobs").flatMap((role) => [
    `schema public USAGE ${role}`,
    ...Object.entries(TABLE_GRANTS[role]).flatMap(([table, grants]) =>
      grants.flatMap((grant) => {
        const columns = /^SELECT\((.*)\)$/.exec(grant)?.[1];
        if (columns === undefined) return [`table ${table} ${grant} ${role}`];
        return columns.split(", ").map((column) => `column ${table}.${column} SELECT ${role}`);
      }),
    ),
    ...SEQUENCE_GRANTS[role].map((sequence) => `sequence ${sequence} USAGE ${role}`),
    ...FUNCTION_GRANTS[role].map((name) => `function ${name} EXECUTE ${role}`),
  ]);
}

/** The queue's login has the queue and nothing beside it. */
function queueGrants(): string[] {
  const tables = Object.entries(QUEUE_GRANTS).flatMap(([table, grants]) =>
    grants.map((grant) => `table ${table} ${grant} tributary_jobs`),
  );
  return ["schema pgboss USAGE tributary_jobs", ...tables];
}

function ownersGrants(): string[] {
  return OWNERS.flatMap(
    ({ role, grants }: { role: string; grants: Readonly<Record<string, readonly Grant[]>> }) => [
      `schema public USAGE ${role}`,
      ...Object.entries(grants).flatMap(([table, rights]) =>
        rights.map((right) => `table ${table} ${right} ${role}`),
      ),
    ],
  );
}

async function viewFaults(): Promise<string[]> {
  const { rows } = await database.owner.query<{ fault: string }>(`
    SELECT relname || ' is not security_invoker' AS fault FROM pg_class
    WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
      AND NOT coalesce('security_invoker=true' = ANY(reloptions), false)
    UNION ALL
    SELECT relname || ' is granted to an operator' FROM pg_class
    WHERE relkind = 'm' AND relnamespace = 'public'::regnamespace
      AND has_table_privilege('tributary_operator', oid, 'SELECT')
    ORDER BY 1`);
  return rows.map(({ fault }) => fault);
}
