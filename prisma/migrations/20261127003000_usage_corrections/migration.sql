-- Usage that is known better afterwards: a month is written anew beside the old one and put in its place.

CREATE TABLE usage_correction (
    id UUID NOT NULL,
    agreement_id TEXT NOT NULL,
    period TEXT NOT NULL,
    reason TEXT NOT NULL,
    applied_by TEXT NOT NULL,
    applied_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    fingerprint TEXT NOT NULL,
    impact JSONB NOT NULL,
    CONSTRAINT usage_correction_pkey PRIMARY KEY (id),
    CONSTRAINT usage_correction_agreement_id_fkey FOREIGN KEY (agreement_id)
      REFERENCES agreement(id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX usage_correction_agreement_id_period_idx ON usage_correction(agreement_id, period);
CREATE TRIGGER usage_correction_append_only BEFORE UPDATE OR DELETE ON usage_correction
  FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER usage_correction_never_emptied BEFORE TRUNCATE ON usage_correction
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
GRANT SELECT ON usage_correction TO tributary_portfolio;
GRANT SELECT, INSERT ON usage_correction TO tributary_mediation;

-- What a correction changes of one file has a manifest of its own beside that file's.
ALTER TABLE usage_file
  ADD COLUMN corrects INTEGER,
  ADD COLUMN correction_id UUID;
ALTER TABLE usage_file ADD CONSTRAINT usage_file_corrects_fkey FOREIGN KEY (corrects)
  REFERENCES usage_file(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE usage_file ADD CONSTRAINT usage_file_correction_id_fkey FOREIGN KEY (correction_id)
  REFERENCES usage_correction(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE usage_file ADD CONSTRAINT usage_file_correction_names_its_file
  CHECK ((corrects IS NULL) = (correction_id IS NULL));
CREATE INDEX usage_file_corrects_idx ON usage_file(corrects);

-- A month of one operator's usage as mediation may name it, or an error.
CREATE FUNCTION app_usage_month(operator text, month date) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
  AS $$
DECLARE
  table_name text := 'cdr_' || to_char(month, 'YYYYMM');
BEGIN
  IF operator !~ '^[a-z][a-z0-9_]{1,30}$' OR to_regclass(format('%I.%I', 't_' || operator, table_name)) IS NULL THEN
    RAISE EXCEPTION 'operator % has no usage of %', operator, to_char(month, 'YYYY-MM') USING ERRCODE = 'undefined_object';
  END IF;
  RETURN table_name;
END
$$;
REVOKE ALL ON FUNCTION app_usage_month(text, date) FROM PUBLIC;

-- Holds a month against loading until the transaction ends; reading it goes on.
CREATE FUNCTION app_hold_usage_month(operator text, month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
BEGIN
  EXECUTE format('LOCK TABLE %I.%I IN SHARE MODE', 't_' || operator, public.app_usage_month(operator, month));
END
$$;
REVOKE ALL ON FUNCTION app_hold_usage_month(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_hold_usage_month(text, date) TO tributary_mediation;

-- Writes a month anew in a table beside it: every record but those that leave, priced as the prices say where they are
-- another version's. A price is (top * quantity + plus) / bottom steps; where 64 bits are not enough, or a half goes to
-- the even side, the wide one. Nobody sees the table before the swap. Answers its records.
CREATE FUNCTION app_rewrite_usage_month(
    operator text, month date, agreement text, billed text, cut_off text, prices jsonb, loads jsonb, leaving bigint[]
  ) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
DECLARE
  schema_name text := 't_' || operator;
  table_name text := public.app_usage_month(operator, month);
  instant text := CASE cut_off
    WHEN 'start' THEN 'c.occurred_at'
    WHEN 'end' THEN 'c.occurred_at + c.duration_seconds * interval ''1 second'''
    WHEN 'load' THEN '(SELECT l.received_at FROM l WHERE l.file_id = c.file_id)'
  END;
  raw text := '(p.by_second * c.duration_seconds + p.by_byte * c.volume_bytes + p.by_event)';
  quantity text := format(
    '(CASE WHEN %1$s = 0 THEN 0 WHEN %1$s <= p.first THEN p.first
      ELSE p.first + (%1$s - p.first + p.next - 1) / p.next * p.next END)', raw
  );
  wide text := format('(2 * abs(p.slope * %1$s + p.base) + p.denominator)', quantity);
  charge text := format(
    'CASE WHEN %1$s = 0 THEN 0 ELSE least(greatest(
      CASE WHEN %2$s <= p.largest THEN (p.top * %2$s + p.plus) / p.bottom * p.step
        ELSE (sign(p.slope * %2$s + p.base) * p.step * CASE p.mode
          WHEN ''truncate'' THEN div(abs(p.slope * %2$s + p.base), p.denominator)
          WHEN ''up'' THEN div(abs(p.slope * %2$s + p.base) + p.denominator - 1, p.denominator)
          WHEN ''half-up'' THEN div(%3$s, 2 * p.denominator)
          ELSE div(%3$s, 2 * p.denominator)
            - CASE WHEN mod(%3$s, 2 * p.denominator) = 0 AND mod(div(%3$s, 2 * p.denominator), 2) = 1
              THEN 1 ELSE 0 END
          END)::bigint END, p.least), p.most) END', raw, quantity, wide
  );
  columns text;
  records bigint;
BEGIN
  IF instant IS NULL THEN
    RAISE EXCEPTION 'no such cut-off: %', cut_off USING ERRCODE = 'invalid_parameter_value';
  END IF;
  EXECUTE format('LOCK TABLE %I.%I IN SHARE MODE', schema_name, table_name);
  -- A record that takes another one back bears a negative number, and its amounts the other sign.
  SELECT string_agg(
    CASE attname
      WHEN 'rated_quantity' THEN format('CASE WHEN p.version IS NULL THEN c.rated_quantity
        WHEN c.record_number < 0 THEN -%1$s ELSE %1$s END AS rated_quantity', quantity)
      WHEN 'charge_micros' THEN format('CASE WHEN p.version IS NULL THEN c.charge_micros
        WHEN c.record_number < 0 THEN -(%1$s) ELSE %1$s END AS charge_micros', charge)
      WHEN 'rate_version' THEN 'coalesce(p.version, c.rate_version) AS rate_version'
      WHEN 'line_code' THEN 'coalesce(p.line, c.line_code) AS line_code'
      ELSE format('c.%I', attname)
    END, ', ' ORDER BY attnum
  ) INTO columns
  FROM pg_attribute
  WHERE attrelid = format('%I.cdr', schema_name)::regclass AND attnum > 0 AND NOT attisdropped;
  EXECUTE format(
    'CREATE TABLE %1$I.%2$I AS
     WITH l AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(%9$L::jsonb) AS l(file_id int, received_at timestamptz))
     SELECT %4$s FROM %1$I.%3$I c
     LEFT JOIN jsonb_to_recordset(%8$L::jsonb) AS p(service text, direction text, zone text, version int, line text,
         valid_from timestamptz, valid_until timestamptz, by_second bigint, by_byte bigint, by_event bigint,
         first bigint, next bigint, top bigint, plus bigint, bottom bigint, step bigint, largest bigint,
         slope numeric, base numeric, denominator numeric, mode text, least bigint, most bigint)
       ON p.service = c.service AND p.zone = c.zone AND p.direction = c.direction AND p.version <> c.rate_version
       AND c.agreement_id = %6$L AND c.period = %7$L AND %5$s >= p.valid_from AND %5$s < p.valid_until
     %10$s',
    schema_name, table_name || '_next', table_name, columns, instant, agreement, billed, prices, loads,
    CASE WHEN cardinality(leaving) > 0 THEN format(
      'WHERE NOT EXISTS (SELECT FROM unnest(%L::bigint[]) AS gone(key) WHERE gone.key = c.key)', leaving
    ) END
  );
  GET DIAGNOSTICS records = ROW_COUNT;
  EXECUTE format('GRANT SELECT ON %I.%I TO %I', schema_name, table_name || '_next', schema_name);
  RETURN records;
END
$$;
REVOKE ALL ON FUNCTION app_rewrite_usage_month(text, date, text, text, text, jsonb, jsonb, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_rewrite_usage_month(text, date, text, text, text, jsonb, jsonb, bigint[])
  TO tributary_mediation;

-- Gives the table beside a month everything that a month has, so that nothing is left to do but to swap.
CREATE FUNCTION app_finish_usage_rewrite(operator text, month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
DECLARE
  schema_name text := 't_' || operator;
  next_name text := public.app_usage_month(operator, month) || '_next';
  first_day date := date_trunc('month', month)::date;
  next_day date := (date_trunc('month', month) + interval '1 month')::date;
  changes text;
BEGIN
  EXECUTE format('CREATE UNIQUE INDEX %I ON %I.%I (key)', next_name || '_key', schema_name, next_name);
  SELECT string_agg(change, ', ') INTO changes FROM (
    SELECT format('ALTER %I SET NOT NULL', attname) AS change FROM pg_attribute
    WHERE attrelid = format('%I.cdr', schema_name)::regclass AND attnum > 0 AND NOT attisdropped AND attnotnull
    UNION ALL
    SELECT format('ALTER %I SET DEFAULT %s', attname, pg_get_expr(adbin, adrelid))
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid = format('%I.cdr', schema_name)::regclass
    UNION ALL
    SELECT format('ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE conrelid = format('%I.cdr', schema_name)::regclass AND contype = 'c'
    UNION ALL
    SELECT format(
      'ADD CONSTRAINT of_this_month CHECK (occurred_at >= %L AND occurred_at < %L)',
      first_day || ' 00:00:00+00', next_day || ' 00:00:00+00'
    )
  ) AS needed;
  EXECUTE format('ALTER TABLE %I.%I %s', schema_name, next_name, changes);
END
$$;
REVOKE ALL ON FUNCTION app_finish_usage_rewrite(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_finish_usage_rewrite(text, date) TO tributary_mediation;

-- Puts the finished table in the month's place; the old one goes. Its bounds are known, so no record is looked at.
CREATE FUNCTION app_swap_usage_month(operator text, month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
DECLARE
  schema_name text := 't_' || operator;
  table_name text := public.app_usage_month(operator, month);
  next_name text := table_name || '_next';
  first_day date := date_trunc('month', month)::date;
  next_day date := (date_trunc('month', month) + interval '1 month')::date;
BEGIN
  EXECUTE format('ALTER TABLE %I.cdr DETACH PARTITION %I.%I', schema_name, schema_name, table_name);
  EXECUTE format('DROP TABLE %I.%I', schema_name, table_name);
  EXECUTE format('ALTER TABLE %I.%I RENAME TO %I', schema_name, next_name, table_name);
  EXECUTE format('ALTER INDEX %I.%I RENAME TO %I', schema_name, next_name || '_key', table_name || '_key');
  EXECUTE format(
    'ALTER TABLE %I.cdr ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)',
    schema_name, schema_name, table_name, first_day || ' 00:00:00+00', next_day || ' 00:00:00+00'
  );
  EXECUTE format('ALTER TABLE %I.%I DROP CONSTRAINT of_this_month', schema_name, table_name);
  EXECUTE format('GRANT SELECT, INSERT ON %I.%I TO %I', schema_name, table_name, schema_name);
END
$$;
REVOKE ALL ON FUNCTION app_swap_usage_month(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_swap_usage_month(text, date) TO tributary_mediation;
