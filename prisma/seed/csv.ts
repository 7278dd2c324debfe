export type Cell = string | number | bigint | null;

/** Writes rows with one separator, quoting a cell only where it has to be. Lines end with LF. */
export function csvText(rows: readonly (readonly Cell[])[], separator = ","): string {
  return rows.map((row) => `${row.map((cell) => quoted(cell, separator)).join(separator)}\n`).join("");
}

function quoted(cell: Cell, separator: string): string {
  const text = cell === null ? "" : String(cell);
  const isPlain = !text.includes(separator) && !/["\r\n]/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
