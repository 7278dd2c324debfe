import type { ClientBase } from "pg";
import { parseOperatorCode, parseUsageCode, SUSPENSE, usageSchema } from "../roles/operator-code.ts";
import { retryOnRoleRace } from "../roles/retry-on-role-race.ts";
import { firstDay, monthsAhead } from "./months.ts";
import { usageTableStatements } from "./usage-tables.ts";

/**
 * Gives an operator its schema, its role and its first months. Run as owner; a second time changes nothing.
 * The list is one of plain statements, because that is what a distributed PostgreSQL can carry to its nodes.
 */
export async function provisionOperator(owner: ClientBase, code: string, now = new Date()): Promise<void> {
  await provision(owner, parseOperatorCode(code), ["tributary_operator", "tributary_mediation"], now);
}

/** The schema of usage that nobody's SIM explains: mediation's alone, no operator can take its role. */
export async function provisionSuspense(owner: ClientBase, now = new Date()): Promise<void> {
  await provision(owner, SUSPENSE, ["tributary_mediation"], now);
}

async function provision(
  owner: ClientBase,
  code: string,
  members: readonly string[],
  now: Date,
): Promise<void> {
  await retryOnRoleRace(async () => {
    await owner.query("BEGIN");
    try {
      await ensureRole(owner, usageSchema(code), members);
      for (const statement of schemaStatements(code)) await owner.query(statement);
      for (const month of monthsAhead(now)) {
        await owner.query("SELECT app_ensure_usage_month($1, $2)", [code, firstDay(month)]);
      }
      await owner.query("COMMIT");
    } catch (error) {
      await owner.query("ROLLBACK");
      throw error;
    }
  });
}

/** Roles belong to the cluster: another database of it may have made this one already. */
async function ensureRole(owner: ClientBase, role: string, members: readonly string[]): Promise<void> {
  const known = await owner.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (known.rowCount === 0) await owner.query(`CREATE ROLE ${role} NOLOGIN NOINHERIT`);
  for (const member of members) {
    const granted = await owner.query(
      `SELECT FROM pg_auth_members
       WHERE roleid = to_regrole($1) AND member = to_regrole($2) AND set_option AND NOT inherit_option`,
      [role, member],
    );
    if (granted.rowCount === 0) await owner.query(`GRANT ${role} TO ${member} WITH INHERIT FALSE, SET TRUE`);
  }
}

/** The statements that make a schema, in their order. */
export function schemaStatements(code: string): string[] {
  const schema = usageSchema(parseUsageCode(code));
  return [
    `CREATE SCHEMA IF NOT EXISTS ${schema}`,
    ...usageTableStatements(schema, code),
    `GRANT USAGE ON SCHEMA ${schema} TO ${schema}`,
    `GRANT SELECT, INSERT ON ${["cdr", "quarantine", "redriven", "retail_charge"]
      .map((table) => `${schema}.${table}`)
      .join(", ")} TO ${schema}`,
    `GRANT USAGE ON SEQUENCE ${schema}.quarantine_id_seq TO ${schema}`,
    // Usage that was nobody's moves to its operator once the SIM is assigned; an operator's own never goes.
    ...(code === SUSPENSE ? [`GRANT DELETE ON ${schema}.cdr TO ${schema}`] : []),
  ];
}
