import { operatorCode, lineCode as ownLineCode, positiveDecimalText } from "@tributary/db/terms/text";
import { z } from "zod";

const pattern = z
  .string()
  .min(1)
  .max(500)
  .refine(isPattern, "is not a regular expression")
  .describe("A regular expression without slashes.");

/**
 * A column of the line table: by the text of its header cell (a key of the object in JSON), or by position
 * from 1.
 */
const column = z.union([z.string().min(1), z.int().min(1)], {
  error: "is not a column: write its title or its position, counted from 1",
});

const headerValue = z
  .union(
    [
      z.strictObject({ constant: z.string().min(1) }),
      z.strictObject({ cell: z.tuple([z.int().min(1), z.int().min(1)]), pattern: pattern.optional() }),
      z.strictObject({
        label: z.string().min(1),
        offset: z.int().min(1).default(1),
        pattern: pattern.optional(),
      }),
      z.strictObject({ column, pattern: pattern.optional() }),
      z.strictObject({ pointer: z.string().startsWith("/"), pattern: pattern.optional() }),
      z.strictObject({ fileName: pattern }),
      z.strictObject({ sumOfLines: z.literal(true) }),
      z.strictObject({ daysAfterIssue: z.int().min(0).max(366) }),
    ],
    { error: "says in no known way where the value stands" },
  )
  .describe(
    "constant: always this text. cell: [row, column] from 1. label: the cell `offset` to the right of the " +
      "first cell that holds this text. column: that column in the first line. pointer: a JSON pointer. " +
      "fileName: group 1 of the pattern on the file's name. sumOfLines: the lines added up. " +
      "daysAfterIssue: days after the day of issue. With `pattern`, group 1 of it is taken.",
  );

const rowTest = z
  .strictObject({
    column,
    equals: z.array(z.string()).min(1).optional(),
    pattern: pattern.optional(),
    isBlank: z.boolean().optional(),
  })
  .refine((test) => test.equals !== undefined || test.pattern !== undefined || test.isBlank !== undefined, {
    message: 'needs "equals", "pattern" or "isBlank"',
  });

const textMatch = {
  column: column.describe("The column that is looked at."),
  equals: z.string().optional(),
  pattern: pattern.optional(),
};

const linesSchema = z.strictObject({
  headerRow: z
    .union([z.int().min(1), z.strictObject({ startsWith: z.string().min(1) })])
    .nullable()
    .default(1)
    .describe(
      "The row of the column titles, by number or by its first cell; null when there is none. CSV only.",
    ),
  pointer: z.string().startsWith("/").default("/lines").describe("Where the array of lines is. JSON only."),
  columns: z.strictObject({
    lineNumber: column.optional().describe("Absent: lines are numbered as they come."),
    description: column,
    quantity: column.optional(),
    rate: column.optional(),
    amount: column,
    period: column.optional().describe("The period of a line in arrears; blank: the invoice's own period."),
  }),
  keep: z.array(rowTest).default([]).describe("A row is a line when every test holds."),
  skip: z
    .array(rowTest)
    .default([])
    .describe("Sub-totals and the like: a row is no line when any test holds."),
  endsAt: z
    .array(rowTest)
    .default([])
    .describe("The line table ends before the first row where any test holds."),
});

/** How the invoices of one agreement are read when they do not come in the product's own columns. */
export const invoiceMappingSchema = z.strictObject({
  format: z.enum(["csv", "json"]).default("csv"),
  encoding: z.enum(["utf-8", "latin1"]).default("utf-8"),
  delimiter: z.string().length(1).default(","),
  decimal: z.enum([".", ","]).default("."),
  thousands: z
    .enum(["", ".", ",", "'", " "])
    .default("")
    .describe("Spaces of every width are always passed over."),
  dateFormat: z
    .enum(["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "YYYYMMDD", "DD-MM-YYYY"])
    .default("YYYY-MM-DD"),
  periodFormat: z
    .enum(["YYYY-MM", "YYYYMM", "MM/YYYY", "MM.YYYY", "MM-YYYY", "date"])
    .default("YYYY-MM")
    .describe("date: any day of the month, in dateFormat."),
  header: z.strictObject({
    number: headerValue,
    sender: headerValue,
    currency: headerValue,
    issuedOn: headerValue,
    dueOn: headerValue,
    period: headerValue,
    net: headerValue,
    tax: headerValue,
    gross: headerValue,
  }),
  lines: linesSchema,
  lineCodes: z
    .array(z.strictObject({ ...textMatch, code: ownLineCode }))
    .default([])
    .describe(
      "Which agreement line an invoice line is; the first match wins, none leaves the line unmapped.",
    ),
  lineCodeColumn: column.optional().describe("The column that prints the agreement's own line codes."),
  operators: z
    .strictObject({ column, map: z.record(z.string(), operatorCode) })
    .optional()
    .describe("Lines the invoice refers to one operator: sub-account, APN or TADIG to operator code."),
  operatorColumn: column.optional().describe("The column that prints our own operator codes."),
  units: z
    .array(z.strictObject({ ...textMatch, factor: positiveDecimalText }))
    .default([])
    .describe(
      "Printed units to display units: the quantity times the factor, the rate divided by it (MB to GB: " +
        "0.001).",
    ),
});

export type InvoiceMappingInput = z.input<typeof invoiceMappingSchema>;
export type InvoiceMapping = z.output<typeof invoiceMappingSchema>;
export type HeaderValue = z.output<typeof headerValue>;
export type HeaderField = keyof InvoiceMapping["header"];
export type RowTest = z.output<typeof rowTest>;
export type ColumnReference = z.output<typeof column>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") !== null;
  } catch {
    return false;
  }
}
