import { operatorColumn } from "../catalog/check-scope.ts";
import type { Queryable } from "../catalog/queryable.ts";
import { readTables, type TableRow } from "../catalog/read-tables.ts";
import { fillValue } from "./fill-value.ts";
import { type ForeignKey, foreignKeys } from "./foreign-keys.ts";

export type FilledRow = Readonly<Record<string, unknown>>;

/** What was put into the shared tables: per table, rows by the operator they belong to ("" for nobody's). */
export type Filled = ReadonlyMap<string, ReadonlyMap<string, readonly FilledRow[]>>;

/**
 * Puts rows into every shared table, from the catalog: a new table is filled by itself. Each operator gets
 * as many
 * rows as `rowsOf` says in every table that names an operator, and its code stands in all of their text
 * columns.
 */
export async function fillTables(
  superuser: Queryable,
  rowsOf: ReadonlyMap<string, number>,
): Promise<{ filled: Filled; tables: TableRow[] }> {
  const tables = inOrderOfReference(await readTables(superuser, "public"));
  const filled = new Map<string, Map<string, FilledRow[]>>();
  for (const table of tables) {
    const groups = new Map<string, FilledRow[]>();
    filled.set(table.name, groups);
    const column = operatorColumn(table);
    for (const [operatorId, count] of column === undefined ? [["", 1] as const] : rowsOf) {
      const rows: FilledRow[] = [];
      groups.set(operatorId, rows);
      for (let index = 0; index < (table.name === "operator" ? 1 : count); index += 1) {
        const row = makeRow(table, column, operatorId, index, filled);
        if (table.name !== "operator") await insert(superuser, table.name, row);
        rows.push(row);
      }
    }
  }
  return { filled, tables };
}

/** One row for one operator, with references to rows that are there. */
export function makeRow(
  table: TableRow,
  column: string | undefined,
  operatorId: string,
  index: number,
  filled: Filled,
): FilledRow {
  const row: Record<string, unknown> = {};
  for (const definition of table.columns) {
    row[definition.name] = fillValue(table.name, definition, operatorId || "nobody", index);
  }
  for (const key of foreignKeys(table)) {
    // A table that refers to itself has no other row yet: its first refers to itself.
    const isOwn = key.target === table.name;
    Object.assign(row, isOwn ? toItself(key, row) : reference(key, operatorId, index, filled));
  }
  if (column !== undefined) row[column] = operatorId;
  return row;
}

function toItself(key: ForeignKey, row: FilledRow): FilledRow {
  return Object.fromEntries(
    key.columns.map((column, position) => [column, row[key.targets[position] ?? ""]]),
  );
}

/**
 * The columns of a reference, taken from a row of the same operator, else from nobody's; what is nobody's
 * itself may refer to anybody's.
 */
function reference(key: ForeignKey, operatorId: string, index: number, filled: Filled): FilledRow {
  const groups = filled.get(key.target);
  const candidates =
    groups?.get(operatorId) ??
    groups?.get("") ??
    (operatorId === "" ? [...(groups?.values() ?? [])].flat() : []);
  const target = candidates[index % candidates.length];
  if (!target) throw new Error(`nothing in ${key.target} to refer to`);
  return Object.fromEntries(
    key.columns.map((column, position) => [column, target[key.targets[position] ?? ""]]),
  );
}

async function insert(superuser: Queryable, table: string, row: FilledRow): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, position) => `$${position + 1}`);
  await superuser.query(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`,
    Object.values(row),
  );
}

/** Tables after those they refer to. */
function inOrderOfReference(tables: readonly TableRow[]): TableRow[] {
  const ordered: TableRow[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) =>
      foreignKeys(table).every(
        ({ target }) => target === table.name || ordered.some(({ name }) => name === target),
      ),
    );
    if (ready.length === 0) throw new Error("tables refer to each other in a circle");
    for (const table of ready) {
      ordered.push(table);
      waiting.delete(table);
    }
  }
  return ordered;
}
