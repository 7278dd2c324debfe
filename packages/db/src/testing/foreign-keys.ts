import type { TableRow } from "../catalog/read-tables.ts";

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targets: readonly string[];
}

/** The references of a table, read from their definitions. */
export function foreignKeys(table: TableRow): ForeignKey[] {
  return table.constraints
    .filter(({ type }) => type === "f")
    .map(({ name, definition }) => {
      const parts = /^FOREIGN KEY \((.+?)\) REFERENCES (\w+)\((.+?)\)/.exec(definition);
      if (!parts) throw new Error(`cannot read ${definition}`);
      const [, columns = "", target = "", targets = ""] = parts;
      return { name, columns: columns.split(", "), target, targets: targets.split(", ") };
    });
}
