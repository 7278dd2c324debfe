import type { Row } from "../row/row.ts";
import { createRowScanner } from "./row-scanner.ts";
import type { CsvOptions } from "./types.ts";

/**
 * Splits the bytes of one row that stands alone; null when they are no single row.
 * `fields` is how many the header row has, null without one.
 */
export function scanRow(options: CsvOptions, bytes: Buffer, line: number, fields: number | null): Row | null {
  let found: Row | null = null;
  let rows = 0;
  const scanner = createRowScanner(options, (row) => {
    found = row;
    rows += 1;
  });
  if (fields !== null) scanner.expectFields(fields);
  scanner.push(bytes);
  scanner.end();
  return found === null || rows > 1 ? null : atLine(found, line);
}

function atLine({ source, from, to, fields, fault, isCut }: Row, line: number): Row {
  return { line, source, from, to, fields, fault, isCut };
}
