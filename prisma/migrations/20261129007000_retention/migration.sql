-- How long an operator's data is kept, what keeps it longer, and what became of usage that went.

CREATE TABLE retention_rule (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    data_class TEXT NOT NULL,
    version INTEGER NOT NULL,
    months INTEGER,
    set_by TEXT NOT NULL,
    set_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT retention_rule_pkey PRIMARY KEY (id),
    CONSTRAINT retention_rule_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT retention_rule_class_is_known CHECK (data_class IN ('usage', 'identity', 'bills')),
    CONSTRAINT retention_rule_is_long_enough
      CHECK (months BETWEEN CASE data_class WHEN 'usage' THEN 3 ELSE 1 END AND 600)
);
CREATE UNIQUE INDEX retention_rule_operator_id_id_key ON retention_rule (operator_id, id);
CREATE UNIQUE INDEX retention_rule_operator_id_data_class_version_key
  ON retention_rule (operator_id, data_class, version);

CREATE TABLE legal_hold (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    data_class TEXT,
    subscriber_id UUID,
    reason TEXT NOT NULL,
    placed_by TEXT NOT NULL,
    placed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    released_by TEXT,
    released_at TIMESTAMPTZ(3),
    release_reason TEXT,

    CONSTRAINT legal_hold_pkey PRIMARY KEY (id),
    CONSTRAINT legal_hold_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT legal_hold_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
      REFERENCES subscriber (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT legal_hold_class_is_known CHECK (data_class IN ('usage', 'identity')),
    CONSTRAINT legal_hold_is_released_by_somebody
      CHECK ((released_by IS NULL) = (released_at IS NULL) AND (released_by IS NULL) = (release_reason IS NULL))
);
CREATE UNIQUE INDEX legal_hold_operator_id_id_key ON legal_hold (operator_id, id);
CREATE INDEX legal_hold_operator_id_subscriber_id_idx ON legal_hold (operator_id, subscriber_id);

CREATE TABLE retired_usage (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    month TEXT NOT NULL,
    records BIGINT NOT NULL,
    days JSONB NOT NULL,
    retired_by TEXT NOT NULL,
    retired_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT retired_usage_pkey PRIMARY KEY (id),
    CONSTRAINT retired_usage_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT retired_usage_month_is_one CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$')
);
CREATE UNIQUE INDEX retired_usage_operator_id_id_key ON retired_usage (operator_id, id);
CREATE INDEX retired_usage_operator_id_month_idx ON retired_usage (operator_id, month);

-- A hold stays as it was placed; all that can become of it is its release.
CREATE FUNCTION app_keep_hold() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF OLD.released_at IS NULL AND (OLD.data_class, OLD.subscriber_id, OLD.reason, OLD.placed_by, OLD.placed_at)
      IS NOT DISTINCT FROM (NEW.data_class, NEW.subscriber_id, NEW.reason, NEW.placed_by, NEW.placed_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'legal hold % stays as it is', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;
REVOKE ALL ON FUNCTION app_keep_hold() FROM PUBLIC;
CREATE TRIGGER legal_hold_is_kept BEFORE UPDATE ON legal_hold FOR EACH ROW EXECUTE FUNCTION app_keep_hold();

-- Whether a month may go is decided with the rights of whoever asks, who sees all of the operator's rules, holds,
-- disputes and runs, and nobody else's.
CREATE FUNCTION app_check_retired_usage() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
  AS $$
DECLARE
  first_day date := to_date(NEW.month, 'YYYY-MM');
  kept integer;
BEGIN
  SELECT months INTO kept FROM retention_rule WHERE data_class = 'usage' ORDER BY version DESC LIMIT 1;
  IF kept IS NULL OR first_day + make_interval(months => kept + 1) > (now() AT TIME ZONE 'UTC')::date THEN
    RAISE EXCEPTION 'usage of % is to be kept', NEW.month USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF EXISTS (SELECT FROM legal_hold WHERE released_at IS NULL AND coalesce(data_class, 'usage') = 'usage') THEN
    RAISE EXCEPTION 'usage of % is under a legal hold', NEW.month USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  -- A billed period may begin in one month and end in the next.
  IF EXISTS (
    SELECT FROM operator_dispute JOIN statement ON statement.id = operator_dispute.statement_id
    WHERE operator_dispute.status IN ('open', 'in_review')
      AND to_date(statement.period, 'YYYY-MM')
        BETWEEN first_day - interval '1 month' AND first_day + interval '1 month'
  ) OR EXISTS (
    SELECT FROM bill_run
    WHERE status IN ('draft', 'review') AND to_date(period, 'YYYY-MM')
      BETWEEN first_day - interval '1 month' AND first_day + interval '1 month'
  ) THEN
    RAISE EXCEPTION 'usage of % is disputed or being billed', NEW.month USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_check_retired_usage() FROM PUBLIC;

-- The month itself is the owner's to drop. What was read of it before has to be all of it still.
CREATE FUNCTION app_drop_retired_usage() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
DECLARE
  schema_name text := 't_' || NEW.operator_id;
  first_day date := to_date(NEW.month, 'YYYY-MM');
  table_name text := public.app_usage_month(NEW.operator_id, first_day);
  held bigint;
BEGIN
  EXECUTE format('LOCK TABLE %I.cdr IN ACCESS EXCLUSIVE MODE', schema_name);
  EXECUTE format('SELECT count(*) FROM %I.%I', schema_name, table_name) INTO held;
  IF held <> NEW.records THEN
    RAISE EXCEPTION 'usage of % has % records by now, not %', NEW.month, held, NEW.records
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  EXECUTE format('ALTER TABLE %I.cdr DETACH PARTITION %I.%I', schema_name, schema_name, table_name);
  EXECUTE format('DROP TABLE %I.%I', schema_name, table_name);
  EXECUTE format('DELETE FROM %I.retail_charge WHERE occurred_at >= %L AND occurred_at < %L', schema_name,
    first_day || ' 00:00:00+00', (first_day + interval '1 month')::date || ' 00:00:00+00');
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app_drop_retired_usage() FROM PUBLIC;
CREATE TRIGGER retired_usage_may_go BEFORE INSERT ON retired_usage
  FOR EACH ROW WHEN (NEW.records > 0) EXECUTE FUNCTION app_check_retired_usage();
CREATE TRIGGER retired_usage_goes AFTER INSERT ON retired_usage
  FOR EACH ROW WHEN (NEW.records > 0) EXECUTE FUNCTION app_drop_retired_usage();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['retention_rule', 'retired_usage'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app_refuse_change()',
      table_name || '_append_only', table_name
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change()',
      table_name || '_never_emptied', table_name
    );
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['legal_hold', 'retention_rule', 'retired_usage'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) '
        'EXECUTE FUNCTION app_keep_operator()',
      table_name || '_keeps_operator', table_name
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator '
        'USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator())',
      table_name
    );
  END LOOP;
END
$$;

GRANT SELECT, INSERT ON retention_rule, retired_usage TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON legal_hold TO tributary_operator;
