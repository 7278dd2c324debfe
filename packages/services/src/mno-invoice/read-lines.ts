import { DomainError } from "@tributary/domain/error";
import type { MnoInvoiceLine } from "@tributary/domain/mno-invoice/types";
import { divideExact, multiplyExact, ONE, parseExact } from "@tributary/domain/money/exact";
import type { Exact } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { ColumnReference, InvoiceMapping } from "./mapping.ts";
import { printedAmount } from "./printed-amount.ts";
import { printedPeriod } from "./printed-date.ts";
import type { PrintedLine } from "./printed-invoice.ts";
import { printedNumber } from "./printed-number.ts";

/**
 * Interprets the line rows of an invoice.
 *
 * Units   quantities in the agreement's display units, rates per such unit, after the mapping's conversions.
 * Shape   one line per row, in their order. A line for an account nobody knows stays unmapped: it is not
 * owed.
 * Throws  {@link DomainError} `FILE_UNREADABLE` with the row.
 */
export function readLines(
  lines: readonly PrintedLine[],
  mapping: InvoiceMapping,
  invoicePeriod: PeriodLabel,
): MnoInvoiceLine[] {
  const seen = new Set<number>();
  return lines.map((line, index) => {
    const { columns } = mapping.lines;
    const factor = unitFactor(line, mapping);
    const operator = findOperator(line, mapping);
    const quantity = readNumber(line, columns.quantity, mapping);
    const rate = readNumber(line, columns.rate, mapping);
    const description = line.cell(columns.description);
    const period = columns.period === undefined ? "" : line.cell(columns.period);
    const number = columns.lineNumber === undefined ? index + 1 : lineNumber(line, columns.lineNumber);
    if (seen.has(number)) {
      throw new DomainError("FILE_UNREADABLE", `${line.place}: the line number ${number} stands twice.`);
    }
    seen.add(number);
    return {
      lineNumber: number,
      lineCode: operator.isKnown ? findLineCode(line, mapping) : null,
      description: operator.isKnown ? description : `${description} (${operator.account})`,
      quantity: quantity === null ? null : multiplyExact(quantity, factor),
      rate: rate === null ? null : divideExact(rate, factor),
      amountMicros: printedAmount(line.cell(columns.amount), mapping, line.place),
      operatorId: operator.isKnown ? operator.code : null,
      period: period === "" ? invoicePeriod : printedPeriod(period, mapping, line.place),
    };
  });
}

/** Quantities and rates are stored with 26 digits before the point and 12 behind it. */
const LONGEST_NUMBER = 26;

function readNumber(
  line: PrintedLine,
  column: ColumnReference | undefined,
  mapping: InvoiceMapping,
): Exact | null {
  if (column === undefined) return null;
  const text = printedNumber(line.cell(column), mapping, line.place);
  if (text === null) return null;
  if (text.length <= LONGEST_NUMBER) return parseExact(text);
  throw new DomainError(
    "FILE_UNREADABLE",
    `${line.place}: "${text.slice(0, 40)}…" is no quantity and no rate.`,
  );
}

function lineNumber(line: PrintedLine, column: ColumnReference): number {
  const text = line.cell(column);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DomainError("FILE_UNREADABLE", `${line.place}: "${text}" is not a line number.`);
}

function findLineCode(line: PrintedLine, mapping: InvoiceMapping): string | null {
  const printed = mapping.lineCodeColumn === undefined ? "" : line.cell(mapping.lineCodeColumn);
  if (printed !== "") return printed;
  return mapping.lineCodes.find((rule) => matches(rule, line))?.code ?? null;
}

function unitFactor(line: PrintedLine, mapping: InvoiceMapping): Exact {
  const rule = mapping.units.find((each) => matches(each, line));
  return rule === undefined ? ONE : parseExact(rule.factor);
}

function matches(
  rule: { column: ColumnReference; equals?: string | undefined; pattern?: string | undefined },
  line: PrintedLine,
): boolean {
  const cell = line.cell(rule.column);
  if (rule.equals !== undefined && cell !== rule.equals) return false;
  return rule.pattern === undefined || new RegExp(rule.pattern, "u").test(cell);
}

type FoundOperator =
  | { readonly isKnown: true; readonly code: string | null }
  | { readonly isKnown: false; readonly account: string };

function findOperator(line: PrintedLine, mapping: InvoiceMapping): FoundOperator {
  if (mapping.operatorColumn !== undefined) {
    const code = line.cell(mapping.operatorColumn);
    return { isKnown: true, code: code === "" ? null : code };
  }
  if (mapping.operators === undefined) return { isKnown: true, code: null };
  const account = line.cell(mapping.operators.column);
  if (account === "") return { isKnown: true, code: null };
  const code = Object.hasOwn(mapping.operators.map, account) ? mapping.operators.map[account] : undefined;
  return code === undefined ? { isKnown: false, account } : { isKnown: true, code };
}
