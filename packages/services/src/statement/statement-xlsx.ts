import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { percentText } from "@tributary/domain/statement/percent-text";
import type { StatementDocument } from "@tributary/domain/statement/types";
import {
  amountXlsx,
  dateXlsx,
  decimalXlsx,
  headerXlsx,
  textXlsx,
  writeXlsx,
  type XlsxCell,
} from "../document/xlsx.ts";

const NOTHING: XlsxCell = {};

/**
 * Writes a statement as a workbook: its lines with their totals, and a sheet that says what it is.
 *
 * Units   amounts and quantities are numbers with as many decimals as the document prints; one with more
 *         digits than a spreadsheet can hold is text.
 * Shape   texts are never formulas. The same document gives the same bytes.
 */
export function statementXlsx(document: StatementDocument, hash: string): Promise<Uint8Array> {
  return writeXlsx([
    { name: "Lines", headerRows: 1, widths: [6, 20, 44, 16, 10, 10, 18, 10], rows: lineRows(document) },
    { name: "Statement", headerRows: 0, widths: [24, 70], rows: factRows(document, hash) },
  ]);
}

function lineRows(document: StatementDocument): XlsxCell[][] {
  const { currency, converted } = document;
  const header = [
    headerXlsx("Line", "right"),
    headerXlsx("Code"),
    headerXlsx("Description"),
    headerXlsx("Quantity", "right"),
    headerXlsx("Unit"),
    headerXlsx("Period"),
    headerXlsx("Amount", "right"),
    headerXlsx("Currency"),
  ];
  const lines = document.lines.map((line, index) => [
    decimalXlsx(String(index + 1)),
    textXlsx(line.code),
    textXlsx(line.description),
    line.quantity === null ? NOTHING : decimalXlsx(line.quantity),
    textXlsx(line.unit ?? ""),
    textXlsx(line.originPeriod),
    amountXlsx(line.amountMicros, currency),
    textXlsx(currency),
  ]);
  const others = converted === null ? [] : totalRows(document, converted, converted.currency);
  return [header, ...lines, ...totalRows(document, document, currency), ...others];
}

interface Amounts {
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
}

function totalRows(
  { period, taxBps }: StatementDocument,
  { netMicros, taxMicros, grossMicros }: Amounts,
  currency: CurrencyCode,
): XlsxCell[][] {
  const total = (label: string, amount: Micros): XlsxCell[] => [
    NOTHING,
    NOTHING,
    textXlsx(label, { fontWeight: "bold" }),
    NOTHING,
    NOTHING,
    textXlsx(period),
    { ...amountXlsx(amount, currency), fontWeight: "bold" },
    textXlsx(currency),
  ];
  return [
    total("Net", netMicros),
    total(`Tax ${percentText(taxBps)}`, taxMicros),
    total("Gross", grossMicros),
  ];
}

function factRows(document: StatementDocument, hash: string): XlsxCell[][] {
  const { number, version, operatorId, agreementId, period, zone, converted } = document;
  const fact = (label: string, value: XlsxCell): XlsxCell[] => [
    headerXlsx(label),
    { ...value, align: "left" },
  ];
  const rate =
    converted === null
      ? []
      : [
          fact(`${converted.currency} per ${document.currency}`, decimalXlsx(converted.rate)),
          fact("Rate of", dateXlsx(converted.validOn)),
          fact("Rate by", textXlsx(converted.source)),
        ];
  return [
    fact("Statement", textXlsx(number)),
    fact("Version", decimalXlsx(String(version))),
    fact("Operator", textXlsx(operatorId)),
    fact("Agreement", textXlsx(agreementId)),
    fact("Period", textXlsx(period)),
    fact("Time zone", textXlsx(zone)),
    fact("Issued", dateXlsx(document.issuedOn)),
    fact("Due", dateXlsx(document.dueOn)),
    fact("Provisional", textXlsx(document.isProvisional ? "yes" : "no")),
    fact("Final", textXlsx(document.isFinal ? "yes" : "no")),
    ...rate,
    fact("SHA-256", textXlsx(hash)),
  ];
}
