import { exactToDecimal } from "@tributary/domain/money/exact";
import { microsToExact } from "@tributary/domain/money/micros";
import { csvLines, textCell } from "@tributary/domain/statement/csv-cells";

/** A row as the door answers it. */
export type PackedRow = Readonly<Record<string, unknown>>;

const MICROS = /Micros$/;
/** Days have no time of day: the door answers them as midnight in UTC. */
const DAY = /(?:On|Day)$|^day$/;

/** The head of a file: the columns in snake case, amounts under their plain name. */
export function packedHead(columns: readonly string[]): string {
  return csvLines([columns.map((column) => textCell(headOf(column)))]);
}

export function headOf(column: string): string {
  return column.replace(MICROS, "").replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Some rows of a file: amounts as decimals, instants in UTC, lists and terms as JSON, no cell that runs. */
export function packedLines(columns: readonly string[], rows: readonly PackedRow[]): string {
  return csvLines(rows.map((row) => columns.map((column) => cellOf(column, row[column]))));
}

function cellOf(column: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "bigint") return MICROS.test(column) ? amountOf(value) : String(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return DAY.test(column) ? value.toISOString().slice(0, 10) : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (typeof value === "string") return textCell(value);
  return isDecimal(value) ? value.toFixed() : textCell(JSON.stringify(value));
}

function amountOf(micros: bigint): string {
  return exactToDecimal(microsToExact(micros), 6);
}

function isDecimal(value: unknown): value is { toFixed(): string } {
  return typeof (value as { toFixed?: unknown }).toFixed === "function";
}
