import type { Micros } from "@tributary/domain/money/types";
import type pg from "pg";
import { asOperator, monthTable, type UsageMonth } from "./rewrite-month.ts";

/** What of a month is looked at: one agreement's period, its days cut in its zone. */
export interface MonthScope {
  readonly agreementId: string;
  readonly period: string;
  readonly zone: string;
  readonly cutOff: "start" | "end" | "load";
  /** When each file came, for agreements that cut by it. */
  readonly loads: readonly { readonly fileId: number; readonly receivedAt: number }[];
}

/** Records of one file that the portfolio tells apart by nothing. A record taken back counts −1. */
export interface MonthSum {
  readonly fileId: number;
  readonly utcPeriod: string;
  readonly day: string;
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly lineCode: string;
  readonly rateVersion: number;
  readonly records: bigint;
  readonly quantity: bigint;
  readonly chargeMicros: Micros;
}

interface SumRow {
  readonly file_id: number;
  readonly utc_period: string;
  readonly day: string;
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly line_code: string;
  readonly rate_version: number;
  readonly records: string;
  readonly quantity: string;
  readonly charge: string;
}

/** Sums a month's records, or those of the table that was written beside it. */
export async function sumMonth(
  client: pg.ClientBase,
  month: UsageMonth,
  scope: MonthScope,
  side: "stored" | "rewritten",
): Promise<MonthSum[]> {
  const table = `${monthTable(month)}${side === "rewritten" ? "_next" : ""}`;
  const { rows } = await asOperator(client, month, () =>
    client.query<SumRow>(
      `SELECT c.file_id, to_char(${INSTANTS[scope.cutOff]} AT TIME ZONE 'UTC', 'YYYY-MM') AS utc_period,
         (${INSTANTS[scope.cutOff]} AT TIME ZONE $3)::date::text AS day, service, direction, zone, line_code,
         rate_version, sum(CASE WHEN record_number < 0 THEN -1 ELSE 1 END) AS records,
         sum(rated_quantity) AS quantity, sum(charge_micros) AS charge
       FROM ${table} c ${LOADS} WHERE agreement_id = $1 AND period = $2 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`,
      [scope.agreementId, scope.period, scope.zone, loadsText(scope)],
    ),
  );
  return rows.map((row) => ({
    fileId: row.file_id,
    utcPeriod: row.utc_period,
    day: row.day,
    service: row.service,
    direction: row.direction,
    zone: row.zone,
    lineCode: row.line_code,
    rateVersion: row.rate_version,
    records: BigInt(row.records),
    quantity: BigInt(row.quantity),
    chargeMicros: BigInt(row.charge),
  }));
}

/** Which version governs when, and what it prices. */
export interface Governing {
  readonly versions: readonly {
    readonly version: number;
    readonly from: number | null;
    readonly until: number | null;
  }[];
  readonly priced: readonly {
    readonly version: number;
    readonly service: string;
    readonly direction: string;
    readonly zone: string;
  }[];
}

/**
 * How many records another version governs than the one they bear, by whether it has a price for them; those
 * that leave the month are not looked at.
 */
export async function countOutdated(
  client: pg.ClientBase,
  month: UsageMonth,
  scope: MonthScope,
  { versions, priced }: Governing,
  leaving: readonly bigint[],
): Promise<{ readonly priced: number; readonly unpriced: number }> {
  const governing = versions.map(({ version, from, until }) => ({
    version,
    valid_from: from === null ? "-infinity" : new Date(from).toISOString(),
    valid_until: until === null ? "infinity" : new Date(until).toISOString(),
  }));
  const { rows } = await asOperator(client, month, () =>
    client.query<{ priced: string; unpriced: string }>(
      `SELECT count(p.version) AS priced, count(*) - count(p.version) AS unpriced
       FROM ${monthTable(month)} c ${LOADS}
       JOIN jsonb_to_recordset($3::jsonb) AS v(version int, valid_from timestamptz, valid_until timestamptz)
         ON v.version <> c.rate_version AND ${INSTANTS[scope.cutOff]} >= v.valid_from
         AND ${INSTANTS[scope.cutOff]} < v.valid_until
       LEFT JOIN jsonb_to_recordset($5::jsonb) AS p(version int, service text, direction text, zone text)
         ON p.version = v.version AND p.service = c.service AND p.direction = c.direction AND p.zone = c.zone
       WHERE agreement_id = $1 AND period = $2
         ${leaving.length === 0 ? "" : "AND key <> ALL ($6::bigint[])"}`,
      [
        ...[scope.agreementId, scope.period, JSON.stringify(governing), loadsText(scope)],
        ...[JSON.stringify(priced), ...(leaving.length === 0 ? [] : [leaving.map(String)])],
      ],
    ),
  );
  return { priced: Number(rows[0]?.priced ?? 0), unpriced: Number(rows[0]?.unpriced ?? 0) };
}

const LOADS = `LEFT JOIN jsonb_to_recordset($4::jsonb) AS l(file_id int, received_at timestamptz)
  ON l.file_id = c.file_id`;

const INSTANTS: Readonly<Record<MonthScope["cutOff"], string>> = {
  start: "c.occurred_at",
  end: "(c.occurred_at + c.duration_seconds * interval '1 second')",
  load: "l.received_at",
};

/** Nobody asks for the times of files where they decide nothing. */
function loadsText({ cutOff, loads }: MonthScope): string {
  if (cutOff !== "load") return "[]";
  return JSON.stringify(
    loads.map(({ fileId, receivedAt }) => ({
      file_id: fileId,
      received_at: new Date(receivedAt).toISOString(),
    })),
  );
}
