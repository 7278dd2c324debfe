-- A file a day, settled months and one more; each holds two lines of every operator. Goes on from
-- portfolio-volume.sql.

CREATE TEMP TABLE file ON COMMIT DROP AS
  SELECT day, nextval('usage_file_id_seq')::int AS id, pg_temp.label((day - 1) / 30) AS period,
    (pg_temp.label((day - 1) / 30) || '-01')::date + (day - 1) % 28 AS used_on,
    CASE WHEN day % 10 = 0 THEN 5 ELSE 0 END AS quarantined
  FROM generate_series(1, 30 * (1 + pg_temp.size('periods'))) AS day;
INSERT INTO usage_file (id, source_id, agreement_id, name, sha256, sequence, byte_count, received_at,
    first_occurred_at, last_occurred_at, received, accepted, duplicates, rejected, quarantined, attributed,
    unattributed, control_totals, warnings)
  SELECT id, 'volume', 'volume', 'file-' || day, sha256(day::text::bytea), day, 1000, used_on + 1, used_on,
    used_on + interval '23 hours', records + quarantined, records, 0, 0, quarantined, records, 0, '{}',
    '[]'
  FROM file, LATERAL (SELECT 20 * pg_temp.size('operators') AS records) counted;
INSERT INTO usage_aggregate (file_id, operator_id, agreement_id, period, utc_period, day, service, direction,
    zone, line_code, rate_version, outcome, records, quantity, charge_micros)
  SELECT file.id, member.id, 'volume', period, period, used_on, service, 'none', zone, code, 1, 'accepted',
    10, 1000, 1000000
  FROM file, member, charge WHERE charge.number <= 2;
INSERT INTO quarantine_total (file_id, operator_id, reason, records, value_micros)
  SELECT file.id, member.id, (ARRAY['RATE_MISSING', 'SIM_UNKNOWN', 'FIELD_INVALID'])[1 + day % 3],
    quarantined, 1000000
  FROM file JOIN member ON member.number = 1 + day % pg_temp.size('operators')
  WHERE quarantined > 0;
INSERT INTO settled_usage (agreement_id, period, file_id, run_id)
  SELECT 'volume', file.period, file.id, run_id FROM file JOIN month USING (period) WHERE NOT is_draft;

INSERT INTO audit_event (occurred_at, actor, action, subject, details)
  SELECT used_on + 1, 'worker', 'usage-file:ingest', 'file-' || day, '{}'::jsonb FROM file
  UNION ALL SELECT now(), 'analyst', 'settlement:prepare', run_id::text, '{}' FROM month
  UNION ALL SELECT now(), 'approver', 'settlement:approve', run_id::text, '{}' FROM month WHERE NOT is_draft
  UNION ALL SELECT now(), 'analyst', 'settlement:issue', run_id::text, '{}' FROM month WHERE NOT is_draft;
