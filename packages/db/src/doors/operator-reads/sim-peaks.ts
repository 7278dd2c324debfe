import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";
import { SIGN } from "./standing-records.ts";

const simPeak = z.object({ imsi: z.string(), peak: z.bigint(), at: z.date() });

/** The most that one SIM came to within any window of a length, and when that window ended. */
export type SimPeakRow = z.infer<typeof simPeak>;

export interface RecordSpan {
  readonly from: Date;
  readonly until: Date;
}

export interface SimPeaksQuery extends RecordSpan {
  readonly measure: "bytes" | "seconds" | "messages" | "calls";
  readonly windowMinutes: number;
  /** SIMs that never came beyond it are left out. */
  readonly above: bigint;
  /** Of calls: those to numbers that begin so. */
  readonly prefix?: string;
}

const MEASURES = {
  bytes: { service: "data", amount: Prisma.sql`volume_bytes` },
  seconds: { service: "voice", amount: Prisma.sql`duration_seconds` },
  messages: { service: "sms", amount: Prisma.sql`1` },
  calls: { service: "voice", amount: Prisma.sql`1` },
} as const;

/**
 * Slides a window over each SIM's records and keeps the fullest. What was taken back counts against what it
 * took back; test SIMs are left out, and what came in is nobody's doing.
 */
export function simPeaks(reader: Reader, query: SimPeaksQuery): Promise<SimPeakRow[]> {
  const { measure, windowMinutes, above, from, until, prefix } = query;
  const { service, amount } = MEASURES[measure];
  const isCalled = prefix === undefined ? Prisma.sql`true` : Prisma.sql`starts_with(other_party, ${prefix})`;
  const sql = Prisma.sql`
    WITH slid AS (
      SELECT imsi, occurred_at, sum(${SIGN} * ${amount}) OVER (
        PARTITION BY imsi ORDER BY occurred_at
        RANGE BETWEEN make_interval(mins => ${windowMinutes}::int) PRECEDING AND CURRENT ROW
      )::bigint AS amount
      FROM cdr
      WHERE occurred_at >= ${from} AND occurred_at < ${until} AND service = ${service} AND imsi IS NOT NULL
        AND NOT is_test AND direction <> 'mt' AND ${isCalled}
    )
    SELECT DISTINCT ON (imsi) imsi, amount AS peak, occurred_at AS at
    FROM slid WHERE amount > ${above} ORDER BY imsi, amount DESC, occurred_at LIMIT 1000`;
  return readRows(reader, sql, simPeak);
}

/** The same of what records were charged at retail, each by its latest rating. */
export function spendPeaks(
  reader: Reader,
  { windowMinutes, above, from, until }: Omit<SimPeaksQuery, "measure" | "prefix">,
): Promise<SimPeakRow[]> {
  const sql = Prisma.sql`
    WITH charged AS (
      SELECT occurred_at, key, rating_id, sum(charge_micros)::bigint AS micros
      FROM retail_charge
      WHERE occurred_at >= ${from} AND occurred_at < ${until} AND charge_micros > 0
      GROUP BY occurred_at, key, rating_id
    ), latest AS (
      -- A rating's id tells when it was made.
      SELECT DISTINCT ON (occurred_at, key) occurred_at, key, micros
      FROM charged ORDER BY occurred_at, key, rating_id DESC
    ), slid AS (
      SELECT imsi, occurred_at, sum(${SIGN} * micros) OVER (
        PARTITION BY imsi ORDER BY occurred_at
        RANGE BETWEEN make_interval(mins => ${windowMinutes}::int) PRECEDING AND CURRENT ROW
      )::bigint AS amount
      FROM latest JOIN cdr USING (occurred_at, key) WHERE imsi IS NOT NULL AND NOT is_test
    )
    SELECT DISTINCT ON (imsi) imsi, amount AS peak, occurred_at AS at
    FROM slid WHERE amount > ${above} ORDER BY imsi, amount DESC, occurred_at LIMIT 1000`;
  return readRows(reader, sql, simPeak);
}

const abroadSim = z.object({ imsi: z.string(), network: z.string(), peak: z.bigint(), at: z.date() });

/** Records of a SIM on a network that is not one of the operator's own. */
export type AbroadSim = z.infer<typeof abroadSim>;

/** Counts what named SIMs used on other networks from when they were given out, for some hours. */
export function newSimsAbroad(
  reader: Reader,
  {
    sims,
    homeNetworks,
    hours,
    from,
    until,
  }: RecordSpan & {
    readonly sims: readonly { readonly imsi: string; readonly since: Date }[];
    readonly homeNetworks: readonly string[];
    readonly hours: number;
  },
): Promise<AbroadSim[]> {
  const given = JSON.stringify(sims);
  const sql = Prisma.sql`
    SELECT imsi, (array_agg(visited_plmn ORDER BY occurred_at))[1] AS network, count(*)::bigint AS peak,
      max(occurred_at) AS at
    FROM cdr JOIN jsonb_to_recordset(${given}::jsonb) AS given(imsi text, since timestamptz) USING (imsi)
    WHERE occurred_at >= ${from} AND occurred_at < ${until} AND record_number > 0 AND NOT is_test
      AND occurred_at >= given.since AND occurred_at < given.since + make_interval(hours => ${hours}::int)
      AND visited_plmn IS NOT NULL AND visited_plmn <> ALL(${[...homeNetworks]}::text[])
    GROUP BY imsi ORDER BY imsi LIMIT 1000`;
  return readRows(reader, sql, abroadSim);
}

const lastRecord = z.object({ at: z.date().nullable() });

/** When the last record began that is there by a moment; null when there is none. */
export async function lastRecordAt(reader: Reader, until: Date): Promise<Date | null> {
  const sql = Prisma.sql`SELECT max(occurred_at) AS at FROM cdr WHERE occurred_at < ${until}`;
  const [row] = await readRows(reader, sql, lastRecord);
  return row?.at ?? null;
}
