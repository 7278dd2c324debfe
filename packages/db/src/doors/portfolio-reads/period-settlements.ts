import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const periodSettlement = z.object({
  agreementId: z.string(),
  agreementName: z.string(),
  mnoName: z.string(),
  currency: z.string(),
  zone: z.string(),
  period: z.string(),
  isClosed: z.boolean(),
  isPreparing: z.boolean(),
  /** The latest version, superseded when the period was reopened and nothing has been prepared since. */
  runId: z.string().nullable(),
  runStatus: z.enum(["draft", "approval_requested", "approved", "issued", "superseded"]).nullable(),
  runVersion: z.int().nullable(),
  isProvisional: z.boolean(),
  preparedBy: z.string().nullable(),
  preparedAt: z.date().nullable(),
  /** What waited for a person when the draft was prepared. */
  blockers: z.int(),
  /** Exceptions that were decided, or an invoice that came, after the draft was prepared. */
  isOutdated: z.boolean(),
  invoiceNumber: z.string().nullable(),
  invoiceStatus: z.enum(["flagged", "received"]).nullable(),
  /** Net. */
  invoiceMicros: z.bigint().nullable(),
  /** Net, on lines that match or differ within the tolerance; null before anything was compared. */
  matchedMicros: z.bigint().nullable(),
  openExceptions: z.int(),
  /** Sum of the open differences' sizes. */
  openMicros: z.bigint(),
  disputedExceptions: z.int(),
  /** Of those, the ones in no dispute, or in one whose notice was not sent. */
  unraisedExceptions: z.int(),
  /** Billed less expected on every exception, decided ones included. */
  varianceMicros: z.bigint(),
  openDisputes: z.int(),
  statements: z.int(),
  unpaidStatements: z.int(),
  paidStatements: z.int(),
  overdueStatements: z.int(),
});

/** Where the settlement of one agreement's period stands, and what of it waits for somebody. */
export type PeriodSettlement = z.infer<typeof periodSettlement>;

/** Which agreements and periods; absent: all. */
export interface PeriodSettlementsQuery {
  readonly agreementId?: string;
  readonly period?: string;
  /** YYYY-MM-DD: what is due before it and not paid is overdue. */
  readonly today: string;
}

/**
 * One row for each agreement's month in which something is there: usage, an invoice, a run. So many rows as
 * there are agreements times months, whatever the number of operators and exceptions.
 */
