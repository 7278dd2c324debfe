-- The login by which both applications know who somebody is. It reads no money, no usage and no subscriber.
DO $$
BEGIN
  CREATE ROLE tributary_auth NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
GRANT USAGE ON SCHEMA public TO tributary_auth;
GRANT EXECUTE ON FUNCTION app_operator() TO tributary_auth;

-- Evidence, written once.
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'audit_seal', 'operator_dispute_event', 'operator_dispute_line', 'operator_dispute_link', 'statement_acceptance',
    'statement_payment', 'statement_usage'
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

  FOREACH table_name IN ARRAY ARRAY[
    'audit_seal', 'idempotency_key', 'operator_access', 'operator_dispute', 'operator_dispute_event',
    'operator_dispute_line', 'operator_dispute_link', 'role_binding', 'saved_view', 'statement_acceptance',
    'statement_payment', 'statement_usage', 'user_session'
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

  FOREACH table_name IN ARRAY ARRAY[
    'audit_seal', 'idempotency_key', 'operator_access', 'operator_dispute', 'operator_dispute_event',
    'operator_dispute_line', 'operator_dispute_link', 'saved_view', 'statement_acceptance', 'statement_payment',
    'statement_usage'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY portfolio_scope ON %I TO tributary_portfolio USING (true) WITH CHECK (true)', table_name
    );
  END LOOP;

  -- Signing in looks at everybody; managing the people of one operator sets the operator and sees its own.
  FOREACH table_name IN ARRAY ARRAY['audit_event', 'idempotency_key', 'role_binding', 'user_session'] LOOP
    EXECUTE format(
      'CREATE POLICY auth_scope ON %I TO tributary_auth '
        'USING (app_operator() IS NULL OR operator_id = app_operator()) '
        'WITH CHECK (app_operator() IS NULL OR operator_id = app_operator())',
      table_name
    );
  END LOOP;
END
$$;

CREATE POLICY auth_scope ON operator TO tributary_auth
  USING (app_operator() IS NULL OR id = app_operator()) WITH CHECK (false);

ALTER TABLE app_user ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY auth_scope ON app_user TO tributary_auth
  USING (
    app_operator() IS NULL
    OR EXISTS (SELECT FROM role_binding WHERE user_id = app_user.id AND operator_id = app_operator())
  )
  WITH CHECK (true);

-- The rights of the runtime roles, as listed in packages/db/src/roles/grants.ts.
GRANT SELECT, INSERT, UPDATE ON idempotency_key, operator_access, run_progress TO tributary_portfolio;
GRANT SELECT, UPDATE ON operator_dispute TO tributary_portfolio;
GRANT SELECT, INSERT ON
  audit_seal, operator_dispute_event, operator_dispute_link, statement_payment, statement_usage
  TO tributary_portfolio;
GRANT SELECT ON operator_dispute_line, statement_acceptance TO tributary_portfolio;
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO tributary_portfolio;
GRANT USAGE ON SEQUENCE audit_seal_id_seq TO tributary_portfolio;

GRANT SELECT (id, occurred_at, actor, action, subject, operator_id, app, request_id) ON audit_event
  TO tributary_operator;
GRANT INSERT ON audit_event TO tributary_operator;
GRANT SELECT ON audit_seal, operator_access, statement_payment, statement_usage TO tributary_operator;
GRANT SELECT, INSERT ON operator_dispute_event, operator_dispute_line, statement_acceptance TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON idempotency_key, operator_dispute TO tributary_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO tributary_operator;
GRANT USAGE ON SEQUENCE audit_event_id_seq TO tributary_operator;

GRANT SELECT, INSERT, UPDATE ON
  app_user, idempotency_key, role_binding, single_use_link, user_secret, user_session
  TO tributary_auth;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_throttle, recovery_code TO tributary_auth;
GRANT SELECT (id, name, status) ON operator TO tributary_auth;
GRANT INSERT ON audit_event TO tributary_auth;
GRANT USAGE ON SEQUENCE audit_event_id_seq TO tributary_auth;

-- Who contests does not judge: the operator's login opens a dispute and withdraws it, and speaks for its own side.
CREATE FUNCTION app_keep_dispute_sides() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF current_user <> 'tributary_operator' THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'operator_dispute_event' THEN
    IF NEW.side = 'operator' AND NEW.amount_micros IS NULL
      AND NEW.to_status IN ('open', NEW.from_status, 'withdrawn') THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW.status = 'open' AND NEW.credited_micros = 0 AND NEW.answered_at IS NULL THEN
      RETURN NEW;
    END IF;
  ELSIF NEW.status = 'withdrawn' AND OLD.status IN ('open', 'in_review')
    AND to_jsonb(NEW) - 'status' = to_jsonb(OLD) - 'status' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an operator opens and withdraws its disputes, the MVNA answers them'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
REVOKE ALL ON FUNCTION app_keep_dispute_sides() FROM PUBLIC;

CREATE TRIGGER operator_dispute_keeps_sides BEFORE INSERT OR UPDATE ON operator_dispute
  FOR EACH ROW EXECUTE FUNCTION app_keep_dispute_sides();
CREATE TRIGGER operator_dispute_event_keeps_sides BEFORE INSERT ON operator_dispute_event
  FOR EACH ROW EXECUTE FUNCTION app_keep_dispute_sides();

-- Somebody can always let others in: the last owner who can sign in keeps the role.
CREATE FUNCTION app_keep_last_owner() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_TABLE_NAME = 'app_user' AND NOT EXISTS (
    SELECT FROM role_binding
    WHERE user_id = OLD.id AND role = 'owner' AND operator_id IS NULL AND revoked_at IS NULL
  ) THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('tributary: last owner', 0));
  IF NOT EXISTS (
    SELECT FROM role_binding JOIN app_user ON app_user.id = role_binding.user_id
    WHERE role_binding.role = 'owner' AND role_binding.operator_id IS NULL AND role_binding.revoked_at IS NULL
      AND app_user.status = 'active'
  ) THEN
    RAISE EXCEPTION 'the last owner keeps the role' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app_keep_last_owner() FROM PUBLIC;

CREATE TRIGGER role_binding_keeps_last_owner AFTER UPDATE ON role_binding
  FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.operator_id IS NULL AND OLD.revoked_at IS NULL)
  EXECUTE FUNCTION app_keep_last_owner();
CREATE TRIGGER app_user_keeps_last_owner AFTER UPDATE ON app_user
  FOR EACH ROW WHEN (OLD.status = 'active' AND NEW.status <> 'active') EXECUTE FUNCTION app_keep_last_owner();
