-- What holds in an operator's own business whoever writes, and who may write at all.

ALTER TABLE rate_card_version
  ADD CONSTRAINT rate_card_version_status_is_known CHECK (status IN ('draft', 'published')),
  ADD CONSTRAINT rate_card_version_is_published_by_somebody
    CHECK ((status = 'published') = (published_by IS NOT NULL) AND (published_by IS NULL) = (published_at IS NULL));
ALTER TABLE plan ADD CONSTRAINT plan_kind_is_known CHECK (kind IN ('plan', 'add-on', 'pass'));
ALTER TABLE plan_version
  ADD CONSTRAINT plan_version_status_is_known CHECK (status IN ('draft', 'published')),
  ADD CONSTRAINT plan_version_is_published_by_somebody
    CHECK ((status = 'published') = (published_by IS NOT NULL) AND (published_by IS NULL) = (published_at IS NULL));

ALTER TABLE subscriber
  ADD CONSTRAINT subscriber_status_is_known CHECK (status IN ('pending', 'active', 'suspended', 'terminated')),
  ADD CONSTRAINT subscriber_billing_is_known CHECK (billing IN ('postpaid', 'prepaid')),
  ADD CONSTRAINT subscriber_has_a_reason
    CHECK ((status IN ('suspended', 'terminated')) = (status_reason IS NOT NULL)),
  ADD CONSTRAINT subscriber_is_erased_whole
    CHECK (erased_at IS NULL OR (name_sealed IS NULL AND email_sealed IS NULL AND address_sealed IS NULL
      AND cardinality(name_marks) = 0));
CREATE INDEX subscriber_name_marks_idx ON subscriber USING gin (name_marks);

ALTER TABLE sim_card
  ADD CONSTRAINT sim_card_kind_is_known CHECK (kind IN ('physical', 'esim')),
  ADD CONSTRAINT sim_card_status_is_known
    CHECK (status IN ('in_stock', 'assigned', 'active', 'suspended', 'terminated'));
ALTER TABLE phone_number
  ADD CONSTRAINT phone_number_status_is_known
    CHECK (status IN ('free', 'reserved', 'assigned', 'quarantined', 'ported-in', 'ported-out')),
  ADD CONSTRAINT phone_number_waits_until CHECK ((status IN ('reserved', 'quarantined')) = (status_until IS NOT NULL));

