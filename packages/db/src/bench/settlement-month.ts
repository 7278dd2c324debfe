import { once } from "node:events";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { firstDay } from "../provision/months.ts";
import { usageSchema } from "../roles/operator-code.ts";

/** A month of usage as the bench of settlement has it: so many records of some operators in so many files. */
export interface SettlementMonth {
  readonly agreementId: string;
  readonly sourceId: string;
  readonly operators: readonly { readonly id: string; readonly share: number }[];
  readonly records: number;
  readonly files: number;
}

export const BENCH_PERIOD = "2026-10";
/** October in Berlin begins in another month of UTC. */
const MONTHS = ["2026-09", "2026-10"];
const STARTS_AT = "2026-09-30 22:00:00+00";
const SECONDS = 745 * 3600;
const BERLIN = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short" });

/**
 * Makes the records where they are stored, in the order of time, as files bring them: half data, a third
 * calls, the rest messages; one in 20 abroad; one in 50 comes with a later file. No chance is in it.
 */
export async function loadRecords(client: pg.Client, month: SettlementMonth): Promise<void> {
  for (const { id, share } of month.operators) {
    for (const label of MONTHS) {
      await client.query("SELECT app_ensure_usage_month($1, $2)", [id, firstDay(label)]);
    }
    const records = Math.round((month.records * share) / 100);
    await client.query(
      `INSERT INTO ${usageSchema(id)}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros,
         file_id, record_number, duration_seconds, rate_version, is_test, period, agreement_id, record_id,
         imsi, msisdn, other_party, service, direction, zone, visited_plmn, apn, charging_id, line_code,
         attribution_method, assignment_id)
       SELECT (extract(epoch FROM at - date_trunc('month', at, 'UTC'))::bigint << 41)
           | (hashint8extended(n, 1) & ((1::bigint << 41) - 1)),
         at, volume, quantity,
         CASE kind WHEN 'data' THEN (2 * quantity * 92 + 100000) / 200000
           WHEN 'voice' THEN quantity * 200 ELSE 9000 END,
         least($3::bigint, 1 + n * $3 / $1 + CASE WHEN mix % 50 = 0 THEN mix % 10 ELSE 0 END),
         n + 2, seconds, 1, false, $4, $5, 'R' || n, '26201' || lpad((n % 99991)::text, 10, '0'),
         '49170' || lpad((n % 99991)::text, 8, '0'),
         CASE WHEN kind <> 'data' THEN '493' || lpad((n % 999983)::text, 9, '0') END,
         kind, CASE kind WHEN 'data' THEN 'none' ELSE 'mo' END,
         CASE mix % 20 WHEN 0 THEN 'eu' ELSE 'domestic' END,
         CASE mix % 20 WHEN 0 THEN '26801' ELSE '26201' END,
         CASE kind WHEN 'data' THEN 'internet' END, CASE kind WHEN 'data' THEN n::text END,
         upper(kind), 'imsi', 'assignment-' || n % 99991
       FROM generate_series(0, $1::bigint - 1) AS n
       CROSS JOIN LATERAL (SELECT abs(hashint8(n)::bigint) AS mix, abs(hashint8(n + 1)::bigint) AS size,
         $2::timestamptz + n * $6::float8 * interval '1 second' AS at) AS drawn
       CROSS JOIN LATERAL (SELECT (ARRAY['data', 'data', 'data', 'voice', 'voice', 'sms'])[1 + size % 6]
         AS kind) AS told
       CROSS JOIN LATERAL (SELECT CASE kind WHEN 'voice' THEN size % 900 ELSE 0 END AS seconds,
         CASE kind WHEN 'data' THEN size % 43000000 ELSE 0 END AS volume) AS measured
       CROSS JOIN LATERAL (SELECT CASE kind WHEN 'data' THEN (volume + 1023) / 1024 * 1024
         WHEN 'voice' THEN (seconds + 59) / 60 * 60 ELSE 1 END AS quantity) AS charged`,
      [records, STARTS_AT, month.files, BENCH_PERIOD, month.agreementId, SECONDS / records],
    );
    await client.query(`VACUUM ANALYZE ${usageSchema(id)}.cdr`);
  }
}

/** What a file brought of one day, service, zone and line of an operator. */
interface Delta {
  readonly fields: readonly string[];
  records: number;
  quantity: number;
  chargeMicros: number;
}

