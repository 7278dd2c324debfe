-- A month of one operator's usage. Mediation may ask for one; it can neither create nor own a table.
-- The partition is built aside and attached, so that loading into other months goes on meanwhile.
CREATE FUNCTION app_ensure_usage_month(operator text, month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
DECLARE
  schema_name text := 't_' || operator;
  first_day date := date_trunc('month', month)::date;
  next_day date := (date_trunc('month', month) + interval '1 month')::date;
  table_name text := 'cdr_' || to_char(first_day, 'YYYYMM');
BEGIN
  IF operator !~ '^[a-z][a-z0-9_]{1,30}$' OR to_regclass(format('%I.cdr', schema_name)) IS NULL THEN
    RAISE EXCEPTION 'no usage schema for operator %', operator USING ERRCODE = 'undefined_object';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(schema_name || '.' || table_name, 0));
  IF to_regclass(format('%I.%I', schema_name, table_name)) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format(
    'CREATE TABLE %I.%I (LIKE %I.cdr INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)',
    schema_name, table_name, schema_name
  );
  EXECUTE format('CREATE UNIQUE INDEX %I ON %I.%I (key)', table_name || '_key', schema_name, table_name);
  EXECUTE format(
    'ALTER TABLE %I.cdr ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)',
    schema_name, schema_name, table_name, to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(next_day, 'YYYY-MM-DD') || ' 00:00:00+00'
  );
  EXECUTE format('GRANT SELECT, INSERT ON %I.%I TO %I', schema_name, table_name, schema_name);
END
$$;
REVOKE ALL ON FUNCTION app_ensure_usage_month(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_ensure_usage_month(text, date) TO tributary_mediation;