-- One plan, one holder, at a time.
ALTER TABLE subscriber_plan ADD CONSTRAINT subscriber_plan_one_at_a_time
  EXCLUDE USING gist (operator_id WITH =, subscriber_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
  WHERE (is_main);
ALTER TABLE subscriber_sim ADD CONSTRAINT subscriber_sim_one_holder_at_a_time
  EXCLUDE USING gist (operator_id WITH =, sim_card_id WITH =, tstzrange(valid_from, valid_until) WITH &&);
ALTER TABLE subscriber_number ADD CONSTRAINT subscriber_number_one_holder_at_a_time
  EXCLUDE USING gist (operator_id WITH =, phone_number_id WITH =, tstzrange(valid_from, valid_until) WITH &&);

ALTER TABLE bill_run
  ADD CONSTRAINT bill_run_status_is_known CHECK (status IN ('draft', 'review', 'final', 'abandoned')),
  ADD CONSTRAINT bill_run_is_finalized_by_somebody
    CHECK ((status = 'final') = (finalized_by IS NOT NULL) AND (finalized_by IS NULL) = (finalized_at IS NULL));
CREATE UNIQUE INDEX bill_run_one_open_per_period ON bill_run (operator_id, period) WHERE status <> 'abandoned';

ALTER TABLE bill
  ADD CONSTRAINT bill_kind_is_known CHECK (kind IN ('bill', 'credit-note')),
  ADD CONSTRAINT bill_status_is_known CHECK (status IN ('draft', 'final')),
  ADD CONSTRAINT bill_adds_up CHECK (gross_micros = net_micros + tax_micros),
  ADD CONSTRAINT bill_is_numbered_once_final
    CHECK ((status = 'final') = (number IS NOT NULL) AND (number IS NULL) = (issued_on IS NULL)),
  ADD CONSTRAINT bill_credits_a_bill CHECK (kind <> 'credit-note' OR (credits_id IS NOT NULL AND reason IS NOT NULL));
ALTER TABLE bill_line ADD CONSTRAINT bill_line_kind_is_known
  CHECK (kind IN ('recurring', 'one-off', 'usage', 'discount', 'adjustment'));
ALTER TABLE balance_entry ADD CONSTRAINT balance_entry_has_a_sign
  CHECK (CASE WHEN kind IN ('grant', 'refund') THEN quantity >= 0
    WHEN kind IN ('use', 'expire') THEN quantity <= 0 ELSE false END);

-- What was published stays as it was published.
CREATE FUNCTION app_keep_published() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION '% % is published and stays as it is: make the next version', TG_TABLE_NAME, OLD.id
    USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_published() FROM PUBLIC;
CREATE TRIGGER rate_card_version_is_frozen BEFORE UPDATE OR DELETE ON rate_card_version
  FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION app_keep_published();
CREATE TRIGGER plan_version_is_frozen BEFORE UPDATE OR DELETE ON plan_version
  FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION app_keep_published();

-- What is final stays; what it owes changes by credit notes and payments only.
CREATE FUNCTION app_keep_final_bill() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_TABLE_NAME = 'bill_line' THEN
    IF NOT EXISTS (
      SELECT FROM bill
      WHERE operator_id = coalesce(NEW.operator_id, OLD.operator_id) AND id = coalesce(NEW.bill_id, OLD.bill_id)
        AND status = 'final'
    ) THEN
      RETURN coalesce(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'a final bill keeps its lines' USING ERRCODE = 'restrict_violation';
  END IF;
  RAISE EXCEPTION '% % is final and stays as it is', TG_TABLE_NAME, OLD.id USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_final_bill() FROM PUBLIC;
CREATE TRIGGER bill_is_frozen BEFORE UPDATE OR DELETE ON bill
  FOR EACH ROW WHEN (OLD.status = 'final') EXECUTE FUNCTION app_keep_final_bill();
CREATE TRIGGER bill_run_is_frozen BEFORE UPDATE OR DELETE ON bill_run
  FOR EACH ROW WHEN (OLD.status IN ('final', 'abandoned')) EXECUTE FUNCTION app_keep_final_bill();
CREATE TRIGGER bill_line_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON bill_line
  FOR EACH ROW EXECUTE FUNCTION app_keep_final_bill();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'balance_entry', 'billing_profile', 'payment', 'payment_allocation', 'retail_rating', 'subscriber_event'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app_refuse_change()',
      table_name || '_append_only', table_name
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change()',
      table_name || '_never_emptied', table_name
    );
  END LOOP;

  -- The operator's own login alone sees these: no policy lets the MVNA in but for the totals.
  FOREACH table_name IN ARRAY ARRAY[
    'balance_entry', 'bill', 'bill_exception', 'bill_line', 'bill_number', 'bill_run', 'billing_profile', 'payment',
    'payment_allocation', 'phone_number', 'plan', 'plan_version', 'rate_card', 'rate_card_version', 'retail_rating',
    'retail_total', 'sim_card', 'sim_imsi', 'subscriber', 'subscriber_event', 'subscriber_number', 'subscriber_plan',
    'subscriber_sim'
  ] LOOP
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
CREATE POLICY portfolio_scope ON retail_total TO tributary_portfolio USING (true) WITH CHECK (true);

-- The rights of the runtime roles, as listed in packages/db/src/roles/grants.ts.
GRANT SELECT, INSERT ON
  balance_entry, billing_profile, payment, payment_allocation, retail_rating, sim_imsi, subscriber_event
  TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON
  bill_number, bill_run, phone_number, plan, rate_card, retail_total, sim_card, subscriber, subscriber_number,
  subscriber_plan, subscriber_sim
  TO tributary_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON bill, bill_exception, bill_line, plan_version, rate_card_version
  TO tributary_operator;
GRANT SELECT ON retail_total TO tributary_portfolio;

-- What records cost subscribers, in each operator's own schema, as packages/db/src/provision makes new ones.
DO $$
DECLARE
  usage_schema name;
BEGIN
  FOR usage_schema IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\_%' ORDER BY nspname LOOP
    EXECUTE format(
      'CREATE TABLE %1$I.retail_charge (
        occurred_at timestamptz(3) NOT NULL,
        key bigint NOT NULL,
        rated_quantity bigint NOT NULL,
        charge_micros bigint,
        rating_id uuid NOT NULL,
        part integer NOT NULL,
        rate_card_version integer,
        operator_id text NOT NULL DEFAULT %2$L CONSTRAINT of_this_operator CHECK (operator_id = %2$L),
        service text NOT NULL,
        zone text,
        rate_code text,
        band text,
        bundle text,
        CONSTRAINT retail_charge_pkey PRIMARY KEY (rating_id, occurred_at, key, part)
      )',
      usage_schema, substr(usage_schema, 3)
    );
    EXECUTE format('GRANT SELECT, INSERT ON %1$I.retail_charge TO %1$I', usage_schema);
  END LOOP;
END
$$;
