import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";
import { STANDING } from "./standing-records.ts";

/** The records that one usage line of a statement charges, and the amount they bear between them. */
export interface ChargedRecords {
  readonly agreementId: string;
  readonly period: string;
  readonly lineCode: string;
  readonly fileIds: readonly number[];
  /** The instants between which the records began: they choose what is scanned. */
  readonly from: Date;
  readonly until: Date;
  /** In which days are cut. */
  readonly zone: string;
  readonly amountMicros: bigint;
}

const lineDay = z.object({
  /** YYYY-MM-DD in the zone. */
  day: z.string(),
  records: z.bigint(),
  /** In base units. */
  ratedQuantity: z.bigint(),
  amountMicros: z.bigint(),
});

/** A day of a line: what was used, and its share of the line's amount. */
export type LineDay = z.infer<typeof lineDay>;

/**
 * Shares a line's amount among the days of its records, by rated quantity. A day's share is the sum of its
 * records' shares, and the days' are the amount: each is what the rounded running total grows by.
 */
export function lineDays(reader: Reader, charged: ChargedRecords): Promise<LineDay[]> {
  const query = Prisma.sql`
    WITH used AS (
      SELECT ${localDay(charged)} AS day, ${STANDING} AS records, count(*) AS rows,
        sum(rated_quantity) AS quantity
      FROM cdr WHERE ${chargedBy(charged)} GROUP BY 1
    ), weighed AS (
      SELECT *, CASE WHEN sum(quantity) OVER () = 0 THEN rows ELSE quantity END AS weight FROM used
    ), running AS (
      SELECT *, sum(weight) OVER (ORDER BY day) AS behind, sum(weight) OVER () AS whole FROM weighed
    )
    SELECT to_char(day, 'YYYY-MM-DD') AS day, records, quantity::bigint AS "ratedQuantity",
      ${share(charged)} AS "amountMicros"
    FROM running ORDER BY running.day`;
  return readRows(reader, query, lineDay);
}

/** Where a record stands in a line: by the time it began, then by its key. */
export interface RecordPlace {
  readonly occurredAt: Date;
  readonly key: bigint;
}

export interface LineRecordsRequest extends ChargedRecords {
  /** YYYY-MM-DD in the zone. */
  readonly day: string;
  /** The last record of the page before. */
  readonly after: RecordPlace | null;
  readonly limit: number;
}

const lineRecord = z.object({
  key: z.bigint(),
  occurredAt: z.date(),
  recordId: z.string().nullable(),
  imsi: z.string().nullable(),
  iccid: z.string().nullable(),
  msisdn: z.string().nullable(),
  otherParty: z.string().nullable(),
  service: z.string(),
  direction: z.string(),
  zone: z.string(),
  visitedPlmn: z.string().nullable(),
  apn: z.string().nullable(),
  durationSeconds: z.int(),
  volumeBytes: z.bigint(),
  /** In base units, after minimum and increments. */
  ratedQuantity: z.bigint(),
  amountMicros: z.bigint(),
});

/** One record of a line and its share of the line's amount; what the record itself cost is not read. */
export type LineRecord = z.infer<typeof lineRecord>;

/** A page of one day's records, each with its share: what lies before the day is summed, not read. */
export function lineRecords(reader: Reader, request: LineRecordsRequest): Promise<LineRecord[]> {
  const { day, after, limit } = request;
  const query = Prisma.sql`
    WITH used AS MATERIALIZED (
      SELECT key, occurred_at, record_id, imsi, iccid, msisdn, other_party, service, direction, zone,
        visited_plmn, apn, duration_seconds, volume_bytes, rated_quantity
      FROM cdr WHERE ${chargedBy(request)} AND ${nearDay(day)} AND ${localDay(request)} = ${day}::date
    ), total AS (
      SELECT sum(rated_quantity) AS quantity, count(*) AS records,
        coalesce(sum(rated_quantity) FILTER (WHERE occurred_at < first.at), 0) AS quantity_before,
        count(*) FILTER (WHERE occurred_at < first.at) AS records_before
      FROM cdr CROSS JOIN (SELECT min(occurred_at) AS at FROM used) first WHERE ${chargedBy(request)}
    ), weighed AS (
      SELECT used.*, CASE WHEN quantity = 0 THEN 1 ELSE rated_quantity END AS weight,
        CASE WHEN quantity = 0 THEN records_before ELSE quantity_before END AS before,
        CASE WHEN quantity = 0 THEN records ELSE quantity END AS whole
      FROM used CROSS JOIN total
    ), running AS (
      SELECT *, before + sum(weight) OVER (ORDER BY occurred_at, key) AS behind FROM weighed
    )
    SELECT key, occurred_at AS "occurredAt", record_id AS "recordId", imsi, iccid, msisdn,
      other_party AS "otherParty", service, direction, zone, visited_plmn AS "visitedPlmn", apn,
      duration_seconds AS "durationSeconds", volume_bytes AS "volumeBytes",
      rated_quantity AS "ratedQuantity", ${share(request)} AS "amountMicros"
    FROM running
    WHERE ${after === null ? Prisma.sql`true` : behind(after)}
    ORDER BY occurred_at, key LIMIT ${limit}`;
  return readRows(reader, query, lineRecord);
}

function chargedBy({ agreementId, period, lineCode, fileIds, from, until }: ChargedRecords): Prisma.Sql {
  return Prisma.sql`occurred_at >= ${from} AND occurred_at < ${until} AND period = ${period}
    AND agreement_id = ${agreementId} AND line_code = ${lineCode} AND file_id = ANY (${[...fileIds]}::int[])`;
}

function localDay({ zone }: ChargedRecords): Prisma.Sql {
  return Prisma.sql`(occurred_at AT TIME ZONE ${zone})::date`;
}

/** In no zone is it another day than that of UTC by more than one: a bound by time is what prunes a scan. */
function nearDay(day: string): Prisma.Sql {
  return Prisma.sql`occurred_at >= (${day}::date - 1)::timestamp AT TIME ZONE 'UTC'
    AND occurred_at < (${day}::date + 2)::timestamp AT TIME ZONE 'UTC'`;
}

function behind({ occurredAt, key }: RecordPlace): Prisma.Sql {
  return Prisma.sql`(occurred_at, key) > (${occurredAt}, ${key})`;
}

/** What the running total, rounded half away from zero, grows by with a row that ends at `behind`. */
function share({ amountMicros }: ChargedRecords): Prisma.Sql {
  const amount = Prisma.sql`${amountMicros}::numeric`;
  const total = (at: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`sign(${amount}) * div(2 * abs(${amount}) * ${at} + whole, 2 * whole)`;
  return Prisma.sql`(${total(Prisma.sql`behind`)} - ${total(Prisma.sql`(behind - weight)`)})::bigint`;
}
