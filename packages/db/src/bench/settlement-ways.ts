import type pg from "pg";
import { partitionName } from "../provision/months.ts";
import { usageSchema } from "../roles/operator-code.ts";
import { BENCH_PERIOD, type SettlementMonth } from "./settlement-month.ts";

/** Sums of a month, by everything that settlement tells usage apart by. */
export interface MonthSum {
  readonly operatorId: string;
  readonly lineCode: string;
  readonly rateVersion: number;
  readonly utcPeriod: string;
  readonly records: bigint;
  readonly quantity: bigint;
  readonly chargeMicros: bigint;
}

interface SumRow {
  readonly operator_id: string;
  readonly line_code: string;
  readonly rate_version: number;
  readonly utc_period: string;
  readonly records: string;
  readonly quantity: string;
  readonly charge: string;
}

/** The month's sums over the records themselves: one statement, as parallel as the server likes. */
export async function scanMonth(client: pg.Client, month: SettlementMonth): Promise<MonthSum[]> {
  const parts = month.operators.map(
    ({ id }) => `SELECT operator_id, line_code, rate_version,
         to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') AS utc_period, count(*) AS records,
         sum(rated_quantity) AS quantity, sum(charge_micros) AS charge
       FROM ${usageSchema(id)}.cdr WHERE agreement_id = $1 AND period = $2 GROUP BY 1, 2, 3, 4`,
  );
  const { rows } = await client.query<SumRow>(parts.join(" UNION ALL "), [month.agreementId, BENCH_PERIOD]);
  return rows.map((row) => ({
    operatorId: row.operator_id,
    lineCode: row.line_code,
    rateVersion: row.rate_version,
    utcPeriod: row.utc_period,
    records: BigInt(row.records),
    quantity: BigInt(row.quantity),
    chargeMicros: BigInt(row.charge),
  }));
}

/** The charge of an operator's month in one figure. */
export async function chargeOfMonth(client: pg.Client, operatorId: string): Promise<bigint> {
  const { rows } = await client.query<{ charge: string }>(
    `SELECT sum(charge_micros) AS charge FROM ${usageSchema(operatorId)}.${partitionName(BENCH_PERIOD)}`,
  );
  return BigInt(rows[0]?.charge ?? 0);
}

/** What people do first: changes the records of an operator's month where they stand. Answers how many. */
export async function updateMonth(
  client: pg.Client,
  operatorId: string,
  { version, dataCents, voiceMicros, smsMicros }: UpdatedRates,
): Promise<number> {
  const updated = await client.query(
    `UPDATE ${usageSchema(operatorId)}.${partitionName(BENCH_PERIOD)}
     SET rate_version = $1, charge_micros = CASE line_code
       WHEN 'DATA' THEN (2 * rated_quantity * $2::bigint + 100000) / 200000
       WHEN 'VOICE' THEN (2 * rated_quantity * $3::bigint + 60) / 120
       ELSE $4::bigint END
     WHERE period = $5 AND rate_version <> $1`,
    [version, dataCents, voiceMicros, smsMicros, BENCH_PERIOD],
  );
  return updated.rowCount ?? 0;
}

export interface UpdatedRates {
  readonly version: number;
  /** Per GB. */
  readonly dataCents: number;
  /** Per minute. */
  readonly voiceMicros: number;
  readonly smsMicros: number;
}
