export type Cell = string | number | bigint | null;

/** Writes rows with one separator, quoting a cell only where it has to be. Lines end with LF. */
export function csvText(rows: readonly (readonly Cell[])[], separator = ","): string {
  return rows.map((row) => `${rowText(row, separator)}\n`).join("");
}

/**
 * Nearly every row needs no quotes, which shows on the joined row at once: no mark in it and no separator too
 * many.
 */
function rowText(row: readonly Cell[], separator: string): string {
  const plain = row.join(separator);
  const isPlain = !/["\r\n]/.test(plain) && plain.split(separator).length === row.length;
  return isPlain ? plain : row.map((cell) => quoted(cell, separator)).join(separator);
}

function quoted(cell: Cell, separator: string): string {
  const text = cell === null ? "" : String(cell);
  const isPlain = !text.includes(separator) && !/["\r\n]/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
