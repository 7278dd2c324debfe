import type pg from "pg";

/** Which usage of nobody is asked for, a page at a time. */
export interface NobodysPage {
  readonly fileId: number;
  /** Behind this place. */
  readonly after: NobodysPlace | null;
  readonly limit: number;
}

/** Where a record of suspense stands. */
export interface NobodysPlace {
  readonly occurredAt: number;
  readonly key: bigint;
}

/** One record that was accepted and rated, and is nobody's. */
export interface NobodysRecord extends NobodysPlace {
  readonly period: string;
  readonly recordNumber: number;
  readonly recordId: string | null;
  readonly imsi: string | null;
  readonly iccid: string | null;
  readonly msisdn: string | null;
  readonly otherParty: string | null;
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly visitedPlmn: string | null;
  readonly apn: string | null;
  readonly chargingId: string | null;
  readonly durationSeconds: number;
  readonly volumeBytes: bigint;
  readonly ratedQuantity: bigint;
  readonly lineCode: string;
  readonly rateVersion: number;
  readonly chargeMicros: bigint;
  readonly sourceChargeMicros: bigint | null;
}

type Row = { [Name in keyof NobodysRecord]: NobodysRecord[Name] | string | Date };

/** Reads a page in order of time and key, under the role of suspense. */
export async function readNobodysUsage(
  client: pg.PoolClient,
  schema: string,
  { fileId, after, limit }: NobodysPage,
): Promise<NobodysRecord[]> {
  const { rows } = await client.query<Row>(
    `SELECT occurred_at AS "occurredAt", key, period, record_number AS "recordNumber",
       record_id AS "recordId", imsi, iccid, msisdn, other_party AS "otherParty", service, direction, zone,
       visited_plmn AS "visitedPlmn", apn, charging_id AS "chargingId",
       duration_seconds AS "durationSeconds", volume_bytes AS "volumeBytes",
       rated_quantity AS "ratedQuantity", line_code AS "lineCode", rate_version AS "rateVersion",
       charge_micros AS "chargeMicros", source_charge_micros AS "sourceChargeMicros"
     FROM ${schema}.cdr
     WHERE file_id = $1 AND ($2::timestamptz IS NULL OR (occurred_at, key) > ($2, $3::bigint))
     ORDER BY occurred_at, key LIMIT $4`,
    [fileId, after === null ? null : new Date(after.occurredAt), after?.key.toString() ?? null, limit],
  );
  return rows.map(recordOf);
}

function recordOf(row: Row): NobodysRecord {
  const charge = row.sourceChargeMicros;
  return {
    ...(row as unknown as NobodysRecord),
    occurredAt: (row.occurredAt as Date).getTime(),
    key: BigInt(row.key as string),
    volumeBytes: BigInt(row.volumeBytes as string),
    ratedQuantity: BigInt(row.ratedQuantity as string),
    chargeMicros: BigInt(row.chargeMicros as string),
    sourceChargeMicros: charge === null ? null : BigInt(charge as string),
  };
}

/** Takes records out of suspense, on their way to their operator; answers how many were still there. */
export async function removeNobodysUsage(
  client: pg.PoolClient,
  schema: string,
  places: readonly NobodysPlace[],
): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM ${schema}.cdr cdr USING unnest($1::timestamptz[], $2::bigint[]) AS gone(occurred_at, key)
     WHERE cdr.occurred_at = gone.occurred_at AND cdr.key = gone.key`,
    [places.map(({ occurredAt }) => new Date(occurredAt)), places.map(({ key }) => key.toString())],
  );
  return rowCount ?? 0;
}
