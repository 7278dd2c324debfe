/**
 * The tables of one operator's own schema. Fixed-width columns come first: a row is then smaller by its
 * padding.
 * There is no key over all months: each partition has its own unique index, made with it.
 */
export function usageTableStatements(schema: string, code: string): string[] {
  const owner = `operator_id text NOT NULL DEFAULT '${code}'
    CONSTRAINT of_this_operator CHECK (operator_id = '${code}')`;
  return [
    `CREATE TABLE IF NOT EXISTS ${schema}.cdr (
  key bigint NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  volume_bytes bigint NOT NULL,
  rated_quantity bigint NOT NULL,
  charge_micros bigint NOT NULL,
  source_charge_micros bigint,
  file_id integer NOT NULL,
  record_number integer NOT NULL,
  duration_seconds integer NOT NULL,
  rate_version integer NOT NULL,
  is_test boolean NOT NULL,
  ${owner},
  period text NOT NULL,
  agreement_id text NOT NULL,
  record_id text,
  imsi text,
  iccid text,
  msisdn text,
  other_party text,
  service text NOT NULL,
  direction text NOT NULL,
  zone text NOT NULL,
  visited_plmn text,
  apn text,
  charging_id text,
  line_code text NOT NULL,
  attribution_method text,
  assignment_id text
) PARTITION BY RANGE (occurred_at)`,
    `CREATE TABLE IF NOT EXISTS ${schema}.quarantine (
  id bigserial PRIMARY KEY,
  value_micros bigint,
  occurred_at timestamptz(3),
  quarantined_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  file_id integer NOT NULL,
  record_number integer NOT NULL,
  is_cut boolean NOT NULL DEFAULT false,
  ${owner},
  reason text NOT NULL,
  detail text NOT NULL,
  raw_bytes bytea NOT NULL
)`,
    `CREATE INDEX IF NOT EXISTS quarantine_file ON ${schema}.quarantine (file_id, id)`,
    `CREATE TABLE IF NOT EXISTS ${schema}.redriven (
  quarantine_id bigint PRIMARY KEY REFERENCES ${schema}.quarantine (id),
  file_id integer NOT NULL,
  ${owner}
)`,
    `CREATE TABLE IF NOT EXISTS ${schema}.retail_charge (
  occurred_at timestamptz(3) NOT NULL,
  key bigint NOT NULL,
  rated_quantity bigint NOT NULL,
  charge_micros bigint,
  rating_id uuid NOT NULL,
  part integer NOT NULL,
  rate_card_version integer,
  ${owner},
  service text NOT NULL,
  zone text,
  rate_code text,
  band text,
  bundle text,
  CONSTRAINT retail_charge_pkey PRIMARY KEY (rating_id, occurred_at, key, part)
)`,
  ];
}
