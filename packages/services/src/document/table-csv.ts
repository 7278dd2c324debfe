import { groupDecimal, groupedAmount, plainAmount } from "@tributary/domain/money/amount-text";
import { spellDate, spellInstant, spellPeriod } from "@tributary/domain/period/spell";
import { csvLines, groupedCell, textCell } from "@tributary/domain/statement/csv-cells";
import { isDecimal, type Table, type TableColumn, withCurrencies } from "./table.ts";

export type TableForm = "raw" | "formatted";

/** Without it a spreadsheet reads the file in its system's old code page, and "Łódź" is lost. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Writes a list as CSV.
 *
 * Shape   raw, for machines: keys as header, amounts as plain decimals, instants in UTC. Formatted, for
 *         people: a leading line with title and time zone, labels as header, thousands separators, dates
 *         spelled.
 *         Either way every digit is there, amounts stay numbers, and no text can be run by a spreadsheet.
 */
export function exportTable<Row>({ title, zone, columns, rows }: Table<Row>, form: TableForm): string {
  const written = withCurrencies(columns);
  const cell = form === "raw" ? rawCell : formattedCell;
  const body = rows.map((row) => written.map((column) => cell(column, row, zone)));
  if (form === "raw") return csvLines([written.map(({ key }) => textCell(key)), ...body]);
  const leading = [textCell(`${title}, times in ${zone}`)];
  return BYTE_ORDER_MARK + csvLines([leading, written.map(({ label }) => textCell(label)), ...body]);
}

function rawCell<Row>(column: TableColumn<Row>, row: Row): string {
  switch (column.kind) {
    case "money":
      return orEmpty(column.value(row), (amount) => plainAmount(amount, column.currency(row)));
    case "quantity":
      return orEmpty(column.value(row), (quantity) => decimalCell(quantity, quantity));
    case "integer":
      return orEmpty(column.value(row), String);
    case "instant":
      return orEmpty(column.value(row), (at) => at.toISOString());
    default:
      return orEmpty(column.value(row), textCell);
  }
}

function formattedCell<Row>(column: TableColumn<Row>, row: Row, zone: string): string {
  switch (column.kind) {
    case "money":
      return orEmpty(column.value(row), (amount) => groupedCell(groupedAmount(amount, column.currency(row))));
    case "quantity":
      return orEmpty(column.value(row), (quantity) => {
        return decimalCell(quantity, groupedCell(groupDecimal(quantity)));
      });
    case "integer":
      return orEmpty(column.value(row), (value) => groupedCell(groupDecimal(String(value))));
    case "instant":
      return orEmpty(column.value(row), (at) => textCell(spellInstant(at.getTime(), zone)));
    case "date":
      return orEmpty(column.value(row), (date) => textCell(spellDate(date)));
    case "period":
      return orEmpty(column.value(row), (period) => textCell(spellPeriod(period)));
    default:
      return orEmpty(column.value(row), textCell);
  }
}

function orEmpty<Value>(value: Value | null, write: (value: Value) => string): string {
  return value === null ? "" : write(value);
}

function decimalCell(text: string, written: string): string {
  return isDecimal(text) ? written : textCell(text);
}
