-- When an operator has ended and nothing keeps what was its own, that is deleted: one person asks for it, another
-- approves it, a job does it in one transaction. What the MVNA's books are made of stays.

ALTER TABLE offboarding
  ADD COLUMN keep_months INTEGER NOT NULL DEFAULT 120,
  ADD CONSTRAINT offboarding_keeps_for_months CHECK (keep_months BETWEEN 0 AND 600);

CREATE TABLE deletion_hold (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    reason TEXT NOT NULL,
    placed_by TEXT NOT NULL,
    placed_at TIMESTAMPTZ(3) NOT NULL,
    lifted_by TEXT,
    lifted_at TIMESTAMPTZ(3),
    lift_reason TEXT,

    CONSTRAINT deletion_hold_pkey PRIMARY KEY (id),
    CONSTRAINT deletion_hold_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT deletion_hold_is_lifted_by_somebody
      CHECK ((lifted_by IS NULL) = (lifted_at IS NULL) AND (lifted_by IS NULL) = (lift_reason IS NULL))
);
CREATE UNIQUE INDEX deletion_hold_operator_id_id_key ON deletion_hold (operator_id, id);

CREATE TABLE data_deletion (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    status TEXT NOT NULL DEFAULT 'asked',
    reason TEXT NOT NULL,
    no_pack_because TEXT,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    decided_by TEXT,
    decided_at TIMESTAMPTZ(3),
    decision_reason TEXT,
    due_at TIMESTAMPTZ(3),
    ended_at TIMESTAMPTZ(3),
    stopped_by TEXT,
    deleted JSONB,
    pack_sha256 TEXT,

    CONSTRAINT data_deletion_pkey PRIMARY KEY (id),
    CONSTRAINT data_deletion_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT data_deletion_status_is_known CHECK (
      status IN ('asked', 'approved', 'deleting', 'deleted', 'declined', 'withdrawn', 'stopped')),
    CONSTRAINT data_deletion_is_decided_by_somebody
      CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (status = 'asked') = (decided_by IS NULL)),
    CONSTRAINT data_deletion_maker_is_not_checker
      CHECK (decided_by IS NULL OR status = 'withdrawn' OR decided_by <> asked_by),
    CONSTRAINT data_deletion_is_due_while_it_goes_on
      CHECK ((status IN ('approved', 'deleting')) = (due_at IS NOT NULL)),
    CONSTRAINT data_deletion_says_what_is_gone
      CHECK ((status = 'deleted') = (deleted IS NOT NULL) AND (status = 'stopped') = (stopped_by IS NOT NULL)
        AND (status IN ('deleted', 'stopped')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX data_deletion_operator_id_id_key ON data_deletion (operator_id, id);
CREATE INDEX data_deletion_operator_id_asked_at_idx ON data_deletion (operator_id, asked_at);
CREATE UNIQUE INDEX data_deletion_one_that_stands ON data_deletion (operator_id)
  WHERE status IN ('asked', 'approved', 'deleting', 'deleted');

-- What was placed, asked and decided stays as it was.
CREATE FUNCTION app_keep_deletion() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION '% % stays as it is', TG_TABLE_NAME, NEW.id USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_deletion() FROM PUBLIC;
CREATE TRIGGER deletion_hold_stays BEFORE UPDATE ON deletion_hold
  FOR EACH ROW WHEN (
    OLD.lifted_at IS NOT NULL
    OR (OLD.id, OLD.reason, OLD.placed_by, OLD.placed_at)
      IS DISTINCT FROM (NEW.id, NEW.reason, NEW.placed_by, NEW.placed_at)
  ) EXECUTE FUNCTION app_keep_deletion();
CREATE TRIGGER data_deletion_is_asked_for BEFORE INSERT ON data_deletion
  FOR EACH ROW WHEN (NEW.status IN ('approved', 'deleting', 'deleted', 'stopped')) EXECUTE FUNCTION app_keep_deletion();
CREATE TRIGGER data_deletion_stays BEFORE UPDATE ON data_deletion
  FOR EACH ROW WHEN (
    OLD.status IN ('deleted', 'declined', 'withdrawn', 'stopped')
    OR (OLD.id, OLD.reason, OLD.no_pack_because, OLD.asked_by, OLD.asked_at)
      IS DISTINCT FROM (NEW.id, NEW.reason, NEW.no_pack_because, NEW.asked_by, NEW.asked_at)
    OR OLD.decided_by IS NOT NULL AND (OLD.decided_by, OLD.decided_at, OLD.decision_reason)
      IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.decision_reason)
    OR OLD.status = 'asked' AND NEW.status NOT IN ('asked', 'approved', 'declined', 'withdrawn')
    OR OLD.status = 'approved' AND NEW.status NOT IN ('approved', 'deleting', 'stopped')
    OR OLD.status = 'deleting' AND NEW.status NOT IN ('deleting', 'deleted')
  ) EXECUTE FUNCTION app_keep_deletion();
CREATE TRIGGER data_deletion_is_queued_again AFTER UPDATE ON data_deletion
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('data-deletion', 'deletionId');
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['data_deletion', 'deletion_hold'] LOOP
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
    EXECUTE format(
      'CREATE POLICY portfolio_scope ON %I TO tributary_portfolio USING (true) WITH CHECK (true)', table_name
    );
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON data_deletion, deletion_hold TO tributary_portfolio;

-- What deletes is a role that nobody logs in as. It may delete from these tables and no others, and its row policies show
-- it there nothing but rows of an operator whose deletion is on, which the check below alone lets begin.
DO $$
BEGIN
  CREATE ROLE tributary_eraser NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
GRANT tributary_eraser TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
GRANT USAGE ON SCHEMA public TO tributary_eraser;
GRANT SELECT ON
  agreement, data_deletion, deletion_hold, export_pack, margin_version, offboarding, operator_dispute,
  retention_rule, settlement_run, statement, statement_payment
  TO tributary_eraser;
GRANT SELECT, UPDATE ON role_binding TO tributary_eraser;
GRANT SELECT, DELETE ON
  alert_run, balance_entry, bill, bill_exception, bill_line, bill_number, bill_run, bill_task, billing_profile,
  card_checkout, card_refund, dunning_day, dunning_notice, export_pack_part, gateway_profile, idempotency_key,
  incoming_sim, incoming_sim_transfer, legal_hold, macro, mailbox, mailbox_profile, network_order,
  network_order_event, network_profile, notification, notification_item, notification_preference,
  notification_schedule, number_range, onboarding_supply, outbox_event, payment, payment_allocation,
  payment_promise, phone_number, plan, plan_version, pool_member, port_event, port_request, rate_card,
  rate_card_version, rate_correction, refused_mail, reminder, retail_rating, retired_usage, saved_view,
  sim_assignment, sim_card, sim_imsi, sim_transfer, sim_transfer_item, sim_transfer_route, subscriber,
  subscriber_event, subscriber_number, subscriber_plan, subscriber_sim, support_profile, ticket, ticket_alarm,
  ticket_attachment, ticket_event, ticket_link, ticket_mail, ticket_message, ticket_rating, ticket_viewer,
  usage_alert, usage_alert_event, usage_alert_rule, user_session, webhook_attempt, webhook_delivery,
  webhook_endpoint
  TO tributary_eraser;
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'alert_run', 'balance_entry', 'bill', 'bill_exception', 'bill_line', 'bill_number', 'bill_run',
    'bill_task', 'billing_profile', 'card_checkout', 'card_refund', 'dunning_day', 'dunning_notice',
    'export_pack_part', 'gateway_profile', 'idempotency_key', 'incoming_sim', 'incoming_sim_transfer',
    'legal_hold', 'macro', 'mailbox', 'mailbox_profile', 'network_order', 'network_order_event',
    'network_profile', 'notification', 'notification_item', 'notification_preference',
    'notification_schedule', 'number_range', 'onboarding_supply', 'outbox_event', 'payment',
    'payment_allocation', 'payment_promise', 'phone_number', 'plan', 'plan_version', 'pool_member',
    'port_event', 'port_request', 'rate_card', 'rate_card_version', 'rate_correction', 'refused_mail',
    'reminder', 'retail_rating', 'retired_usage', 'saved_view', 'sim_assignment', 'sim_card',
    'sim_imsi', 'sim_transfer', 'sim_transfer_item', 'sim_transfer_route', 'subscriber',
    'subscriber_event', 'subscriber_number', 'subscriber_plan', 'subscriber_sim', 'support_profile',
    'ticket', 'ticket_alarm', 'ticket_attachment', 'ticket_event', 'ticket_link', 'ticket_mail',
    'ticket_message', 'ticket_rating', 'ticket_viewer', 'usage_alert', 'usage_alert_event',
    'usage_alert_rule', 'user_session', 'webhook_attempt', 'webhook_delivery', 'webhook_endpoint',
    'role_binding'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY eraser_scope ON %1$I TO tributary_eraser USING (EXISTS ('
        'SELECT FROM data_deletion d WHERE d.operator_id = %1$I.operator_id AND d.status = ''deleting''))',
      table_name
    );
  END LOOP;
  -- What is looked at before it begins, to be read and no more.
  FOR table_name IN
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relname IN (
    'agreement', 'data_deletion', 'deletion_hold', 'export_pack', 'margin_version', 'offboarding',
    'operator_dispute', 'retention_rule', 'settlement_run', 'statement', 'statement_payment',
    'incoming_sim_transfer', 'legal_hold', 'sim_transfer'
    )
  LOOP
    EXECUTE format('CREATE POLICY eraser_reads ON %I FOR SELECT TO tributary_eraser USING (true)', table_name);
  END LOOP;
END
$$;

-- What keeps an operator's data, each with how many there are or until when. One truth for whoever asks and for what
-- deletes. That no pack is there is an obstacle unless somebody said that none is wanted.
CREATE FUNCTION app_deletion_obstacles(operator text)
  RETURNS TABLE (obstacle text, amount bigint, kept_until timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
  WITH o AS (
    SELECT f.* FROM public.offboarding f
    WHERE f.operator_id = operator AND f.status IN ('approved', 'terminated', 'released')
  ), latest AS (
    SELECT DISTINCT ON (s.number) s.number,
      coalesce((s.document->'converted'->>'grossMicros')::bigint, s.gross_micros) AS owed
    FROM public.statement s WHERE s.operator_id = operator ORDER BY s.number, s.version DESC
  ), paid AS (
    SELECT s.number, sum(p.amount_micros) AS micros
    FROM public.statement_payment p
    JOIN public.statement s ON (s.operator_id, s.id) = (p.operator_id, p.statement_id)
    WHERE p.operator_id = operator GROUP BY s.number
  ), rule AS (
    SELECT DISTINCT ON (r.data_class) r.months FROM public.retention_rule r
    WHERE r.operator_id = operator ORDER BY r.data_class, r.version DESC
  ), kept AS (
    SELECT o.ends_at + make_interval(
      months => greatest(o.keep_months, (SELECT max(rule.months) FROM rule))) AS until
    FROM o
  ), found (obstacle, amount, kept_until) AS (
    SELECT 'not-ended', 1::bigint, (SELECT o.released_at FROM o)
    WHERE NOT EXISTS (SELECT FROM o WHERE o.status = 'released')
    UNION ALL
    SELECT 'unsettled', count(*), NULL FROM public.agreement a, o
    WHERE EXISTS (
        SELECT FROM public.margin_version m WHERE m.operator_id = operator AND m.agreement_id = a.id
      ) AND NOT EXISTS (
        SELECT FROM public.settlement_run r
        WHERE r.agreement_id = a.id AND r.status = 'issued'
          AND r.period = to_char((o.ends_at - interval '1 millisecond') AT TIME ZONE a.zone, 'YYYY-MM')
      )
    UNION ALL
    SELECT 'unpaid', count(*), NULL FROM latest LEFT JOIN paid USING (number)
    WHERE latest.owed > coalesce(paid.micros, 0)
    UNION ALL
    SELECT 'disputes', count(*), NULL FROM public.operator_dispute d
    WHERE d.operator_id = operator AND d.status IN ('open', 'in_review')
    UNION ALL
    SELECT 'hold', count(*), NULL FROM public.deletion_hold h
    WHERE h.operator_id = operator AND h.lifted_at IS NULL
    UNION ALL
    SELECT 'own-hold', count(*), NULL FROM public.legal_hold h
    WHERE h.operator_id = operator AND h.released_at IS NULL
    UNION ALL
    SELECT 'transfers', (
      SELECT count(*) FROM public.sim_transfer t WHERE t.operator_id = operator AND t.status = 'asked'
    ) + (
      SELECT count(*) FROM public.incoming_sim_transfer t WHERE t.operator_id = operator AND t.status = 'waiting'
    ), NULL
    UNION ALL
    SELECT 'kept', 1, kept.until FROM kept WHERE kept.until > now()
    UNION ALL
    SELECT 'pack-underway', count(*), NULL FROM public.export_pack p
    WHERE p.operator_id = operator AND p.status IN ('waiting', 'running')
    UNION ALL
    SELECT 'no-pack', 1, NULL WHERE NOT EXISTS (
      SELECT FROM public.export_pack p, o
      WHERE p.operator_id = operator AND p.sha256 IS NOT NULL AND p.asked_at >= o.ends_at
    )
  )
  SELECT found.obstacle, found.amount, found.kept_until FROM found WHERE found.amount > 0
$$;
REVOKE ALL ON FUNCTION app_deletion_obstacles(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_deletion_obstacles(text) TO tributary_portfolio;

CREATE FUNCTION app_check_deletion() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
DECLARE
  kept_by text;
BEGIN
  SELECT string_agg(o.obstacle, ', ') INTO kept_by FROM public.app_deletion_obstacles(NEW.operator_id) o
  WHERE o.obstacle <> 'no-pack' OR NEW.no_pack_because IS NULL;
  IF kept_by IS NOT NULL THEN
    RAISE EXCEPTION 'the data of % is kept: %', NEW.operator_id, kept_by
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_check_deletion() FROM PUBLIC;

-- Deletes from every table that its role may delete from, those first that nothing left refers to.
CREATE FUNCTION app_delete_operator_rows() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
DECLARE
  remaining oid[];
  pick oid;
  gone bigint;
BEGIN
  NEW.deleted := '{}'::jsonb;
  SELECT p.sha256 INTO NEW.pack_sha256 FROM public.export_pack p
  WHERE p.operator_id = NEW.operator_id AND p.sha256 IS NOT NULL ORDER BY p.asked_at DESC LIMIT 1;
  UPDATE public.role_binding SET revoked_by = NEW.decided_by, revoked_at = now()
  WHERE operator_id = NEW.operator_id AND revoked_at IS NULL;
  SELECT array_agg(c.oid) INTO remaining FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege(c.oid, 'DELETE');
  WHILE cardinality(remaining) > 0 LOOP
    SELECT t.oid INTO pick FROM unnest(remaining) AS t (oid)
    WHERE NOT EXISTS (
      SELECT FROM pg_constraint c
      WHERE c.contype = 'f' AND c.confrelid = t.oid AND c.conrelid <> t.oid AND c.conrelid = ANY (remaining)
    ) LIMIT 1;
    IF pick IS NULL THEN
      RAISE EXCEPTION 'tables refer to each other in a circle: %', remaining::regclass[]
        USING ERRCODE = 'internal_error';
    END IF;
    EXECUTE format('DELETE FROM %s WHERE operator_id = $1', pick::regclass) USING NEW.operator_id;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone > 0 THEN
      NEW.deleted := NEW.deleted || jsonb_build_object(pick::regclass::text, gone);
    END IF;
    remaining := array_remove(remaining, pick);
  END LOOP;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_delete_operator_rows() FROM PUBLIC;

-- The operator's schema is the owner's to drop. The role of its name stays: it has no right on anything any more.
CREATE FUNCTION app_drop_operator_usage() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
DECLARE
  schema_name text := 't_' || NEW.operator_id;
  table_name text;
  gone bigint;
BEGIN
  IF to_regnamespace(quote_ident(schema_name)) IS NULL THEN
    RETURN NEW;
  END IF;
  FOREACH table_name IN ARRAY ARRAY['cdr', 'quarantine', 'redriven', 'retail_charge'] LOOP
    EXECUTE format('LOCK TABLE %I.%I IN ACCESS EXCLUSIVE MODE', schema_name, table_name);
    EXECUTE format('SELECT count(*) FROM %I.%I', schema_name, table_name) INTO gone;
    IF gone > 0 THEN
      NEW.deleted := NEW.deleted || jsonb_build_object(table_name, gone);
    END IF;
  END LOOP;
  EXECUTE format('DROP SCHEMA %I CASCADE', schema_name);
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_drop_operator_usage() FROM PUBLIC;
CREATE TRIGGER data_deletion_checks BEFORE UPDATE ON data_deletion
  FOR EACH ROW WHEN (OLD.status = 'approved' AND NEW.status = 'deleting') EXECUTE FUNCTION app_check_deletion();
-- Triggers run in the order of their names: first the rows, then the schema.
CREATE TRIGGER data_deletion_deletes_rows BEFORE UPDATE ON data_deletion
  FOR EACH ROW WHEN (OLD.status = 'deleting' AND NEW.status = 'deleted') EXECUTE FUNCTION app_delete_operator_rows();
CREATE TRIGGER data_deletion_drops_usage BEFORE UPDATE ON data_deletion
  FOR EACH ROW WHEN (OLD.status = 'deleting' AND NEW.status = 'deleted') EXECUTE FUNCTION app_drop_operator_usage();

-- What is gone does not begin anew.
CREATE FUNCTION app_refuse_deleted() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
DECLARE
  gone text;
BEGIN
  SELECT d.operator_id INTO gone FROM public.data_deletion d
  WHERE d.status IN ('deleting', 'deleted') AND d.operator_id IN (SELECT given.operator_id FROM given) LIMIT 1;
  IF gone IS NOT NULL THEN
    RAISE EXCEPTION 'the data of % is deleted', gone USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app_refuse_deleted() FROM PUBLIC;
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'number_range', 'operator_access', 'role_binding', 'sim_assignment', 'support_scope'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS given FOR EACH STATEMENT '
        'EXECUTE FUNCTION app_refuse_deleted()',
      table_name || '_is_of_one_with_data', table_name
    );
  END LOOP;
END
$$;
GRANT CREATE ON SCHEMA public TO tributary_eraser;
ALTER FUNCTION app_deletion_obstacles(text) OWNER TO tributary_eraser;
ALTER FUNCTION app_check_deletion() OWNER TO tributary_eraser;
ALTER FUNCTION app_delete_operator_rows() OWNER TO tributary_eraser;
ALTER FUNCTION app_refuse_deleted() OWNER TO tributary_eraser;
REVOKE CREATE ON SCHEMA public FROM tributary_eraser;

-- What is kept for good while its operator is there may go with all that was the operator's.
CREATE OR REPLACE FUNCTION app_refuse_change() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'tributary_eraser' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE OR REPLACE FUNCTION app_keep_published() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'tributary_eraser' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% % is published and stays as it is: make the next version', TG_TABLE_NAME, OLD.id
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE OR REPLACE FUNCTION app_keep_final_bill() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'tributary_eraser' THEN
    RETURN OLD;
  END IF;
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

DROP TRIGGER offboarding_stays ON offboarding;
CREATE TRIGGER offboarding_stays BEFORE UPDATE ON offboarding
  FOR EACH ROW WHEN (
    OLD.status IN ('released', 'declined', 'withdrawn')
    OR (OLD.ends_at, OLD.released_at, OLD.reason, OLD.asked_by, OLD.asked_at, OLD.sims_go, OLD.number_rest_days,
        OLD.keep_months)
      IS DISTINCT FROM
      (NEW.ends_at, NEW.released_at, NEW.reason, NEW.asked_by, NEW.asked_at, NEW.sims_go, NEW.number_rest_days,
        NEW.keep_months)
    OR OLD.decided_by IS NOT NULL AND (OLD.decided_by, OLD.decided_at, OLD.decision_reason)
      IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.decision_reason)
    OR OLD.status = 'asked' AND NEW.status NOT IN ('asked', 'approved', 'declined', 'withdrawn')
    OR OLD.status = 'approved' AND NEW.status NOT IN ('approved', 'terminated')
    OR OLD.status = 'terminated' AND NEW.status NOT IN ('terminated', 'released')
  ) EXECUTE FUNCTION app_keep_offboarding();
