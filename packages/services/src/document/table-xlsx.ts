import { offsetClock } from "@tributary/domain/period/zone-offset";
import { isDecimal, type Table, type TableColumn, withCurrencies } from "./table.ts";
import {
  amountXlsx,
  dateXlsx,
  decimalXlsx,
  headerXlsx,
  textXlsx,
  wallClockXlsx,
  writeXlsx,
  type XlsxCell,
} from "./xlsx.ts";

const WIDTHS: Readonly<Record<TableColumn<never>["kind"], number>> = {
  text: 24,
  money: 18,
  quantity: 16,
  integer: 12,
  instant: 20,
  date: 12,
  period: 10,
};

/**
 * Writes a list as a workbook of one sheet.
 *
 * Shape   a row with title and time zone, the labels, then the rows; amounts, quantities, dates and times are
 *         such and not text, instants as the zone's clock shows them. The same list gives the same bytes.
 */
export function exportTableXlsx<Row>({ title, zone, columns, rows }: Table<Row>): Promise<Uint8Array> {
  const written = withCurrencies(columns);
  const header = written.map(({ label, kind }) => headerXlsx(label, isFigure(kind) ? "right" : "left"));
  const body = rows.map((row) => written.map((column) => cellOf(column, row, zone)));
  return writeXlsx([
    {
      name: title,
      headerRows: 2,
      widths: written.map(({ kind }) => WIDTHS[kind]),
      rows: [[textXlsx(`${title}, times in ${zone}`)], header, ...body],
    },
  ]);
}

function isFigure(kind: TableColumn<never>["kind"]): boolean {
  return kind === "money" || kind === "quantity" || kind === "integer";
}

function cellOf<Row>(column: TableColumn<Row>, row: Row, zone: string): XlsxCell {
  switch (column.kind) {
    case "money":
      return orNothing(column.value(row), (amount) => amountXlsx(amount, column.currency(row)));
    case "quantity":
      return orNothing(column.value(row), (text) => (isDecimal(text) ? decimalXlsx(text) : textXlsx(text)));
    case "integer":
      return orNothing(column.value(row), (value) => decimalXlsx(String(value)));
    case "instant":
      return orNothing(column.value(row), (at) => wallClockXlsx(wallClock(at, zone)));
    case "date":
      return orNothing(column.value(row), dateXlsx);
    default:
      return orNothing(column.value(row), (text) => textXlsx(text));
  }
}

/** The instant at which UTC shows what the zone's clock shows at `at`. */
function wallClock(at: Date, zone: string): Date {
  return new Date(at.getTime() + offsetClock(zone)(at.getTime()));
}

function orNothing<Value>(value: Value | null, write: (value: Value) => XlsxCell): XlsxCell {
  return value === null ? {} : write(value);
}
