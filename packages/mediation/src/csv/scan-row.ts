import { createRowScanner } from "./row-scanner.ts";
import type { CsvOptions, RawRow } from "./types.ts";

/**
 * Splits the bytes of one row that stands alone; null when they are no single row.
 * `fields` is how many the header row has, null without one.
 */
export function scanRow(
  options: CsvOptions,
  bytes: Buffer,
  line: number,
  fields: number | null,
): RawRow | null {
  const rows: RawRow[] = [];
  const scanner = createRowScanner(options, (row) => rows.push(row));
  if (fields !== null) scanner.expectFields(fields);
  scanner.push(bytes);
  scanner.end();
  const [row] = rows;
  if (row === undefined || rows.length > 1) return null;
  const { bytes: own, fields: found, fault, isCut } = row;
  return { line, bytes: own, fields: found, fault, isCut };
}