/**
 * Reads every record and sums it here, as taking its file in would have, then stores manifests and sums: no
 * statement of the database sums anything. Answers how many sums there are.
 */
export async function loadAggregates(client: pg.Client, month: SettlementMonth): Promise<number> {
  const deltas = new Map<string, Delta>();
  for (const { id } of month.operators) {
    const rows = client.query(
      copyTo(
        `COPY (SELECT concat_ws('|', file_id, floor(extract(epoch FROM occurred_at))::bigint / 3600, service,
           direction, zone, line_code, rate_version), rated_quantity, charge_micros
         FROM ${usageSchema(id)}.cdr) TO STDOUT`,
      ),
    );
    let rest = "";
    rows.setEncoding("latin1");
    rows.on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) addLine(deltas, id, line);
    });
    await once(rows, "end");
  }
  await storeManifests(client, month, deltas);
  await storeDeltas(client, month, deltas);
  return deltas.size;
}

const dayOfHour = new Map<string, { readonly day: string; readonly utcPeriod: string }>();

function addLine(deltas: Map<string, Delta>, operatorId: string, line: string): void {
  const [kind = "", quantity = "", charge = ""] = line.split("\t");
  const [fileId = "", hour = "", ...rest] = kind.split("|");
  const { day, utcPeriod } = placeOf(hour);
  const fields = [fileId, operatorId, utcPeriod, day, ...rest];
  const key = fields.join("|");
  const delta = deltas.get(key) ?? { fields, records: 0, quantity: 0, chargeMicros: 0 };
  if (delta.records === 0) deltas.set(key, delta);
  delta.records += 1;
  delta.quantity += Number(quantity);
  delta.chargeMicros += Number(charge);
}

function placeOf(hour: string) {
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const at = new Date(Number(hour) * 3_600_000);
  const place = { day: BERLIN.format(at), utcPeriod: at.toISOString().slice(0, 7) };
  dayOfHour.set(hour, place);
  return place;
}

async function storeManifests(
  client: pg.Client,
  { agreementId, sourceId, files }: SettlementMonth,
  deltas: ReadonlyMap<string, Delta>,
): Promise<void> {
  const records = new Map<number, number>();
  for (const { fields, records: more } of deltas.values()) {
    records.set(Number(fields[0]), (records.get(Number(fields[0])) ?? 0) + more);
  }
  for (let id = 1; id <= files; id++) {
    const count = records.get(id) ?? 0;
    await client.query(
      `INSERT INTO usage_file (id, source_id, agreement_id, name, sha256, sequence, byte_count, received_at,
         first_occurred_at, last_occurred_at, received, accepted, duplicates, rejected, quarantined,
         attributed, unattributed, control_totals, warnings)
       VALUES ($1::int, $2, $3, 'usage-' || $1::int || '.csv', sha256($1::int::text::bytea), $1::int, 1,
         '2026-11-01Z',
         '2026-09-30 22:00Z', '2026-10-31 23:00Z', $4, $4, 0, 0, 0, $4, 0, '{}', '[]')`,
      [id, sourceId, agreementId, count],
    );
  }
}

const fileOf = ({ fields }: Delta): number => Number(fields[0]);

async function storeDeltas(
  client: pg.Client,
  { agreementId }: SettlementMonth,
  deltas: ReadonlyMap<string, Delta>,
): Promise<void> {
  // In the order of files, as they come.
  const rows = [...deltas.values()].sort((one, other) => fileOf(one) - fileOf(other));
  const column = (at: number): string[] => rows.map(({ fields }) => fields[at] ?? "");
  await client.query(
    `INSERT INTO usage_aggregate (file_id, operator_id, utc_period, day, service, direction, zone, line_code,
       rate_version, agreement_id, period, outcome, records, quantity, charge_micros)
     SELECT file, operator, utc, day, service, direction, zone, line, version, $13, $14, 'accepted',
       records, quantity, charge
     FROM unnest($1::int[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::int[], $10::bigint[], $11::bigint[], $12::bigint[])
       AS d(file, operator, utc, day, service, direction, zone, line, version, records, quantity, charge)`,
    [
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map(column),
      rows.map(({ records }) => records),
      rows.map(({ quantity }) => String(quantity)),
      rows.map(({ chargeMicros }) => String(chargeMicros)),
      agreementId,
      BENCH_PERIOD,
    ],
  );
  await client.query("VACUUM ANALYZE usage_aggregate");
}
