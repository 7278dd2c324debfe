import { DomainError } from "@tributary/domain/error";
import type { HeaderField, HeaderValue, InvoiceMapping } from "./mapping.ts";
import { followPointer, jsonText, type PrintedInvoice } from "./printed-invoice.ts";

/** What a header value may be computed from besides the file's own text. */
export interface Computed {
  readonly sumOfLines: () => string;
  readonly daysAfterIssue: (days: number) => string;
}

/**
 * Finds one header field where the mapping says it is printed.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when nothing stands there.
 */
export function readHeaderField(
  field: HeaderField,
  printed: PrintedInvoice,
  mapping: InvoiceMapping,
  computed: Computed,
): string {
  const source = mapping.header[field];
  const text = applyPattern(source, textAt(source, printed, computed)).trim();
  if (text !== "") return text;
  throw new DomainError(
    "FILE_UNREADABLE",
    `${printed.fileName}: no ${field} stands at ${JSON.stringify(source)}: check the file, or the ` +
      "mapping's header.",
  );
}

/** Whether the field is computed in the product's own form rather than printed in the invoice's. */
export function isComputed(source: HeaderValue): boolean {
  return "sumOfLines" in source || "daysAfterIssue" in source;
}

function textAt(source: HeaderValue, printed: PrintedInvoice, computed: Computed): string {
  if ("constant" in source) return source.constant;
  if ("cell" in source) {
    const [row, position] = source.cell;
    return printed.rows.find(({ lineNumber }) => lineNumber === row)?.cells[position - 1] ?? "";
  }
  if ("label" in source) return besideLabel(source.label, source.offset, printed);
  if ("column" in source) return printed.lines[0]?.cell(source.column) ?? "";
  if ("pointer" in source) return jsonText(followPointer(printed.document, source.pointer));
  if ("fileName" in source) return new RegExp(source.fileName, "u").exec(printed.fileName)?.[1] ?? "";
  return "sumOfLines" in source ? computed.sumOfLines() : computed.daysAfterIssue(source.daysAfterIssue);
}

function besideLabel(label: string, offset: number, printed: PrintedInvoice): string {
  for (const { cells } of printed.rows) {
    const at = cells.findIndex((cell) => cell.trim() === label);
    if (at !== -1) return cells[at + offset] ?? "";
  }
  return "";
}

function applyPattern(source: HeaderValue, text: string): string {
  if (!("pattern" in source) || source.pattern === undefined) return text;
  const found = new RegExp(source.pattern, "u").exec(text);
  return found?.[1] ?? found?.[0] ?? "";
}
