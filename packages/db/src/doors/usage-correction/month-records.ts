import type { Micros } from "@tributary/domain/money/types";
import type pg from "pg";
import { asOperator, monthTable, type UsageMonth } from "./rewrite-month.ts";

/** One agreement's period. */
export interface PeriodScope {
  readonly agreementId: string;
  readonly period: string;
}

export interface Identity {
  readonly imsi: string | null;
  readonly iccid: string | null;
  readonly msisdn: string | null;
}

/** All records of one SIM that were tagged alike. */
export interface Held extends Identity {
  readonly assignmentId: string | null;
  readonly method: string | null;
  /** When the first and the last of them began, in milliseconds. */
  readonly first: number;
  readonly last: number;
}

const PAGE = 20_000;

interface HeldRow extends Identity {
  readonly assignment_id: string | null;
  readonly attribution_method: string | null;
  readonly first: Date;
  readonly last: Date;
}

/** Whose records a month holds, SIM by SIM; those that were taken back whole are left out. */
export async function* heldIn(
  client: pg.ClientBase,
  month: UsageMonth,
  { agreementId, period }: PeriodScope,
): AsyncGenerator<Held[]> {
  await asOperator(client, month, () =>
    client.query(
      `DECLARE held NO SCROLL CURSOR FOR
       SELECT imsi, iccid, msisdn, assignment_id, attribution_method, min(occurred_at) AS first,
         max(occurred_at) AS last
       FROM ${monthTable(month)} WHERE agreement_id = ${literal(agreementId)} AND period = ${literal(period)}
       GROUP BY 1, 2, 3, 4, 5 HAVING sum(CASE WHEN record_number < 0 THEN -1 ELSE 1 END) > 0`,
    ),
  );
  for (;;) {
    const { rows } = await client.query<HeldRow>(`FETCH ${PAGE} FROM held`);
    if (rows.length > 0) yield rows.map(heldOf);
    if (rows.length < PAGE) break;
  }
  await client.query("CLOSE held");
}

function heldOf({ imsi, iccid, msisdn, assignment_id, attribution_method, first, last }: HeldRow): Held {
  const tag = { assignmentId: assignment_id, method: attribution_method };
  return { imsi, iccid, msisdn, ...tag, first: first.getTime(), last: last.getTime() };
}

/** A cursor takes no parameters: a value becomes a literal by the rules of the language. */
function literal(value: string): string {
  return `E'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** A stored record: what a correction looks at, and the whole row as text. */
export interface StoredRecord extends Identity {
  readonly key: bigint;
  readonly occurredAt: number;
  readonly fileId: number;
  readonly recordNumber: number;
  readonly lineCode: string;
  readonly ratedQuantity: bigint;
  readonly chargeMicros: Micros;
  /** As JSON; its figures are more than a number can hold. */
  readonly row: string;
}

interface RecordRow extends Identity {
  readonly key: string;
  readonly occurred_at: Date;
  readonly file_id: number;
  readonly record_number: number;
  readonly line_code: string;
  readonly rated_quantity: string;
  readonly charge_micros: string;
  readonly row: string;
}

/** The records of some SIMs in a month in order of key, those that take others back among them. */
export async function recordsOf(
  client: pg.ClientBase,
  month: UsageMonth,
  { agreementId, period }: PeriodScope,
  identities: readonly Identity[],
): Promise<StoredRecord[]> {
  const column = (name: keyof Identity): string[] => identities.map((identity) => identity[name] ?? "");
  const { rows } = await asOperator(client, month, () =>
    client.query<RecordRow>(
      `SELECT key, occurred_at, file_id, record_number, imsi, iccid, msisdn, line_code, rated_quantity,
         charge_micros, to_jsonb(c)::text AS row
       FROM ${monthTable(month)} c
       WHERE agreement_id = $1 AND period = $2
         AND (coalesce(imsi, ''), coalesce(iccid, ''), coalesce(msisdn, ''))
         IN (SELECT * FROM unnest($3::text[], $4::text[], $5::text[]))
       ORDER BY key`,
      [agreementId, period, column("imsi"), column("iccid"), column("msisdn")],
    ),
  );
  return rows.map(({ imsi, iccid, msisdn, row, ...found }) => ({
    ...{ imsi, iccid, msisdn, row },
    key: BigInt(found.key),
    occurredAt: found.occurred_at.getTime(),
    fileId: found.file_id,
    recordNumber: found.record_number,
    lineCode: found.line_code,
    ratedQuantity: BigInt(found.rated_quantity),
    chargeMicros: BigInt(found.charge_micros),
  }));
}

/** A record to be stored: another one's row with some columns changed, amounts and keys as text. */
export interface ChangedRecord {
  readonly row: string;
  readonly change: Readonly<Record<string, string | number | boolean | null>>;
}

const ROWS_AT_ONCE = 5_000;

/** Adds records to a month as it stands. */
export async function addRecords(
  client: pg.ClientBase,
  month: UsageMonth,
  records: readonly ChangedRecord[],
): Promise<void> {
  const table = monthTable(month);
  await asOperator(client, month, async () => {
    for (let start = 0; start < records.length; start += ROWS_AT_ONCE) {
      const batch = records.slice(start, start + ROWS_AT_ONCE);
      await client.query(
        `INSERT INTO ${table} SELECT r.* FROM unnest($1::text[], $2::text[]) AS n(row, change)
         CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, n.row::jsonb || n.change::jsonb) AS r`,
        [batch.map(({ row }) => row), batch.map(({ change }) => JSON.stringify(change))],
      );
    }
  });
}

/** Of these keys, those that a month has. */
export async function takenKeys(
  client: pg.ClientBase,
  month: UsageMonth,
  keys: readonly bigint[],
): Promise<Set<bigint>> {
  const { rows } = await asOperator(client, month, () =>
    client.query<{ key: string }>(`SELECT key FROM ${monthTable(month)} WHERE key = ANY($1::bigint[])`, [
      keys.map(String),
    ]),
  );
  return new Set(rows.map(({ key }) => BigInt(key)));
}
