import { operatorColumn } from "./check-scope.ts";
import type { TableRow } from "./read-tables.ts";

/**
 * An IMSI has one holder in the whole portfolio, and a session of the MVNA's works for one operator: these
 * rules are meant to look across operators, and none can write them.
 */
const ACROSS_OPERATORS = ["sim_assignment_one_holder_at_a_time", "support_scope_one_per_session"];

/** Which keys and references of a tenant table do not lead with the operator. A surrogate `id` needs none. */
export function keyFaults(table: TableRow, tables: readonly TableRow[]): string[] {
  const rules = table.constraints.flatMap(({ name, type, definition }) => {
    if (ACROSS_OPERATORS.includes(name)) return [];
    if (type === "f") return referenceFaults(table, name, definition, tables);
    return type === "c" ? [] : uniqueFaults(table, name, definition);
  });
  const indexes = table.indexes.flatMap((definition) => {
    const name = /INDEX (\w+)/.exec(definition)?.[1] ?? definition;
    return definition.startsWith("CREATE UNIQUE") ? uniqueFaults(table, name, definition) : [];
  });
  return [...rules, ...indexes];
}

function uniqueFaults(table: TableRow, name: string, definition: string): string[] {
  const columns = /\((.+?)\)/.exec(definition)?.[1] ?? "";
  const isSurrogate = columns === "id" && definition.startsWith("PRIMARY KEY");
  return isSurrogate || /^operator_id(?: WITH =)?$/.test(columns.split(", ")[0] ?? "")
    ? []
    : [`${table.name}: ${name} is unique across operators`];
}

function referenceFaults(
  table: TableRow,
  name: string,
  definition: string,
  tables: readonly TableRow[],
): string[] {
  const [, columns = "", target = ""] = /^FOREIGN KEY \((.+?)\) REFERENCES (\w+)/.exec(definition) ?? [];
  const referred = tables.find((found) => found.name === target);
  const isTenant = referred !== undefined && operatorColumn(referred) !== undefined;
  return !isTenant || columns.split(", ")[0] === "operator_id"
    ? []
    : [`${table.name}: ${name} refers to ${target} without the operator`];
}