export function periodSettlements(
  reader: Reader,
  query: PeriodSettlementsQuery,
): Promise<PeriodSettlement[]> {
  const sql = Prisma.sql`
    WITH RECURSIVE ${touched(query)}, ${compared(query)}, ${paid(query)},
    run AS (
      SELECT DISTINCT ON (agreement_id, period)
        id, agreement_id, period, version, status, invoice_id, is_provisional, prepared_by, prepared_at
      FROM settlement_run ORDER BY agreement_id, period, version DESC
    )
    SELECT agreement.id AS "agreementId", agreement.name AS "agreementName", mno.name AS "mnoName",
      agreement.currency, agreement.zone, touched.period,
      coalesce(month.status = 'closed', false) AS "isClosed",
      progress.period IS NOT NULL AS "isPreparing",
      run.id AS "runId", run.status AS "runStatus", run.version AS "runVersion",
      coalesce(run.is_provisional, false) AS "isProvisional",
      run.prepared_by AS "preparedBy", run.prepared_at AS "preparedAt",
      CASE WHEN run.status = 'draft' THEN (
        SELECT jsonb_array_length(result -> 'blockers') FROM settlement_run WHERE id = run.id
      ) ELSE 0 END AS blockers,
      coalesce(run.status = 'draft' AND (decided_at > run.prepared_at
        OR invoice.id IS DISTINCT FROM run.invoice_id), false) AS "isOutdated",
      invoice.number AS "invoiceNumber", invoice.status AS "invoiceStatus",
      invoice.net_micros AS "invoiceMicros",
      CASE WHEN invoice.status = 'received' AND (run.invoice_id = invoice.id OR exceptions > 0)
        THEN invoice.net_micros - coalesce(excepted, 0) - derived.micros END AS "matchedMicros",
      coalesce(open, 0) AS "openExceptions", coalesce(open_micros, 0) AS "openMicros",
      coalesce(disputed, 0) AS "disputedExceptions",
      coalesce(unraised, 0) AS "unraisedExceptions", coalesce(variance, 0) AS "varianceMicros",
      claims.disputes AS "openDisputes",
      coalesce(paid.statements, 0) AS statements, coalesce(paid.unpaid, 0) AS "unpaidStatements",
      coalesce(paid.paid, 0) AS "paidStatements", coalesce(paid.overdue, 0) AS "overdueStatements"
    FROM touched
    JOIN agreement ON agreement.id = touched.agreement_id
    JOIN mno ON mno.id = agreement.mno_id
    LEFT JOIN agreement_period month ON month.agreement_id = agreement.id AND month.period = touched.period
    LEFT JOIN run ON run.agreement_id = agreement.id AND run.period = touched.period
    LEFT JOIN run_progress progress ON progress.agreement_id = agreement.id
      AND progress.period = touched.period AND progress.finished_at IS NULL
      AND progress.seen_at > now() - interval '30 seconds'
    LEFT JOIN LATERAL (
      SELECT id, number, status, net_micros FROM mno_invoice
      WHERE agreement_id = agreement.id AND period = touched.period AND status <> 'superseded'
      ORDER BY status DESC, received_at DESC, id DESC LIMIT 1
    ) invoice ON true
    LEFT JOIN compared ON compared.agreement_id = agreement.id AND compared.period = touched.period
    LEFT JOIN paid ON paid.agreement_id = agreement.id AND paid.period = touched.period
    ${derived()}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS disputes FROM dispute
      WHERE agreement_id = agreement.id AND period = touched.period
        AND status NOT IN ('credited', 'closed', 'withdrawn', 'rejected')
    ) claims
    ORDER BY touched.period DESC, agreement.name, agreement.id`;
  return readRows(reader, sql, periodSettlement);
}

/** Months with usage are found by stepping through the index: there are few, and very many rows. */
function touched(query: PeriodSettlementsQuery): Prisma.Sql {
  return Prisma.sql`
    used (agreement_id, period) AS (
      SELECT id, (SELECT min(period) FROM usage_aggregate WHERE agreement_id = agreement.id) FROM agreement
      UNION ALL
      SELECT used.agreement_id, (
        SELECT min(usage_aggregate.period) FROM usage_aggregate
        WHERE usage_aggregate.agreement_id = used.agreement_id AND usage_aggregate.period > used.period
      ) FROM used WHERE used.period IS NOT NULL
    ), touched AS (
      SELECT agreement_id, period FROM (
        SELECT agreement_id, period FROM used WHERE period IS NOT NULL
        UNION SELECT agreement_id, period FROM mno_invoice
        UNION SELECT agreement_id, period FROM settlement_run
      ) touched WHERE ${within(query, "touched")}
    )`;
}

/** Summed by invoice first: that is a scan, and what is left to join is a handful of rows. */
function compared(query: PeriodSettlementsQuery): Prisma.Sql {
  return Prisma.sql`
    of_invoice AS (
      SELECT found.invoice_id, count(*) AS exceptions,
        count(*) FILTER (WHERE found.status = 'open') AS open,
        sum(abs(found.delta_micros)) FILTER (WHERE found.status = 'open') AS open_micros,
        count(*) FILTER (WHERE found.status = 'disputed') AS disputed,
        count(*) FILTER (WHERE found.status = 'disputed'
          AND (dispute.id IS NULL OR dispute.status = 'draft')) AS unraised,
        sum(found.delta_micros) AS variance,
        sum(found.billed_micros) FILTER (WHERE found.key <> 'TAX') AS excepted,
        max(found.decided_at) AS decided_at
      FROM discrepancy found LEFT JOIN dispute ON dispute.id = found.dispute_id
      WHERE found.status <> 'resolved' AND ${within(query, "found")}
      GROUP BY found.invoice_id
    ), compared AS (
      SELECT invoice.agreement_id, invoice.period, sum(exceptions) AS exceptions, sum(open)::int AS open,
        sum(open_micros)::bigint AS open_micros, sum(disputed)::int AS disputed,
        sum(unraised)::int AS unraised, sum(variance)::bigint AS variance,
        sum(excepted)::bigint AS excepted, max(decided_at) AS decided_at
      FROM of_invoice JOIN mno_invoice invoice ON invoice.id = of_invoice.invoice_id
      WHERE invoice.status <> 'superseded'
      GROUP BY invoice.agreement_id, invoice.period
    )`;
}

