import type { PolicyRow, TableRow } from "./read-tables.ts";

/** One table with its columns, keys, indexes, triggers and policies, as statements. */
export function describeTable(table: TableRow): string {
  const name = table.schema === "public" ? table.name : `${table.schema}.${table.name}`;
  const columns = table.columns.map((column) => {
    const fallback = column.default === null ? "" : ` DEFAULT ${column.default}`;
    return `  ${column.name} ${column.type}${column.isRequired ? " NOT NULL" : ""}${fallback}`;
  });
  const constraints = table.constraints.map((rule) => `  CONSTRAINT ${rule.name} ${rule.definition}`);
  const partitioned = table.partitionBy === null ? "" : ` PARTITION BY ${table.partitionBy}`;
  const lines = [
    `CREATE TABLE ${name} (`,
    [...columns, ...constraints].join(",\n"),
    `)${partitioned};`,
    ...table.indexes.map((definition) => `${definition};`),
    ...table.triggers.map((definition) => `${definition};`),
  ];
  if (table.hasRowSecurity) lines.push(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`);
  if (table.isForced) lines.push(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;`);
  return [...lines, ...table.policies.map((policy) => describePolicy(name, policy))].join("\n");
}

function describePolicy(table: string, policy: PolicyRow): string {
  const kind = policy.isPermissive ? "" : " AS RESTRICTIVE";
  const command = policy.command === "*" ? "ALL" : policy.command;
  const check = policy.check === null ? "" : ` WITH CHECK (${policy.check})`;
  const using = policy.using === null ? "" : ` USING (${policy.using})`;
  const roles = policy.roles.join(", ");
  return `CREATE POLICY ${policy.name} ON ${table}${kind} FOR ${command} TO ${roles}${using}${check};`;
}
