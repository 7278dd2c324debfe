import { type InvoiceMapping, invoiceMappingSchema } from "./mapping.ts";

const FIELDS = [
  "number",
  "sender",
  "currency",
  "issuedOn",
  "dueOn",
  "period",
  "net",
  "tax",
  "gross",
] as const;

/**
 * One row `H,number,sender,…` and one row `L,lineNumber,lineCode,…` per line; operator and period may be left
 * out.
 */
const csv = invoiceMappingSchema.parse({
  header: Object.fromEntries(FIELDS.map((field, index) => [field, { cell: [1, index + 2] }])),
  lines: {
    headerRow: null,
    keep: [{ column: 1, equals: ["L"] }],
    columns: { lineNumber: 2, description: 4, quantity: 5, rate: 6, amount: 7, period: 9 },
  },
  lineCodeColumn: 3,
  operatorColumn: 8,
});

const json = invoiceMappingSchema.parse({
  format: "json",
  header: Object.fromEntries(FIELDS.map((field) => [field, { pointer: `/${field}` }])),
  lines: {
    columns: {
      lineNumber: "lineNumber",
      description: "description",
      quantity: "quantity",
      rate: "rate",
      amount: "amount",
      period: "period",
    },
  },
  lineCodeColumn: "lineCode",
  operatorColumn: "operator",
});

/**
 * The product's own columns as a mapping, in which an invoice can be typed in by hand under any agreement.
 */
export function ownColumns(text: string): InvoiceMapping | null {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (/^"?H"?,/.test(start)) return csv;
  return start.startsWith("{") && hasOwnNames(start) ? json : null;
}

function hasOwnNames(text: string): boolean {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    return FIELDS.every((field) => field in value) && Array.isArray(value.lines);
  } catch {
    return false;
  }
}
