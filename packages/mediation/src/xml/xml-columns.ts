import type { SourceMapping } from "../mapping/schema.ts";

export type XmlOptions = NonNullable<SourceMapping["xml"]>;

/** The columns of a row: its element's name, then what the mapping names. */
export function xmlColumns({ columns }: XmlOptions): readonly string[] {
  return ["element", ...columns];
}

/** The elements on the way to an element, and an attribute's name behind them. */
export interface ColumnPath {
  readonly elements: string;
  readonly attribute: string | null;
}

/** Reads `usage/bytes`, `usage/@unit` or `@id`, relative to the record's element. */
export function columnPath(column: string): ColumnPath {
  const steps = column.split("/");
  const last = steps.at(-1) ?? "";
  if (!last.startsWith("@")) return { elements: column, attribute: null };
  return { elements: steps.slice(0, -1).join("/"), attribute: last.slice(1) };
}

/** A name without the prefix of its namespace, which each sender chooses freely. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
