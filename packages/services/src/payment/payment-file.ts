import { DomainError } from "@tributary/domain/error";
import { minorUnitMicros } from "@tributary/domain/money/currency";
import { parseMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import { parseCsv } from "../csv/parse-csv.ts";

/** One payment as the bank's file has it. */
export interface FilePayment {
  readonly line: number;
  /** YYYY-MM-DD */
  readonly paidOn: string;
  readonly amountMicros: Micros;
  readonly currency: string;
  readonly reference: string;
  /** The number of the bill; empty where it has to be found in the text. */
  readonly bill: string;
  readonly text: string;
}

/** Why a row cannot be read. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export interface ReadPayments {
  readonly payments: readonly FilePayment[];
  readonly faults: readonly RowFault[];
}

const COLUMNS = ["paidOn", "amount", "currency", "reference", "bill", "text"] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ["paidOn", "amount", "currency", "reference"];

const LONGEST_REFERENCE = 140;
const DAY = 86_400_000;

/**
 * Reads a CSV of payments. The header row names the columns, in any order, and others that are passed over.
 *
 * Shape   every row is either a payment or has a fault.
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the header row is not one of a file of payments.
 */
export function readPaymentFile(text: string, fileName: string, at: Date): ReadPayments {
  const delimiter = (text.split("\n", 1)[0] ?? "").includes(";") ? ";" : ",";
  const [header, ...rows] = parseCsv(text, { delimiter, fileName });
  const columns = readHeader(header?.cells ?? [], fileName);
  const payments: FilePayment[] = [];
  const faults: RowFault[] = [];
  for (const { lineNumber: line, cells } of rows) {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
    const rowFaults = faultsOf(cell, at).map((fault) => ({ line, ...fault }));
    faults.push(...rowFaults);
    if (rowFaults.length > 0) continue;
    payments.push({
      ...{ line, paidOn: cell("paidOn"), amountMicros: parseMicros(cell("amount")) },
      ...{ currency: cell("currency"), reference: cell("reference"), bill: cell("bill"), text: cell("text") },
    });
  }
  return { payments, faults };
}

function readHeader(cells: readonly string[], fileName: string): readonly string[] {
  const missing = NEEDED.find((column) => !cells.includes(column));
  const twice = COLUMNS.find((column) => cells.indexOf(column) !== cells.lastIndexOf(column));
  const fault =
    missing !== undefined
      ? `the column "${missing}" is missing`
      : twice !== undefined
        ? `the column "${twice}" stands there twice`
        : cells.includes("bill") || cells.includes("text")
          ? null
          : 'neither "bill" nor "text" says what was paid';
  if (fault === null) return cells;
  throw new DomainError(
    "FILE_UNREADABLE",
    `${fileName} does not read as a file of payments: ${fault}. Its first row names ${COLUMNS.join(",")}.`,
  );
}

function faultsOf(cell: (column: Column) => string, at: Date): Omit<RowFault, "line">[] {
  const found: readonly (readonly [Column, string | null])[] = [
    ["paidOn", faultOfDay(cell("paidOn"), at)],
    ["amount", faultOfAmount(cell("amount"), cell("currency"))],
    ["reference", faultOfReference(cell("reference"))],
  ];
  return found.flatMap(([column, reason]) => (reason === null ? [] : [{ column, reason }]));
}

/** Where the bank is, a day may have begun already. */
function faultOfDay(day: string, at: Date): string | null {
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) {
    return "This is not a date: write it like 2026-11-30.";
  }
  return instant.getTime() > at.getTime() + DAY ? "That lies in the future." : null;
}

function faultOfAmount(amount: string, currency: string): string | null {
  try {
    const isWhole = parseMicros(amount) % minorUnitMicros(currency) === 0n;
    return isWhole ? null : `The amount is finer than ${currency} is paid in.`;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

function faultOfReference(reference: string): string | null {
  if (reference === "") return "The payment has no reference: without one it could be taken twice.";
  return reference.length > LONGEST_REFERENCE
    ? `A reference has up to ${LONGEST_REFERENCE} characters.`
    : null;
}
