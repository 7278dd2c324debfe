import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

export type BillFilterState = "draft" | "open" | "overdue" | "paid";

export interface BillFilter {
  readonly period?: string | undefined;
  readonly runId?: string | undefined;
  readonly kind?: "bill" | "credit-note" | undefined;
  readonly state?: BillFilterState | undefined;
  /** Part of a bill's number or of a subscriber's. */
  readonly search?: string | undefined;
  /** The whole number of a subscriber. */
  readonly subscriber?: string | undefined;
}

export type BillOrder = "number" | "-number" | "due" | "-due" | "gross" | "-gross" | "open" | "-open";

export interface BillPageRequest extends BillFilter {
  /** YYYY-MM-DD: what was due before is overdue. */
  readonly today: string;
  readonly order: BillOrder;
  readonly limit: number;
  readonly offset: number;
}

const billRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  kind: z.enum(["bill", "credit-note"]),
  status: z.enum(["draft", "final"]),
  subscriber: z.string(),
  /** null: drawn up outside of a run. */
  runId: z.string().nullable(),
  period: z.string(),
  currency: z.string(),
  netMicros: z.bigint(),
  taxMicros: z.bigint(),
  grossMicros: z.bigint(),
  /** Of its credit notes: negative, or zero. */
  creditedMicros: z.bigint(),
  paidMicros: z.bigint(),
  /** Zero on a credit note and on a draft. */
  openMicros: z.bigint(),
  issuedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** Rows the filter lets through, on all pages, and what is open on them. */
  total: z.int(),
  totalOpenMicros: z.bigint(),
});

export type BillRow = z.infer<typeof billRow>;

/** Lists bills and credit notes with what was credited and paid. */
export function billPage(reader: Reader, request: BillPageRequest): Promise<BillRow[]> {
  const { order, limit, offset } = request;
  const query = Prisma.sql`
    SELECT *, (count(*) OVER ())::int AS total, (sum("openMicros") OVER ())::bigint AS "totalOpenMicros"
    FROM (${standing()}) standing
    WHERE ${conditions(request)}
    ORDER BY ${ORDERS[order]}, subscriber, id
    LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, billRow);
}

function standing(): Prisma.Sql {
  return Prisma.sql`
    SELECT bill.id, bill.number, bill.kind, bill.status, subscriber.number AS subscriber, bill.period,
      bill.currency, bill.net_micros AS "netMicros", bill.tax_micros AS "taxMicros",
      bill.gross_micros AS "grossMicros", coalesce(note.credited, 0)::bigint AS "creditedMicros",
      coalesce(allocation.paid, 0)::bigint AS "paidMicros",
      CASE WHEN bill.kind = 'bill' AND bill.status = 'final'
        THEN bill.gross_micros + coalesce(note.credited, 0) - coalesce(allocation.paid, 0)
        ELSE 0 END::bigint AS "openMicros",
      to_char(bill.issued_on, 'YYYY-MM-DD') AS "issuedOn", to_char(bill.due_on, 'YYYY-MM-DD') AS "dueOn",
      bill.bill_run_id AS "runId"
    FROM bill
    JOIN subscriber ON subscriber.operator_id = bill.operator_id AND subscriber.id = bill.subscriber_id
    LEFT JOIN (SELECT credits_id, sum(gross_micros) AS credited FROM bill
      WHERE kind = 'credit-note' GROUP BY credits_id) note ON note.credits_id = bill.id
    LEFT JOIN (SELECT bill_id, sum(amount_micros) AS paid FROM payment_allocation
      GROUP BY bill_id) allocation ON allocation.bill_id = bill.id`;
}

const ORDERS: Readonly<Record<BillOrder, Prisma.Sql>> = {
  number: Prisma.sql`number NULLS FIRST`,
  "-number": Prisma.sql`number DESC NULLS FIRST`,
  due: Prisma.sql`"dueOn" NULLS LAST`,
  "-due": Prisma.sql`"dueOn" DESC NULLS LAST`,
  gross: Prisma.sql`"grossMicros"`,
  "-gross": Prisma.sql`"grossMicros" DESC`,
  open: Prisma.sql`"openMicros"`,
  "-open": Prisma.sql`"openMicros" DESC`,
};

function conditions(request: BillPageRequest): Prisma.Sql {
  const { period, runId, kind, state, search = "", subscriber, today } = request;
  const all = [Prisma.sql`true`];
  if (search !== "") {
    all.push(Prisma.sql`(strpos(lower(number), lower(${search})) > 0 OR strpos(subscriber, ${search}) > 0)`);
  }
  if (period !== undefined) all.push(Prisma.sql`period = ${period}`);
  if (runId !== undefined) all.push(Prisma.sql`"runId" = ${runId}::uuid`);
  if (kind !== undefined) all.push(Prisma.sql`kind = ${kind}`);
  if (subscriber !== undefined) all.push(Prisma.sql`subscriber = ${subscriber}`);
  if (state !== undefined) all.push(isIn(state, today));
  return Prisma.join(all, " AND ");
}

function isIn(state: BillFilterState, today: string): Prisma.Sql {
  switch (state) {
    case "draft":
      return Prisma.sql`status = 'draft'`;
    case "open":
      return Prisma.sql`"openMicros" > 0`;
    case "overdue":
      return Prisma.sql`"openMicros" > 0 AND "dueOn" < ${today}`;
    case "paid":
      return Prisma.sql`kind = 'bill' AND status = 'final' AND "openMicros" <= 0`;
  }
}