/** By the books: what each operator still owes for the month, and whether it is due. */
function paid(query: PeriodSettlementsQuery): Prisma.Sql {
  return Prisma.sql`
    owed AS (
      SELECT entry.agreement_id, entry.period, posting.party, sum(posting.amount_micros) AS open,
        bool_or(entry.kind = 'operator-paid') AS is_paid_on
      FROM ledger_transaction entry JOIN ledger_posting posting ON posting.transaction_id = entry.id
      WHERE posting.account = 'operator-receivable' AND ${within(query, "entry")}
      GROUP BY entry.agreement_id, entry.period, posting.party
    ), due AS (
      SELECT bill.operator_id, bill.agreement_id, bill.period, max(bill.due_on) AS due_on
      FROM statement bill WHERE ${within(query, "bill")}
      GROUP BY bill.operator_id, bill.agreement_id, bill.period
    ), paid AS (
      SELECT owed.agreement_id, owed.period, count(*)::int AS statements,
        (count(*) FILTER (WHERE open > 0))::int AS unpaid,
        (count(*) FILTER (WHERE is_paid_on))::int AS paid,
        (count(*) FILTER (WHERE open > 0 AND due.due_on < ${query.today}::date))::int AS overdue
      FROM owed
      LEFT JOIN due ON due.operator_id = owed.party AND due.agreement_id = owed.agreement_id
        AND due.period = owed.period
      GROUP BY owed.agreement_id, owed.period
    )`;
}

type Scanned = "found" | "entry" | "bill" | "touched";

const COLUMNS: Readonly<Record<Scanned, { readonly agreement: Prisma.Sql; readonly period: Prisma.Sql }>> = {
  found: { agreement: Prisma.sql`found.agreement_id`, period: Prisma.sql`found.period` },
  entry: { agreement: Prisma.sql`entry.agreement_id`, period: Prisma.sql`entry.period` },
  bill: { agreement: Prisma.sql`bill.agreement_id`, period: Prisma.sql`bill.period` },
  touched: { agreement: Prisma.sql`touched.agreement_id`, period: Prisma.sql`touched.period` },
};

function within({ agreementId, period }: PeriodSettlementsQuery, scanned: Scanned): Prisma.Sql {
  const columns = COLUMNS[scanned];
  const agreement =
    agreementId === undefined ? Prisma.sql`true` : Prisma.sql`${columns.agreement} = ${agreementId}`;
  return period === undefined ? agreement : Prisma.sql`${agreement} AND ${columns.period} = ${period}`;
}

/**
 * Commitments follow from the other lines: right as they are, they neither match nor differ. Of the row
 * `invoice` under the row `agreement`.
 */
export function derived(): Prisma.Sql {
  return Prisma.sql`
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(line.amount_micros), 0)::bigint AS micros
      FROM mno_invoice_line line
      WHERE line.invoice_id = invoice.id AND line.line_code IN (
        SELECT term ->> 'code'
        FROM agreement_version version, jsonb_array_elements(version.terms -> 'lines') term
        WHERE version.agreement_id = agreement.id AND term ->> 'kind' = 'commitment'
      ) AND NOT EXISTS (
        SELECT FROM discrepancy found
        WHERE found.invoice_id = invoice.id AND found.line_code = line.line_code
          AND found.status <> 'resolved'
      )
    ) derived`;
}
