import { RUNTIME_ROLES, TABLE_GRANTS } from "../roles/grants.ts";
import type { GrantRow } from "./read-grants.ts";
import type { TableRow } from "./read-tables.ts";

/** The column that says whose a row is, if the table has one. */
export function operatorColumn(table: TableRow): string | undefined {
  if (table.schema === "public" && table.name === "operator") return "id";
  return table.columns.find(({ name }) => name === "operator_id")?.name;
}

/** Why a shared table's rows are not held apart by operator; nothing for a table that names no operator. */
export function rowScopeFaults(table: TableRow): string[] {
  const column = operatorColumn(table);
  if (column === undefined) return [];
  const faults: string[] = [];
  if (!table.hasRowSecurity) faults.push("row security is off");
  if (!table.isForced) faults.push("row security is not forced");
  const scoped = `(${column} = app_operator())`;
  const own = table.policies.filter(
    ({ roles }) => roles.includes("tributary_operator") || roles.includes("PUBLIC"),
  );
  if (own.length !== 1) faults.push(`${own.length} policies for the operator's login`);
  for (const { using, check, command } of own) {
    if (command !== "*") faults.push(`the operator's policy is for ${command} alone`);
    if (using !== scoped) faults.push(`USING is ${using}`);
    if (check !== scoped) faults.push(`WITH CHECK is ${check}`);
  }
  for (const role of RUNTIME_ROLES.filter((name) => name !== "tributary_operator")) {
    const isGranted = TABLE_GRANTS[role][table.name] !== undefined;
    const isAdmitted = table.policies.some(({ roles }) => roles.includes(role));
    if (isGranted !== isAdmitted)
      faults.push(`${role}: granted ${isGranted}, admitted by policy ${isAdmitted}`);
  }
  return faults;
}

/** Why a table of an operator's own schema could hold or show another's rows. */
export function usageScopeFaults(table: TableRow, grants: readonly GrantRow[]): string[] {
  const faults: string[] = [];
  const code = table.schema.slice(2);
  const isBound = table.constraints.some(
    ({ type, definition }) => type === "c" && definition === `CHECK ((operator_id = '${code}'::text))`,
  );
  if (!isBound) faults.push("no CHECK of its operator");
  const reachable = grants.filter(({ schema, object }) => schema === table.schema && object === table.name);
  for (const { grantee, privilege } of reachable) {
    if (grantee !== table.schema) faults.push(`${grantee} has ${privilege}`);
  }
  if (reachable.length === 0) faults.push("its operator's role has no right");
  return faults;
}
