-- One agreement in EUR and months of settled business, by sums that can be told beforehand. The sizes come in as
-- settings: volume.operators, volume.periods, volume.exceptions.

CREATE FUNCTION pg_temp.label(month int) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN to_char(make_timestamp(2025, 1, 1, 0, 0, 0) + make_interval(months => month), 'YYYY-MM');
CREATE FUNCTION pg_temp.id(name text) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN md5(name)::uuid;
CREATE FUNCTION pg_temp.code(operator int) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN 'op' || lpad(operator::text, 4, '0');

CREATE TEMP TABLE month ON COMMIT DROP AS
  SELECT number, pg_temp.label(number) AS period, pg_temp.id('run' || number) AS run_id,
    pg_temp.id('invoice' || number) AS invoice_id
  FROM generate_series(0, current_setting('volume.periods')::int - 1) AS number;
CREATE TEMP TABLE member ON COMMIT DROP AS
  SELECT number, pg_temp.code(number) AS id
  FROM generate_series(1, current_setting('volume.operators')::int) AS number;

INSERT INTO mno (id, name, senders) VALUES ('volume', 'Volume Networks', '{}');
INSERT INTO agreement (id, mno_id, name, currency, zone)
  VALUES ('volume', 'volume', 'Volume', 'EUR', 'Europe/Berlin');
INSERT INTO operator (id, name, currency, live_from)
  SELECT id, 'Operator ' || number, 'EUR', '2024-12-31T23:00Z' FROM member;
INSERT INTO usage_source (id, agreement_id, mapping) VALUES ('volume', 'volume', '{}');

INSERT INTO mno_invoice (id, agreement_id, number, sender, currency, issued_on, received_at, due_on, period,
    net_micros, tax_micros, gross_micros, file_name, sha256, raw_bytes, status, flags)
  SELECT invoice_id, 'volume', 'V-' || period, 'Volume', 'EUR', (period || '-28')::date, now(),
    (period || '-28')::date + 30, period, 1000000000, 0, 1000000000, period || '.csv', sha256(period::bytea),
    '', 'received', '[]'
  FROM month;

-- Each run expects 900 on ten lines, and is as large as one of so many operators is.
INSERT INTO settlement_run (id, agreement_id, period, version, status, invoice_id, snapshot, result, identities,
    hash, prepared_by, approved_by, approved_hash, issued_at)
  SELECT run_id, 'volume', period, 1, 'issued', invoice_id, '{}', jsonb_build_object('settlement',
      jsonb_build_object('approved', (
        SELECT jsonb_agg(jsonb_build_object('key', 'L' || line, 'expectedMicros', '90000000n'))
        FROM generate_series(1, 10) AS line
      ), 'operators', (
        SELECT jsonb_agg(jsonb_build_object('operatorId', member.id, 'lines', (
          SELECT jsonb_agg(jsonb_build_object('kind', 'cost', 'code', 'L' || line, 'description',
            'Line ' || line || ' of ' || member.id, 'originPeriod', month.period, 'quantity',
            md5(member.id || line || month.period), 'amountMicros', (member.number * line) || 'n'))
          FROM generate_series(1, 10) AS line
        ))) FROM member
      ))), '{}', 'hash', 'analyst', 'approver', 'hash', now()
  FROM month;

-- Nine lines of cost and one of margin for each operator: 9 and 1 units.
INSERT INTO settlement_line (id, run_id, operator_id, kind, line_code, description, origin_period, amount_micros)
  SELECT gen_random_uuid(), month.run_id, member.id, CASE WHEN line = 10 THEN 'margin' ELSE 'cost' END,
    'L' || line, 'Line ' || line, month.period, 1000000
  FROM month, member, generate_series(1, 10) AS line;

INSERT INTO statement (id, operator_id, number, version, agreement_id, period, currency, net_micros, tax_micros,
    gross_micros, issued_at, due_on, hash, document)
  SELECT pg_temp.id('statement' || month.number || member.id), member.id,
    'ST-volume-' || month.period || '-' || member.id, 1, 'volume', month.period, 'EUR', 10000000, 0, 10000000,
    now(), (month.period || '-28')::date + 30, 'hash', jsonb_build_object('lines', repeat('line ', 300))
  FROM month, member;
INSERT INTO ledger_transaction (id, key, kind, description, agreement_id, period)
  SELECT pg_temp.id('cost' || number), 'run:' || number, 'invoice-approved', 'Cost', 'volume', period FROM month
  UNION ALL SELECT pg_temp.id('owed' || month.number || member.id), 'statement:' || month.period || member.id,
    'statement-issued', 'Statement', 'volume', month.period FROM month, member;
INSERT INTO ledger_posting (transaction_id, account, party, currency, amount_micros)
  SELECT pg_temp.id('cost' || number), account, 'volume', 'EUR', amount FROM month,
    (VALUES ('wholesale-cost', 900000000::bigint), ('mno-payable', -900000000)) AS entry (account, amount)
  UNION ALL SELECT pg_temp.id('owed' || month.number || member.id), account, member.id, 'EUR', amount
  FROM month, member, (VALUES ('operator-receivable', 10000000::bigint), ('settlement-revenue', -9000000),
    ('margin-revenue', -1000000)) AS entry (account, amount);

INSERT INTO discrepancy (id, invoice_id, agreement_id, period, key, line_code, billed_micros, expected_micros,
    delta_micros, cause, explanation, comparison, created_at)
  SELECT gen_random_uuid(), month.invoice_id, 'volume', month.period, 'L' || item, 'L1', 3000000, 1000000,
    2000000, (ARRAY['RATE', 'VOLUME', 'COUNT', 'UNKNOWN'])[1 + item % 4], 'It differs.',
    jsonb_build_object('key', 'L' || item, 'evidence', repeat('evidence ', 60), 'parts', jsonb_build_array(
      jsonb_build_object('operatorId', pg_temp.code(1 + item % current_setting('volume.operators')::int),
        'amountMicros', '2000000n'))),
    now() - make_interval(days => item % 20)
  FROM generate_series(1, current_setting('volume.exceptions')::int) AS item
  JOIN month ON month.number = item % current_setting('volume.periods')::int;

-- A file a day; each holds two lines of every operator. The last month is not settled.
INSERT INTO usage_file (id, source_id, agreement_id, name, sha256, sequence, byte_count, received_at, received,
    accepted, duplicates, rejected, quarantined, attributed, unattributed, control_totals, warnings)
  SELECT day, 'volume', 'volume', 'file-' || day, sha256(day::text::bytea), day, 1000, now(), 0, 0, 0, 0, 0, 0,
    0, '{}', '[]'
  FROM generate_series(1, 30 * (1 + current_setting('volume.periods')::int)) AS day;
INSERT INTO usage_aggregate (file_id, operator_id, agreement_id, period, utc_period, day, service, direction,
    zone, line_code, rate_version, outcome, records, quantity, charge_micros)
  SELECT day, member.id, 'volume', pg_temp.label((day - 1) / 30), pg_temp.label((day - 1) / 30),
    (pg_temp.label((day - 1) / 30) || '-01')::date + (day - 1) % 28, service, 'none', 'domestic', line, 1,
    'accepted', 10, 1000, 1000000
  FROM generate_series(1, 30 * (1 + current_setting('volume.periods')::int)) AS day, member,
    (VALUES ('data', 'L1'), ('voice', 'L2')) AS used (service, line);
