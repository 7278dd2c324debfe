import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

/** Which lines of an invoice, and which page of them. */
export interface InvoiceLinesQuery {
  readonly invoiceId: string;
  /** Only lines with an exception behind them. */
  readonly isExceptional?: boolean | undefined;
  /** A part of the description or of the line's code, in any case. */
  readonly search?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

const invoiceLine = z.object({
  lineNumber: z.int(),
  lineCode: z.string().nullable(),
  description: z.string(),
  /** Decimals in the agreement's display units, as printed. */
  quantity: z.string().nullable(),
  rate: z.string().nullable(),
  amountMicros: z.bigint(),
  operatorId: z.string().nullable(),
  period: z.string(),
  /** The exception this line is part of; all below is null without one. */
  exceptionId: z.string().nullable(),
  cause: z.string().nullable(),
  exceptionStatus: z.string().nullable(),
  /** How many invoice lines it compares together. */
  linesCompared: z.int().nullable(),
  billedMicros: z.bigint().nullable(),
  expectedMicros: z.bigint().nullable(),
  deltaMicros: z.bigint().nullable(),
  /** Lines the query lets through, on all pages. */
  total: z.int(),
});

/** A printed line with what our own usage says of it, where that differs. */
export type InvoiceLineRow = z.infer<typeof invoiceLine>;

export function invoiceLines(reader: Reader, query: InvoiceLinesQuery): Promise<InvoiceLineRow[]> {
  const { invoiceId, isExceptional, search, limit, offset } = query;
  const sql = Prisma.sql`
    WITH compared AS (
      SELECT found.id, found.cause, found.status, found.billed_micros, found.expected_micros,
        found.delta_micros, number.value::int AS line_number,
        jsonb_array_length(found.comparison -> 'invoiceLineNumbers') AS lines
      FROM discrepancy found
        CROSS JOIN LATERAL jsonb_array_elements(found.comparison -> 'invoiceLineNumbers') number
      WHERE found.invoice_id = ${invoiceId}::uuid AND found.status <> 'resolved'
    )
    SELECT line.line_number AS "lineNumber", line.line_code AS "lineCode", line.description,
      trim_scale(line.quantity)::text AS quantity, trim_scale(line.rate)::text AS rate,
      line.amount_micros AS "amountMicros", line.operator_id AS "operatorId", line.period,
      compared.id AS "exceptionId", compared.cause, compared.status AS "exceptionStatus",
      compared.lines AS "linesCompared", compared.billed_micros AS "billedMicros",
      compared.expected_micros AS "expectedMicros", compared.delta_micros AS "deltaMicros",
      (count(*) OVER ())::int AS total
    FROM mno_invoice_line line LEFT JOIN compared ON compared.line_number = line.line_number
    WHERE line.invoice_id = ${invoiceId}::uuid
      AND ${isExceptional === true ? Prisma.sql`compared.id IS NOT NULL` : Prisma.sql`true`}
      AND ${search === undefined ? Prisma.sql`true` : matches(search)}
    ORDER BY line.line_number LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, sql, invoiceLine);
}

function matches(search: string): Prisma.Sql {
  const printed = Prisma.sql`line.description || ' ' || coalesce(line.line_code, '')`;
  return Prisma.sql`strpos(lower(${printed}), lower(${search})) > 0`;
}
