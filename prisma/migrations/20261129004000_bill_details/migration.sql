-- By which profile a bill was drawn up, the tax of each line, and what was done about bills that are not paid.

ALTER TABLE bill ADD COLUMN billing_profile_id UUID NOT NULL;
ALTER TABLE bill ADD CONSTRAINT bill_operator_id_billing_profile_id_fkey FOREIGN KEY (operator_id, billing_profile_id)
  REFERENCES billing_profile(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX bill_operator_id_credits_id_idx ON bill(operator_id, credits_id);
ALTER TABLE bill_line ADD COLUMN tax_micros BIGINT NOT NULL;

CREATE TABLE dunning_notice (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    bill_id UUID NOT NULL,
    step INTEGER NOT NULL,
    action TEXT NOT NULL,
    channel TEXT NOT NULL,
    taken_on DATE NOT NULL,
    taken_by TEXT NOT NULL,
    CONSTRAINT dunning_notice_pkey PRIMARY KEY (id)
);

CREATE TABLE payment_promise (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    until_day DATE NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT payment_promise_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX dunning_notice_operator_id_bill_id_step_key ON dunning_notice(operator_id, bill_id, step);
CREATE INDEX payment_promise_operator_id_subscriber_id_idx ON payment_promise(operator_id, subscriber_id);
ALTER TABLE dunning_notice ADD CONSTRAINT dunning_notice_operator_id_bill_id_fkey FOREIGN KEY (operator_id, bill_id)
  REFERENCES bill(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE payment_promise ADD CONSTRAINT payment_promise_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE dunning_notice ADD CONSTRAINT dunning_notice_action_is_known
  CHECK (action IN ('remind', 'suspend', 'terminate'));
ALTER TABLE payment ADD CONSTRAINT payment_goes_back_by_refund CHECK ((method = 'refund') = (amount_micros < 0));

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['dunning_notice', 'payment_promise'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app_refuse_change()',
      table_name || '_append_only', table_name
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change()',
      table_name || '_never_emptied', table_name
    );
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
GRANT SELECT, INSERT ON dunning_notice, payment_promise TO tributary_operator;
