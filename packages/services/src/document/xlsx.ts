import { plainAmount } from "@tributary/domain/money/amount-text";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { unzipSync } from "fflate";
import writeExcelFile, { type CellObject, type SheetData } from "write-excel-file/node";
import { zipFiles } from "./zip.ts";

export type XlsxCell = CellObject;

export interface XlsxSheet {
  readonly name: string;
  /** Rows at the top that stay in sight. */
  readonly headerRows: number;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly XlsxCell[])[];
}

/** A spreadsheet holds numbers as doubles and shows 15 digits of them: what has more is no number there. */
const MOST_DIGITS = 15;
const LONGEST_SHEET_NAME = 31;

/** A text, which is never a formula, whatever it begins with. The writer leaves out what XML cannot hold. */
export function textXlsx(text: string, style: Pick<XlsxCell, "fontWeight"> = {}): XlsxCell {
  return { type: String, value: text, ...style };
}

export function headerXlsx(label: string, align: "left" | "right" = "left"): XlsxCell {
  return { ...textXlsx(label, { fontWeight: "bold" }), align };
}

/** An amount as a number with the currency's decimals. */
export function amountXlsx(amount: Micros, currency: CurrencyCode): XlsxCell {
  return decimalXlsx(plainAmount(amount, currency));
}

/** A decimal as a number that shows as many decimals as it has; as text where a double would change it. */
export function decimalXlsx(decimal: string): XlsxCell {
  const digits = decimal.replace(/[-.]/g, "").replace(/^0+/, "");
  if (digits.length > MOST_DIGITS) return { ...textXlsx(decimal), align: "right" };
  const decimals = decimal.split(".")[1]?.length ?? 0;
  const format = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return { type: Number, value: Number(decimal), format };
}

/** A calendar date, YYYY-MM-DD. */
export function dateXlsx(date: string): XlsxCell {
  return { type: Date, value: new Date(`${date}T00:00:00Z`), format: "yyyy-mm-dd" };
}

/** What a wall clock shows; the file has no notion of a zone, so the zone is said beside it. */
export function wallClockXlsx(asUtc: Date): XlsxCell {
  return { type: Date, value: asUtc, format: "yyyy-mm-dd hh:mm:ss" };
}

/** Writes a workbook; the same sheets give the same bytes. */
export async function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Uint8Array> {
  const written = writeExcelFile(
    sheets.map(({ name, headerRows, widths, rows }) => ({
      sheet: sheetName(name),
      stickyRowsCount: headerRows,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row) => [...row]) satisfies SheetData,
    })),
  );
  return zipFiles(unzipSync(new Uint8Array(await written.toBuffer())));
}

/** What a spreadsheet allows as the name of a sheet. */
function sheetName(name: string): string {
  const allowed = name.replace(/[[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "");
  return allowed.slice(0, LONGEST_SHEET_NAME).trim() || "Sheet";
}
