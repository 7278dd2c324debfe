import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { comparedNet } from "./compared-net.ts";
import { payableInvoices } from "./payable-invoices.ts";
import { type Reader, readRows } from "./reader.ts";

/**
 * missing: usage of a month that is over, and no invoice for it. rejected: turned down, and never settled.
 */
export const INVOICE_STATUSES = ["flagged", "received", "superseded", "rejected", "missing"] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** Which invoices, and which page of them. Every field given has to hold. */
export interface InvoicePageQuery {
  readonly mnoId?: string | undefined;
  readonly agreementId?: string | undefined;
  readonly period?: string | undefined;
  readonly status?: InvoiceStatus | undefined;
  /** Only those of which something is owed after the day it was due. */
  readonly isOverdue?: boolean | undefined;
  /** A part of the number, in any case. */
  readonly search?: string | undefined;
  readonly at: Date;
  readonly limit: number;
  readonly offset: number;
}

const invoiceRow = z.object({
  /** null for an invoice that is missing. */
  id: z.string().nullable(),
  status: z.enum(INVOICE_STATUSES),
  agreementId: z.string(),
  agreementName: z.string(),
  mnoName: z.string(),
  zone: z.string(),
  period: z.string(),
  /** Of the invoice, or of the agreement when there is none. */
  currency: z.string(),
  number: z.string().nullable(),
  revision: z.int().nullable(),
  /** YYYY-MM-DD */
  issuedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  receivedAt: z.date().nullable(),
  netMicros: z.bigint().nullable(),
  taxMicros: z.bigint().nullable(),
  grossMicros: z.bigint().nullable(),
  /** What is payable now, withheld amounts and credits taken off; null when it is not to be settled. */
  payableMicros: z.bigint().nullable(),
  /** From the day it is read on until the due date; negative behind it. */
  daysLeft: z.int().nullable(),
  flags: z.int(),
  blockingFlags: z.int(),
  /** Net, on lines that match or differ within the tolerance; null before it was compared. */
  matchedMicros: z.bigint().nullable(),
  openExceptions: z.int(),
  /** Invoices the query lets through, on all pages. */
  total: z.int(),
});

/** An invoice as it stands in the list, or the gap where one should be. */
export type InvoiceRow = z.infer<typeof invoiceRow>;

/** Lists invoices and the gaps between them, the latest period first. */
export function invoicePage(reader: Reader, query: InvoicePageQuery): Promise<InvoiceRow[]> {
  const sql = Prisma.sql`
    WITH payable AS (${payableInvoices()}), missing AS (${missingInvoices(query.at)}),
    found AS (
      SELECT id, agreement_id, period, number, revision, due_on,
        CASE WHEN rejected_by IS NULL THEN status ELSE 'rejected' END AS status
      FROM mno_invoice
      UNION ALL SELECT NULL, agreement_id, period, NULL, NULL, NULL, 'missing' FROM missing
    ), page AS (
      SELECT found.*, payable.payable_micros, (count(*) OVER ())::int AS total,
        -- What is missing stands before the invoices of its month.
        row_number() OVER (ORDER BY found.period DESC, found.id IS NOT NULL, agreement.name,
          found.agreement_id, found.number, found.revision DESC) AS place
      FROM found
        JOIN agreement ON agreement.id = found.agreement_id
        LEFT JOIN payable ON payable.id = found.id
      WHERE ${Prisma.join(conditionsOf(query), " AND ")}
      ORDER BY place LIMIT ${query.limit} OFFSET ${query.offset}
    )
    SELECT page.id, page.status, agreement.id AS "agreementId", agreement.name AS "agreementName",
      mno.name AS "mnoName", agreement.zone, page.period,
      coalesce(invoice.currency, agreement.currency) AS currency,
      page.number, page.revision, invoice.issued_on::text AS "issuedOn", page.due_on::text AS "dueOn",
      invoice.received_at AS "receivedAt", invoice.net_micros AS "netMicros",
      invoice.tax_micros AS "taxMicros",
      invoice.gross_micros AS "grossMicros", page.payable_micros AS "payableMicros",
      page.due_on - (${query.at}::timestamptz AT TIME ZONE agreement.zone)::date AS "daysLeft",
      coalesce(jsonb_array_length(invoice.flags), 0) AS flags,
      coalesce(jsonb_array_length(jsonb_path_query_array(invoice.flags, '$[*] ? (@.isBlocking == true)')), 0)
        AS "blockingFlags",
      compared.matched_micros AS "matchedMicros", coalesce(compared.open_exceptions, 0) AS "openExceptions",
      page.total
    FROM page
      JOIN agreement ON agreement.id = page.agreement_id
      JOIN mno ON mno.id = agreement.mno_id
      LEFT JOIN mno_invoice invoice ON invoice.id = page.id
      LEFT JOIN LATERAL (${comparedNet()}) compared ON true
    ORDER BY page.place`;
  return readRows(reader, sql, invoiceRow);
}

/** Months that are over, have usage and no invoice that could be settled or accepted. */
function missingInvoices(at: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT agreement.id AS agreement_id, month.period
    FROM agreement
    CROSS JOIN LATERAL (
      SELECT min(period) AS first, to_char(${at}::timestamptz AT TIME ZONE agreement.zone, 'YYYY-MM') AS now
      FROM usage_aggregate WHERE agreement_id = agreement.id
    ) span
    CROSS JOIN LATERAL (
      SELECT to_char(day, 'YYYY-MM') AS period
      FROM generate_series(to_date(span.first, 'YYYY-MM'), to_date(span.now, 'YYYY-MM') - 1, '1 month') AS day
    ) month
    WHERE EXISTS (
      SELECT FROM usage_aggregate WHERE agreement_id = agreement.id AND period = month.period
    ) AND NOT EXISTS (
      SELECT FROM mno_invoice
      WHERE agreement_id = agreement.id AND period = month.period AND status IN ('flagged', 'received')
    )`;
}

function conditionsOf(query: InvoicePageQuery): Prisma.Sql[] {
  const { mnoId, agreementId, period, status, isOverdue, search, at } = query;
  const conditions = [Prisma.sql`true`];
  if (mnoId !== undefined) conditions.push(Prisma.sql`agreement.mno_id = ${mnoId}`);
  if (agreementId !== undefined) conditions.push(Prisma.sql`found.agreement_id = ${agreementId}`);
  if (period !== undefined) conditions.push(Prisma.sql`found.period = ${period}`);
  if (status !== undefined) conditions.push(Prisma.sql`found.status = ${status}`);
  if (search !== undefined) conditions.push(Prisma.sql`strpos(lower(found.number), lower(${search})) > 0`);
  if (isOverdue === true) {
    conditions.push(Prisma.sql`payable.payable_micros > 0
      AND found.due_on < (${at}::timestamptz AT TIME ZONE agreement.zone)::date`);
  }
  return conditions;
}
