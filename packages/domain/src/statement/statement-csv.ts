import { plainAmount } from "../money/amount-text.ts";
import { csvLines, textCell } from "./csv-cells.ts";
import type { StatementDocument } from "./types.ts";

const HEADER = ["line", "code", "description", "quantity", "unit", "origin_period", "amount", "currency"];

/**
 * Writes a statement as CSV for machines.
 *
 * Units   amounts as plain decimals of the currency, no thousands separators; negative ones stay numbers.
 * Shape   a header, one row per line, then the rows NET, TAX and GROSS; RFC 4180 with CRLF. A text cell that
 *         a spreadsheet could run (it starts with = + - @, a tab or a line break) is preceded by an
 *         apostrophe.
 * Source  RFC 4180; OWASP, CSV injection.
 */
export function statementCsv(statement: StatementDocument): string {
  const { currency, period } = statement;
  const rows = statement.lines.map((line, index) => [
    String(index + 1),
    textCell(line.code),
    textCell(line.description),
    line.quantity ?? "",
    textCell(line.unit ?? ""),
    textCell(line.originPeriod),
    plainAmount(line.amountMicros, currency),
    currency,
  ]);
  const totals = [
    ["NET", statement.netMicros],
    ["TAX", statement.taxMicros],
    ["GROSS", statement.grossMicros],
  ] as const;
  for (const [code, amountMicros] of totals) {
    rows.push(["", code, "", "", "", period, plainAmount(amountMicros, currency), currency]);
  }
  return csvLines([HEADER, ...rows]);
}
