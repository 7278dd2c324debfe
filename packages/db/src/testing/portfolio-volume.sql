-- One agreement in EUR and months of its business, by sums that can be told beforehand: each operator bears
-- nine lines of 1 and a margin of 1 a month, each exception is 2 too much. The sizes come in as settings:
-- volume.operators, volume.periods, volume.drafts, volume.exceptions, volume.open.

CREATE FUNCTION pg_temp.size(name text) RETURNS int LANGUAGE sql STABLE
  RETURN current_setting('volume.' || name)::int;
CREATE FUNCTION pg_temp.label(month int) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN to_char(make_timestamp(2025, 1, 1, 0, 0, 0) + make_interval(months => month), 'YYYY-MM');
-- The same for the same name; with the digits by which a version 4 is told.
CREATE FUNCTION pg_temp.id(name text) RETURNS uuid LANGUAGE sql IMMUTABLE
  RETURN overlay(overlay(md5(name) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid;
CREATE FUNCTION pg_temp.hash(name text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN encode(sha256(name::bytea), 'hex');
CREATE FUNCTION pg_temp.micros(amount bigint) RETURNS text LANGUAGE sql IMMUTABLE RETURN amount || 'n';
CREATE FUNCTION pg_temp.exact(amount bigint) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_build_object('numerator', amount || 'n', 'denominator', '1n');

CREATE TEMP TABLE member ON COMMIT DROP AS
  SELECT number, 'op' || lpad(number::text, 4, '0') AS id
  FROM generate_series(1, pg_temp.size('operators')) AS number;
CREATE TEMP TABLE charge ON COMMIT DROP AS
  SELECT number, 'L' || number AS code, 'Line ' || number AS description,
    CASE number WHEN 2 THEN 'voice' ELSE 'data' END AS service,
    CASE WHEN number <= 2 THEN 'domestic' ELSE 'zone-' || number END AS zone,
    CASE number WHEN 2 THEN 'min' ELSE 'GB' END AS unit
  FROM generate_series(1, 9) AS number;

-- Open exceptions stand in the months that are not settled; without such months, in all of them.
CREATE TEMP TABLE exception ON COMMIT DROP AS
  SELECT item, 'L' || item AS key, 'L' || 1 + item % 9 AS line_code,
    (ARRAY['RATE', 'VOLUME', 'COUNT', 'UNKNOWN'])[1 + item % 4] AS cause,
    CASE WHEN item <= pg_temp.size('open') THEN 'open'
      ELSE (ARRAY['disputed', 'waived', 'resolved'])[1 + item % 3] END AS status,
    CASE WHEN pg_temp.size('drafts') = 0 THEN item % pg_temp.size('periods')
      WHEN item <= pg_temp.size('open') THEN pg_temp.size('periods') - 1 - item % pg_temp.size('drafts')
      ELSE item % (pg_temp.size('periods') - pg_temp.size('drafts')) END AS month
  FROM generate_series(1, pg_temp.size('exceptions')) AS item;
CREATE TEMP TABLE month ON COMMIT DROP AS
  SELECT number, pg_temp.label(number) AS period, pg_temp.id('run' || number) AS run_id,
    pg_temp.id('invoice' || number) AS invoice_id,
    CASE WHEN disputed > 0 THEN pg_temp.id('dispute' || number) END AS dispute_id,
    number >= pg_temp.size('periods') - pg_temp.size('drafts') AS is_draft,
    9000000::bigint * pg_temp.size('operators') AS cost, 2000000 * waived AS waived,
    2000000 * disputed AS disputed,
    2000000 * (found - waived) AS withheld
  FROM generate_series(0, pg_temp.size('periods') - 1) AS number
  CROSS JOIN LATERAL (
    SELECT count(*) AS found, count(*) FILTER (WHERE status = 'waived') AS waived,
      count(*) FILTER (WHERE status = 'disputed') AS disputed
    FROM exception WHERE month = number AND status <> 'resolved'
  ) counted;
ANALYZE month, member, charge, exception;

INSERT INTO mno (id, name, senders) VALUES ('volume', 'Volume Networks', '{}');
INSERT INTO agreement (id, mno_id, name, currency, zone)
  VALUES ('volume', 'volume', 'Volume', 'EUR', 'Europe/Berlin');
INSERT INTO agreement_version (id, agreement_id, version, effective_from, created_by, terms)
  SELECT pg_temp.id('terms'), 'volume', 1, '2024-12-31T23:00Z', 'analyst', jsonb_build_object(
    'currency', 'EUR', 'zone', 'Europe/Berlin',
    'rounding', '{"mode": "half-up", "scale": 2, "per": "line"}'::jsonb,
    'lines', jsonb_agg(jsonb_build_object('kind', 'usage', 'code', code, 'description', description,
      'services', jsonb_build_array(service), 'zones', jsonb_build_array(zone),
      'unit', jsonb_build_object('name', unit, 'size', '1000'),
      'pricing', '{"model": "per-unit", "rate": "1"}'::jsonb)))
  FROM charge;
INSERT INTO operator (id, name, currency, live_from)
  SELECT id, 'Operator ' || number, 'EUR', '2024-12-31T23:00Z' FROM member;
INSERT INTO margin_version (id, operator_id, agreement_id, version, effective_from, created_by, terms)
  SELECT pg_temp.id('margin' || id), id, 'volume', 1, '2024-12-31T23:00Z', 'analyst', '{"currency": "EUR",
    "components": [{"kind": "fixed", "amount": "1", "isProrated": false}], "presentation": "cost-plus"}'
  FROM member;
INSERT INTO usage_source (id, agreement_id, mapping) VALUES ('volume', 'volume', '{}');

INSERT INTO mno_invoice (id, agreement_id, number, sender, currency, issued_on, received_at, due_on, period,
    net_micros, tax_micros, gross_micros, file_name, sha256, raw_bytes, status, flags)
  SELECT invoice_id, 'volume', 'V-' || period, 'Volume', 'EUR', (period || '-28')::date, now(),
    (period || '-28')::date + 30, period, cost + waived + withheld, 0, cost + waived + withheld,
    period || '.csv', sha256(period::bytea), '', 'received', '[]'
  FROM month;
INSERT INTO mno_invoice_line (id, invoice_id, line_number, line_code, description, quantity, amount_micros,
    period)
  SELECT gen_random_uuid(), invoice_id, charge.number, charge.code, charge.description, billed / 1000000,
    billed, month.period
  FROM month, charge, LATERAL (
    SELECT month.cost / 9 + CASE charge.number WHEN 1 THEN waived + withheld ELSE 0 END AS billed
  ) amount;
