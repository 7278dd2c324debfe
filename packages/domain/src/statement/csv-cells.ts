/** What a spreadsheet takes for the beginning of a formula, the full-width forms and line feed included. */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Makes a text safe for a spreadsheet and for the comma-separated form.
 *
 * Shape   a text that a spreadsheet could run is preceded by an apostrophe; one that holds a comma, a quote
 *         or a line break is quoted. Numbers are never passed through here, so negative ones stay numbers.
 * Source  RFC 4180; OWASP, CSV injection.
 */
export function textCell(text: string): string {
  const safe = STARTS_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number with thousands separators as one cell: still a number, quoted for its commas. */
export function groupedCell(decimal: string): string {
  return decimal.includes(",") ? `"${decimal}"` : decimal;
}

/** Joins finished cells to lines that end in CRLF. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(",")}\r\n`).join("");
}
