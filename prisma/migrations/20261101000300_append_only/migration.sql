-- Rows that are evidence: written once. The owner of the tables is refused as well.
CREATE FUNCTION app_refuse_change() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_refuse_change() FROM PUBLIC;

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'agreement_version', 'audit_event', 'dispute_event', 'fx_rate', 'issued_statement', 'ledger_posting',
    'ledger_transaction', 'margin_version', 'mno_invoice_line', 'quarantine_total', 'statement', 'statement_line',
    'usage_aggregate', 'usage_file', 'usage_file_event'
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
END
$$;

-- A row stays with the operator it was made for.
CREATE FUNCTION app_keep_operator() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'a row of % never changes its operator', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_operator() FROM PUBLIC;

DO $$
DECLARE
  owned record;
BEGIN
  FOR owned IN
    SELECT c.relname AS table_name, a.attname AS column_name
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND (a.attname = 'operator_id' OR (c.relname = 'operator' AND a.attname = 'id'))
  LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW WHEN (OLD.%I IS DISTINCT FROM NEW.%I) '
        'EXECUTE FUNCTION app_keep_operator()',
      owned.table_name || '_keeps_operator', owned.table_name, owned.column_name, owned.column_name
    );
  END LOOP;
END
$$;

-- The books balance: at commit, each touched transaction's postings sum to zero in every currency.
CREATE FUNCTION app_ledger_balances() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
DECLARE
  off_balance record;
BEGIN
  SELECT currency, sum(amount_micros) AS amount INTO off_balance
  FROM ledger_posting WHERE transaction_id = NEW.transaction_id
  GROUP BY currency HAVING sum(amount_micros) <> 0
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'ledger transaction % is off balance by % micros %',
      NEW.transaction_id, off_balance.amount, off_balance.currency USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app_ledger_balances() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON ledger_posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app_ledger_balances();

-- What was approved is what is issued: an approved run keeps its inputs, its result and its lines.
CREATE FUNCTION app_keep_approved_run() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'settlement run % is approved and cannot be deleted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.agreement_id, OLD.period, OLD.version, OLD.invoice_id, OLD.is_provisional, OLD.snapshot, OLD.result,
      OLD.identities, OLD.hash, OLD.prepared_by, OLD.approved_by, OLD.approved_at, OLD.approved_hash)
     IS DISTINCT FROM
     (NEW.agreement_id, NEW.period, NEW.version, NEW.invoice_id, NEW.is_provisional, NEW.snapshot, NEW.result,
      NEW.identities, NEW.hash, NEW.prepared_by, NEW.approved_by, NEW.approved_at, NEW.approved_hash)
  THEN
    RAISE EXCEPTION 'settlement run % is approved and keeps its content', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_keep_approved_run() FROM PUBLIC;

CREATE TRIGGER settlement_run_keeps_approved_content BEFORE UPDATE OR DELETE ON settlement_run
  FOR EACH ROW WHEN (OLD.approved_by IS NOT NULL) EXECUTE FUNCTION app_keep_approved_run();

CREATE FUNCTION app_keep_approved_line() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF EXISTS (SELECT FROM settlement_run WHERE id = OLD.run_id AND approved_by IS NOT NULL) THEN
    RAISE EXCEPTION 'settlement run % is approved and keeps its lines', OLD.run_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
REVOKE ALL ON FUNCTION app_keep_approved_line() FROM PUBLIC;

CREATE TRIGGER settlement_line_keeps_approved BEFORE UPDATE OR DELETE ON settlement_line
  FOR EACH ROW EXECUTE FUNCTION app_keep_approved_line();
