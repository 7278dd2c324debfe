import { minorDigits } from "../money/currency.ts";
import { exactToDecimal } from "../money/exact.ts";
import { microsToExact } from "../money/micros.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import type { StatementDocument } from "./types.ts";

const HEADER = ["line", "code", "description", "quantity", "unit", "origin_period", "amount", "currency"];

/**
 * Writes a statement as CSV.
 *
 * Units   amounts as plain decimals of the currency, no thousands separators; negative ones stay numbers.
 * Shape   a header, one row per line, then the rows NET, TAX and GROSS; RFC 4180 with CRLF. A text cell that
 *         a spreadsheet could run (it starts with = + - @, a tab or a carriage return) is preceded by an
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
    amountCell(line.amountMicros, currency),
    currency,
  ]);
  const totals = [
    ["NET", statement.netMicros],
    ["TAX", statement.taxMicros],
    ["GROSS", statement.grossMicros],
  ] as const;
  for (const [code, amountMicros] of totals) {
    rows.push(["", code, "", "", "", period, amountCell(amountMicros, currency), currency]);
  }
  return [HEADER, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** Makes a text safe for a spreadsheet and for the comma-separated form. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An amount as a number with the currency's decimals, more where the amount is finer. */
function amountCell(amount: Micros, currency: CurrencyCode): string {
  const [whole = "0", fraction = ""] = exactToDecimal(microsToExact(amount), 6).split(".");
  const digits = fraction.padEnd(minorDigits(currency), "0");
  return digits === "" ? whole : `${whole}.${digits}`;
}
