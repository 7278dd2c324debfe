-- The database as its migrations leave it, read from the catalog.
-- Written by scripts/dump-schema.mjs, not by hand. A migration is reviewed as the difference it makes here.

-- Functions

CREATE OR REPLACE FUNCTION public.app_answer_sim_transfer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  giver text;
  transfer uuid;
  named text[];
  sims bigint;
  moved bigint;
BEGIN
  SELECT r.operator_id, r.sim_transfer_id INTO STRICT giver, transfer
  FROM public.sim_transfer_route r WHERE (r.receiver_id, r.incoming_id) = (NEW.operator_id, NEW.id);
  IF NEW.status = 'declined' THEN
    UPDATE public.sim_transfer SET status = 'refused', ended_at = NEW.answered_at
    WHERE (operator_id, id) = (giver, transfer);
    RETURN NULL;
  END IF;
  UPDATE public.sim_transfer SET status = 'done', ended_at = NEW.answered_at, moved_at = NEW.moved_at
  WHERE (operator_id, id) = (giver, transfer) AND status = 'asked';
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> 1 THEN
    RAISE EXCEPTION 'transfer % is over', transfer USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  SELECT count(DISTINCT i.sim_card_id), array_agg(DISTINCT u.imsi) INTO sims, named
  FROM public.sim_transfer_item i, unnest(i.imsis) AS u (imsi)
  WHERE (i.operator_id, i.sim_transfer_id) = (giver, transfer);
  UPDATE public.sim_card c SET status = 'transferred'
  FROM public.sim_transfer_item i
  WHERE (i.operator_id, i.sim_transfer_id) = (giver, transfer)
    AND (c.operator_id, c.id) = (i.operator_id, i.sim_card_id) AND c.status = 'offered';
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> sims THEN
    RAISE EXCEPTION 'of % SIMs % are offered', sims, moved USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;

  INSERT INTO public.sim_card (id, operator_id, iccid, kind, is_test, batch, available_from)
  SELECT gen_random_uuid(), NEW.operator_id, i.iccid, i.kind, i.is_test, 'transfer ' || NEW.id,
    nullif(NEW.moved_at, NEW.answered_at)
  FROM public.sim_transfer_item i WHERE (i.operator_id, i.sim_transfer_id) = (giver, transfer)
  ON CONFLICT (operator_id, iccid) DO UPDATE
    SET status = 'in_stock', batch = excluded.batch, available_from = excluded.available_from
    WHERE sim_card.status = 'transferred';
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> sims THEN
    RAISE EXCEPTION 'of % SIMs % are new here', sims, moved USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  INSERT INTO public.sim_imsi (operator_id, imsi, sim_card_id)
  SELECT NEW.operator_id, u.imsi, c.id
  FROM public.sim_transfer_item i
  JOIN public.sim_card c ON (c.operator_id, c.iccid) = (NEW.operator_id, i.iccid), unnest(i.imsis) AS u (imsi)
  WHERE (i.operator_id, i.sim_transfer_id) = (giver, transfer)
    AND NOT EXISTS (SELECT FROM public.sim_imsi s
      WHERE (s.operator_id, s.imsi, s.sim_card_id) = (NEW.operator_id, u.imsi, c.id));

  -- Usage from then on is the taker's, under the agreement that the giver had the SIM by; what was used before stays.
  UPDATE public.sim_assignment SET valid_until = NEW.moved_at
  WHERE operator_id = giver AND imsi = ANY (named) AND valid_until IS NULL AND valid_from < NEW.moved_at;
  INSERT INTO public.sim_assignment (id, operator_id, agreement_id, imsi, iccid, valid_from, is_test)
  SELECT gen_random_uuid(), NEW.operator_id, h.agreement_id, u.imsi, i.iccid, NEW.moved_at, i.is_test
  FROM public.sim_transfer_item i, unnest(i.imsis) AS u (imsi), LATERAL (
    SELECT coalesce(
      (SELECT s.agreement_id FROM public.sim_assignment s
       WHERE s.operator_id = giver AND s.imsi = u.imsi AND s.valid_until = NEW.moved_at),
      (SELECT r.agreement_id FROM public.number_range r
       WHERE r.operator_id = giver AND r.kind = 'imsi' AND length(r.first) = length(u.imsi)
         AND u.imsi BETWEEN r.first AND r.last AND r.valid_from < NEW.moved_at
         AND (r.valid_until IS NULL OR r.valid_until > NEW.moved_at)
       ORDER BY r.valid_from DESC LIMIT 1)
    ) AS agreement_id
  ) AS h
  WHERE (i.operator_id, i.sim_transfer_id) = (giver, transfer) AND h.agreement_id IS NOT NULL;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> cardinality(named) THEN
    RAISE EXCEPTION 'of % IMSIs % are of whoever offers them', cardinality(named), moved
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_check_deletion()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_check_retired_usage()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_delete_operator_rows()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_deletion_obstacles(operator text)
 RETURNS TABLE(obstacle text, amount bigint, kept_until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_drop_operator_usage()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_drop_retired_usage()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_end_correction_request()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE public.correction_request SET status = 'applied', finished_at = now(), failure = NULL
  WHERE id = NEW.request_id AND status = 'approved' AND decided_by = NEW.applied_by AND reason = NEW.reason
    AND agreement_id = NEW.agreement_id AND period = NEW.period AND fingerprint = NEW.fingerprint;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'correction % is not what request % was approved for', NEW.id, NEW.request_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_end_sim_transfer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE public.sim_card c SET status = 'in_stock'
  FROM public.sim_transfer_item i
  WHERE (i.operator_id, i.sim_transfer_id) = (NEW.operator_id, NEW.id)
    AND (c.operator_id, c.id) = (i.operator_id, i.sim_card_id) AND c.status = 'offered';
  UPDATE public.incoming_sim_transfer t SET status = 'withdrawn'
  FROM public.sim_transfer_route r
  WHERE (r.operator_id, r.sim_transfer_id) = (NEW.operator_id, NEW.id)
    AND (t.operator_id, t.id) = (r.receiver_id, r.incoming_id) AND t.status = 'waiting';
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_ensure_usage_month(operator text, month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
  PERFORM public.app_sample_usage_month(schema_name, table_name);
  EXECUTE format(
    'ALTER TABLE %I.cdr ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)',
    schema_name, schema_name, table_name, to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(next_day, 'YYYY-MM-DD') || ' 00:00:00+00'
  );
  EXECUTE format('GRANT SELECT, INSERT ON %I.%I TO %I', schema_name, table_name, schema_name);
END
$function$;

CREATE OR REPLACE FUNCTION public.app_finish_usage_rewrite(operator text, month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  schema_name text := 't_' || operator;
  next_name text := public.app_usage_month(operator, month) || '_next';
  first_day date := date_trunc('month', month)::date;
  next_day date := (date_trunc('month', month) + interval '1 month')::date;
  changes text;
BEGIN
  EXECUTE format('CREATE UNIQUE INDEX %I ON %I.%I (key)', next_name || '_key', schema_name, next_name);
  PERFORM public.app_sample_usage_month(schema_name, next_name);
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
$function$;

CREATE OR REPLACE FUNCTION public.app_hold_usage_month(operator text, month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  EXECUTE format('LOCK TABLE %I.%I IN SHARE MODE', 't_' || operator, public.app_usage_month(operator, month));
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_agreement_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status <> 'waiting' THEN
    RAISE EXCEPTION 'agreement draft % stays as it is: % refused', OLD.id, TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.id, OLD.agreement_id, OLD.effective_from, OLD.change, OLD.why, OLD.proposed_by, OLD.proposed_at)
     IS DISTINCT FROM
     (NEW.id, NEW.agreement_id, NEW.effective_from, NEW.change, NEW.why, NEW.proposed_by, NEW.proposed_at)
  THEN
    RAISE EXCEPTION 'agreement draft % keeps what was proposed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_approved_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM settlement_run WHERE id = OLD.run_id AND approved_by IS NOT NULL) THEN
    RAISE EXCEPTION 'settlement run % is approved and keeps its lines', OLD.run_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_approved_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_correction_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'correction request % is % and keeps what it was asked for', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_deletion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% % stays as it is', TG_TABLE_NAME, NEW.id USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_dispute_sides()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF to_jsonb(NEW) - 'due_at' = to_jsonb(OLD) - 'due_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an event stays as it was told' USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_export_pack()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'export pack % is % and stays as it was made', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_final_bill()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_hold()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.released_at IS NULL AND (OLD.data_class, OLD.subscriber_id, OLD.reason, OLD.placed_by, OLD.placed_at)
      IS NOT DISTINCT FROM (NEW.data_class, NEW.subscriber_id, NEW.reason, NEW.placed_by, NEW.placed_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'legal hold % stays as it is', OLD.id USING ERRCODE = 'object_not_in_prerequisite_state';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_last_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_offboarding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'offboarding % is % and keeps what it was asked for', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_onboarding_gates()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.status = 'live' THEN
    RAISE EXCEPTION 'onboarding % is over', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'live' AND EXISTS (
    SELECT FROM public.onboarding_item i
    WHERE (i.operator_id, i.onboarding_id) = (NEW.operator_id, NEW.id) AND i.is_gate AND i.state <> 'done'
  ) THEN
    RAISE EXCEPTION 'onboarding % has an open gate', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_onboarding_sides()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_user = 'tributary_operator' AND NOT (
    OLD.owner = 'operator' AND OLD.state IN ('todo', 'doing', 'supplied') AND NEW.state = 'supplied'
    AND to_jsonb(OLD) - 'state' = to_jsonb(NEW) - 'state'
  ) THEN
    RAISE EXCEPTION 'an operator supplies what it is asked for, and nothing else of its onboarding'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_operator()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'a row of % never changes its operator', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_operator_onboarding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM public.onboarding o WHERE o.operator_id = NEW.id AND o.status <> 'live') THEN
    RAISE EXCEPTION 'operator % goes live by its onboarding', NEW.id USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_operator_template()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.status = 'published' THEN
    RAISE EXCEPTION 'version % of operator template % is published and stays as it is', OLD.version, OLD.template_id
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_pool_member()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'pool member % stays as it is, but for its end', OLD.id USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_port_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'port request % has ended or keeps its number: make another', OLD.id
    USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'tributary_eraser' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% % is published and stays as it is: make the next version', TG_TABLE_NAME, OLD.id
    USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_rate_correction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'rate correction % is % and keeps what it was asked for', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_rehearsal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'rehearsal % has ended and stays as it is', OLD.id
    USING ERRCODE = 'object_not_in_prerequisite_state';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_said()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
    AND to_jsonb(NEW) - ARRAY['erased_at', 'text', 'bytes', 'author', 'file_name']
      = to_jsonb(OLD) - ARRAY['erased_at', 'text', 'bytes', 'author', 'file_name']
    AND coalesce(to_jsonb(NEW) ->> 'text', '') = '' AND coalesce(to_jsonb(NEW) ->> 'bytes', '\x') = '\x' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was said on a ticket stays as it is' USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_taken_mail()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'a refused mail was taken in already' USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_transfer_sides()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  changed jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status IN ('asked', 'waiting') THEN
      RETURN NEW;
    END IF;
  ELSE
    changed := to_jsonb(NEW) - ARRAY['status', 'ended_at', 'end_note', 'moved_at', 'answered_by', 'answered_at', 'reason'];
    IF OLD.status IN ('asked', 'waiting') AND to_jsonb(OLD) @> changed AND NEW.status = ANY (
      CASE current_user || ' ' || TG_TABLE_NAME
        WHEN 'tributary_operator sim_transfer' THEN ARRAY['withdrawn']
        WHEN 'tributary_portfolio sim_transfer' THEN ARRAY['refused']
        WHEN 'tributary_operator incoming_sim_transfer' THEN ARRAY['taken', 'declined']
        WHEN 'tributary_sim_transfer sim_transfer' THEN ARRAY['done', 'refused']
        WHEN 'tributary_sim_transfer incoming_sim_transfer' THEN ARRAY['withdrawn']
      END
    ) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a transfer of SIMs is asked for, led on and answered by whose part it is, and ends once'
    USING ERRCODE = 'insufficient_privilege';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_keep_withheld()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% % stays %', OLD.kind, OLD.first, OLD.why USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_ledger_balances()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_number_ticket()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tributary: tickets of ' || NEW.operator_id, 0));
  NEW.number := coalesce((SELECT max(number) FROM ticket WHERE operator_id = NEW.operator_id), 0) + 1;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_operator()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.operator_id', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_queue_job()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO pgboss.job (name, data, start_after, keep_until, expire_in, retry_limit, retry_delay, retry_backoff,
    dead_letter, policy)
  SELECT queue.name, jsonb_build_object('operatorId', NEW.operator_id, TG_ARGV[1], NEW.id,
      'dueAt', (extract(epoch FROM NEW.due_at) * 1000)::bigint), NEW.due_at,
    NEW.due_at + queue.retention_minutes * interval '1 minute', queue.expire_seconds * interval '1 second',
    queue.retry_limit, queue.retry_delay, queue.retry_backoff, queue.dead_letter, queue.policy
  FROM pgboss.queue WHERE queue.name = TG_ARGV[0];
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no queue %', TG_ARGV[0] USING ERRCODE = 'undefined_object';
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'tributary_eraser' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_refuse_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_refuse_withheld()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  found record;
  given text := CASE TG_TABLE_NAME
    WHEN 'sim_assignment' THEN 'SELECT ''imsi'' AS kind, imsi AS first, imsi AS last, valid_from, valid_until FROM given
      UNION ALL SELECT ''msisdn'', msisdn, msisdn, valid_from, valid_until FROM given WHERE msisdn IS NOT NULL'
    WHEN 'number_range' THEN 'SELECT kind, first, last, valid_from, valid_until FROM given'
    WHEN 'sim_imsi' THEN 'SELECT ''imsi'' AS kind, imsi AS first, imsi AS last, now() AS valid_from,
      NULL::timestamptz AS valid_until FROM given'
    -- Who brings a number along from another provider may bring any.
    WHEN 'phone_number' THEN 'SELECT ''msisdn'' AS kind, msisdn AS first, msisdn AS last, now() AS valid_from,
      NULL::timestamptz AS valid_until FROM given WHERE is_own'
  END;
BEGIN
  IF NOT EXISTS (SELECT FROM public.withheld_range) THEN
    RETURN NULL;
  END IF;
  EXECUTE format(
    'SELECT w.kind, w.why, w.free_from, g.first FROM (%s) g, LATERAL (
       SELECT one.* FROM public.withheld_range one
       WHERE one.kind = g.kind AND one.first >= g.first AND one.first <= g.last AND one.first = one.last
       UNION ALL
       SELECT many.* FROM public.withheld_range many
       WHERE many.kind = g.kind AND many.last >= g.first AND many.first <= g.last AND many.first <> many.last
     ) w
     WHERE length(w.first) = length(g.first)
       AND tstzrange(w.withheld_from, w.free_from) && tstzrange(g.valid_from, g.valid_until)
     ORDER BY w.first LIMIT 1', given
  ) INTO found;
  IF found IS NULL THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'withheld: % % is %', upper(found.kind), found.first,
    found.why || coalesce(' until ' || to_char(found.free_from AT TIME ZONE 'UTC', 'YYYY-MM-DD'), '')
    USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.app_rewrite_usage_month(operator text, month date, agreement text, billed text, cut_off text, prices jsonb, loads jsonb, leaving bigint[])
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_sample_usage_month(schema_name text, table_name text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  changes text;
BEGIN
  SELECT string_agg(format('ALTER %I SET STATISTICS 10', attname), ', ') INTO changes FROM pg_attribute
  WHERE attrelid = format('%I.%I', schema_name, table_name)::regclass AND attnum > 0 AND NOT attisdropped;
  EXECUTE format('ALTER TABLE %I.%I %s', schema_name, table_name, changes);
END
$function$;

CREATE OR REPLACE FUNCTION public.app_swap_usage_month(operator text, month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.app_usage_month(operator text, month date)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  table_name text := 'cdr_' || to_char(month, 'YYYYMM');
BEGIN
  IF operator !~ '^[a-z][a-z0-9_]{1,30}$' OR to_regclass(format('%I.%I', 't_' || operator, table_name)) IS NULL THEN
    RAISE EXCEPTION 'operator % has no usage of %', operator, to_char(month, 'YYYY-MM') USING ERRCODE = 'undefined_object';
  END IF;
  RETURN table_name;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_version_is_approved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM agreement_draft
    WHERE id = NEW.draft_id AND status = 'approved' AND agreement_id = NEW.agreement_id
      AND decided_by = NEW.created_by AND effective_from <= NEW.effective_from
  ) THEN
    RAISE EXCEPTION 'agreement draft % is not approved for this version', NEW.draft_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.app_withhold_of_ended()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  rests_until timestamptz := NEW.released_at + make_interval(days => NEW.number_rest_days);
BEGIN
  IF NEW.sims_go = 'retired' THEN
    INSERT INTO public.withheld_range (id, operator_id, offboarding_id, kind, first, last, why, withheld_from)
    SELECT gen_random_uuid(), NEW.operator_id, NEW.id, 'imsi', held.first, held.last, 'retired', NEW.released_at
    FROM (
      SELECT s.imsi AS first, s.imsi AS last FROM public.sim_assignment s
      WHERE s.operator_id = NEW.operator_id AND s.valid_until = NEW.released_at
      UNION
      SELECT r.first, r.last FROM public.number_range r
      WHERE r.operator_id = NEW.operator_id AND r.kind = 'imsi' AND r.valid_until = NEW.released_at
    ) AS held;
    UPDATE public.sim_card SET status = 'terminated'
    WHERE operator_id = NEW.operator_id AND status NOT IN ('terminated', 'transferred');
  END IF;

  -- A number that is used at another provider is nobody's to give out before it has come home.
  INSERT INTO public.withheld_range (id, operator_id, offboarding_id, kind, first, last, why, withheld_from)
  SELECT gen_random_uuid(), NEW.operator_id, NEW.id, 'msisdn', p.msisdn, p.msisdn, 'elsewhere', NEW.released_at
  FROM public.phone_number p
  WHERE p.operator_id = NEW.operator_id AND p.is_own AND p.status = 'ported-out';
  GET DIAGNOSTICS NEW.numbers_elsewhere = ROW_COUNT;

  NEW.numbers_resting := 0;
  IF NEW.number_rest_days > 0 THEN
    WITH block AS (
      SELECT DISTINCT r.first, r.last FROM public.number_range r
      WHERE r.operator_id = NEW.operator_id AND r.kind = 'msisdn' AND r.valid_until = NEW.released_at
    ), single AS (
      SELECT p.msisdn FROM public.phone_number p
      WHERE p.operator_id = NEW.operator_id AND p.is_own AND p.status <> 'ported-out'
      UNION
      SELECT s.msisdn FROM public.sim_assignment s
      WHERE s.operator_id = NEW.operator_id AND s.msisdn IS NOT NULL AND s.valid_until = NEW.released_at
        AND NOT EXISTS (
          SELECT FROM public.phone_number p
          WHERE p.operator_id = NEW.operator_id AND p.msisdn = s.msisdn
            AND (NOT p.is_own OR p.status = 'ported-out')
        )
    ), rests AS (
      INSERT INTO public.withheld_range
        (id, operator_id, offboarding_id, kind, first, last, why, withheld_from, free_from)
      SELECT gen_random_uuid(), NEW.operator_id, NEW.id, 'msisdn', n.first, n.last, 'resting', NEW.released_at,
        rests_until
      FROM (
        SELECT first, last FROM block
        UNION ALL
        SELECT msisdn, msisdn FROM single
        WHERE NOT EXISTS (
          SELECT FROM block
          WHERE length(block.first) = length(msisdn) AND msisdn BETWEEN block.first AND block.last
        )
      ) AS n
      RETURNING first, last
    )
    SELECT coalesce(sum(last::numeric - first::numeric + 1), 0)::bigint INTO NEW.numbers_resting FROM rests;
  END IF;
  RETURN NEW;
END
$function$;

-- Shared tables, scoped by row

CREATE TABLE adjustment (
  id uuid NOT NULL,
  operator_id text,
  agreement_id text NOT NULL,
  origin_period text NOT NULL,
  reason text NOT NULL,
  description text NOT NULL,
  line_code text,
  amount_micros bigint NOT NULL,
  dispute_id uuid,
  run_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  operator_dispute_id uuid,
  CONSTRAINT adjustment_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT adjustment_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id) ON UPDATE CASCADE ON DELETE SET NULL,
  CONSTRAINT adjustment_operator_id_operator_dispute_id_fkey FOREIGN KEY (operator_id, operator_dispute_id) REFERENCES operator_dispute(operator_id, id) ON UPDATE CASCADE ON DELETE SET NULL,
  CONSTRAINT adjustment_run_id_fkey FOREIGN KEY (run_id) REFERENCES settlement_run(id) ON UPDATE CASCADE ON DELETE SET NULL,
  CONSTRAINT adjustment_pkey PRIMARY KEY (id)
);
CREATE INDEX adjustment_agreement_id_run_id_idx ON public.adjustment USING btree (agreement_id, run_id);
CREATE TRIGGER adjustment_keeps_operator BEFORE UPDATE ON public.adjustment FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE adjustment ENABLE ROW LEVEL SECURITY;
ALTER TABLE adjustment FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON adjustment FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON adjustment FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE agreement (
  id text NOT NULL,
  mno_id text NOT NULL,
  name text NOT NULL,
  currency text NOT NULL,
  zone text NOT NULL,
  invoice_mapping jsonb,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT agreement_mno_id_fkey FOREIGN KEY (mno_id) REFERENCES mno(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT agreement_pkey PRIMARY KEY (id)
);

CREATE TABLE agreement_draft (
  id uuid NOT NULL,
  agreement_id text NOT NULL,
  effective_from timestamp(3) with time zone NOT NULL,
  change jsonb NOT NULL,
  why text NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  status text NOT NULL DEFAULT 'waiting'::text,
  decided_by text,
  decided_at timestamp(3) with time zone,
  decision_reason text,
  CONSTRAINT agreement_draft_is_decided_by_somebody CHECK ((((status = 'waiting'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
  CONSTRAINT agreement_draft_is_declined_with_a_reason CHECK (((status <> 'declined'::text) OR (decision_reason IS NOT NULL))),
  CONSTRAINT agreement_draft_is_withdrawn_by_its_maker CHECK (((status <> 'withdrawn'::text) OR (decided_by = proposed_by))),
  CONSTRAINT agreement_draft_maker_is_not_checker CHECK (((status <> ALL (ARRAY['approved'::text, 'declined'::text])) OR (decided_by <> proposed_by))),
  CONSTRAINT agreement_draft_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text]))),
  CONSTRAINT agreement_draft_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT agreement_draft_pkey PRIMARY KEY (id)
);
CREATE INDEX agreement_draft_agreement_id_idx ON public.agreement_draft USING btree (agreement_id);
CREATE INDEX agreement_draft_status_idx ON public.agreement_draft USING btree (status);
CREATE TRIGGER agreement_draft_is_decided_once BEFORE DELETE OR UPDATE ON public.agreement_draft FOR EACH ROW EXECUTE FUNCTION app_keep_agreement_draft();
CREATE TRIGGER agreement_draft_never_emptied BEFORE TRUNCATE ON public.agreement_draft FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE agreement_period (
  agreement_id text NOT NULL,
  period text NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  closed_at timestamp(3) with time zone,
  closed_by text,
  CONSTRAINT agreement_period_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT agreement_period_pkey PRIMARY KEY (agreement_id, period)
);

CREATE TABLE agreement_version (
  id uuid NOT NULL,
  agreement_id text NOT NULL,
  version integer NOT NULL,
  effective_from timestamp(3) with time zone NOT NULL,
  terms jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  draft_id uuid,
  CONSTRAINT agreement_version_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT agreement_version_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES agreement_draft(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT agreement_version_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX agreement_version_agreement_id_version_key ON public.agreement_version USING btree (agreement_id, version);
CREATE INDEX agreement_version_draft_id_idx ON public.agreement_version USING btree (draft_id);
CREATE TRIGGER agreement_version_append_only BEFORE DELETE OR UPDATE ON public.agreement_version FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER agreement_version_is_approved BEFORE INSERT ON public.agreement_version FOR EACH ROW WHEN ((new.draft_id IS NOT NULL)) EXECUTE FUNCTION app_version_is_approved();
CREATE TRIGGER agreement_version_never_emptied BEFORE TRUNCATE ON public.agreement_version FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE alert (
  id uuid NOT NULL,
  operator_id text,
  detector text NOT NULL,
  subject text NOT NULL,
  fingerprint text NOT NULL,
  severity text NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  currency text,
  at_risk_micros bigint,
  measured bigint NOT NULL,
  limit_value bigint NOT NULL,
  usual bigint,
  unit text NOT NULL,
  drivers jsonb NOT NULL,
  excuse jsonb NOT NULL,
  figures text NOT NULL,
  opened_at timestamp(3) with time zone NOT NULL,
  snoozed_until timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  CONSTRAINT alert_is_over_or_not CHECK (((status = ANY (ARRAY['false-positive'::text, 'closed'::text])) = (closed_at IS NOT NULL))),
  CONSTRAINT alert_is_put_off_until CHECK (((status = 'snoozed'::text) = (snoozed_until IS NOT NULL))),
  CONSTRAINT alert_risk_has_a_currency CHECK (((at_risk_micros IS NULL) OR (currency IS NOT NULL))),
  CONSTRAINT alert_severity_is_known CHECK ((severity = ANY (ARRAY['critical'::text, 'warning'::text, 'notice'::text]))),
  CONSTRAINT alert_status_is_known CHECK ((status = ANY (ARRAY['open'::text, 'acknowledged'::text, 'snoozed'::text, 'false-positive'::text, 'closed'::text]))),
  CONSTRAINT alert_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT alert_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX alert_one_standing ON public.alert USING btree (fingerprint) WHERE (closed_at IS NULL);
CREATE INDEX alert_opened_at_idx ON public.alert USING btree (opened_at);
CREATE INDEX alert_operator_id_idx ON public.alert USING btree (operator_id);
CREATE TRIGGER alert_keeps_operator BEFORE UPDATE ON public.alert FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON alert FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON alert FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE alert_event (
  id uuid NOT NULL,
  alert_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT alert_event_kind_is_known CHECK ((kind = ANY (ARRAY['opened'::text, 'moved'::text, 'acknowledged'::text, 'snoozed'::text, 'woken'::text, 'reopened'::text, 'false-positive'::text, 'closed'::text]))),
  CONSTRAINT alert_event_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alert(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT alert_event_pkey PRIMARY KEY (id)
);
CREATE INDEX alert_event_alert_id_occurred_at_idx ON public.alert_event USING btree (alert_id, occurred_at);
CREATE TRIGGER alert_event_append_only BEFORE DELETE OR UPDATE ON public.alert_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER alert_event_never_emptied BEFORE TRUNCATE ON public.alert_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE alert_rule (
  id uuid NOT NULL,
  detector text NOT NULL,
  subject text,
  version integer NOT NULL,
  settings jsonb NOT NULL,
  reason text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT alert_rule_versions_count CHECK ((version > 0)),
  CONSTRAINT alert_rule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX alert_rule_detector_subject_version_key ON public.alert_rule USING btree (detector, subject, version) NULLS NOT DISTINCT;
CREATE TRIGGER alert_rule_append_only BEFORE DELETE OR UPDATE ON public.alert_rule FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER alert_rule_never_emptied BEFORE TRUNCATE ON public.alert_rule FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE alert_run (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  due_at timestamp(3) with time zone,
  ran_at timestamp(3) with time zone,
  found integer NOT NULL DEFAULT 0,
  opened integer NOT NULL DEFAULT 0,
  closed integer NOT NULL DEFAULT 0,
  CONSTRAINT alert_run_counts_are_counts CHECK (((found >= 0) AND (opened >= 0) AND (closed >= 0))),
  CONSTRAINT alert_run_is_due_or_ran CHECK (((due_at IS NULL) OR (ran_at IS NULL))),
  CONSTRAINT alert_run_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT alert_run_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX alert_run_one_open ON public.alert_run USING btree (operator_id) NULLS NOT DISTINCT WHERE (due_at IS NOT NULL);
CREATE INDEX alert_run_operator_id_ran_at_idx ON public.alert_run USING btree (operator_id, ran_at);
CREATE TRIGGER alert_run_is_queued AFTER INSERT ON public.alert_run FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('alert-run', 'runId');
CREATE TRIGGER alert_run_is_queued_again AFTER UPDATE ON public.alert_run FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('alert-run', 'runId');
CREATE TRIGGER alert_run_keeps_operator BEFORE UPDATE ON public.alert_run FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE alert_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_run FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON alert_run FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = alert_run.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON alert_run FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON alert_run FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE app_user (
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'invited'::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  disabled_at timestamp(3) with time zone,
  CONSTRAINT app_user_email_is_folded CHECK ((email = lower(email))),
  CONSTRAINT app_user_status_is_known CHECK ((status = ANY (ARRAY['invited'::text, 'active'::text, 'disabled'::text]))),
  CONSTRAINT app_user_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX app_user_email_key ON public.app_user USING btree (email);
CREATE TRIGGER app_user_keeps_last_owner AFTER UPDATE ON public.app_user FOR EACH ROW WHEN (((old.status = 'active'::text) AND (new.status <> 'active'::text))) EXECUTE FUNCTION app_keep_last_owner();
ALTER TABLE app_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE app_user FORCE ROW LEVEL SECURITY;
CREATE POLICY auth_scope ON app_user FOR ALL TO tributary_auth USING (((app_operator() IS NULL) OR (EXISTS ( SELECT
   FROM role_binding
  WHERE ((role_binding.user_id = app_user.id) AND (role_binding.operator_id = app_operator())))))) WITH CHECK (true);

CREATE TABLE audit_event (
  id bigint NOT NULL DEFAULT nextval('audit_event_id_seq'::regclass),
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  operator_id text,
  details jsonb NOT NULL,
  app text NOT NULL DEFAULT 'cli'::text,
  request_id text,
  CONSTRAINT audit_event_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_event_operator_id_id_idx ON public.audit_event USING btree (operator_id, id);
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER audit_event_keeps_operator BEFORE UPDATE ON public.audit_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER audit_event_never_emptied BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY auth_scope ON audit_event FOR ALL TO tributary_auth USING (((app_operator() IS NULL) OR (operator_id = app_operator()))) WITH CHECK (((app_operator() IS NULL) OR (operator_id = app_operator())));
CREATE POLICY mediation_scope ON audit_event FOR ALL TO tributary_mediation USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON audit_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON audit_event FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE audit_seal (
  id bigint NOT NULL DEFAULT nextval('audit_seal_id_seq'::regclass),
  operator_id text,
  sequence bigint NOT NULL,
  event_id bigint NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT audit_seal_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_seal_event_id_idx ON public.audit_seal USING btree (event_id);
CREATE UNIQUE INDEX audit_seal_operator_id_event_id_key ON public.audit_seal USING btree (operator_id, event_id) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX audit_seal_operator_id_sequence_key ON public.audit_seal USING btree (operator_id, sequence) NULLS NOT DISTINCT;
CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER audit_seal_keeps_operator BEFORE UPDATE ON public.audit_seal FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER audit_seal_never_emptied BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE audit_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seal FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON audit_seal FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON audit_seal FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE balance_entry (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  rating_id uuid NOT NULL,
  bundle text NOT NULL,
  grant_period text NOT NULL,
  period text NOT NULL,
  kind text NOT NULL,
  quantity bigint NOT NULL,
  holder_id uuid,
  CONSTRAINT balance_entry_has_a_sign CHECK (
CASE
    WHEN (kind = ANY (ARRAY['grant'::text, 'refund'::text])) THEN (quantity >= 0)
    WHEN (kind = ANY (ARRAY['use'::text, 'expire'::text])) THEN (quantity <= 0)
    ELSE false
END),
  CONSTRAINT balance_entry_operator_id_holder_id_fkey FOREIGN KEY (operator_id, holder_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT balance_entry_operator_id_rating_id_fkey FOREIGN KEY (operator_id, rating_id) REFERENCES retail_rating(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT balance_entry_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT balance_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX balance_entry_operator_id_holder_id_idx ON public.balance_entry USING btree (operator_id, holder_id);
CREATE UNIQUE INDEX balance_entry_operator_id_id_key ON public.balance_entry USING btree (operator_id, id);
CREATE INDEX balance_entry_operator_id_subscriber_id_period_idx ON public.balance_entry USING btree (operator_id, subscriber_id, period);
CREATE TRIGGER balance_entry_append_only BEFORE DELETE OR UPDATE ON public.balance_entry FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER balance_entry_keeps_operator BEFORE UPDATE ON public.balance_entry FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER balance_entry_never_emptied BEFORE TRUNCATE ON public.balance_entry FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE balance_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE balance_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON balance_entry FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = balance_entry.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON balance_entry FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE bill (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  bill_run_id uuid,
  subscriber_id uuid NOT NULL,
  kind text NOT NULL DEFAULT 'bill'::text,
  credits_id uuid,
  period text NOT NULL,
  number text,
  status text NOT NULL DEFAULT 'draft'::text,
  currency text NOT NULL,
  net_micros bigint NOT NULL,
  tax_micros bigint NOT NULL,
  gross_micros bigint NOT NULL,
  issued_on date,
  due_on date,
  reason text,
  billing_profile_id uuid NOT NULL,
  retail_rating_id uuid,
  language text NOT NULL DEFAULT 'en'::text,
  rate_correction_id uuid,
  CONSTRAINT bill_adds_up CHECK ((gross_micros = (net_micros + tax_micros))),
  CONSTRAINT bill_credits_a_bill CHECK (((kind <> 'credit-note'::text) OR ((credits_id IS NOT NULL) AND (reason IS NOT NULL)))),
  CONSTRAINT bill_is_numbered_once_final CHECK ((((status = 'final'::text) = (number IS NOT NULL)) AND ((number IS NULL) = (issued_on IS NULL)))),
  CONSTRAINT bill_kind_is_known CHECK ((kind = ANY (ARRAY['bill'::text, 'credit-note'::text]))),
  CONSTRAINT bill_status_is_known CHECK ((status = ANY (ARRAY['draft'::text, 'final'::text]))),
  CONSTRAINT bill_operator_id_bill_run_id_fkey FOREIGN KEY (operator_id, bill_run_id) REFERENCES bill_run(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_operator_id_billing_profile_id_fkey FOREIGN KEY (operator_id, billing_profile_id) REFERENCES billing_profile(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_operator_id_credits_id_fkey FOREIGN KEY (operator_id, credits_id) REFERENCES bill(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_operator_id_rate_correction_id_fkey FOREIGN KEY (operator_id, rate_correction_id) REFERENCES rate_correction(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_operator_id_retail_rating_id_fkey FOREIGN KEY (operator_id, retail_rating_id) REFERENCES retail_rating(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bill_operator_id_bill_run_id_subscriber_id_key ON public.bill USING btree (operator_id, bill_run_id, subscriber_id);
CREATE INDEX bill_operator_id_credits_id_idx ON public.bill USING btree (operator_id, credits_id);
CREATE UNIQUE INDEX bill_operator_id_number_key ON public.bill USING btree (operator_id, number);
CREATE INDEX bill_operator_id_period_idx ON public.bill USING btree (operator_id, period);
CREATE UNIQUE INDEX bill_operator_id_rate_correction_id_credits_id_key ON public.bill USING btree (operator_id, rate_correction_id, credits_id);
CREATE INDEX bill_operator_id_subscriber_id_idx ON public.bill USING btree (operator_id, subscriber_id);
CREATE TRIGGER bill_is_frozen BEFORE DELETE OR UPDATE ON public.bill FOR EACH ROW WHEN ((old.status = 'final'::text)) EXECUTE FUNCTION app_keep_final_bill();
CREATE TRIGGER bill_keeps_operator BEFORE UPDATE ON public.bill FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE bill ENABLE ROW LEVEL SECURITY;
ALTER TABLE bill FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON bill FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = bill.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON bill FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE bill_exception (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  bill_run_id uuid NOT NULL,
  subscriber_id uuid NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL,
  CONSTRAINT bill_exception_operator_id_bill_run_id_fkey FOREIGN KEY (operator_id, bill_run_id) REFERENCES bill_run(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_exception_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bill_exception_operator_id_bill_run_id_subscriber_id_reason_key ON public.bill_exception USING btree (operator_id, bill_run_id, subscriber_id, reason);
CREATE TRIGGER bill_exception_keeps_operator BEFORE UPDATE ON public.bill_exception FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE bill_exception ENABLE ROW LEVEL SECURITY;
ALTER TABLE bill_exception FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON bill_exception FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = bill_exception.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON bill_exception FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE bill_line (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  bill_id uuid NOT NULL,
  line_number integer NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  description text NOT NULL,
  quantity numeric(38,12),
  unit text,
  from_day date NOT NULL,
  to_day date NOT NULL,
  net_micros bigint NOT NULL,
  tax_code text NOT NULL,
  tax_bps integer NOT NULL,
  tax_micros bigint NOT NULL,
  CONSTRAINT bill_line_kind_is_known CHECK ((kind = ANY (ARRAY['recurring'::text, 'one-off'::text, 'usage'::text, 'discount'::text, 'adjustment'::text]))),
  CONSTRAINT bill_line_operator_id_bill_id_fkey FOREIGN KEY (operator_id, bill_id) REFERENCES bill(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_line_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bill_line_operator_id_bill_id_line_number_key ON public.bill_line USING btree (operator_id, bill_id, line_number);
CREATE TRIGGER bill_line_is_frozen BEFORE INSERT OR DELETE OR UPDATE ON public.bill_line FOR EACH ROW EXECUTE FUNCTION app_keep_final_bill();
CREATE TRIGGER bill_line_keeps_operator BEFORE UPDATE ON public.bill_line FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE bill_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE bill_line FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON bill_line FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = bill_line.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON bill_line FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE bill_number (
  operator_id text NOT NULL DEFAULT app_operator(),
  series text NOT NULL,
  next integer NOT NULL DEFAULT 1,
  CONSTRAINT bill_number_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_number_pkey PRIMARY KEY (operator_id, series)
);
CREATE TRIGGER bill_number_keeps_operator BEFORE UPDATE ON public.bill_number FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE bill_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE bill_number FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON bill_number FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = bill_number.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON bill_number FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE bill_run (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  billing_profile_id uuid NOT NULL,
  period text NOT NULL,
  status text NOT NULL DEFAULT 'draft'::text,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  finalized_by text,
  finalized_at timestamp(3) with time zone,
  CONSTRAINT bill_run_is_finalized_by_somebody CHECK ((((status = 'final'::text) = (finalized_by IS NOT NULL)) AND ((finalized_by IS NULL) = (finalized_at IS NULL)))),
  CONSTRAINT bill_run_status_is_known CHECK ((status = ANY (ARRAY['draft'::text, 'review'::text, 'final'::text, 'abandoned'::text]))),
  CONSTRAINT bill_run_operator_id_billing_profile_id_fkey FOREIGN KEY (operator_id, billing_profile_id) REFERENCES billing_profile(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_run_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bill_run_one_open_per_period ON public.bill_run USING btree (operator_id, period) WHERE (status <> 'abandoned'::text);
CREATE UNIQUE INDEX bill_run_operator_id_id_key ON public.bill_run USING btree (operator_id, id);
CREATE INDEX bill_run_operator_id_period_idx ON public.bill_run USING btree (operator_id, period);
CREATE TRIGGER bill_run_is_frozen BEFORE DELETE OR UPDATE ON public.bill_run FOR EACH ROW WHEN ((old.status = ANY (ARRAY['final'::text, 'abandoned'::text]))) EXECUTE FUNCTION app_keep_final_bill();
CREATE TRIGGER bill_run_keeps_operator BEFORE UPDATE ON public.bill_run FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE bill_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE bill_run FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON bill_run FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = bill_run.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON bill_run FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE bill_task (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  bill_run_id uuid NOT NULL,
  kind text NOT NULL,
  leaves_exceptions boolean NOT NULL DEFAULT false,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  stage text,
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  message text,
  ended_at timestamp(3) with time zone,
  CONSTRAINT bill_task_does_no_more_than_there_is CHECK (((done >= 0) AND (done <= total))),
  CONSTRAINT bill_task_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT bill_task_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT bill_task_kind_is_known CHECK ((kind = ANY (ARRAY['prepare'::text, 'finalize'::text]))),
  CONSTRAINT bill_task_stage_is_known CHECK ((stage = ANY (ARRAY['rating'::text, 'drawing-up'::text, 'numbering'::text]))),
  CONSTRAINT bill_task_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT bill_task_operator_id_bill_run_id_fkey FOREIGN KEY (operator_id, bill_run_id) REFERENCES bill_run(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT bill_task_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bill_task_one_open_per_run ON public.bill_task USING btree (operator_id, bill_run_id) WHERE (due_at IS NOT NULL);
CREATE INDEX bill_task_operator_id_bill_run_id_asked_at_idx ON public.bill_task USING btree (operator_id, bill_run_id, asked_at);
CREATE UNIQUE INDEX bill_task_operator_id_id_key ON public.bill_task USING btree (operator_id, id);
CREATE TRIGGER bill_task_is_queued AFTER INSERT ON public.bill_task FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('bill-task', 'taskId');
CREATE TRIGGER bill_task_is_queued_again AFTER UPDATE ON public.bill_task FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('bill-task', 'taskId');
CREATE TRIGGER bill_task_keeps_operator BEFORE UPDATE ON public.bill_task FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE bill_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE bill_task FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON bill_task FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = bill_task.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON bill_task FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE billing_profile (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  version integer NOT NULL,
  effective_from text NOT NULL,
  terms jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT billing_profile_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT billing_profile_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX billing_profile_operator_id_id_key ON public.billing_profile USING btree (operator_id, id);
CREATE UNIQUE INDEX billing_profile_operator_id_version_key ON public.billing_profile USING btree (operator_id, version);
CREATE TRIGGER billing_profile_append_only BEFORE DELETE OR UPDATE ON public.billing_profile FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER billing_profile_keeps_operator BEFORE UPDATE ON public.billing_profile FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER billing_profile_never_emptied BEFORE TRUNCATE ON public.billing_profile FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE billing_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON billing_profile FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = billing_profile.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON billing_profile FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON billing_profile FOR r TO tributary_portfolio USING (true);

CREATE TABLE card_checkout (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  bill_id uuid NOT NULL,
  currency text NOT NULL,
  amount_micros bigint NOT NULL,
  status text NOT NULL DEFAULT 'placed'::text,
  reference text,
  url text,
  expires_at timestamp(3) with time zone,
  payment_reference text,
  dispute_status text,
  message text,
  asked integer NOT NULL DEFAULT 0,
  heard integer NOT NULL DEFAULT 0,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT card_checkout_amount_is_positive CHECK ((amount_micros > 0)),
  CONSTRAINT card_checkout_dispute_status_is_known CHECK ((dispute_status = ANY (ARRAY['inquiry'::text, 'withdrawn'::text, 'returned'::text]))),
  CONSTRAINT card_checkout_heard_what_was_asked CHECK (((heard >= 0) AND (heard <= asked))),
  CONSTRAINT card_checkout_status_is_known CHECK ((status = ANY (ARRAY['placed'::text, 'open'::text, 'processing'::text, 'paid'::text, 'expired'::text, 'failed'::text]))),
  CONSTRAINT card_checkout_operator_id_bill_id_fkey FOREIGN KEY (operator_id, bill_id) REFERENCES bill(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT card_checkout_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX card_checkout_one_at_a_time ON public.card_checkout USING btree (operator_id, bill_id) WHERE (status = ANY (ARRAY['placed'::text, 'open'::text]));
CREATE INDEX card_checkout_operator_id_bill_id_idx ON public.card_checkout USING btree (operator_id, bill_id);
CREATE UNIQUE INDEX card_checkout_operator_id_id_key ON public.card_checkout USING btree (operator_id, id);
CREATE UNIQUE INDEX card_checkout_operator_id_payment_reference_key ON public.card_checkout USING btree (operator_id, payment_reference);
CREATE UNIQUE INDEX card_checkout_operator_id_reference_key ON public.card_checkout USING btree (operator_id, reference);
CREATE TRIGGER card_checkout_keeps_operator BEFORE UPDATE ON public.card_checkout FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE card_checkout ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_checkout FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON card_checkout FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = card_checkout.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON card_checkout FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE card_refund (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  checkout_id uuid NOT NULL,
  amount_micros bigint NOT NULL,
  status text NOT NULL DEFAULT 'asked'::text,
  reference text,
  message text,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT card_refund_amount_is_positive CHECK ((amount_micros > 0)),
  CONSTRAINT card_refund_status_is_known CHECK ((status = ANY (ARRAY['asked'::text, 'pending'::text, 'succeeded'::text, 'failed'::text]))),
  CONSTRAINT card_refund_operator_id_checkout_id_fkey FOREIGN KEY (operator_id, checkout_id) REFERENCES card_checkout(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT card_refund_pkey PRIMARY KEY (id)
);
CREATE INDEX card_refund_operator_id_checkout_id_idx ON public.card_refund USING btree (operator_id, checkout_id);
CREATE UNIQUE INDEX card_refund_operator_id_id_key ON public.card_refund USING btree (operator_id, id);
CREATE UNIQUE INDEX card_refund_operator_id_reference_key ON public.card_refund USING btree (operator_id, reference);
CREATE TRIGGER card_refund_keeps_operator BEFORE UPDATE ON public.card_refund FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE card_refund ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_refund FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON card_refund FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = card_refund.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON card_refund FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE correction_request (
  id uuid NOT NULL,
  agreement_id text NOT NULL,
  period text NOT NULL,
  status text NOT NULL DEFAULT 'reporting'::text,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  impact jsonb,
  fingerprint text,
  reason text,
  requested_by text,
  requested_at timestamp(3) with time zone,
  decided_by text,
  decided_at timestamp(3) with time zone,
  decision_reason text,
  started_at timestamp(3) with time zone NOT NULL,
  seen_at timestamp(3) with time zone NOT NULL,
  finished_at timestamp(3) with time zone,
  step text NOT NULL DEFAULT 'wait'::text,
  steps_done integer NOT NULL DEFAULT 0,
  steps_total integer NOT NULL DEFAULT 1,
  failure text,
  CONSTRAINT correction_request_is_decided_after_it CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) OR (requested_by IS NOT NULL)))),
  CONSTRAINT correction_request_is_whole CHECK ((((requested_by IS NULL) = (requested_at IS NULL)) AND ((requested_by IS NULL) = (reason IS NULL)))),
  CONSTRAINT correction_request_maker_is_not_checker CHECK (((decided_by IS NULL) OR (status = 'withdrawn'::text) OR (decided_by <> requested_by))),
  CONSTRAINT correction_request_needs_figures CHECK (((requested_by IS NULL) OR ((impact IS NOT NULL) AND (fingerprint IS NOT NULL)))),
  CONSTRAINT correction_request_status_is_known CHECK ((status = ANY (ARRAY['reporting'::text, 'reported'::text, 'requested'::text, 'approved'::text, 'applied'::text, 'rejected'::text, 'withdrawn'::text, 'dropped'::text]))),
  CONSTRAINT correction_request_status_tells_whose_turn CHECK ((((status <> ALL (ARRAY['reporting'::text, 'reported'::text])) OR (requested_by IS NULL)) AND ((status <> 'requested'::text) OR ((requested_by IS NOT NULL) AND (decided_by IS NULL))) AND ((status <> ALL (ARRAY['approved'::text, 'applied'::text, 'rejected'::text])) OR (decided_by IS NOT NULL)))),
  CONSTRAINT correction_request_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT correction_request_pkey PRIMARY KEY (id)
);
CREATE INDEX correction_request_asked_at_idx ON public.correction_request USING btree (asked_at);
CREATE UNIQUE INDEX correction_request_one_at_a_time ON public.correction_request USING btree (agreement_id, period) WHERE (status = ANY (ARRAY['reporting'::text, 'reported'::text, 'requested'::text, 'approved'::text]));
CREATE TRIGGER correction_request_is_kept BEFORE DELETE ON public.correction_request FOR EACH ROW EXECUTE FUNCTION app_keep_correction_request();
CREATE TRIGGER correction_request_keeps_what_was_reviewed BEFORE UPDATE ON public.correction_request FOR EACH ROW WHEN (((old.status = ANY (ARRAY['applied'::text, 'rejected'::text, 'withdrawn'::text, 'dropped'::text])) OR ((old.requested_by IS NOT NULL) AND (((((((old.agreement_id IS DISTINCT FROM new.agreement_id) OR (old.period IS DISTINCT FROM new.period)) OR (old.asked_by IS DISTINCT FROM new.asked_by)) OR (old.impact IS DISTINCT FROM new.impact)) OR (old.fingerprint IS DISTINCT FROM new.fingerprint)) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.requested_by IS DISTINCT FROM new.requested_by))))) EXECUTE FUNCTION app_keep_correction_request();

CREATE TABLE data_deletion (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  status text NOT NULL DEFAULT 'asked'::text,
  reason text NOT NULL,
  no_pack_because text,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  decided_by text,
  decided_at timestamp(3) with time zone,
  decision_reason text,
  due_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  stopped_by text,
  deleted jsonb,
  pack_sha256 text,
  CONSTRAINT data_deletion_is_decided_by_somebody CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((status = 'asked'::text) = (decided_by IS NULL)))),
  CONSTRAINT data_deletion_is_due_while_it_goes_on CHECK (((status = ANY (ARRAY['approved'::text, 'deleting'::text])) = (due_at IS NOT NULL))),
  CONSTRAINT data_deletion_maker_is_not_checker CHECK (((decided_by IS NULL) OR (status = 'withdrawn'::text) OR (decided_by <> asked_by))),
  CONSTRAINT data_deletion_says_what_is_gone CHECK ((((status = 'deleted'::text) = (deleted IS NOT NULL)) AND ((status = 'stopped'::text) = (stopped_by IS NOT NULL)) AND ((status = ANY (ARRAY['deleted'::text, 'stopped'::text])) = (ended_at IS NOT NULL)))),
  CONSTRAINT data_deletion_status_is_known CHECK ((status = ANY (ARRAY['asked'::text, 'approved'::text, 'deleting'::text, 'deleted'::text, 'declined'::text, 'withdrawn'::text, 'stopped'::text]))),
  CONSTRAINT data_deletion_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT data_deletion_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX data_deletion_one_that_stands ON public.data_deletion USING btree (operator_id) WHERE (status = ANY (ARRAY['asked'::text, 'approved'::text, 'deleting'::text, 'deleted'::text]));
CREATE INDEX data_deletion_operator_id_asked_at_idx ON public.data_deletion USING btree (operator_id, asked_at);
CREATE UNIQUE INDEX data_deletion_operator_id_id_key ON public.data_deletion USING btree (operator_id, id);
CREATE TRIGGER data_deletion_checks BEFORE UPDATE ON public.data_deletion FOR EACH ROW WHEN (((old.status = 'approved'::text) AND (new.status = 'deleting'::text))) EXECUTE FUNCTION app_check_deletion();
CREATE TRIGGER data_deletion_deletes_rows BEFORE UPDATE ON public.data_deletion FOR EACH ROW WHEN (((old.status = 'deleting'::text) AND (new.status = 'deleted'::text))) EXECUTE FUNCTION app_delete_operator_rows();
CREATE TRIGGER data_deletion_drops_usage BEFORE UPDATE ON public.data_deletion FOR EACH ROW WHEN (((old.status = 'deleting'::text) AND (new.status = 'deleted'::text))) EXECUTE FUNCTION app_drop_operator_usage();
CREATE TRIGGER data_deletion_is_asked_for BEFORE INSERT ON public.data_deletion FOR EACH ROW WHEN ((new.status = ANY (ARRAY['approved'::text, 'deleting'::text, 'deleted'::text, 'stopped'::text]))) EXECUTE FUNCTION app_keep_deletion();
CREATE TRIGGER data_deletion_is_queued_again AFTER UPDATE ON public.data_deletion FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('data-deletion', 'deletionId');
CREATE TRIGGER data_deletion_keeps_operator BEFORE UPDATE ON public.data_deletion FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER data_deletion_stays BEFORE UPDATE ON public.data_deletion FOR EACH ROW WHEN (((old.status = ANY (ARRAY['deleted'::text, 'declined'::text, 'withdrawn'::text, 'stopped'::text])) OR (((((old.id IS DISTINCT FROM new.id) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.no_pack_because IS DISTINCT FROM new.no_pack_because)) OR (old.asked_by IS DISTINCT FROM new.asked_by)) OR (old.asked_at IS DISTINCT FROM new.asked_at)) OR ((old.decided_by IS NOT NULL) AND (((old.decided_by IS DISTINCT FROM new.decided_by) OR (old.decided_at IS DISTINCT FROM new.decided_at)) OR (old.decision_reason IS DISTINCT FROM new.decision_reason))) OR ((old.status = 'asked'::text) AND (new.status <> ALL (ARRAY['asked'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text]))) OR ((old.status = 'approved'::text) AND (new.status <> ALL (ARRAY['approved'::text, 'deleting'::text, 'stopped'::text]))) OR ((old.status = 'deleting'::text) AND (new.status <> ALL (ARRAY['deleting'::text, 'deleted'::text]))))) EXECUTE FUNCTION app_keep_deletion();
ALTER TABLE data_deletion ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_deletion FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON data_deletion FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON data_deletion FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON data_deletion FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE deletion_hold (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  reason text NOT NULL,
  placed_by text NOT NULL,
  placed_at timestamp(3) with time zone NOT NULL,
  lifted_by text,
  lifted_at timestamp(3) with time zone,
  lift_reason text,
  CONSTRAINT deletion_hold_is_lifted_by_somebody CHECK ((((lifted_by IS NULL) = (lifted_at IS NULL)) AND ((lifted_by IS NULL) = (lift_reason IS NULL)))),
  CONSTRAINT deletion_hold_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT deletion_hold_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX deletion_hold_operator_id_id_key ON public.deletion_hold USING btree (operator_id, id);
CREATE TRIGGER deletion_hold_keeps_operator BEFORE UPDATE ON public.deletion_hold FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER deletion_hold_stays BEFORE UPDATE ON public.deletion_hold FOR EACH ROW WHEN (((old.lifted_at IS NOT NULL) OR ((((old.id IS DISTINCT FROM new.id) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.placed_by IS DISTINCT FROM new.placed_by)) OR (old.placed_at IS DISTINCT FROM new.placed_at)))) EXECUTE FUNCTION app_keep_deletion();
ALTER TABLE deletion_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE deletion_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON deletion_hold FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON deletion_hold FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON deletion_hold FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE discrepancy (
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  agreement_id text NOT NULL,
  period text NOT NULL,
  key text NOT NULL,
  line_code text,
  operator_id text,
  billed_micros bigint NOT NULL,
  expected_micros bigint NOT NULL,
  delta_micros bigint NOT NULL,
  cause text NOT NULL,
  explanation text NOT NULL,
  comparison jsonb NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  reason text,
  decided_by text,
  decided_at timestamp(3) with time zone,
  dispute_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT discrepancy_decision_is_reasoned CHECK (((status = 'open'::text) OR ((decided_by IS NOT NULL) AND (reason IS NOT NULL)))),
  CONSTRAINT discrepancy_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT discrepancy_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id) ON UPDATE CASCADE ON DELETE SET NULL,
  CONSTRAINT discrepancy_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES mno_invoice(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT discrepancy_pkey PRIMARY KEY (id)
);
CREATE INDEX discrepancy_agreement_id_period_idx ON public.discrepancy USING btree (agreement_id, period);
CREATE INDEX discrepancy_by_money ON public.discrepancy USING btree (status, abs(delta_micros) DESC, created_at, id);
CREATE UNIQUE INDEX discrepancy_invoice_id_key_key ON public.discrepancy USING btree (invoice_id, key);
CREATE INDEX discrepancy_waiting ON public.discrepancy USING btree (agreement_id, period, cause, created_at, delta_micros, invoice_id) WHERE (status = 'open'::text);
CREATE TRIGGER discrepancy_keeps_operator BEFORE UPDATE ON public.discrepancy FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE discrepancy ENABLE ROW LEVEL SECURITY;
ALTER TABLE discrepancy FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON discrepancy FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON discrepancy FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE dispute (
  id uuid NOT NULL,
  number text NOT NULL,
  agreement_id text NOT NULL,
  invoice_id uuid NOT NULL,
  period text NOT NULL,
  status text NOT NULL DEFAULT 'draft'::text,
  currency text NOT NULL,
  gross_disputed_micros bigint NOT NULL,
  net_recoverable_micros bigint NOT NULL,
  credited_micros bigint NOT NULL DEFAULT 0,
  rejected_micros bigint NOT NULL DEFAULT 0,
  notice_deadline_on date NOT NULL,
  payment_due_on date NOT NULL,
  raised_at timestamp(3) with time zone,
  evidence jsonb NOT NULL,
  evidence_hash text NOT NULL,
  CONSTRAINT dispute_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT dispute_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES mno_invoice(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT dispute_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX dispute_number_key ON public.dispute USING btree (number);

CREATE TABLE dispute_event (
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  actor text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  note text NOT NULL,
  amount_micros bigint,
  CONSTRAINT dispute_event_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT dispute_event_pkey PRIMARY KEY (id)
);
CREATE TRIGGER dispute_event_append_only BEFORE DELETE OR UPDATE ON public.dispute_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER dispute_event_never_emptied BEFORE TRUNCATE ON public.dispute_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE dunning_day (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  day date NOT NULL,
  due_at timestamp(3) with time zone,
  ran_at timestamp(3) with time zone,
  taken integer NOT NULL DEFAULT 0,
  resumed integer NOT NULL DEFAULT 0,
  CONSTRAINT dunning_day_counts_are_counts CHECK (((taken >= 0) AND (resumed >= 0))),
  CONSTRAINT dunning_day_is_due_or_ran CHECK (((due_at IS NULL) OR (ran_at IS NULL))),
  CONSTRAINT dunning_day_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT dunning_day_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX dunning_day_one_open ON public.dunning_day USING btree (operator_id) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX dunning_day_operator_id_day_key ON public.dunning_day USING btree (operator_id, day);
CREATE UNIQUE INDEX dunning_day_operator_id_id_key ON public.dunning_day USING btree (operator_id, id);
CREATE TRIGGER dunning_day_is_queued AFTER INSERT ON public.dunning_day FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('dunning-day', 'dayId');
CREATE TRIGGER dunning_day_is_queued_again AFTER UPDATE ON public.dunning_day FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('dunning-day', 'dayId');
CREATE TRIGGER dunning_day_keeps_operator BEFORE UPDATE ON public.dunning_day FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE dunning_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE dunning_day FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON dunning_day FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = dunning_day.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON dunning_day FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE dunning_notice (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  bill_id uuid NOT NULL,
  step integer NOT NULL,
  action text NOT NULL,
  channel text NOT NULL,
  taken_on date NOT NULL,
  taken_by text NOT NULL,
  CONSTRAINT dunning_notice_action_is_known CHECK ((action = ANY (ARRAY['remind'::text, 'suspend'::text, 'terminate'::text]))),
  CONSTRAINT dunning_notice_operator_id_bill_id_fkey FOREIGN KEY (operator_id, bill_id) REFERENCES bill(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT dunning_notice_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX dunning_notice_operator_id_bill_id_step_key ON public.dunning_notice USING btree (operator_id, bill_id, step);
CREATE UNIQUE INDEX dunning_notice_operator_id_id_key ON public.dunning_notice USING btree (operator_id, id);
CREATE TRIGGER dunning_notice_append_only BEFORE DELETE OR UPDATE ON public.dunning_notice FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER dunning_notice_keeps_operator BEFORE UPDATE ON public.dunning_notice FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER dunning_notice_never_emptied BEFORE TRUNCATE ON public.dunning_notice FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE dunning_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE dunning_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON dunning_notice FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = dunning_notice.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON dunning_notice FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE export_pack (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  includes_personal boolean NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  stage text,
  written_rows bigint NOT NULL DEFAULT 0,
  message text,
  ended_at timestamp(3) with time zone,
  parts integer,
  size_bytes bigint,
  sha256 text,
  manifest jsonb,
  expires_at timestamp(3) with time zone,
  CONSTRAINT export_pack_has_ended CHECK (((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (ended_at IS NULL))),
  CONSTRAINT export_pack_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT export_pack_is_due_until_it_is_gone CHECK (((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text])) = (due_at IS NOT NULL))),
  CONSTRAINT export_pack_is_whole_or_nothing CHECK ((((status = ANY (ARRAY['done'::text, 'expired'::text])) = (sha256 IS NOT NULL)) AND ((sha256 IS NULL) = (manifest IS NULL)) AND ((sha256 IS NULL) = (expires_at IS NULL)) AND ((sha256 IS NULL) = (parts IS NULL)) AND ((sha256 IS NULL) = (size_bytes IS NULL)))),
  CONSTRAINT export_pack_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'expired'::text]))),
  CONSTRAINT export_pack_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT export_pack_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX export_pack_one_open ON public.export_pack USING btree (operator_id) WHERE (status = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE INDEX export_pack_operator_id_asked_at_idx ON public.export_pack USING btree (operator_id, asked_at);
CREATE UNIQUE INDEX export_pack_operator_id_id_key ON public.export_pack USING btree (operator_id, id);
CREATE TRIGGER export_pack_is_queued AFTER INSERT ON public.export_pack FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('export-pack', 'packId');
CREATE TRIGGER export_pack_is_queued_again AFTER UPDATE ON public.export_pack FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('export-pack', 'packId');
CREATE TRIGGER export_pack_keeps_operator BEFORE UPDATE ON public.export_pack FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER export_pack_stays BEFORE UPDATE ON public.export_pack FOR EACH ROW WHEN (((old.status = ANY (ARRAY['failed'::text, 'expired'::text])) OR ((old.status = 'done'::text) AND (new.status <> ALL (ARRAY['done'::text, 'expired'::text]))) OR ((old.sha256 IS NOT NULL) AND (((((old.sha256 IS DISTINCT FROM new.sha256) OR (old.manifest IS DISTINCT FROM new.manifest)) OR (old.parts IS DISTINCT FROM new.parts)) OR (old.size_bytes IS DISTINCT FROM new.size_bytes)) OR (old.expires_at IS DISTINCT FROM new.expires_at))) OR (((old.includes_personal IS DISTINCT FROM new.includes_personal) OR (old.asked_by IS DISTINCT FROM new.asked_by)) OR (old.asked_at IS DISTINCT FROM new.asked_at)))) EXECUTE FUNCTION app_keep_export_pack();
ALTER TABLE export_pack ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_pack FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON export_pack FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON export_pack FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE export_pack_part (
  operator_id text NOT NULL DEFAULT app_operator(),
  export_pack_id uuid NOT NULL,
  attempt integer NOT NULL,
  position integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT export_pack_part_operator_id_export_pack_id_fkey FOREIGN KEY (operator_id, export_pack_id) REFERENCES export_pack(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT export_pack_part_pkey PRIMARY KEY (operator_id, export_pack_id, attempt, "position")
);
CREATE TRIGGER export_pack_part_keeps_operator BEFORE UPDATE ON public.export_pack_part FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE export_pack_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_pack_part FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON export_pack_part FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = export_pack_part.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON export_pack_part FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE fx_rate (
  id uuid NOT NULL,
  base text NOT NULL,
  quote text NOT NULL,
  valid_on date NOT NULL,
  rate numeric(24,12) NOT NULL,
  source text NOT NULL,
  CONSTRAINT fx_rate_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX fx_rate_base_quote_valid_on_key ON public.fx_rate USING btree (base, quote, valid_on);
CREATE TRIGGER fx_rate_append_only BEFORE DELETE OR UPDATE ON public.fx_rate FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER fx_rate_never_emptied BEFORE TRUNCATE ON public.fx_rate FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE gateway_profile (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  version integer NOT NULL,
  provider text NOT NULL,
  publishable_key text NOT NULL,
  return_url text NOT NULL,
  secret_key_sealed bytea NOT NULL,
  webhook_secret_sealed bytea,
  is_active boolean NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT gateway_profile_provider_is_known CHECK ((provider = 'stripe'::text)),
  CONSTRAINT gateway_profile_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT gateway_profile_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX gateway_profile_operator_id_id_key ON public.gateway_profile USING btree (operator_id, id);
CREATE UNIQUE INDEX gateway_profile_operator_id_version_key ON public.gateway_profile USING btree (operator_id, version);
CREATE TRIGGER gateway_profile_append_only BEFORE DELETE OR UPDATE ON public.gateway_profile FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER gateway_profile_keeps_operator BEFORE UPDATE ON public.gateway_profile FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER gateway_profile_never_emptied BEFORE TRUNCATE ON public.gateway_profile FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE gateway_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE gateway_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON gateway_profile FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = gateway_profile.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON gateway_profile FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON gateway_profile FOR r TO tributary_portfolio USING (true);

CREATE TABLE idempotency_key (
  id text NOT NULL,
  operator_id text,
  user_id uuid NOT NULL,
  procedure text NOT NULL,
  request_hash text NOT NULL,
  response jsonb,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT idempotency_key_pkey PRIMARY KEY (id)
);
CREATE TRIGGER idempotency_key_keeps_operator BEFORE UPDATE ON public.idempotency_key FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY auth_scope ON idempotency_key FOR ALL TO tributary_auth USING (((app_operator() IS NULL) OR (operator_id = app_operator()))) WITH CHECK (((app_operator() IS NULL) OR (operator_id = app_operator())));
CREATE POLICY eraser_scope ON idempotency_key FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = idempotency_key.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON idempotency_key FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON idempotency_key FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE incoming_sim (
  operator_id text NOT NULL DEFAULT app_operator(),
  incoming_id uuid NOT NULL,
  iccid text NOT NULL,
  CONSTRAINT incoming_sim_operator_id_incoming_id_fkey FOREIGN KEY (operator_id, incoming_id) REFERENCES incoming_sim_transfer(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT incoming_sim_pkey PRIMARY KEY (operator_id, incoming_id, iccid)
);
CREATE TRIGGER incoming_sim_append_only BEFORE DELETE OR UPDATE ON public.incoming_sim FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER incoming_sim_keeps_operator BEFORE UPDATE ON public.incoming_sim FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER incoming_sim_never_emptied BEFORE TRUNCATE ON public.incoming_sim FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE incoming_sim ENABLE ROW LEVEL SECURITY;
ALTER TABLE incoming_sim FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON incoming_sim FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = incoming_sim.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON incoming_sim FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON incoming_sim FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE incoming_sim_transfer (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  wanted_from timestamp(3) with time zone NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  offered_at timestamp(3) with time zone NOT NULL,
  answered_by text,
  answered_at timestamp(3) with time zone,
  reason text,
  moved_at timestamp(3) with time zone,
  CONSTRAINT incoming_sim_transfer_is_answered_by_somebody CHECK ((((status = ANY (ARRAY['taken'::text, 'declined'::text])) = (answered_by IS NOT NULL)) AND ((answered_by IS NULL) = (answered_at IS NULL)))),
  CONSTRAINT incoming_sim_transfer_is_declined_for_a_reason CHECK (((status = 'declined'::text) = (reason IS NOT NULL))),
  CONSTRAINT incoming_sim_transfer_moves_once_taken CHECK ((((status = 'taken'::text) = (moved_at IS NOT NULL)) AND ((moved_at >= wanted_from) AND (moved_at >= answered_at)))),
  CONSTRAINT incoming_sim_transfer_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'taken'::text, 'declined'::text, 'withdrawn'::text]))),
  CONSTRAINT incoming_sim_transfer_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT incoming_sim_transfer_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX incoming_sim_transfer_operator_id_id_key ON public.incoming_sim_transfer USING btree (operator_id, id);
CREATE INDEX incoming_sim_transfer_operator_id_offered_at_idx ON public.incoming_sim_transfer USING btree (operator_id, offered_at);
CREATE TRIGGER incoming_sim_transfer_is_answered AFTER UPDATE OF status ON public.incoming_sim_transfer FOR EACH ROW WHEN ((new.status = ANY (ARRAY['taken'::text, 'declined'::text]))) EXECUTE FUNCTION app_answer_sim_transfer();
CREATE TRIGGER incoming_sim_transfer_keeps_operator BEFORE UPDATE ON public.incoming_sim_transfer FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER incoming_sim_transfer_keeps_sides BEFORE INSERT OR UPDATE ON public.incoming_sim_transfer FOR EACH ROW EXECUTE FUNCTION app_keep_transfer_sides();
ALTER TABLE incoming_sim_transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE incoming_sim_transfer FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON incoming_sim_transfer FOR r TO tributary_eraser USING (true);
CREATE POLICY eraser_scope ON incoming_sim_transfer FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = incoming_sim_transfer.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON incoming_sim_transfer FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON incoming_sim_transfer FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);
CREATE POLICY sim_transfer_scope ON incoming_sim_transfer FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE issued_statement (
  operator_id text NOT NULL,
  statement_id uuid NOT NULL,
  run_id uuid NOT NULL,
  CONSTRAINT issued_statement_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id) REFERENCES statement(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT issued_statement_run_id_fkey FOREIGN KEY (run_id) REFERENCES settlement_run(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT issued_statement_pkey PRIMARY KEY (operator_id, statement_id)
);
CREATE TRIGGER issued_statement_append_only BEFORE DELETE OR UPDATE ON public.issued_statement FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER issued_statement_keeps_operator BEFORE UPDATE ON public.issued_statement FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER issued_statement_never_emptied BEFORE TRUNCATE ON public.issued_statement FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE issued_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE issued_statement FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON issued_statement FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON issued_statement FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE ledger_posting (
  id bigint NOT NULL DEFAULT nextval('ledger_posting_id_seq'::regclass),
  transaction_id uuid NOT NULL,
  account text NOT NULL,
  party text,
  currency text NOT NULL,
  amount_micros bigint NOT NULL,
  CONSTRAINT ledger_posting_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES ledger_transaction(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ledger_posting_pkey PRIMARY KEY (id)
);
CREATE INDEX ledger_posting_account_party_idx ON public.ledger_posting USING btree (account, party);
CREATE INDEX ledger_posting_transaction_id_idx ON public.ledger_posting USING btree (transaction_id);
CREATE TRIGGER ledger_posting_append_only BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON public.ledger_posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app_ledger_balances();
CREATE TRIGGER ledger_posting_never_emptied BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE ledger_transaction (
  id uuid NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  description text NOT NULL,
  agreement_id text,
  period text,
  posted_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT ledger_transaction_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ledger_transaction_key_key ON public.ledger_transaction USING btree (key);
CREATE TRIGGER ledger_transaction_append_only BEFORE DELETE OR UPDATE ON public.ledger_transaction FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER ledger_transaction_never_emptied BEFORE TRUNCATE ON public.ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE legal_hold (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  data_class text,
  subscriber_id uuid,
  reason text NOT NULL,
  placed_by text NOT NULL,
  placed_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  released_by text,
  released_at timestamp(3) with time zone,
  release_reason text,
  CONSTRAINT legal_hold_class_is_known CHECK ((data_class = ANY (ARRAY['usage'::text, 'identity'::text]))),
  CONSTRAINT legal_hold_is_released_by_somebody CHECK ((((released_by IS NULL) = (released_at IS NULL)) AND ((released_by IS NULL) = (release_reason IS NULL)))),
  CONSTRAINT legal_hold_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT legal_hold_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT legal_hold_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX legal_hold_operator_id_id_key ON public.legal_hold USING btree (operator_id, id);
CREATE INDEX legal_hold_operator_id_subscriber_id_idx ON public.legal_hold USING btree (operator_id, subscriber_id);
CREATE TRIGGER legal_hold_is_kept BEFORE UPDATE ON public.legal_hold FOR EACH ROW EXECUTE FUNCTION app_keep_hold();
CREATE TRIGGER legal_hold_keeps_operator BEFORE UPDATE ON public.legal_hold FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE legal_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON legal_hold FOR r TO tributary_eraser USING (true);
CREATE POLICY eraser_scope ON legal_hold FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = legal_hold.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON legal_hold FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE login_throttle (
  key text NOT NULL,
  points integer NOT NULL,
  expire timestamp(3) with time zone,
  CONSTRAINT login_throttle_pkey PRIMARY KEY (key)
);

CREATE TABLE macro (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  name text NOT NULL,
  text text NOT NULL,
  sets_priority text,
  sets_category text,
  then_status text NOT NULL,
  subscriber_step text,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  step_reason text,
  step_plan text,
  step_when text,
  CONSTRAINT macro_changes_to_a_plan CHECK ((((NOT (subscriber_step IS DISTINCT FROM 'change-plan'::text)) = (step_plan IS NOT NULL)) AND ((step_plan IS NULL) = (step_when IS NULL)))),
  CONSTRAINT macro_priority_is_known CHECK ((sets_priority = ANY (ARRAY['urgent'::text, 'high'::text, 'normal'::text, 'low'::text]))),
  CONSTRAINT macro_reason_is_known CHECK ((step_reason = ANY (ARRAY['lost'::text, 'fraud'::text, 'non-payment'::text, 'request'::text]))),
  CONSTRAINT macro_says_something CHECK (((btrim(name) <> ''::text) AND (btrim(text) <> ''::text))),
  CONSTRAINT macro_step_is_known CHECK ((subscriber_step = ANY (ARRAY['suspend'::text, 'resume'::text, 'change-plan'::text]))),
  CONSTRAINT macro_suspends_for_a_reason CHECK (((NOT (subscriber_step IS DISTINCT FROM 'suspend'::text)) = (step_reason IS NOT NULL))),
  CONSTRAINT macro_then_status_is_known CHECK ((then_status = ANY (ARRAY['waiting'::text, 'done'::text]))),
  CONSTRAINT macro_when_is_known CHECK ((step_when = ANY (ARRAY['now'::text, 'next-cycle'::text]))),
  CONSTRAINT macro_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT macro_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX macro_offered_once ON public.macro USING btree (operator_id, lower(name)) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX macro_operator_id_id_key ON public.macro USING btree (operator_id, id);
CREATE TRIGGER macro_keeps_operator BEFORE UPDATE ON public.macro FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE macro ENABLE ROW LEVEL SECURITY;
ALTER TABLE macro FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON macro FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = macro.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON macro FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE mailbox (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  connected_at timestamp(3) with time zone NOT NULL,
  due_at timestamp(3) with time zone,
  read_at timestamp(3) with time zone,
  failures integer NOT NULL DEFAULT 0,
  message text,
  uid_validity bigint,
  last_uid bigint,
  hand_uid bigint,
  hand_tries integer NOT NULL DEFAULT 0,
  CONSTRAINT mailbox_counts_are_counts CHECK (((failures >= 0) AND (hand_tries >= 0))),
  CONSTRAINT mailbox_failure_has_a_reason CHECK (((failures = 0) = (message IS NULL))),
  CONSTRAINT mailbox_is_read_up_to_a_mail CHECK (((uid_validity IS NULL) = (last_uid IS NULL))),
  CONSTRAINT mailbox_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT mailbox_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX mailbox_one_is_read ON public.mailbox USING btree (operator_id) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX mailbox_operator_id_id_key ON public.mailbox USING btree (operator_id, id);
CREATE TRIGGER mailbox_is_queued AFTER INSERT ON public.mailbox FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('mailbox', 'mailboxId');
CREATE TRIGGER mailbox_is_queued_again AFTER UPDATE ON public.mailbox FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('mailbox', 'mailboxId');
CREATE TRIGGER mailbox_keeps_operator BEFORE UPDATE ON public.mailbox FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE mailbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE mailbox FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON mailbox FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = mailbox.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON mailbox FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE mailbox_profile (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  version integer NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  security text NOT NULL,
  user_name text NOT NULL,
  folder text NOT NULL,
  password_sealed bytea NOT NULL,
  is_active boolean NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT mailbox_profile_port_is_a_port CHECK (((port >= 1) AND (port <= 65535))),
  CONSTRAINT mailbox_profile_security_is_known CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text]))),
  CONSTRAINT mailbox_profile_version_counts CHECK ((version > 0)),
  CONSTRAINT mailbox_profile_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT mailbox_profile_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX mailbox_profile_operator_id_id_key ON public.mailbox_profile USING btree (operator_id, id);
CREATE UNIQUE INDEX mailbox_profile_operator_id_version_key ON public.mailbox_profile USING btree (operator_id, version);
CREATE TRIGGER mailbox_profile_append_only BEFORE DELETE OR UPDATE ON public.mailbox_profile FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER mailbox_profile_keeps_operator BEFORE UPDATE ON public.mailbox_profile FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER mailbox_profile_never_emptied BEFORE TRUNCATE ON public.mailbox_profile FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE mailbox_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE mailbox_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON mailbox_profile FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = mailbox_profile.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON mailbox_profile FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE margin_version (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  agreement_id text NOT NULL,
  version integer NOT NULL,
  effective_from timestamp(3) with time zone NOT NULL,
  terms jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT margin_version_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT margin_version_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT margin_version_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX margin_version_operator_id_agreement_id_version_key ON public.margin_version USING btree (operator_id, agreement_id, version);
CREATE TRIGGER margin_version_append_only BEFORE DELETE OR UPDATE ON public.margin_version FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER margin_version_keeps_operator BEFORE UPDATE ON public.margin_version FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER margin_version_never_emptied BEFORE TRUNCATE ON public.margin_version FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE margin_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE margin_version FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON margin_version FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON margin_version FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON margin_version FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE mno (
  id text NOT NULL,
  name text NOT NULL,
  country text,
  tadig text,
  senders text[],
  CONSTRAINT mno_pkey PRIMARY KEY (id)
);

CREATE TABLE mno_invoice (
  id uuid NOT NULL,
  agreement_id text NOT NULL,
  number text NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  sender text NOT NULL,
  currency text NOT NULL,
  issued_on date NOT NULL,
  received_at timestamp(3) with time zone NOT NULL,
  due_on date NOT NULL,
  period text NOT NULL,
  net_micros bigint NOT NULL,
  tax_micros bigint NOT NULL,
  gross_micros bigint NOT NULL,
  file_name text NOT NULL,
  sha256 bytea NOT NULL,
  raw_bytes bytea NOT NULL,
  status text NOT NULL,
  flags jsonb NOT NULL,
  accepted_by text,
  accept_reason text,
  rejected_by text,
  reject_reason text,
  CONSTRAINT mno_invoice_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT mno_invoice_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX mno_invoice_agreement_id_number_revision_key ON public.mno_invoice USING btree (agreement_id, number, revision);
CREATE UNIQUE INDEX mno_invoice_sha256_key ON public.mno_invoice USING btree (sha256);

CREATE TABLE mno_invoice_line (
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  line_number integer NOT NULL,
  line_code text,
  description text NOT NULL,
  quantity numeric(38,12),
  rate numeric(38,12),
  amount_micros bigint NOT NULL,
  operator_id text,
  period text NOT NULL,
  CONSTRAINT mno_invoice_line_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES mno_invoice(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT mno_invoice_line_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX mno_invoice_line_invoice_id_line_number_key ON public.mno_invoice_line USING btree (invoice_id, line_number);
CREATE TRIGGER mno_invoice_line_append_only BEFORE DELETE OR UPDATE ON public.mno_invoice_line FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER mno_invoice_line_keeps_operator BEFORE UPDATE ON public.mno_invoice_line FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER mno_invoice_line_never_emptied BEFORE TRUNCATE ON public.mno_invoice_line FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE mno_invoice_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE mno_invoice_line FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON mno_invoice_line FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON mno_invoice_line FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE network_order (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  position integer NOT NULL,
  action text NOT NULL,
  asked jsonb NOT NULL,
  idempotency_key text NOT NULL,
  placed_by text NOT NULL,
  placed_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  message text,
  ended_at timestamp(3) with time zone,
  CONSTRAINT network_order_action_is_known CHECK ((action = ANY (ARRAY['activate'::text, 'suspend'::text, 'resume'::text, 'swap-sim'::text, 'change-number'::text, 'terminate'::text, 'esim-download'::text, 'esim-release'::text, 'esim-cancel'::text]))),
  CONSTRAINT network_order_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT network_order_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'sent'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT network_order_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'acknowledged'::text, 'failed'::text, 'given-up'::text]))),
  CONSTRAINT network_order_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT network_order_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX network_order_operator_id_id_key ON public.network_order USING btree (operator_id, id);
CREATE UNIQUE INDEX network_order_operator_id_idempotency_key_key ON public.network_order USING btree (operator_id, idempotency_key);
CREATE INDEX network_order_operator_id_placed_at_idx ON public.network_order USING btree (operator_id, placed_at);
CREATE INDEX network_order_operator_id_status_due_at_idx ON public.network_order USING btree (operator_id, status, due_at);
CREATE UNIQUE INDEX network_order_operator_id_subscriber_id_position_key ON public.network_order USING btree (operator_id, subscriber_id, "position");
CREATE TRIGGER network_order_is_queued AFTER INSERT ON public.network_order FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('network-order', 'orderId');
CREATE TRIGGER network_order_is_queued_again AFTER UPDATE ON public.network_order FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('network-order', 'orderId');
CREATE TRIGGER network_order_keeps_operator BEFORE UPDATE ON public.network_order FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE network_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_order FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON network_order FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = network_order.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON network_order FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE network_order_event (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  network_order_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  kind text NOT NULL,
  attempt integer,
  actor text NOT NULL,
  is_effective boolean NOT NULL,
  message text NOT NULL,
  CONSTRAINT network_order_event_kind_is_known CHECK ((kind = ANY (ARRAY['placed'::text, 'done'::text, 'accepted'::text, 'refused'::text, 'not-now'::text, 'given-up'::text, 'retried'::text, 'progress'::text]))),
  CONSTRAINT network_order_event_operator_id_network_order_id_fkey FOREIGN KEY (operator_id, network_order_id) REFERENCES network_order(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT network_order_event_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX network_order_event_operator_id_id_key ON public.network_order_event USING btree (operator_id, id);
CREATE INDEX network_order_event_operator_id_network_order_id_occurred_a_idx ON public.network_order_event USING btree (operator_id, network_order_id, occurred_at);
CREATE TRIGGER network_order_event_append_only BEFORE DELETE OR UPDATE ON public.network_order_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER network_order_event_keeps_operator BEFORE UPDATE ON public.network_order_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER network_order_event_never_emptied BEFORE TRUNCATE ON public.network_order_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE network_order_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_order_event FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON network_order_event FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = network_order_event.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON network_order_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE network_profile (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  version integer NOT NULL,
  settings jsonb NOT NULL,
  secrets_sealed bytea,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT network_profile_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT network_profile_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX network_profile_operator_id_id_key ON public.network_profile USING btree (operator_id, id);
CREATE UNIQUE INDEX network_profile_operator_id_version_key ON public.network_profile USING btree (operator_id, version);
CREATE TRIGGER network_profile_append_only BEFORE DELETE OR UPDATE ON public.network_profile FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER network_profile_keeps_operator BEFORE UPDATE ON public.network_profile FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER network_profile_never_emptied BEFORE TRUNCATE ON public.network_profile FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE network_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON network_profile FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = network_profile.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON network_profile FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON network_profile FOR r TO tributary_portfolio USING (true);

CREATE TABLE notification (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  user_id uuid NOT NULL,
  digest_on date,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  message text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamp(3) with time zone,
  CONSTRAINT notification_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT notification_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT notification_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT notification_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notification_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX notification_one_digest_a_day ON public.notification USING btree (operator_id, user_id, digest_on) NULLS NOT DISTINCT WHERE (digest_on IS NOT NULL);
CREATE UNIQUE INDEX notification_operator_id_id_key ON public.notification USING btree (operator_id, id);
CREATE TRIGGER notification_is_queued AFTER INSERT ON public.notification FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('notification', 'notificationId');
CREATE TRIGGER notification_is_queued_again AFTER UPDATE ON public.notification FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('notification', 'notificationId');
CREATE TRIGGER notification_keeps_operator BEFORE UPDATE ON public.notification FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON notification FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = notification.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON notification FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON notification FOR ALL TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));

CREATE TABLE notification_item (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  notification_id uuid NOT NULL,
  user_id uuid NOT NULL,
  event_id uuid NOT NULL,
  CONSTRAINT notification_item_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notification_item_operator_id_notification_id_fkey FOREIGN KEY (operator_id, notification_id) REFERENCES notification(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notification_item_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX notification_item_operator_id_id_key ON public.notification_item USING btree (operator_id, id);
CREATE INDEX notification_item_operator_id_notification_id_idx ON public.notification_item USING btree (operator_id, notification_id);
CREATE UNIQUE INDEX notification_item_operator_id_user_id_event_id_key ON public.notification_item USING btree (operator_id, user_id, event_id) NULLS NOT DISTINCT;
CREATE TRIGGER notification_item_append_only BEFORE DELETE OR UPDATE ON public.notification_item FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER notification_item_keeps_operator BEFORE UPDATE ON public.notification_item FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER notification_item_never_emptied BEFORE TRUNCATE ON public.notification_item FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE notification_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_item FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON notification_item FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = notification_item.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON notification_item FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON notification_item FOR ALL TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));

CREATE TABLE notification_preference (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  user_id uuid NOT NULL,
  event_type text NOT NULL,
  way text NOT NULL,
  CONSTRAINT notification_preference_way_is_known CHECK ((way = ANY (ARRAY['at-once'::text, 'daily'::text, 'none'::text]))),
  CONSTRAINT notification_preference_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notification_preference_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX notification_preference_operator_id_id_key ON public.notification_preference USING btree (operator_id, id);
CREATE UNIQUE INDEX notification_preference_operator_id_user_id_event_type_key ON public.notification_preference USING btree (operator_id, user_id, event_type) NULLS NOT DISTINCT;
CREATE TRIGGER notification_preference_keeps_operator BEFORE UPDATE ON public.notification_preference FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE notification_preference ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_preference FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON notification_preference FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = notification_preference.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON notification_preference FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON notification_preference FOR ALL TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));

CREATE TABLE notification_schedule (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  user_id uuid NOT NULL,
  zone text NOT NULL,
  quiet_from integer,
  quiet_until integer,
  digest_at integer NOT NULL,
  CONSTRAINT notification_schedule_is_quiet_from_to CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
  CONSTRAINT notification_schedule_is_within_a_day CHECK ((((quiet_from >= 0) AND (quiet_from <= 1439)) AND ((quiet_until >= 0) AND (quiet_until <= 1439)) AND ((digest_at >= 0) AND (digest_at <= 1439)))),
  CONSTRAINT notification_schedule_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT notification_schedule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX notification_schedule_operator_id_id_key ON public.notification_schedule USING btree (operator_id, id);
CREATE UNIQUE INDEX notification_schedule_operator_id_user_id_key ON public.notification_schedule USING btree (operator_id, user_id) NULLS NOT DISTINCT;
CREATE TRIGGER notification_schedule_keeps_operator BEFORE UPDATE ON public.notification_schedule FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE notification_schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_schedule FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON notification_schedule FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = notification_schedule.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON notification_schedule FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON notification_schedule FOR ALL TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));

CREATE TABLE number_range (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  agreement_id text NOT NULL,
  kind text NOT NULL,
  first text NOT NULL,
  last text NOT NULL,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_until timestamp(3) with time zone,
  CONSTRAINT number_range_is_a_block CHECK (((kind = ANY (ARRAY['imsi'::text, 'msisdn'::text])) AND (length(first) = length(last)) AND (first <= last))),
  CONSTRAINT number_range_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT number_range_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT number_range_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX number_range_operator_id_id_key ON public.number_range USING btree (operator_id, id);
CREATE TRIGGER number_range_is_not_withheld AFTER INSERT ON public.number_range REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_withheld();
CREATE TRIGGER number_range_is_of_one_with_data AFTER INSERT ON public.number_range REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_deleted();
CREATE TRIGGER number_range_keeps_operator BEFORE UPDATE ON public.number_range FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER number_range_stays_withheld AFTER UPDATE ON public.number_range REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_withheld();
ALTER TABLE number_range ENABLE ROW LEVEL SECURITY;
ALTER TABLE number_range FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON number_range FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = number_range.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY mediation_scope ON number_range FOR ALL TO tributary_mediation USING (true) WITH CHECK (true);
CREATE POLICY offboarding_scope ON number_range FOR ALL TO tributary_offboarding USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON number_range FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON number_range FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);
CREATE POLICY sim_transfer_scope ON number_range FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE offboarding (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  status text NOT NULL DEFAULT 'asked'::text,
  ends_at timestamp(3) with time zone NOT NULL,
  released_at timestamp(3) with time zone NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  decided_by text,
  decided_at timestamp(3) with time zone,
  decision_reason text,
  due_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  sims_released integer,
  sims_go text NOT NULL DEFAULT 'stock'::text,
  number_rest_days integer NOT NULL DEFAULT 90,
  numbers_resting bigint,
  numbers_elsewhere bigint,
  keep_months integer NOT NULL DEFAULT 120,
  CONSTRAINT offboarding_ends_when_released CHECK ((((status = 'released'::text) = (ended_at IS NOT NULL)) AND ((ended_at IS NULL) = (sims_released IS NULL)))),
  CONSTRAINT offboarding_is_decided_by_somebody CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((status = 'asked'::text) = (decided_by IS NULL)))),
  CONSTRAINT offboarding_is_due_while_it_goes_on CHECK (((status = ANY (ARRAY['approved'::text, 'terminated'::text])) = (due_at IS NOT NULL))),
  CONSTRAINT offboarding_keeps_for_months CHECK (((keep_months >= 0) AND (keep_months <= 600))),
  CONSTRAINT offboarding_maker_is_not_checker CHECK (((decided_by IS NULL) OR (status = 'withdrawn'::text) OR (decided_by <> asked_by))),
  CONSTRAINT offboarding_numbers_rest_for_days CHECK (((number_rest_days >= 0) AND (number_rest_days <= 400))),
  CONSTRAINT offboarding_releases_after_the_end CHECK ((released_at >= ends_at)),
  CONSTRAINT offboarding_sims_go_somewhere CHECK ((sims_go = ANY (ARRAY['stock'::text, 'retired'::text]))),
  CONSTRAINT offboarding_status_is_known CHECK ((status = ANY (ARRAY['asked'::text, 'approved'::text, 'terminated'::text, 'released'::text, 'declined'::text, 'withdrawn'::text]))),
  CONSTRAINT offboarding_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT offboarding_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX offboarding_one_that_stands ON public.offboarding USING btree (operator_id) WHERE (status = ANY (ARRAY['asked'::text, 'approved'::text, 'terminated'::text, 'released'::text]));
CREATE INDEX offboarding_operator_id_asked_at_idx ON public.offboarding USING btree (operator_id, asked_at);
CREATE UNIQUE INDEX offboarding_operator_id_id_key ON public.offboarding USING btree (operator_id, id);
CREATE TRIGGER offboarding_is_queued AFTER INSERT ON public.offboarding FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('offboarding', 'offboardingId');
CREATE TRIGGER offboarding_is_queued_again AFTER UPDATE ON public.offboarding FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('offboarding', 'offboardingId');
CREATE TRIGGER offboarding_keeps_operator BEFORE UPDATE ON public.offboarding FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER offboarding_stays BEFORE UPDATE ON public.offboarding FOR EACH ROW WHEN (((old.status = ANY (ARRAY['released'::text, 'declined'::text, 'withdrawn'::text])) OR ((((((((old.ends_at IS DISTINCT FROM new.ends_at) OR (old.released_at IS DISTINCT FROM new.released_at)) OR (old.reason IS DISTINCT FROM new.reason)) OR (old.asked_by IS DISTINCT FROM new.asked_by)) OR (old.asked_at IS DISTINCT FROM new.asked_at)) OR (old.sims_go IS DISTINCT FROM new.sims_go)) OR (old.number_rest_days IS DISTINCT FROM new.number_rest_days)) OR (old.keep_months IS DISTINCT FROM new.keep_months)) OR ((old.decided_by IS NOT NULL) AND (((old.decided_by IS DISTINCT FROM new.decided_by) OR (old.decided_at IS DISTINCT FROM new.decided_at)) OR (old.decision_reason IS DISTINCT FROM new.decision_reason))) OR ((old.status = 'asked'::text) AND (new.status <> ALL (ARRAY['asked'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text]))) OR ((old.status = 'approved'::text) AND (new.status <> ALL (ARRAY['approved'::text, 'terminated'::text]))) OR ((old.status = 'terminated'::text) AND (new.status <> ALL (ARRAY['terminated'::text, 'released'::text]))))) EXECUTE FUNCTION app_keep_offboarding();
CREATE TRIGGER offboarding_withholds BEFORE UPDATE ON public.offboarding FOR EACH ROW WHEN (((old.status = 'terminated'::text) AND (new.status = 'released'::text))) EXECUTE FUNCTION app_withhold_of_ended();
ALTER TABLE offboarding ENABLE ROW LEVEL SECURITY;
ALTER TABLE offboarding FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON offboarding FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON offboarding FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON offboarding FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE onboarding (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  template_version_id uuid,
  roles text[] NOT NULL,
  status text NOT NULL DEFAULT 'running'::text,
  target_on date NOT NULL,
  started_by text NOT NULL,
  started_at timestamp(3) with time zone NOT NULL,
  live_from timestamp(3) with time zone,
  asked_by text,
  asked_at timestamp(3) with time zone,
  approved_by text,
  approved_at timestamp(3) with time zone,
  CONSTRAINT onboarding_is_approved_by_somebody CHECK ((((status = 'live'::text) = (approved_by IS NOT NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL)))),
  CONSTRAINT onboarding_is_asked_by_somebody CHECK ((((status = 'running'::text) = (asked_by IS NULL)) AND ((asked_by IS NULL) = (asked_at IS NULL)) AND ((asked_by IS NULL) = (live_from IS NULL)))),
  CONSTRAINT onboarding_maker_is_not_checker CHECK ((approved_by <> asked_by)),
  CONSTRAINT onboarding_status_is_known CHECK ((status = ANY (ARRAY['running'::text, 'asked'::text, 'live'::text]))),
  CONSTRAINT onboarding_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT onboarding_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES operator_template_version(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT onboarding_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX onboarding_one_under_way ON public.onboarding USING btree (operator_id) WHERE (status <> 'live'::text);
CREATE UNIQUE INDEX onboarding_operator_id_id_key ON public.onboarding USING btree (operator_id, id);
CREATE INDEX onboarding_status_started_at_idx ON public.onboarding USING btree (status, started_at);
CREATE INDEX onboarding_template_version_id_idx ON public.onboarding USING btree (template_version_id);
CREATE TRIGGER onboarding_goes_live_through_its_gates BEFORE UPDATE ON public.onboarding FOR EACH ROW EXECUTE FUNCTION app_keep_onboarding_gates();
CREATE TRIGGER onboarding_keeps_operator BEFORE UPDATE ON public.onboarding FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE onboarding ENABLE ROW LEVEL SECURITY;
ALTER TABLE onboarding FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON onboarding FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON onboarding FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE onboarding_item (
  operator_id text NOT NULL DEFAULT app_operator(),
  onboarding_id uuid NOT NULL,
  code text NOT NULL,
  track text NOT NULL,
  owner text NOT NULL,
  state text NOT NULL DEFAULT 'todo'::text,
  is_gate boolean NOT NULL,
  days integer NOT NULL,
  blocked_by text[] NOT NULL,
  check_kind text,
  due_on date,
  person text,
  evidence text,
  link text,
  settled_by text,
  settled_at timestamp(3) with time zone,
  CONSTRAINT onboarding_item_gate_is_not_skipped CHECK (((NOT is_gate) OR (state <> 'skipped'::text))),
  CONSTRAINT onboarding_item_is_settled_by_somebody CHECK ((((state = ANY (ARRAY['done'::text, 'skipped'::text])) = (settled_by IS NOT NULL)) AND ((settled_by IS NULL) = (settled_at IS NULL)))),
  CONSTRAINT onboarding_item_owner_is_known CHECK ((owner = ANY (ARRAY['mvna'::text, 'mno'::text, 'operator'::text]))),
  CONSTRAINT onboarding_item_state_is_known CHECK ((state = ANY (ARRAY['todo'::text, 'doing'::text, 'supplied'::text, 'done'::text, 'skipped'::text]))),
  CONSTRAINT onboarding_item_takes_time CHECK ((days > 0)),
  CONSTRAINT onboarding_item_track_is_known CHECK ((track = ANY (ARRAY['network'::text, 'billing'::text, 'sim'::text, 'care'::text, 'launch'::text]))),
  CONSTRAINT onboarding_item_operator_id_onboarding_id_fkey FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT onboarding_item_pkey PRIMARY KEY (operator_id, onboarding_id, code)
);
CREATE TRIGGER onboarding_item_keeps_operator BEFORE UPDATE ON public.onboarding_item FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER onboarding_item_keeps_sides BEFORE UPDATE ON public.onboarding_item FOR EACH ROW EXECUTE FUNCTION app_keep_onboarding_sides();
ALTER TABLE onboarding_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE onboarding_item FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON onboarding_item FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON onboarding_item FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE onboarding_supply (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  onboarding_id uuid NOT NULL,
  item_code text NOT NULL,
  text text NOT NULL,
  link text,
  supplied_by text NOT NULL,
  supplied_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT onboarding_supply_operator_id_onboarding_id_fkey FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT onboarding_supply_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX onboarding_supply_operator_id_id_key ON public.onboarding_supply USING btree (operator_id, id);
CREATE INDEX onboarding_supply_operator_id_onboarding_id_idx ON public.onboarding_supply USING btree (operator_id, onboarding_id);
CREATE TRIGGER onboarding_supply_append_only BEFORE DELETE OR UPDATE ON public.onboarding_supply FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER onboarding_supply_keeps_operator BEFORE UPDATE ON public.onboarding_supply FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER onboarding_supply_never_emptied BEFORE TRUNCATE ON public.onboarding_supply FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE onboarding_supply ENABLE ROW LEVEL SECURITY;
ALTER TABLE onboarding_supply FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON onboarding_supply FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = onboarding_supply.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON onboarding_supply FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON onboarding_supply FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE onboarding_wait (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  onboarding_id uuid NOT NULL,
  party text NOT NULL,
  item_code text,
  since timestamp(3) with time zone NOT NULL,
  CONSTRAINT onboarding_wait_party_is_known CHECK ((party = ANY (ARRAY['mvna'::text, 'mno'::text, 'operator'::text]))),
  CONSTRAINT onboarding_wait_operator_id_onboarding_id_fkey FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT onboarding_wait_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX onboarding_wait_operator_id_id_key ON public.onboarding_wait USING btree (operator_id, id);
CREATE INDEX onboarding_wait_operator_id_onboarding_id_since_idx ON public.onboarding_wait USING btree (operator_id, onboarding_id, since);
CREATE TRIGGER onboarding_wait_append_only BEFORE DELETE OR UPDATE ON public.onboarding_wait FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER onboarding_wait_keeps_operator BEFORE UPDATE ON public.onboarding_wait FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER onboarding_wait_never_emptied BEFORE TRUNCATE ON public.onboarding_wait FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE onboarding_wait ENABLE ROW LEVEL SECURITY;
ALTER TABLE onboarding_wait FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON onboarding_wait FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON onboarding_wait FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator (
  id text NOT NULL,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'live'::text,
  currency text NOT NULL,
  country text,
  live_from timestamp(3) with time zone NOT NULL,
  live_until timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT operator_id_is_a_code CHECK (((id ~ '^[a-z][a-z0-9_]{1,30}$'::text) AND (id <> 'suspense'::text))),
  CONSTRAINT operator_pkey PRIMARY KEY (id)
);
CREATE TRIGGER operator_goes_live_by_its_onboarding BEFORE UPDATE OF status ON public.operator FOR EACH ROW WHEN (((old.status = 'onboarding'::text) AND (new.status = 'live'::text))) EXECUTE FUNCTION app_keep_operator_onboarding();
CREATE TRIGGER operator_keeps_operator BEFORE UPDATE ON public.operator FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE operator ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator FORCE ROW LEVEL SECURITY;
CREATE POLICY auth_scope ON operator FOR ALL TO tributary_auth USING (((app_operator() IS NULL) OR (id = app_operator()))) WITH CHECK (false);
CREATE POLICY mediation_scope ON operator FOR ALL TO tributary_mediation USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON operator FOR ALL TO tributary_operator USING ((id = app_operator())) WITH CHECK ((id = app_operator()));
CREATE POLICY portfolio_scope ON operator FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_access (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  user_id uuid NOT NULL,
  actor text NOT NULL,
  reason text NOT NULL,
  started_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  CONSTRAINT operator_access_is_reasoned_and_short CHECK (((btrim(reason) <> ''::text) AND (expires_at <= (started_at + '00:30:00'::interval)))),
  CONSTRAINT operator_access_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_access_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX operator_access_operator_id_id_key ON public.operator_access USING btree (operator_id, id);
CREATE TRIGGER operator_access_is_of_one_with_data AFTER INSERT ON public.operator_access REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_deleted();
CREATE TRIGGER operator_access_keeps_operator BEFORE UPDATE ON public.operator_access FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE operator_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_access FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON operator_access FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON operator_access FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_dispute (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  number text NOT NULL,
  statement_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  reason text NOT NULL,
  currency text NOT NULL,
  contested_micros bigint NOT NULL,
  credited_micros bigint NOT NULL DEFAULT 0,
  opened_by text NOT NULL,
  opened_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  answered_at timestamp(3) with time zone,
  CONSTRAINT operator_dispute_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_dispute_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id) REFERENCES statement(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_dispute_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX operator_dispute_operator_id_id_key ON public.operator_dispute USING btree (operator_id, id);
CREATE UNIQUE INDEX operator_dispute_operator_id_number_key ON public.operator_dispute USING btree (operator_id, number);
CREATE TRIGGER operator_dispute_keeps_operator BEFORE UPDATE ON public.operator_dispute FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER operator_dispute_keeps_sides BEFORE INSERT OR UPDATE ON public.operator_dispute FOR EACH ROW EXECUTE FUNCTION app_keep_dispute_sides();
ALTER TABLE operator_dispute ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_dispute FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON operator_dispute FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON operator_dispute FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON operator_dispute FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_dispute_event (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  dispute_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  side text NOT NULL,
  actor text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  note text NOT NULL,
  amount_micros bigint,
  line_number integer,
  CONSTRAINT operator_dispute_event_side_is_known CHECK ((side = ANY (ARRAY['operator'::text, 'mvna'::text]))),
  CONSTRAINT operator_dispute_event_operator_id_dispute_id_fkey FOREIGN KEY (operator_id, dispute_id) REFERENCES operator_dispute(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_dispute_event_pkey PRIMARY KEY (id)
);
CREATE INDEX operator_dispute_event_operator_id_dispute_id_idx ON public.operator_dispute_event USING btree (operator_id, dispute_id);
CREATE TRIGGER operator_dispute_event_append_only BEFORE DELETE OR UPDATE ON public.operator_dispute_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER operator_dispute_event_keeps_operator BEFORE UPDATE ON public.operator_dispute_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER operator_dispute_event_keeps_sides BEFORE INSERT ON public.operator_dispute_event FOR EACH ROW EXECUTE FUNCTION app_keep_dispute_sides();
CREATE TRIGGER operator_dispute_event_never_emptied BEFORE TRUNCATE ON public.operator_dispute_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE operator_dispute_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_dispute_event FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON operator_dispute_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON operator_dispute_event FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_dispute_line (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  dispute_id uuid NOT NULL,
  line_number integer NOT NULL,
  contested_micros bigint NOT NULL,
  CONSTRAINT operator_dispute_line_operator_id_dispute_id_fkey FOREIGN KEY (operator_id, dispute_id) REFERENCES operator_dispute(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_dispute_line_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX operator_dispute_line_operator_id_dispute_id_line_number_key ON public.operator_dispute_line USING btree (operator_id, dispute_id, line_number);
CREATE TRIGGER operator_dispute_line_append_only BEFORE DELETE OR UPDATE ON public.operator_dispute_line FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER operator_dispute_line_keeps_operator BEFORE UPDATE ON public.operator_dispute_line FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER operator_dispute_line_never_emptied BEFORE TRUNCATE ON public.operator_dispute_line FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE operator_dispute_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_dispute_line FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON operator_dispute_line FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON operator_dispute_line FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_dispute_link (
  operator_id text NOT NULL,
  operator_dispute_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  linked_by text NOT NULL,
  linked_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT operator_dispute_link_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_dispute_link_operator_id_operator_dispute_id_fkey FOREIGN KEY (operator_id, operator_dispute_id) REFERENCES operator_dispute(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_dispute_link_pkey PRIMARY KEY (operator_id, operator_dispute_id, dispute_id)
);
CREATE TRIGGER operator_dispute_link_append_only BEFORE DELETE OR UPDATE ON public.operator_dispute_link FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER operator_dispute_link_keeps_operator BEFORE UPDATE ON public.operator_dispute_link FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER operator_dispute_link_never_emptied BEFORE TRUNCATE ON public.operator_dispute_link FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE operator_dispute_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_dispute_link FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON operator_dispute_link FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON operator_dispute_link FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_setup (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  onboarding_id uuid NOT NULL,
  settings jsonb NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  message text,
  ended_at timestamp(3) with time zone,
  outcome jsonb,
  CONSTRAINT operator_setup_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT operator_setup_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT operator_setup_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT operator_setup_operator_id_onboarding_id_fkey FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_setup_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX operator_setup_operator_id_id_key ON public.operator_setup USING btree (operator_id, id);
CREATE INDEX operator_setup_operator_id_onboarding_id_idx ON public.operator_setup USING btree (operator_id, onboarding_id);
CREATE TRIGGER operator_setup_is_queued AFTER INSERT ON public.operator_setup FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('operator-setup', 'setupId');
CREATE TRIGGER operator_setup_is_queued_again AFTER UPDATE ON public.operator_setup FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('operator-setup', 'setupId');
CREATE TRIGGER operator_setup_keeps_operator BEFORE UPDATE ON public.operator_setup FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE operator_setup ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_setup FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON operator_setup FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON operator_setup FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_suspension (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  reason text NOT NULL,
  suspended_by text NOT NULL,
  suspended_at timestamp(3) with time zone NOT NULL,
  resumed_by text,
  resumed_at timestamp(3) with time zone,
  resume_reason text,
  CONSTRAINT operator_suspension_ends_after_it_began CHECK ((resumed_at >= suspended_at)),
  CONSTRAINT operator_suspension_ends_by_somebody CHECK ((((resumed_by IS NULL) = (resumed_at IS NULL)) AND ((resumed_by IS NULL) = (resume_reason IS NULL)))),
  CONSTRAINT operator_suspension_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_suspension_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX operator_suspension_one_at_a_time ON public.operator_suspension USING btree (operator_id) WHERE (resumed_at IS NULL);
CREATE UNIQUE INDEX operator_suspension_operator_id_id_key ON public.operator_suspension USING btree (operator_id, id);
CREATE TRIGGER operator_suspension_keeps_operator BEFORE UPDATE ON public.operator_suspension FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE operator_suspension ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_suspension FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON operator_suspension FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON operator_suspension FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE operator_template (
  id text NOT NULL,
  name text NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT operator_template_pkey PRIMARY KEY (id)
);

CREATE TABLE operator_template_version (
  id uuid NOT NULL,
  template_id text NOT NULL,
  version integer NOT NULL,
  status text NOT NULL DEFAULT 'draft'::text,
  terms jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  published_by text,
  published_at timestamp(3) with time zone,
  CONSTRAINT operator_template_version_is_published_by_somebody CHECK ((((status = 'published'::text) = (published_by IS NOT NULL)) AND ((published_by IS NULL) = (published_at IS NULL)))),
  CONSTRAINT operator_template_version_maker_is_not_checker CHECK ((published_by <> created_by)),
  CONSTRAINT operator_template_version_status_is_known CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  CONSTRAINT operator_template_version_template_id_fkey FOREIGN KEY (template_id) REFERENCES operator_template(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT operator_template_version_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX operator_template_version_one_draft ON public.operator_template_version USING btree (template_id) WHERE (status = 'draft'::text);
CREATE UNIQUE INDEX operator_template_version_template_id_version_key ON public.operator_template_version USING btree (template_id, version);
CREATE TRIGGER operator_template_version_is_kept BEFORE DELETE OR UPDATE ON public.operator_template_version FOR EACH ROW EXECUTE FUNCTION app_keep_operator_template();
CREATE TRIGGER operator_template_version_never_emptied BEFORE TRUNCATE ON public.operator_template_version FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE outbox_event (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  type text NOT NULL,
  subject text NOT NULL,
  payload jsonb NOT NULL,
  is_shared boolean NOT NULL DEFAULT false,
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  due_at timestamp(3) with time zone,
  CONSTRAINT outbox_event_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT outbox_event_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX outbox_event_operator_id_id_key ON public.outbox_event USING btree (operator_id, id);
CREATE INDEX outbox_event_operator_id_occurred_at_idx ON public.outbox_event USING btree (operator_id, occurred_at);
CREATE TRIGGER outbox_event_is_queued AFTER INSERT ON public.outbox_event FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('event', 'eventId');
CREATE TRIGGER outbox_event_keeps_operator BEFORE UPDATE ON public.outbox_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER outbox_event_stays BEFORE UPDATE ON public.outbox_event FOR EACH ROW EXECUTE FUNCTION app_keep_event();
ALTER TABLE outbox_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_event FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON outbox_event FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = outbox_event.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON outbox_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_ends ON outbox_event FOR w TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));
CREATE POLICY portfolio_hears ON outbox_event FOR r TO tributary_portfolio USING (((operator_id IS NULL) OR is_shared));
CREATE POLICY portfolio_tells ON outbox_event FOR a TO tributary_portfolio WITH CHECK (true);

CREATE TABLE payment (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  paid_on date NOT NULL,
  currency text NOT NULL,
  amount_micros bigint NOT NULL,
  method text NOT NULL,
  reference text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT payment_goes_its_way CHECK (
CASE
    WHEN ((method = ANY (ARRAY['card'::text, 'chargeback'::text, 'refund'::text])) AND (reference ~~ '%/%'::text)) THEN (amount_micros <> 0)
    ELSE ((method = ANY (ARRAY['chargeback'::text, 'refund'::text])) = (amount_micros < 0))
END),
  CONSTRAINT payment_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT payment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX payment_operator_id_id_key ON public.payment USING btree (operator_id, id);
CREATE UNIQUE INDEX payment_operator_id_method_reference_key ON public.payment USING btree (operator_id, method, reference);
CREATE INDEX payment_operator_id_subscriber_id_idx ON public.payment USING btree (operator_id, subscriber_id);
CREATE TRIGGER payment_append_only BEFORE DELETE OR UPDATE ON public.payment FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER payment_keeps_operator BEFORE UPDATE ON public.payment FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER payment_never_emptied BEFORE TRUNCATE ON public.payment FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON payment FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = payment.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON payment FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE payment_allocation (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  payment_id uuid NOT NULL,
  bill_id uuid NOT NULL,
  amount_micros bigint NOT NULL,
  CONSTRAINT payment_allocation_operator_id_bill_id_fkey FOREIGN KEY (operator_id, bill_id) REFERENCES bill(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT payment_allocation_operator_id_payment_id_fkey FOREIGN KEY (operator_id, payment_id) REFERENCES payment(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT payment_allocation_pkey PRIMARY KEY (id)
);
CREATE INDEX payment_allocation_operator_id_bill_id_idx ON public.payment_allocation USING btree (operator_id, bill_id);
CREATE INDEX payment_allocation_operator_id_payment_id_idx ON public.payment_allocation USING btree (operator_id, payment_id);
CREATE TRIGGER payment_allocation_append_only BEFORE DELETE OR UPDATE ON public.payment_allocation FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER payment_allocation_keeps_operator BEFORE UPDATE ON public.payment_allocation FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER payment_allocation_never_emptied BEFORE TRUNCATE ON public.payment_allocation FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE payment_allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_allocation FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON payment_allocation FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = payment_allocation.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON payment_allocation FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE payment_promise (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  until_day date NOT NULL,
  note text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT payment_promise_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT payment_promise_pkey PRIMARY KEY (id)
);
CREATE INDEX payment_promise_operator_id_subscriber_id_idx ON public.payment_promise USING btree (operator_id, subscriber_id);
CREATE TRIGGER payment_promise_append_only BEFORE DELETE OR UPDATE ON public.payment_promise FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER payment_promise_keeps_operator BEFORE UPDATE ON public.payment_promise FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER payment_promise_never_emptied BEFORE TRUNCATE ON public.payment_promise FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE payment_promise ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_promise FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON payment_promise FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = payment_promise.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON payment_promise FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE phone_number (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  msisdn text NOT NULL,
  status text NOT NULL DEFAULT 'free'::text,
  status_until timestamp(3) with time zone,
  is_own boolean NOT NULL DEFAULT true,
  reserved_by text,
  reserved_for_id uuid,
  reserved_note text,
  CONSTRAINT phone_number_is_reserved_by_somebody CHECK ((((status = 'reserved'::text) = (reserved_by IS NOT NULL)) AND ((status = 'reserved'::text) OR ((reserved_for_id IS NULL) AND (reserved_note IS NULL))))),
  CONSTRAINT phone_number_status_is_known CHECK ((status = ANY (ARRAY['free'::text, 'reserved'::text, 'assigned'::text, 'quarantined'::text, 'ported-in'::text, 'ported-out'::text]))),
  CONSTRAINT phone_number_waits_until CHECK (((status = ANY (ARRAY['reserved'::text, 'quarantined'::text])) = (status_until IS NOT NULL))),
  CONSTRAINT phone_number_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT phone_number_operator_id_reserved_for_id_fkey FOREIGN KEY (operator_id, reserved_for_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT phone_number_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX phone_number_operator_id_id_key ON public.phone_number USING btree (operator_id, id);
CREATE UNIQUE INDEX phone_number_operator_id_msisdn_key ON public.phone_number USING btree (operator_id, msisdn);
CREATE INDEX phone_number_operator_id_status_idx ON public.phone_number USING btree (operator_id, status);
CREATE TRIGGER phone_number_is_not_withheld AFTER INSERT ON public.phone_number REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_withheld();
CREATE TRIGGER phone_number_keeps_operator BEFORE UPDATE ON public.phone_number FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE phone_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE phone_number FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON phone_number FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = phone_number.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY offboarding_scope ON phone_number FOR ALL TO tributary_offboarding USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON phone_number FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON phone_number FOR r TO tributary_portfolio USING (true);

CREATE TABLE pickup_file (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  source_id text NOT NULL,
  name text NOT NULL,
  byte_count bigint NOT NULL,
  modified_at timestamp(3) with time zone NOT NULL,
  first_seen_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  has_settled boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  retry_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  claimed_by text,
  claimed_until timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  message text,
  file_id integer,
  CONSTRAINT pickup_file_ends_once CHECK (((status = ANY (ARRAY['taken'::text, 'refused'::text, 'given_up'::text])) = (finished_at IS NOT NULL))),
  CONSTRAINT pickup_file_is_claimed_while_taken_in CHECK ((((status = 'taking'::text) = (claimed_by IS NOT NULL)) AND ((status = 'taking'::text) = (claimed_until IS NOT NULL)))),
  CONSTRAINT pickup_file_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'taking'::text, 'taken'::text, 'refused'::text, 'given_up'::text]))),
  CONSTRAINT pickup_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT pickup_file_source_id_fkey FOREIGN KEY (source_id) REFERENCES source_pickup(source_id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT pickup_file_pkey PRIMARY KEY (id)
);
CREATE INDEX pickup_file_file_id_idx ON public.pickup_file USING btree (file_id);
CREATE UNIQUE INDEX pickup_file_source_id_name_byte_count_modified_at_key ON public.pickup_file USING btree (source_id, name, byte_count, modified_at);
CREATE INDEX pickup_file_source_id_status_idx ON public.pickup_file USING btree (source_id, status);

CREATE TABLE plan (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL DEFAULT 'plan'::text,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  retired_at timestamp(3) with time zone,
  CONSTRAINT plan_kind_is_known CHECK ((kind = ANY (ARRAY['plan'::text, 'add-on'::text, 'pass'::text]))),
  CONSTRAINT plan_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT plan_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX plan_operator_id_code_key ON public.plan USING btree (operator_id, code);
CREATE UNIQUE INDEX plan_operator_id_id_key ON public.plan USING btree (operator_id, id);
CREATE TRIGGER plan_keeps_operator BEFORE UPDATE ON public.plan FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON plan FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = plan.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON plan FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE plan_version (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  plan_id uuid NOT NULL,
  rate_card_id uuid NOT NULL,
  version integer NOT NULL,
  status text NOT NULL DEFAULT 'draft'::text,
  terms jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  published_by text,
  published_at timestamp(3) with time zone,
  CONSTRAINT plan_version_is_published_by_somebody CHECK ((((status = 'published'::text) = (published_by IS NOT NULL)) AND ((published_by IS NULL) = (published_at IS NULL)))),
  CONSTRAINT plan_version_status_is_known CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  CONSTRAINT plan_version_operator_id_plan_id_fkey FOREIGN KEY (operator_id, plan_id) REFERENCES plan(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT plan_version_operator_id_rate_card_id_fkey FOREIGN KEY (operator_id, rate_card_id) REFERENCES rate_card(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT plan_version_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX plan_version_operator_id_id_key ON public.plan_version USING btree (operator_id, id);
CREATE UNIQUE INDEX plan_version_operator_id_plan_id_version_key ON public.plan_version USING btree (operator_id, plan_id, version);
CREATE TRIGGER plan_version_is_frozen BEFORE DELETE OR UPDATE ON public.plan_version FOR EACH ROW WHEN ((old.status = 'published'::text)) EXECUTE FUNCTION app_keep_published();
CREATE TRIGGER plan_version_keeps_operator BEFORE UPDATE ON public.plan_version FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE plan_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_version FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON plan_version FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = plan_version.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON plan_version FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON plan_version FOR r TO tributary_portfolio USING (true);

CREATE TABLE pool_member (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  holder_id uuid NOT NULL,
  member_id uuid NOT NULL,
  bundle text NOT NULL,
  cap_units bigint,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_until timestamp(3) with time zone,
  CONSTRAINT pool_member_cap_is_not_negative CHECK ((cap_units >= 0)),
  CONSTRAINT pool_member_ends_after_it_begins CHECK ((valid_until >= valid_from)),
  CONSTRAINT pool_member_operator_id_holder_id_fkey FOREIGN KEY (operator_id, holder_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT pool_member_operator_id_member_id_fkey FOREIGN KEY (operator_id, member_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT pool_member_pkey PRIMARY KEY (id),
  CONSTRAINT pool_member_one_at_a_time EXCLUDE USING gist (operator_id WITH =, member_id WITH =, bundle WITH =, tstzrange(valid_from, valid_until) WITH &&)
);
CREATE INDEX pool_member_operator_id_holder_id_idx ON public.pool_member USING btree (operator_id, holder_id);
CREATE UNIQUE INDEX pool_member_operator_id_id_key ON public.pool_member USING btree (operator_id, id);
CREATE INDEX pool_member_operator_id_member_id_idx ON public.pool_member USING btree (operator_id, member_id);
CREATE TRIGGER pool_member_is_kept BEFORE UPDATE ON public.pool_member FOR EACH ROW WHEN (((old.valid_until IS NOT NULL) OR (((((old.holder_id IS DISTINCT FROM new.holder_id) OR (old.member_id IS DISTINCT FROM new.member_id)) OR (old.bundle IS DISTINCT FROM new.bundle)) OR (old.cap_units IS DISTINCT FROM new.cap_units)) OR (old.valid_from IS DISTINCT FROM new.valid_from)))) EXECUTE FUNCTION app_keep_pool_member();
CREATE TRIGGER pool_member_keeps_operator BEFORE UPDATE ON public.pool_member FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE pool_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE pool_member FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON pool_member FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = pool_member.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON pool_member FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE port_event (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  port_request_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  actor text NOT NULL,
  step text NOT NULL,
  reason_code text,
  evidence text NOT NULL,
  note text NOT NULL,
  CONSTRAINT port_event_step_is_known CHECK ((step = ANY (ARRAY['request'::text, 'validate'::text, 'refuse'::text, 'schedule'::text, 'complete'::text, 'fail'::text, 'cancel'::text]))),
  CONSTRAINT port_event_operator_id_port_request_id_fkey FOREIGN KEY (operator_id, port_request_id) REFERENCES port_request(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT port_event_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX port_event_operator_id_id_key ON public.port_event USING btree (operator_id, id);
CREATE INDEX port_event_operator_id_port_request_id_occurred_at_idx ON public.port_event USING btree (operator_id, port_request_id, occurred_at);
CREATE TRIGGER port_event_append_only BEFORE DELETE OR UPDATE ON public.port_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER port_event_keeps_operator BEFORE UPDATE ON public.port_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER port_event_never_emptied BEFORE TRUNCATE ON public.port_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE port_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE port_event FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON port_event FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = port_event.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON port_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE port_request (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  direction text NOT NULL,
  msisdn text NOT NULL,
  subscriber_id uuid NOT NULL,
  provider text NOT NULL,
  status text NOT NULL DEFAULT 'requested'::text,
  reason_code text,
  window_from timestamp(3) with time zone,
  window_until timestamp(3) with time zone,
  requested_by text NOT NULL,
  requested_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  CONSTRAINT port_request_direction_is_known CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  CONSTRAINT port_request_ends CHECK (((status = ANY (ARRAY['refused'::text, 'done'::text, 'failed'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT port_request_has_a_window CHECK ((((window_from IS NULL) = (window_until IS NULL)) AND (window_from < window_until) AND ((window_from IS NOT NULL) OR (status <> ALL (ARRAY['scheduled'::text, 'done'::text, 'failed'::text]))))),
  CONSTRAINT port_request_says_why CHECK (((status = ANY (ARRAY['refused'::text, 'failed'::text])) = (reason_code IS NOT NULL))),
  CONSTRAINT port_request_status_is_known CHECK ((status = ANY (ARRAY['requested'::text, 'validated'::text, 'refused'::text, 'scheduled'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  CONSTRAINT port_request_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT port_request_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX port_request_one_open_per_number ON public.port_request USING btree (operator_id, msisdn) WHERE (status = ANY (ARRAY['requested'::text, 'validated'::text, 'scheduled'::text]));
CREATE UNIQUE INDEX port_request_operator_id_id_key ON public.port_request USING btree (operator_id, id);
CREATE INDEX port_request_operator_id_requested_at_idx ON public.port_request USING btree (operator_id, requested_at);
CREATE INDEX port_request_operator_id_subscriber_id_idx ON public.port_request USING btree (operator_id, subscriber_id);
CREATE TRIGGER port_request_keeps_its_end BEFORE UPDATE ON public.port_request FOR EACH ROW WHEN (((old.ended_at IS NOT NULL) OR (((((old.direction IS DISTINCT FROM new.direction) OR (old.msisdn IS DISTINCT FROM new.msisdn)) OR (old.subscriber_id IS DISTINCT FROM new.subscriber_id)) OR (old.requested_by IS DISTINCT FROM new.requested_by)) OR (old.requested_at IS DISTINCT FROM new.requested_at)))) EXECUTE FUNCTION app_keep_port_request();
CREATE TRIGGER port_request_keeps_operator BEFORE UPDATE ON public.port_request FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE port_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE port_request FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON port_request FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = port_request.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON port_request FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE quarantine_redrive (
  id uuid NOT NULL,
  operator_id text,
  source_id text NOT NULL,
  reason text NOT NULL,
  why text NOT NULL,
  started_by text NOT NULL,
  started_at timestamp(3) with time zone NOT NULL,
  seen_at timestamp(3) with time zone NOT NULL,
  cancelled_by text,
  finished_at timestamp(3) with time zone,
  records_total integer NOT NULL,
  records_done integer NOT NULL DEFAULT 0,
  outcome jsonb,
  failure text,
  kind text NOT NULL DEFAULT 'redrive'::text,
  change jsonb,
  undoes uuid,
  CONSTRAINT quarantine_redrive_source_id_fkey FOREIGN KEY (source_id) REFERENCES usage_source(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT quarantine_redrive_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX quarantine_redrive_one_at_a_time ON public.quarantine_redrive USING btree (operator_id, source_id, reason) NULLS NOT DISTINCT WHERE (finished_at IS NULL);
CREATE INDEX quarantine_redrive_started_at_idx ON public.quarantine_redrive USING btree (started_at);
CREATE INDEX quarantine_redrive_undoes_idx ON public.quarantine_redrive USING btree (undoes);
CREATE TRIGGER quarantine_redrive_keeps_operator BEFORE UPDATE ON public.quarantine_redrive FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE quarantine_redrive ENABLE ROW LEVEL SECURITY;
ALTER TABLE quarantine_redrive FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON quarantine_redrive FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON quarantine_redrive FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE quarantine_total (
  id bigint NOT NULL DEFAULT nextval('quarantine_total_id_seq'::regclass),
  file_id integer NOT NULL,
  operator_id text,
  reason text NOT NULL,
  records bigint NOT NULL,
  value_micros bigint NOT NULL,
  valued bigint NOT NULL DEFAULT 0,
  CONSTRAINT quarantine_total_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT quarantine_total_pkey PRIMARY KEY (id)
);
CREATE INDEX quarantine_total_file_id_idx ON public.quarantine_total USING btree (file_id);
CREATE TRIGGER quarantine_total_append_only BEFORE DELETE OR UPDATE ON public.quarantine_total FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER quarantine_total_keeps_operator BEFORE UPDATE ON public.quarantine_total FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER quarantine_total_never_emptied BEFORE TRUNCATE ON public.quarantine_total FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE quarantine_total ENABLE ROW LEVEL SECURITY;
ALTER TABLE quarantine_total FORCE ROW LEVEL SECURITY;
CREATE POLICY mediation_scope ON quarantine_total FOR ALL TO tributary_mediation USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON quarantine_total FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON quarantine_total FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE rate_card (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  code text NOT NULL,
  name text NOT NULL,
  currency text NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT rate_card_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT rate_card_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rate_card_operator_id_code_key ON public.rate_card USING btree (operator_id, code);
CREATE UNIQUE INDEX rate_card_operator_id_id_key ON public.rate_card USING btree (operator_id, id);
CREATE TRIGGER rate_card_keeps_operator BEFORE UPDATE ON public.rate_card FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE rate_card ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_card FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON rate_card FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = rate_card.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON rate_card FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE rate_card_version (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  rate_card_id uuid NOT NULL,
  version integer NOT NULL,
  status text NOT NULL DEFAULT 'draft'::text,
  effective_from timestamp(3) with time zone NOT NULL,
  terms jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  published_by text,
  published_at timestamp(3) with time zone,
  CONSTRAINT rate_card_version_is_published_by_somebody CHECK ((((status = 'published'::text) = (published_by IS NOT NULL)) AND ((published_by IS NULL) = (published_at IS NULL)))),
  CONSTRAINT rate_card_version_status_is_known CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  CONSTRAINT rate_card_version_operator_id_rate_card_id_fkey FOREIGN KEY (operator_id, rate_card_id) REFERENCES rate_card(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT rate_card_version_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rate_card_version_operator_id_id_key ON public.rate_card_version USING btree (operator_id, id);
CREATE UNIQUE INDEX rate_card_version_operator_id_rate_card_id_version_key ON public.rate_card_version USING btree (operator_id, rate_card_id, version);
CREATE TRIGGER rate_card_version_is_frozen BEFORE DELETE OR UPDATE ON public.rate_card_version FOR EACH ROW WHEN ((old.status = 'published'::text)) EXECUTE FUNCTION app_keep_published();
CREATE TRIGGER rate_card_version_keeps_operator BEFORE UPDATE ON public.rate_card_version FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE rate_card_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_card_version FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON rate_card_version FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = rate_card_version.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON rate_card_version FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON rate_card_version FOR r TO tributary_portfolio USING (true);

CREATE TABLE rate_correction (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  rate_card_id uuid NOT NULL,
  version integer NOT NULL,
  effective_from timestamp(3) with time zone NOT NULL,
  status text NOT NULL DEFAULT 'reported'::text,
  terms_fingerprint text NOT NULL,
  impact jsonb NOT NULL,
  fingerprint text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  reason text,
  requested_by text,
  requested_at timestamp(3) with time zone,
  decided_by text,
  decided_at timestamp(3) with time zone,
  decision_reason text,
  applied_at timestamp(3) with time zone,
  CONSTRAINT rate_correction_is_decided_after_it CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) OR (requested_by IS NOT NULL)))),
  CONSTRAINT rate_correction_is_whole CHECK ((((requested_by IS NULL) = (requested_at IS NULL)) AND ((requested_by IS NULL) = (reason IS NULL)))),
  CONSTRAINT rate_correction_maker_is_not_checker CHECK (((decided_by IS NULL) OR (status = 'withdrawn'::text) OR (decided_by <> requested_by))),
  CONSTRAINT rate_correction_status_is_known CHECK ((status = ANY (ARRAY['reported'::text, 'requested'::text, 'approved'::text, 'applied'::text, 'rejected'::text, 'withdrawn'::text, 'dropped'::text]))),
  CONSTRAINT rate_correction_status_tells_whose_turn CHECK ((((status <> ALL (ARRAY['reported'::text, 'dropped'::text])) OR (requested_by IS NULL)) AND ((status <> 'requested'::text) OR ((requested_by IS NOT NULL) AND (decided_by IS NULL))) AND ((status <> ALL (ARRAY['approved'::text, 'applied'::text, 'rejected'::text, 'withdrawn'::text])) OR (decided_by IS NOT NULL)) AND ((status = 'applied'::text) = (applied_at IS NOT NULL)))),
  CONSTRAINT rate_correction_operator_id_rate_card_id_fkey FOREIGN KEY (operator_id, rate_card_id) REFERENCES rate_card(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT rate_correction_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rate_correction_one_at_a_time ON public.rate_correction USING btree (operator_id, rate_card_id) WHERE (status = ANY (ARRAY['reported'::text, 'requested'::text, 'approved'::text]));
CREATE UNIQUE INDEX rate_correction_operator_id_id_key ON public.rate_correction USING btree (operator_id, id);
CREATE INDEX rate_correction_operator_id_rate_card_id_idx ON public.rate_correction USING btree (operator_id, rate_card_id);
CREATE TRIGGER rate_correction_keeps_operator BEFORE UPDATE ON public.rate_correction FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER rate_correction_keeps_what_was_reviewed BEFORE UPDATE ON public.rate_correction FOR EACH ROW WHEN (((old.status = ANY (ARRAY['applied'::text, 'rejected'::text, 'withdrawn'::text, 'dropped'::text])) OR ((old.status = 'approved'::text) AND (new.status <> 'applied'::text)) OR ((((((((old.rate_card_id IS DISTINCT FROM new.rate_card_id) OR (old.version IS DISTINCT FROM new.version)) OR (old.effective_from IS DISTINCT FROM new.effective_from)) OR (old.terms_fingerprint IS DISTINCT FROM new.terms_fingerprint)) OR (old.impact IS DISTINCT FROM new.impact)) OR (old.fingerprint IS DISTINCT FROM new.fingerprint)) OR (old.asked_by IS DISTINCT FROM new.asked_by)) OR (old.asked_at IS DISTINCT FROM new.asked_at)) OR ((old.requested_by IS NOT NULL) AND (((old.reason IS DISTINCT FROM new.reason) OR (old.requested_by IS DISTINCT FROM new.requested_by)) OR (old.requested_at IS DISTINCT FROM new.requested_at))))) EXECUTE FUNCTION app_keep_rate_correction();
ALTER TABLE rate_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON rate_correction FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = rate_correction.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON rate_correction FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE recovery_code (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT recovery_code_pkey PRIMARY KEY (id)
);
CREATE INDEX recovery_code_user_id_idx ON public.recovery_code USING btree (user_id);

CREATE TABLE refused_mail (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  place text NOT NULL,
  reason text NOT NULL,
  refused_at timestamp(3) with time zone NOT NULL,
  size_bytes integer NOT NULL,
  hash bytea,
  head_sealed bytea,
  kept_bytes integer NOT NULL DEFAULT 0,
  taken_at timestamp(3) with time zone,
  taken_by text,
  ticket_id uuid,
  CONSTRAINT refused_mail_counts_what_it_keeps CHECK (((kept_bytes > 0) = (head_sealed IS NOT NULL))),
  CONSTRAINT refused_mail_is_taken_by_somebody CHECK ((((taken_at IS NULL) = (taken_by IS NULL)) AND ((taken_at IS NULL) = (ticket_id IS NULL)))),
  CONSTRAINT refused_mail_lies_in_its_ticket CHECK (((taken_at IS NULL) OR (head_sealed IS NULL))),
  CONSTRAINT refused_mail_reason_is_known CHECK ((reason = ANY (ARRAY['TOO_LARGE'::text, 'NOT_A_MAIL'::text, 'TOO_MANY_PARTS'::text, 'TOO_DEEP'::text, 'HEAD_TOO_LARGE'::text, 'OURS'::text, 'NOT_TAKEN'::text]))),
  CONSTRAINT refused_mail_size_is_a_size CHECK ((size_bytes >= 0)),
  CONSTRAINT refused_mail_was_fetched_or_not CHECK (((hash IS NOT NULL) OR (head_sealed IS NULL))),
  CONSTRAINT refused_mail_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT refused_mail_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT refused_mail_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX refused_mail_operator_id_id_key ON public.refused_mail USING btree (operator_id, id);
CREATE UNIQUE INDEX refused_mail_operator_id_place_key ON public.refused_mail USING btree (operator_id, place);
CREATE INDEX refused_mail_operator_id_refused_at_idx ON public.refused_mail USING btree (operator_id, refused_at);
CREATE INDEX refused_mail_operator_id_ticket_id_idx ON public.refused_mail USING btree (operator_id, ticket_id);
CREATE TRIGGER refused_mail_is_taken_once BEFORE UPDATE ON public.refused_mail FOR EACH ROW WHEN (((old.taken_at IS NOT NULL) AND ((old.taken_at IS DISTINCT FROM new.taken_at) OR (old.ticket_id IS DISTINCT FROM new.ticket_id)))) EXECUTE FUNCTION app_keep_taken_mail();
CREATE TRIGGER refused_mail_keeps_operator BEFORE UPDATE ON public.refused_mail FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE refused_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE refused_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON refused_mail FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = refused_mail.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON refused_mail FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE rehearsal (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  stage text,
  message text,
  outcome text,
  fingerprint text,
  report jsonb,
  ended_at timestamp(3) with time zone,
  CONSTRAINT rehearsal_has_its_report_when_done CHECK ((((status = 'done'::text) = (outcome IS NOT NULL)) AND ((outcome IS NULL) = (fingerprint IS NULL)) AND ((outcome IS NULL) = (report IS NULL)))),
  CONSTRAINT rehearsal_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT rehearsal_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT rehearsal_outcome_is_known CHECK ((outcome = ANY (ARRAY['passed'::text, 'failed'::text]))),
  CONSTRAINT rehearsal_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT rehearsal_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT rehearsal_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rehearsal_one_open ON public.rehearsal USING btree (operator_id) WHERE (due_at IS NOT NULL);
CREATE INDEX rehearsal_operator_id_asked_at_idx ON public.rehearsal USING btree (operator_id, asked_at);
CREATE UNIQUE INDEX rehearsal_operator_id_id_key ON public.rehearsal USING btree (operator_id, id);
CREATE TRIGGER rehearsal_is_queued AFTER INSERT ON public.rehearsal FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('rehearsal', 'rehearsalId');
CREATE TRIGGER rehearsal_is_queued_again AFTER UPDATE ON public.rehearsal FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('rehearsal', 'rehearsalId');
CREATE TRIGGER rehearsal_keeps_operator BEFORE UPDATE ON public.rehearsal FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER rehearsal_stays BEFORE UPDATE ON public.rehearsal FOR EACH ROW WHEN ((old.ended_at IS NOT NULL)) EXECUTE FUNCTION app_keep_rehearsal();
ALTER TABLE rehearsal ENABLE ROW LEVEL SECURITY;
ALTER TABLE rehearsal FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON rehearsal FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON rehearsal FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE reminder (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  dunning_notice_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  message text,
  ended_at timestamp(3) with time zone,
  CONSTRAINT reminder_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT reminder_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT reminder_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT reminder_operator_id_dunning_notice_id_fkey FOREIGN KEY (operator_id, dunning_notice_id) REFERENCES dunning_notice(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT reminder_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX reminder_operator_id_dunning_notice_id_key ON public.reminder USING btree (operator_id, dunning_notice_id);
CREATE UNIQUE INDEX reminder_operator_id_id_key ON public.reminder USING btree (operator_id, id);
CREATE TRIGGER reminder_is_queued AFTER INSERT ON public.reminder FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('reminder', 'reminderId');
CREATE TRIGGER reminder_is_queued_again AFTER UPDATE ON public.reminder FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('reminder', 'reminderId');
CREATE TRIGGER reminder_keeps_operator BEFORE UPDATE ON public.reminder FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON reminder FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = reminder.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON reminder FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE retail_rating (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  period text NOT NULL,
  version integer NOT NULL,
  fingerprint text NOT NULL,
  records integer NOT NULL,
  unrateable integer NOT NULL,
  charge_micros bigint NOT NULL,
  rated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT retail_rating_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT retail_rating_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX retail_rating_operator_id_id_key ON public.retail_rating USING btree (operator_id, id);
CREATE INDEX retail_rating_operator_id_period_idx ON public.retail_rating USING btree (operator_id, period);
CREATE UNIQUE INDEX retail_rating_operator_id_subscriber_id_period_version_key ON public.retail_rating USING btree (operator_id, subscriber_id, period, version);
CREATE TRIGGER retail_rating_append_only BEFORE DELETE OR UPDATE ON public.retail_rating FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER retail_rating_keeps_operator BEFORE UPDATE ON public.retail_rating FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER retail_rating_never_emptied BEFORE TRUNCATE ON public.retail_rating FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE retail_rating ENABLE ROW LEVEL SECURITY;
ALTER TABLE retail_rating FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON retail_rating FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = retail_rating.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON retail_rating FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE retail_revenue (
  operator_id text NOT NULL,
  agreement_id text NOT NULL,
  period text NOT NULL,
  net_revenue_micros bigint NOT NULL,
  is_provisional boolean NOT NULL,
  CONSTRAINT retail_revenue_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT retail_revenue_pkey PRIMARY KEY (operator_id, agreement_id, period)
);
CREATE TRIGGER retail_revenue_keeps_operator BEFORE UPDATE ON public.retail_revenue FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE retail_revenue ENABLE ROW LEVEL SECURITY;
ALTER TABLE retail_revenue FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON retail_revenue FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON retail_revenue FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE retail_total (
  operator_id text NOT NULL DEFAULT app_operator(),
  period text NOT NULL,
  currency text NOT NULL,
  opening_subscribers integer NOT NULL,
  closing_subscribers integer NOT NULL,
  subscriber_days bigint NOT NULL,
  days integer NOT NULL,
  activations integer NOT NULL,
  voluntary integer NOT NULL,
  involuntary integer NOT NULL,
  ported_out integer NOT NULL,
  bills integer NOT NULL,
  net_revenue_micros bigint NOT NULL,
  is_provisional boolean NOT NULL,
  CONSTRAINT retail_total_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT retail_total_pkey PRIMARY KEY (operator_id, period, currency)
);
CREATE TRIGGER retail_total_keeps_operator BEFORE UPDATE ON public.retail_total FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE retail_total ENABLE ROW LEVEL SECURITY;
ALTER TABLE retail_total FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON retail_total FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON retail_total FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE retention_rule (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  data_class text NOT NULL,
  version integer NOT NULL,
  months integer,
  set_by text NOT NULL,
  set_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT retention_rule_class_is_known CHECK ((data_class = ANY (ARRAY['usage'::text, 'identity'::text, 'bills'::text]))),
  CONSTRAINT retention_rule_is_long_enough CHECK (((months >=
CASE data_class
    WHEN 'usage'::text THEN 3
    ELSE 1
END) AND (months <= 600))),
  CONSTRAINT retention_rule_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT retention_rule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX retention_rule_operator_id_data_class_version_key ON public.retention_rule USING btree (operator_id, data_class, version);
CREATE UNIQUE INDEX retention_rule_operator_id_id_key ON public.retention_rule USING btree (operator_id, id);
CREATE TRIGGER retention_rule_append_only BEFORE DELETE OR UPDATE ON public.retention_rule FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER retention_rule_keeps_operator BEFORE UPDATE ON public.retention_rule FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER retention_rule_never_emptied BEFORE TRUNCATE ON public.retention_rule FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE retention_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON retention_rule FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON retention_rule FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE retired_usage (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  month text NOT NULL,
  records bigint NOT NULL,
  days jsonb NOT NULL,
  retired_by text NOT NULL,
  retired_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT retired_usage_month_is_one CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  CONSTRAINT retired_usage_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT retired_usage_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX retired_usage_operator_id_id_key ON public.retired_usage USING btree (operator_id, id);
CREATE INDEX retired_usage_operator_id_month_idx ON public.retired_usage USING btree (operator_id, month);
CREATE TRIGGER retired_usage_append_only BEFORE DELETE OR UPDATE ON public.retired_usage FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER retired_usage_goes AFTER INSERT ON public.retired_usage FOR EACH ROW WHEN ((new.records > 0)) EXECUTE FUNCTION app_drop_retired_usage();
CREATE TRIGGER retired_usage_keeps_operator BEFORE UPDATE ON public.retired_usage FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER retired_usage_may_go BEFORE INSERT ON public.retired_usage FOR EACH ROW WHEN ((new.records > 0)) EXECUTE FUNCTION app_check_retired_usage();
CREATE TRIGGER retired_usage_never_emptied BEFORE TRUNCATE ON public.retired_usage FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE retired_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE retired_usage FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON retired_usage FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = retired_usage.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON retired_usage FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE role_binding (
  id uuid NOT NULL,
  operator_id text,
  user_id uuid NOT NULL,
  role text NOT NULL,
  granted_by text NOT NULL,
  granted_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  revoked_by text,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT role_binding_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE SET NULL,
  CONSTRAINT role_binding_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT role_binding_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX role_binding_held_once ON public.role_binding USING btree (operator_id, user_id, role) NULLS NOT DISTINCT WHERE (revoked_at IS NULL);
CREATE INDEX role_binding_user_id_idx ON public.role_binding USING btree (user_id);
CREATE TRIGGER role_binding_is_of_one_with_data AFTER INSERT ON public.role_binding REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_deleted();
CREATE TRIGGER role_binding_keeps_last_owner AFTER UPDATE ON public.role_binding FOR EACH ROW WHEN (((old.role = 'owner'::text) AND (old.operator_id IS NULL) AND (old.revoked_at IS NULL))) EXECUTE FUNCTION app_keep_last_owner();
CREATE TRIGGER role_binding_keeps_operator BEFORE UPDATE ON public.role_binding FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE role_binding ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_binding FORCE ROW LEVEL SECURITY;
CREATE POLICY auth_scope ON role_binding FOR ALL TO tributary_auth USING (((app_operator() IS NULL) OR (operator_id = app_operator()))) WITH CHECK (((app_operator() IS NULL) OR (operator_id = app_operator())));
CREATE POLICY eraser_scope ON role_binding FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = role_binding.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON role_binding FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON role_binding FOR r TO tributary_portfolio USING (true);

CREATE TABLE run_progress (
  agreement_id text NOT NULL,
  period text NOT NULL,
  kind text NOT NULL,
  step text NOT NULL,
  steps_done integer NOT NULL,
  steps_total integer NOT NULL,
  started_by text NOT NULL,
  started_at timestamp(3) with time zone NOT NULL,
  seen_at timestamp(3) with time zone NOT NULL,
  finished_at timestamp(3) with time zone,
  failure text,
  CONSTRAINT run_progress_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT run_progress_pkey PRIMARY KEY (agreement_id, period)
);

CREATE TABLE saved_view (
  id uuid NOT NULL,
  operator_id text,
  user_id uuid NOT NULL,
  page text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  is_shared boolean NOT NULL DEFAULT false,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT saved_view_pkey PRIMARY KEY (id)
);
CREATE INDEX saved_view_operator_id_page_idx ON public.saved_view USING btree (operator_id, page);
CREATE TRIGGER saved_view_keeps_operator BEFORE UPDATE ON public.saved_view FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON saved_view FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = saved_view.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON saved_view FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON saved_view FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE session_part (
  file_id integer NOT NULL,
  record_number integer NOT NULL,
  source_id text NOT NULL,
  session bigint NOT NULL,
  gateway text NOT NULL,
  charging_id text NOT NULL,
  number integer NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT session_part_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT session_part_source_id_fkey FOREIGN KEY (source_id) REFERENCES usage_source(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT session_part_pkey PRIMARY KEY (file_id, record_number)
);
CREATE INDEX session_part_source_id_session_number_idx ON public.session_part USING btree (source_id, session, number);
CREATE TRIGGER session_part_append_only BEFORE DELETE OR UPDATE ON public.session_part FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER session_part_never_emptied BEFORE TRUNCATE ON public.session_part FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE settled_usage (
  agreement_id text NOT NULL,
  period text NOT NULL,
  file_id integer NOT NULL,
  run_id uuid NOT NULL,
  CONSTRAINT settled_usage_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT settled_usage_run_id_fkey FOREIGN KEY (run_id) REFERENCES settlement_run(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT settled_usage_pkey PRIMARY KEY (agreement_id, period, file_id)
);
CREATE INDEX settled_usage_file_id_idx ON public.settled_usage USING btree (file_id);

CREATE TABLE settlement_line (
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  operator_id text,
  kind text NOT NULL,
  line_code text NOT NULL,
  description text NOT NULL,
  quantity numeric(38,12),
  unit text,
  origin_period text NOT NULL,
  amount_micros bigint NOT NULL,
  CONSTRAINT settlement_line_run_id_fkey FOREIGN KEY (run_id) REFERENCES settlement_run(id) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT settlement_line_pkey PRIMARY KEY (id)
);
CREATE INDEX settlement_line_run_id_idx ON public.settlement_line USING btree (run_id);
CREATE TRIGGER settlement_line_keeps_approved BEFORE DELETE OR UPDATE ON public.settlement_line FOR EACH ROW EXECUTE FUNCTION app_keep_approved_line();
CREATE TRIGGER settlement_line_keeps_operator BEFORE UPDATE ON public.settlement_line FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE settlement_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE settlement_line FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON settlement_line FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON settlement_line FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE settlement_run (
  id uuid NOT NULL,
  agreement_id text NOT NULL,
  period text NOT NULL,
  version integer NOT NULL,
  status text NOT NULL DEFAULT 'draft'::text,
  invoice_id uuid,
  is_provisional boolean NOT NULL DEFAULT false,
  snapshot jsonb NOT NULL,
  result jsonb NOT NULL,
  identities jsonb NOT NULL,
  hash text NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  requested_at timestamp(3) with time zone,
  approved_by text,
  approved_at timestamp(3) with time zone,
  approved_hash text,
  issued_at timestamp(3) with time zone,
  CONSTRAINT settlement_run_approves_what_was_reviewed CHECK (((approved_by IS NULL) OR ((approved_hash IS NOT NULL) AND (approved_hash = hash)))),
  CONSTRAINT settlement_run_locked_means_approved CHECK (((status <> ALL (ARRAY['approved'::text, 'issued'::text])) OR (approved_by IS NOT NULL))),
  CONSTRAINT settlement_run_maker_is_not_checker CHECK (((approved_by IS NULL) OR (approved_by <> prepared_by))),
  CONSTRAINT settlement_run_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT settlement_run_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES mno_invoice(id) ON UPDATE CASCADE ON DELETE SET NULL,
  CONSTRAINT settlement_run_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX settlement_run_agreement_id_period_version_key ON public.settlement_run USING btree (agreement_id, period, version);
CREATE UNIQUE INDEX settlement_run_one_locked_per_period ON public.settlement_run USING btree (agreement_id, period) WHERE (status = ANY (ARRAY['approved'::text, 'issued'::text]));
CREATE INDEX settlement_run_period_status_idx ON public.settlement_run USING btree (period, status);
CREATE TRIGGER settlement_run_keeps_approved_content BEFORE DELETE OR UPDATE ON public.settlement_run FOR EACH ROW WHEN ((old.approved_by IS NOT NULL)) EXECUTE FUNCTION app_keep_approved_run();

CREATE TABLE sim_assignment (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  agreement_id text NOT NULL,
  imsi text NOT NULL,
  iccid text,
  msisdn text,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_until timestamp(3) with time zone,
  is_test boolean NOT NULL DEFAULT false,
  CONSTRAINT sim_assignment_runs_forward CHECK (((valid_until IS NULL) OR (valid_until > valid_from))),
  CONSTRAINT sim_assignment_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_assignment_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_assignment_pkey PRIMARY KEY (id),
  CONSTRAINT sim_assignment_one_holder_at_a_time EXCLUDE USING gist (hashtextextended(imsi, (0)::bigint) WITH =, tstzrange(valid_from, valid_until) WITH &&)
);
CREATE INDEX sim_assignment_agreement_id_operator_id_idx ON public.sim_assignment USING btree (agreement_id, operator_id);
CREATE UNIQUE INDEX sim_assignment_operator_id_id_key ON public.sim_assignment USING btree (operator_id, id);
CREATE TRIGGER sim_assignment_is_not_withheld AFTER INSERT ON public.sim_assignment REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_withheld();
CREATE TRIGGER sim_assignment_is_of_one_with_data AFTER INSERT ON public.sim_assignment REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_deleted();
CREATE TRIGGER sim_assignment_keeps_operator BEFORE UPDATE ON public.sim_assignment FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER sim_assignment_stays_withheld AFTER UPDATE ON public.sim_assignment REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_withheld();
ALTER TABLE sim_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE sim_assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON sim_assignment FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = sim_assignment.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY mediation_scope ON sim_assignment FOR ALL TO tributary_mediation USING (true) WITH CHECK (true);
CREATE POLICY offboarding_scope ON sim_assignment FOR ALL TO tributary_offboarding USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON sim_assignment FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON sim_assignment FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);
CREATE POLICY sim_transfer_scope ON sim_assignment FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE sim_card (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  iccid text NOT NULL,
  kind text NOT NULL DEFAULT 'physical'::text,
  status text NOT NULL DEFAULT 'in_stock'::text,
  is_test boolean NOT NULL DEFAULT false,
  batch text NOT NULL,
  eid text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  available_from timestamp(3) with time zone,
  CONSTRAINT sim_card_kind_is_known CHECK ((kind = ANY (ARRAY['physical'::text, 'esim'::text]))),
  CONSTRAINT sim_card_status_is_known CHECK ((status = ANY (ARRAY['in_stock'::text, 'offered'::text, 'assigned'::text, 'active'::text, 'suspended'::text, 'terminated'::text, 'transferred'::text]))),
  CONSTRAINT sim_card_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_card_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX sim_card_operator_id_iccid_key ON public.sim_card USING btree (operator_id, iccid);
CREATE UNIQUE INDEX sim_card_operator_id_id_key ON public.sim_card USING btree (operator_id, id);
CREATE INDEX sim_card_operator_id_status_idx ON public.sim_card USING btree (operator_id, status);
CREATE TRIGGER sim_card_keeps_operator BEFORE UPDATE ON public.sim_card FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE sim_card ENABLE ROW LEVEL SECURITY;
ALTER TABLE sim_card FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON sim_card FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = sim_card.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY offboarding_scope ON sim_card FOR ALL TO tributary_offboarding USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON sim_card FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON sim_card FOR r TO tributary_portfolio USING (true);
CREATE POLICY sim_transfer_scope ON sim_card FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE sim_imsi (
  operator_id text NOT NULL DEFAULT app_operator(),
  imsi text NOT NULL,
  sim_card_id uuid NOT NULL,
  CONSTRAINT sim_imsi_operator_id_sim_card_id_fkey FOREIGN KEY (operator_id, sim_card_id) REFERENCES sim_card(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_imsi_pkey PRIMARY KEY (operator_id, imsi)
);
CREATE INDEX sim_imsi_operator_id_sim_card_id_idx ON public.sim_imsi USING btree (operator_id, sim_card_id);
CREATE TRIGGER sim_imsi_is_not_withheld AFTER INSERT ON public.sim_imsi REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_withheld();
CREATE TRIGGER sim_imsi_keeps_operator BEFORE UPDATE ON public.sim_imsi FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE sim_imsi ENABLE ROW LEVEL SECURITY;
ALTER TABLE sim_imsi FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON sim_imsi FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = sim_imsi.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON sim_imsi FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY sim_transfer_scope ON sim_imsi FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE sim_transfer (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  receiver text NOT NULL,
  wanted_from timestamp(3) with time zone NOT NULL,
  note text NOT NULL,
  status text NOT NULL DEFAULT 'asked'::text,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  end_note text,
  moved_at timestamp(3) with time zone,
  CONSTRAINT sim_transfer_ends CHECK (((status = 'asked'::text) = (ended_at IS NULL))),
  CONSTRAINT sim_transfer_leaves_its_operator CHECK ((receiver <> operator_id)),
  CONSTRAINT sim_transfer_moves_once_done CHECK (((status = 'done'::text) = (moved_at IS NOT NULL))),
  CONSTRAINT sim_transfer_status_is_known CHECK ((status = ANY (ARRAY['asked'::text, 'done'::text, 'refused'::text, 'withdrawn'::text]))),
  CONSTRAINT sim_transfer_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_transfer_pkey PRIMARY KEY (id)
);
CREATE INDEX sim_transfer_operator_id_asked_at_idx ON public.sim_transfer USING btree (operator_id, asked_at);
CREATE UNIQUE INDEX sim_transfer_operator_id_id_key ON public.sim_transfer USING btree (operator_id, id);
CREATE TRIGGER sim_transfer_ends AFTER UPDATE OF status ON public.sim_transfer FOR EACH ROW WHEN ((new.status = ANY (ARRAY['refused'::text, 'withdrawn'::text]))) EXECUTE FUNCTION app_end_sim_transfer();
CREATE TRIGGER sim_transfer_keeps_operator BEFORE UPDATE ON public.sim_transfer FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER sim_transfer_keeps_sides BEFORE INSERT OR UPDATE ON public.sim_transfer FOR EACH ROW EXECUTE FUNCTION app_keep_transfer_sides();
ALTER TABLE sim_transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE sim_transfer FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON sim_transfer FOR r TO tributary_eraser USING (true);
CREATE POLICY eraser_scope ON sim_transfer FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = sim_transfer.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON sim_transfer FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON sim_transfer FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);
CREATE POLICY sim_transfer_scope ON sim_transfer FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE sim_transfer_item (
  operator_id text NOT NULL DEFAULT app_operator(),
  sim_transfer_id uuid NOT NULL,
  sim_card_id uuid NOT NULL,
  iccid text NOT NULL,
  imsis text[] NOT NULL,
  kind text NOT NULL,
  is_test boolean NOT NULL,
  CONSTRAINT sim_transfer_item_has_imsis CHECK ((cardinality(imsis) > 0)),
  CONSTRAINT sim_transfer_item_operator_id_sim_card_id_fkey FOREIGN KEY (operator_id, sim_card_id) REFERENCES sim_card(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_transfer_item_operator_id_sim_transfer_id_fkey FOREIGN KEY (operator_id, sim_transfer_id) REFERENCES sim_transfer(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_transfer_item_pkey PRIMARY KEY (operator_id, sim_transfer_id, sim_card_id)
);
CREATE TRIGGER sim_transfer_item_append_only BEFORE DELETE OR UPDATE ON public.sim_transfer_item FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER sim_transfer_item_keeps_operator BEFORE UPDATE ON public.sim_transfer_item FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER sim_transfer_item_never_emptied BEFORE TRUNCATE ON public.sim_transfer_item FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE sim_transfer_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE sim_transfer_item FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON sim_transfer_item FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = sim_transfer_item.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON sim_transfer_item FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON sim_transfer_item FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);
CREATE POLICY sim_transfer_scope ON sim_transfer_item FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE sim_transfer_route (
  operator_id text NOT NULL,
  sim_transfer_id uuid NOT NULL,
  receiver_id text NOT NULL,
  incoming_id uuid NOT NULL,
  approved_by text NOT NULL,
  approved_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT sim_transfer_route_leaves_its_operator CHECK ((receiver_id <> operator_id)),
  CONSTRAINT sim_transfer_route_operator_id_sim_transfer_id_fkey FOREIGN KEY (operator_id, sim_transfer_id) REFERENCES sim_transfer(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT sim_transfer_route_pkey PRIMARY KEY (operator_id, sim_transfer_id)
);
CREATE INDEX sim_transfer_route_receiver_id_incoming_id_idx ON public.sim_transfer_route USING btree (receiver_id, incoming_id);
CREATE TRIGGER sim_transfer_route_append_only BEFORE DELETE OR UPDATE ON public.sim_transfer_route FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER sim_transfer_route_keeps_operator BEFORE UPDATE ON public.sim_transfer_route FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER sim_transfer_route_never_emptied BEFORE TRUNCATE ON public.sim_transfer_route FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE sim_transfer_route ENABLE ROW LEVEL SECURITY;
ALTER TABLE sim_transfer_route FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON sim_transfer_route FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = sim_transfer_route.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON sim_transfer_route FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON sim_transfer_route FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);
CREATE POLICY sim_transfer_scope ON sim_transfer_route FOR ALL TO tributary_sim_transfer USING (true) WITH CHECK (true);

CREATE TABLE single_use_link (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  purpose text NOT NULL,
  app text NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT single_use_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT single_use_link_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX single_use_link_token_hash_key ON public.single_use_link USING btree (token_hash);
CREATE INDEX single_use_link_user_id_idx ON public.single_use_link USING btree (user_id);

CREATE TABLE source_pickup (
  source_id text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  next_look_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  looked_at timestamp(3) with time zone,
  failures integer NOT NULL DEFAULT 0,
  error_code text,
  error_message text,
  CONSTRAINT source_pickup_error_is_whole CHECK (((error_code IS NULL) = (error_message IS NULL))),
  CONSTRAINT source_pickup_source_id_fkey FOREIGN KEY (source_id) REFERENCES usage_source(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT source_pickup_pkey PRIMARY KEY (source_id)
);

CREATE TABLE statement (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  number text NOT NULL,
  version integer NOT NULL,
  agreement_id text NOT NULL,
  period text NOT NULL,
  currency text NOT NULL,
  net_micros bigint NOT NULL,
  tax_micros bigint NOT NULL,
  gross_micros bigint NOT NULL,
  issued_at timestamp(3) with time zone NOT NULL,
  due_on date NOT NULL,
  hash text NOT NULL,
  document jsonb NOT NULL,
  CONSTRAINT statement_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT statement_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT statement_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX statement_operator_id_id_key ON public.statement USING btree (operator_id, id);
CREATE UNIQUE INDEX statement_operator_id_number_version_key ON public.statement USING btree (operator_id, number, version);
CREATE INDEX statement_operator_id_period_idx ON public.statement USING btree (operator_id, period);
CREATE TRIGGER statement_append_only BEFORE DELETE OR UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER statement_keeps_operator BEFORE UPDATE ON public.statement FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER statement_never_emptied BEFORE TRUNCATE ON public.statement FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON statement FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON statement FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON statement FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE statement_acceptance (
  operator_id text NOT NULL DEFAULT app_operator(),
  statement_id uuid NOT NULL,
  accepted_by text NOT NULL,
  accepted_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT statement_acceptance_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id) REFERENCES statement(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT statement_acceptance_pkey PRIMARY KEY (operator_id, statement_id)
);
CREATE TRIGGER statement_acceptance_append_only BEFORE DELETE OR UPDATE ON public.statement_acceptance FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER statement_acceptance_keeps_operator BEFORE UPDATE ON public.statement_acceptance FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER statement_acceptance_never_emptied BEFORE TRUNCATE ON public.statement_acceptance FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE statement_acceptance ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement_acceptance FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON statement_acceptance FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON statement_acceptance FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE statement_line (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  statement_id uuid NOT NULL,
  line_number integer NOT NULL,
  code text NOT NULL,
  description text NOT NULL,
  quantity numeric(38,12),
  unit text,
  origin_period text NOT NULL,
  amount_micros bigint NOT NULL,
  kind text,
  unit_size bigint,
  CONSTRAINT statement_line_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id) REFERENCES statement(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT statement_line_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX statement_line_operator_id_statement_id_line_number_key ON public.statement_line USING btree (operator_id, statement_id, line_number);
CREATE TRIGGER statement_line_append_only BEFORE DELETE OR UPDATE ON public.statement_line FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER statement_line_keeps_operator BEFORE UPDATE ON public.statement_line FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER statement_line_never_emptied BEFORE TRUNCATE ON public.statement_line FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE statement_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement_line FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON statement_line FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON statement_line FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE statement_payment (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  statement_id uuid NOT NULL,
  paid_on date NOT NULL,
  amount_micros bigint NOT NULL,
  reference text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT statement_payment_is_positive CHECK ((amount_micros > 0)),
  CONSTRAINT statement_payment_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id) REFERENCES statement(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT statement_payment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX statement_payment_operator_id_statement_id_reference_key ON public.statement_payment USING btree (operator_id, statement_id, reference);
CREATE TRIGGER statement_payment_append_only BEFORE DELETE OR UPDATE ON public.statement_payment FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER statement_payment_keeps_operator BEFORE UPDATE ON public.statement_payment FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER statement_payment_never_emptied BEFORE TRUNCATE ON public.statement_payment FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE statement_payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement_payment FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_reads ON statement_payment FOR r TO tributary_eraser USING (true);
CREATE POLICY operator_scope ON statement_payment FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON statement_payment FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE statement_usage (
  operator_id text NOT NULL,
  statement_id uuid NOT NULL,
  period text NOT NULL,
  file_id integer NOT NULL,
  is_late boolean NOT NULL,
  first_month text NOT NULL,
  last_month text NOT NULL,
  CONSTRAINT statement_usage_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT statement_usage_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id) REFERENCES statement(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT statement_usage_pkey PRIMARY KEY (operator_id, statement_id, period, file_id)
);
CREATE TRIGGER statement_usage_append_only BEFORE DELETE OR UPDATE ON public.statement_usage FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER statement_usage_keeps_operator BEFORE UPDATE ON public.statement_usage FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER statement_usage_never_emptied BEFORE TRUNCATE ON public.statement_usage FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE statement_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement_usage FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON statement_usage FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON statement_usage FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE subscriber (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  number text NOT NULL,
  status text NOT NULL DEFAULT 'pending'::text,
  status_reason text,
  billing text NOT NULL DEFAULT 'postpaid'::text,
  language text NOT NULL DEFAULT 'en'::text,
  name_sealed bytea,
  email_sealed bytea,
  address_sealed bytea,
  name_marks text[],
  activated_at timestamp(3) with time zone,
  terminated_at timestamp(3) with time zone,
  erased_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  vat_id_sealed bytea,
  CONSTRAINT subscriber_billing_is_known CHECK ((billing = ANY (ARRAY['postpaid'::text, 'prepaid'::text]))),
  CONSTRAINT subscriber_has_a_reason CHECK (((status = ANY (ARRAY['suspended'::text, 'terminated'::text])) = (status_reason IS NOT NULL))),
  CONSTRAINT subscriber_is_erased_whole CHECK (((erased_at IS NULL) OR ((name_sealed IS NULL) AND (email_sealed IS NULL) AND (address_sealed IS NULL) AND (cardinality(name_marks) = 0)))),
  CONSTRAINT subscriber_status_is_known CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'suspended'::text, 'terminated'::text]))),
  CONSTRAINT subscriber_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_pkey PRIMARY KEY (id)
);
CREATE INDEX subscriber_name_marks_idx ON public.subscriber USING gin (name_marks);
CREATE INDEX subscriber_operator_id_created_at_idx ON public.subscriber USING btree (operator_id, created_at);
CREATE UNIQUE INDEX subscriber_operator_id_id_key ON public.subscriber USING btree (operator_id, id);
CREATE UNIQUE INDEX subscriber_operator_id_number_key ON public.subscriber USING btree (operator_id, number);
CREATE INDEX subscriber_operator_id_status_idx ON public.subscriber USING btree (operator_id, status);
CREATE TRIGGER subscriber_keeps_operator BEFORE UPDATE ON public.subscriber FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE subscriber ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscriber FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON subscriber FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = subscriber.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON subscriber FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE subscriber_event (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  actor text NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  CONSTRAINT subscriber_event_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_event_pkey PRIMARY KEY (id)
);
CREATE INDEX subscriber_event_operator_id_subscriber_id_occurred_at_idx ON public.subscriber_event USING btree (operator_id, subscriber_id, occurred_at);
CREATE TRIGGER subscriber_event_append_only BEFORE DELETE OR UPDATE ON public.subscriber_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER subscriber_event_keeps_operator BEFORE UPDATE ON public.subscriber_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER subscriber_event_never_emptied BEFORE TRUNCATE ON public.subscriber_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE subscriber_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscriber_event FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON subscriber_event FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = subscriber_event.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON subscriber_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE subscriber_number (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  phone_number_id uuid NOT NULL,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_until timestamp(3) with time zone,
  CONSTRAINT subscriber_number_operator_id_phone_number_id_fkey FOREIGN KEY (operator_id, phone_number_id) REFERENCES phone_number(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_number_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_number_pkey PRIMARY KEY (id),
  CONSTRAINT subscriber_number_one_holder_at_a_time EXCLUDE USING gist (operator_id WITH =, phone_number_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
);
CREATE UNIQUE INDEX subscriber_number_operator_id_id_key ON public.subscriber_number USING btree (operator_id, id);
CREATE INDEX subscriber_number_operator_id_subscriber_id_idx ON public.subscriber_number USING btree (operator_id, subscriber_id);
CREATE TRIGGER subscriber_number_keeps_operator BEFORE UPDATE ON public.subscriber_number FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE subscriber_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscriber_number FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON subscriber_number FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = subscriber_number.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON subscriber_number FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE subscriber_plan (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  is_main boolean NOT NULL DEFAULT true,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_until timestamp(3) with time zone,
  CONSTRAINT subscriber_plan_operator_id_plan_version_id_fkey FOREIGN KEY (operator_id, plan_version_id) REFERENCES plan_version(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_plan_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_plan_pkey PRIMARY KEY (id),
  CONSTRAINT subscriber_plan_one_at_a_time EXCLUDE USING gist (operator_id WITH =, subscriber_id WITH =, tstzrange(valid_from, valid_until) WITH &&) WHERE (is_main)
);
CREATE UNIQUE INDEX subscriber_plan_operator_id_id_key ON public.subscriber_plan USING btree (operator_id, id);
CREATE INDEX subscriber_plan_operator_id_plan_version_id_idx ON public.subscriber_plan USING btree (operator_id, plan_version_id);
CREATE INDEX subscriber_plan_operator_id_subscriber_id_idx ON public.subscriber_plan USING btree (operator_id, subscriber_id);
CREATE TRIGGER subscriber_plan_keeps_operator BEFORE UPDATE ON public.subscriber_plan FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE subscriber_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscriber_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON subscriber_plan FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = subscriber_plan.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON subscriber_plan FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE subscriber_sim (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  subscriber_id uuid NOT NULL,
  sim_card_id uuid NOT NULL,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_until timestamp(3) with time zone,
  CONSTRAINT subscriber_sim_operator_id_sim_card_id_fkey FOREIGN KEY (operator_id, sim_card_id) REFERENCES sim_card(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_sim_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT subscriber_sim_pkey PRIMARY KEY (id),
  CONSTRAINT subscriber_sim_one_holder_at_a_time EXCLUDE USING gist (operator_id WITH =, sim_card_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
);
CREATE UNIQUE INDEX subscriber_sim_operator_id_id_key ON public.subscriber_sim USING btree (operator_id, id);
CREATE INDEX subscriber_sim_operator_id_subscriber_id_idx ON public.subscriber_sim USING btree (operator_id, subscriber_id);
CREATE TRIGGER subscriber_sim_keeps_operator BEFORE UPDATE ON public.subscriber_sim FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE subscriber_sim ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscriber_sim FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON subscriber_sim FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = subscriber_sim.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON subscriber_sim FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE support_profile (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  version integer NOT NULL,
  terms jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT support_profile_version_counts CHECK ((version > 0)),
  CONSTRAINT support_profile_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT support_profile_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX support_profile_operator_id_id_key ON public.support_profile USING btree (operator_id, id);
CREATE UNIQUE INDEX support_profile_operator_id_version_key ON public.support_profile USING btree (operator_id, version);
CREATE TRIGGER support_profile_append_only BEFORE DELETE OR UPDATE ON public.support_profile FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER support_profile_keeps_operator BEFORE UPDATE ON public.support_profile FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER support_profile_never_emptied BEFORE TRUNCATE ON public.support_profile FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE support_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON support_profile FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = support_profile.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON support_profile FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE support_scope (
  id uuid NOT NULL,
  operator_id text NOT NULL,
  user_id uuid NOT NULL,
  session_id uuid NOT NULL,
  actor text NOT NULL,
  started_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  CONSTRAINT support_scope_ends_after_it_began CHECK ((ended_at >= started_at)),
  CONSTRAINT support_scope_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT support_scope_pkey PRIMARY KEY (id),
  CONSTRAINT support_scope_one_per_session EXCLUDE USING btree (session_id WITH =) WHERE ((ended_at IS NULL))
);
CREATE UNIQUE INDEX support_scope_operator_id_id_key ON public.support_scope USING btree (operator_id, id);
CREATE INDEX support_scope_operator_id_started_at_idx ON public.support_scope USING btree (operator_id, started_at);
CREATE TRIGGER support_scope_is_of_one_with_data AFTER INSERT ON public.support_scope REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_deleted();
CREATE TRIGGER support_scope_keeps_operator BEFORE UPDATE ON public.support_scope FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE support_scope ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_scope FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON support_scope FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON support_scope FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE ticket (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  number integer NOT NULL DEFAULT 0,
  subject text NOT NULL,
  subscriber_id uuid,
  requester_sealed bytea,
  channel text NOT NULL,
  category text NOT NULL,
  priority text NOT NULL,
  status text NOT NULL DEFAULT 'todo'::text,
  assignee text,
  opened_by text NOT NULL,
  opened_at timestamp(3) with time zone NOT NULL,
  profile_id uuid,
  first_reply_due_at timestamp(3) with time zone,
  resolve_due_at timestamp(3) with time zone,
  first_reply_left bigint,
  resolve_left bigint,
  next_due_at timestamp(3) with time zone,
  snoozed_until timestamp(3) with time zone,
  first_replied_at timestamp(3) with time zone,
  done_at timestamp(3) with time zone,
  breached_at timestamp(3) with time zone,
  merged_into_id uuid,
  messages integer NOT NULL DEFAULT 0,
  last_message_at timestamp(3) with time zone,
  CONSTRAINT ticket_channel_is_known CHECK ((channel = ANY (ARRAY['mail'::text, 'phone'::text, 'portal'::text, 'chat'::text]))),
  CONSTRAINT ticket_counts_are_counts CHECK ((messages >= 0)),
  CONSTRAINT ticket_ends CHECK (((status = 'done'::text) = (done_at IS NOT NULL))),
  CONSTRAINT ticket_is_due_while_to_do CHECK (((status = 'todo'::text) OR (next_due_at IS NULL))),
  CONSTRAINT ticket_is_numbered CHECK ((number > 0)),
  CONSTRAINT ticket_priority_is_known CHECK ((priority = ANY (ARRAY['urgent'::text, 'high'::text, 'normal'::text, 'low'::text]))),
  CONSTRAINT ticket_rests_until_a_moment CHECK (((status = 'snoozed'::text) = (snoozed_until IS NOT NULL))),
  CONSTRAINT ticket_status_is_known CHECK ((status = ANY (ARRAY['todo'::text, 'waiting'::text, 'snoozed'::text, 'done'::text]))),
  CONSTRAINT ticket_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_operator_id_merged_into_id_fkey FOREIGN KEY (operator_id, merged_into_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_operator_id_profile_id_fkey FOREIGN KEY (operator_id, profile_id) REFERENCES support_profile(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_pkey PRIMARY KEY (id)
);
CREATE INDEX ticket_by_assignee ON public.ticket USING btree (assignee, operator_id, status) WHERE (status <> 'done'::text);
CREATE INDEX ticket_by_urgency ON public.ticket USING btree (operator_id, status, next_due_at, opened_at, number) WHERE (status <> 'done'::text);
CREATE INDEX ticket_by_urgency_of_all ON public.ticket USING btree (next_due_at, opened_at, operator_id, number) WHERE (status = 'todo'::text);
CREATE INDEX ticket_free_by_urgency ON public.ticket USING btree (operator_id, next_due_at, opened_at, number) WHERE ((status = 'todo'::text) AND (assignee IS NULL));
CREATE UNIQUE INDEX ticket_operator_id_number_key ON public.ticket USING btree (operator_id, number);
CREATE INDEX ticket_operator_id_opened_at_idx ON public.ticket USING btree (operator_id, opened_at);
CREATE INDEX ticket_operator_id_subscriber_id_idx ON public.ticket USING btree (operator_id, subscriber_id);
CREATE TRIGGER ticket_gets_its_number BEFORE INSERT ON public.ticket FOR EACH ROW WHEN ((new.number = 0)) EXECUTE FUNCTION app_number_ticket();
CREATE TRIGGER ticket_keeps_operator BEFORE UPDATE ON public.ticket FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON ticket FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE ticket_alarm (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  ticket_id uuid NOT NULL,
  kind text NOT NULL,
  due_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  CONSTRAINT ticket_alarm_is_due_or_ended CHECK (((due_at IS NULL) = (ended_at IS NOT NULL))),
  CONSTRAINT ticket_alarm_kind_is_known CHECK ((kind = ANY (ARRAY['wake'::text, 'late'::text]))),
  CONSTRAINT ticket_alarm_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_alarm_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ticket_alarm_operator_id_id_key ON public.ticket_alarm USING btree (operator_id, id);
CREATE INDEX ticket_alarm_operator_id_ticket_id_idx ON public.ticket_alarm USING btree (operator_id, ticket_id);
CREATE TRIGGER ticket_alarm_is_queued AFTER INSERT ON public.ticket_alarm FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('ticket-alarm', 'alarmId');
CREATE TRIGGER ticket_alarm_is_queued_again AFTER UPDATE ON public.ticket_alarm FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('ticket-alarm', 'alarmId');
CREATE TRIGGER ticket_alarm_keeps_operator BEFORE UPDATE ON public.ticket_alarm FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE ticket_alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_alarm FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_alarm FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_alarm.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_alarm FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE ticket_attachment (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  message_id uuid NOT NULL,
  file_name text NOT NULL,
  content_type text NOT NULL,
  size_bytes integer NOT NULL,
  hash bytea NOT NULL,
  bytes bytea NOT NULL,
  erased_at timestamp(3) with time zone,
  CONSTRAINT ticket_attachment_has_a_plain_name CHECK (((file_name !~ '[/\\[:cntrl:]]'::text) AND ((length(file_name) >= 1) AND (length(file_name) <= 200)))),
  CONSTRAINT ticket_attachment_is_small CHECK ((((size_bytes >= 1) AND (size_bytes <= 5000000)) AND (octet_length(bytes) <= 5000000))),
  CONSTRAINT ticket_attachment_operator_id_message_id_fkey FOREIGN KEY (operator_id, message_id) REFERENCES ticket_message(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_attachment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ticket_attachment_operator_id_id_key ON public.ticket_attachment USING btree (operator_id, id);
CREATE INDEX ticket_attachment_operator_id_message_id_idx ON public.ticket_attachment USING btree (operator_id, message_id);
CREATE TRIGGER ticket_attachment_keeps_operator BEFORE UPDATE ON public.ticket_attachment FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER ticket_attachment_stays BEFORE UPDATE ON public.ticket_attachment FOR EACH ROW EXECUTE FUNCTION app_keep_said();
ALTER TABLE ticket_attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_attachment FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_attachment FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_attachment.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_attachment FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE ticket_event (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  ticket_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  CONSTRAINT ticket_event_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_event_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ticket_event_operator_id_id_key ON public.ticket_event USING btree (operator_id, id);
CREATE INDEX ticket_event_operator_id_ticket_id_occurred_at_idx ON public.ticket_event USING btree (operator_id, ticket_id, occurred_at);
CREATE TRIGGER ticket_event_append_only BEFORE DELETE OR UPDATE ON public.ticket_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER ticket_event_keeps_operator BEFORE UPDATE ON public.ticket_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER ticket_event_never_emptied BEFORE TRUNCATE ON public.ticket_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE ticket_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_event FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_event FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_event.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE ticket_link (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  ticket_id uuid NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL,
  linked_by text NOT NULL,
  linked_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT ticket_link_kind_is_known CHECK ((kind = ANY (ARRAY['dispute'::text, 'alert'::text, 'bill'::text, 'porting'::text]))),
  CONSTRAINT ticket_link_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_link_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ticket_link_operator_id_id_key ON public.ticket_link USING btree (operator_id, id);
CREATE UNIQUE INDEX ticket_link_operator_id_ticket_id_kind_reference_key ON public.ticket_link USING btree (operator_id, ticket_id, kind, reference);
CREATE TRIGGER ticket_link_append_only BEFORE DELETE OR UPDATE ON public.ticket_link FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER ticket_link_keeps_operator BEFORE UPDATE ON public.ticket_link FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER ticket_link_never_emptied BEFORE TRUNCATE ON public.ticket_link FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE ticket_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_link FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_link FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_link.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_link FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE ticket_mail (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  ticket_id uuid NOT NULL,
  message_id uuid,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  message text,
  ended_at timestamp(3) with time zone,
  CONSTRAINT ticket_mail_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT ticket_mail_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT ticket_mail_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT ticket_mail_operator_id_message_id_fkey FOREIGN KEY (operator_id, message_id) REFERENCES ticket_message(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_mail_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_mail_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ticket_mail_operator_id_id_key ON public.ticket_mail USING btree (operator_id, id);
CREATE UNIQUE INDEX ticket_mail_operator_id_message_id_key ON public.ticket_mail USING btree (operator_id, message_id);
CREATE INDEX ticket_mail_operator_id_ticket_id_idx ON public.ticket_mail USING btree (operator_id, ticket_id);
CREATE TRIGGER ticket_mail_is_queued AFTER INSERT ON public.ticket_mail FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('ticket-mail', 'mailId');
CREATE TRIGGER ticket_mail_is_queued_again AFTER UPDATE ON public.ticket_mail FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('ticket-mail', 'mailId');
CREATE TRIGGER ticket_mail_keeps_operator BEFORE UPDATE ON public.ticket_mail FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE ticket_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_mail FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_mail.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_mail FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE ticket_message (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  ticket_id uuid NOT NULL,
  kind text NOT NULL,
  author_kind text NOT NULL,
  author text NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  text text NOT NULL,
  mail_message_id text,
  is_automatic boolean NOT NULL DEFAULT false,
  erased_at timestamp(3) with time zone,
  CONSTRAINT ticket_message_author_is_known CHECK ((author_kind = ANY (ARRAY['requester'::text, 'operator'::text, 'agent'::text, 'system'::text]))),
  CONSTRAINT ticket_message_kind_is_known CHECK ((kind = ANY (ARRAY['public'::text, 'note'::text]))),
  CONSTRAINT ticket_message_notes_are_the_desks CHECK (((kind = 'public'::text) OR (author_kind <> 'requester'::text))),
  CONSTRAINT ticket_message_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_message_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ticket_message_operator_id_id_key ON public.ticket_message USING btree (operator_id, id);
CREATE UNIQUE INDEX ticket_message_operator_id_mail_message_id_key ON public.ticket_message USING btree (operator_id, mail_message_id);
CREATE INDEX ticket_message_operator_id_ticket_id_occurred_at_idx ON public.ticket_message USING btree (operator_id, ticket_id, occurred_at);
CREATE TRIGGER ticket_message_keeps_operator BEFORE UPDATE ON public.ticket_message FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER ticket_message_stays BEFORE UPDATE ON public.ticket_message FOR EACH ROW EXECUTE FUNCTION app_keep_said();
ALTER TABLE ticket_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_message FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_message FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_message.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_message FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE ticket_rating (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  ticket_id uuid NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  score integer,
  comment text,
  rated_at timestamp(3) with time zone,
  CONSTRAINT ticket_rating_is_one_to_five CHECK (((score >= 1) AND (score <= 5))),
  CONSTRAINT ticket_rating_is_said_once CHECK (((score IS NULL) = (rated_at IS NULL))),
  CONSTRAINT ticket_rating_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_rating_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ticket_rating_operator_id_id_key ON public.ticket_rating USING btree (operator_id, id);
CREATE INDEX ticket_rating_operator_id_ticket_id_idx ON public.ticket_rating USING btree (operator_id, ticket_id);
CREATE TRIGGER ticket_rating_keeps_operator BEFORE UPDATE ON public.ticket_rating FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE ticket_rating ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_rating FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_rating FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_rating.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_rating FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE ticket_viewer (
  operator_id text NOT NULL DEFAULT app_operator(),
  ticket_id uuid NOT NULL,
  actor text NOT NULL,
  is_replying boolean NOT NULL,
  seen_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT ticket_viewer_operator_id_ticket_id_fkey FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ticket_viewer_pkey PRIMARY KEY (operator_id, ticket_id, actor)
);
CREATE TRIGGER ticket_viewer_keeps_operator BEFORE UPDATE ON public.ticket_viewer FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE ticket_viewer ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_viewer FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON ticket_viewer FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = ticket_viewer.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON ticket_viewer FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE usage_aggregate (
  id bigint NOT NULL DEFAULT nextval('usage_aggregate_id_seq'::regclass),
  file_id integer NOT NULL,
  operator_id text,
  agreement_id text NOT NULL,
  period text NOT NULL,
  utc_period text NOT NULL,
  day date NOT NULL,
  service text NOT NULL,
  direction text NOT NULL,
  zone text NOT NULL,
  line_code text NOT NULL,
  rate_version integer NOT NULL,
  outcome text NOT NULL,
  records bigint NOT NULL,
  quantity bigint NOT NULL,
  charge_micros bigint NOT NULL,
  CONSTRAINT usage_aggregate_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_aggregate_file_id_fkey FOREIGN KEY (file_id) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_aggregate_pkey PRIMARY KEY (id)
);
CREATE INDEX usage_aggregate_agreement_id_period_idx ON public.usage_aggregate USING btree (agreement_id, period);
CREATE INDEX usage_aggregate_duplicate ON public.usage_aggregate USING btree (file_id) WHERE (outcome = 'duplicate'::text);
CREATE INDEX usage_aggregate_file_id_idx ON public.usage_aggregate USING btree (file_id);
CREATE INDEX usage_aggregate_unattributed ON public.usage_aggregate USING btree (file_id) WHERE (operator_id IS NULL);
CREATE TRIGGER usage_aggregate_append_only BEFORE DELETE OR UPDATE ON public.usage_aggregate FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER usage_aggregate_keeps_operator BEFORE UPDATE ON public.usage_aggregate FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER usage_aggregate_never_emptied BEFORE TRUNCATE ON public.usage_aggregate FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE usage_aggregate ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_aggregate FORCE ROW LEVEL SECURITY;
CREATE POLICY mediation_scope ON usage_aggregate FOR ALL TO tributary_mediation USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON usage_aggregate FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON usage_aggregate FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE usage_alert (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  detector text NOT NULL,
  subject text NOT NULL,
  fingerprint text NOT NULL,
  severity text NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  currency text,
  at_risk_micros bigint,
  measured bigint NOT NULL,
  limit_value bigint NOT NULL,
  usual bigint,
  unit text NOT NULL,
  drivers jsonb NOT NULL,
  excuse jsonb NOT NULL,
  figures text NOT NULL,
  subscriber_id uuid,
  opened_at timestamp(3) with time zone NOT NULL,
  snoozed_until timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  CONSTRAINT usage_alert_is_over_or_not CHECK (((status = ANY (ARRAY['false-positive'::text, 'closed'::text])) = (closed_at IS NOT NULL))),
  CONSTRAINT usage_alert_is_put_off_until CHECK (((status = 'snoozed'::text) = (snoozed_until IS NOT NULL))),
  CONSTRAINT usage_alert_risk_has_a_currency CHECK (((at_risk_micros IS NULL) OR (currency IS NOT NULL))),
  CONSTRAINT usage_alert_severity_is_known CHECK ((severity = ANY (ARRAY['critical'::text, 'warning'::text, 'notice'::text]))),
  CONSTRAINT usage_alert_status_is_known CHECK ((status = ANY (ARRAY['open'::text, 'acknowledged'::text, 'snoozed'::text, 'false-positive'::text, 'closed'::text]))),
  CONSTRAINT usage_alert_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_alert_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_alert_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX usage_alert_one_standing ON public.usage_alert USING btree (operator_id, fingerprint) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX usage_alert_operator_id_id_key ON public.usage_alert USING btree (operator_id, id);
CREATE INDEX usage_alert_operator_id_opened_at_idx ON public.usage_alert USING btree (operator_id, opened_at);
CREATE INDEX usage_alert_operator_id_subscriber_id_idx ON public.usage_alert USING btree (operator_id, subscriber_id);
CREATE TRIGGER usage_alert_keeps_operator BEFORE UPDATE ON public.usage_alert FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE usage_alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_alert FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON usage_alert FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = usage_alert.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON usage_alert FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON usage_alert FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

CREATE TABLE usage_alert_event (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  alert_id uuid NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT usage_alert_event_kind_is_known CHECK ((kind = ANY (ARRAY['opened'::text, 'moved'::text, 'acknowledged'::text, 'snoozed'::text, 'woken'::text, 'reopened'::text, 'false-positive'::text, 'closed'::text]))),
  CONSTRAINT usage_alert_event_operator_id_alert_id_fkey FOREIGN KEY (operator_id, alert_id) REFERENCES usage_alert(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_alert_event_pkey PRIMARY KEY (id)
);
CREATE INDEX usage_alert_event_operator_id_alert_id_idx ON public.usage_alert_event USING btree (operator_id, alert_id);
CREATE UNIQUE INDEX usage_alert_event_operator_id_id_key ON public.usage_alert_event USING btree (operator_id, id);
CREATE TRIGGER usage_alert_event_append_only BEFORE DELETE OR UPDATE ON public.usage_alert_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER usage_alert_event_keeps_operator BEFORE UPDATE ON public.usage_alert_event FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER usage_alert_event_never_emptied BEFORE TRUNCATE ON public.usage_alert_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE usage_alert_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_alert_event FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON usage_alert_event FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = usage_alert_event.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON usage_alert_event FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE usage_alert_rule (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  detector text NOT NULL,
  subject text,
  version integer NOT NULL,
  settings jsonb NOT NULL,
  reason text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT usage_alert_rule_versions_count CHECK ((version > 0)),
  CONSTRAINT usage_alert_rule_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_alert_rule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX usage_alert_rule_operator_id_detector_subject_version_key ON public.usage_alert_rule USING btree (operator_id, detector, subject, version) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX usage_alert_rule_operator_id_id_key ON public.usage_alert_rule USING btree (operator_id, id);
CREATE TRIGGER usage_alert_rule_append_only BEFORE DELETE OR UPDATE ON public.usage_alert_rule FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER usage_alert_rule_keeps_operator BEFORE UPDATE ON public.usage_alert_rule FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER usage_alert_rule_never_emptied BEFORE TRUNCATE ON public.usage_alert_rule FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE usage_alert_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_alert_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON usage_alert_rule FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = usage_alert_rule.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON usage_alert_rule FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE usage_correction (
  id uuid NOT NULL,
  agreement_id text NOT NULL,
  period text NOT NULL,
  reason text NOT NULL,
  applied_by text NOT NULL,
  applied_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  fingerprint text NOT NULL,
  impact jsonb NOT NULL,
  request_id uuid,
  CONSTRAINT usage_correction_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_correction_request_id_fkey FOREIGN KEY (request_id) REFERENCES correction_request(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_correction_pkey PRIMARY KEY (id)
);
CREATE INDEX usage_correction_agreement_id_period_idx ON public.usage_correction USING btree (agreement_id, period);
CREATE INDEX usage_correction_applied_at_idx ON public.usage_correction USING btree (applied_at);
CREATE UNIQUE INDEX usage_correction_request_id_key ON public.usage_correction USING btree (request_id);
CREATE TRIGGER usage_correction_append_only BEFORE DELETE OR UPDATE ON public.usage_correction FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER usage_correction_is_what_was_approved BEFORE INSERT ON public.usage_correction FOR EACH ROW WHEN ((new.request_id IS NOT NULL)) EXECUTE FUNCTION app_end_correction_request();
CREATE TRIGGER usage_correction_never_emptied BEFORE TRUNCATE ON public.usage_correction FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE usage_file (
  id integer NOT NULL DEFAULT nextval('usage_file_id_seq'::regclass),
  source_id text NOT NULL,
  agreement_id text NOT NULL,
  name text NOT NULL,
  sha256 bytea NOT NULL,
  sequence integer,
  byte_count bigint NOT NULL,
  received_at timestamp(3) with time zone NOT NULL,
  first_occurred_at timestamp(3) with time zone,
  last_occurred_at timestamp(3) with time zone,
  received integer NOT NULL,
  accepted integer NOT NULL,
  duplicates integer NOT NULL,
  rejected integer NOT NULL,
  quarantined integer NOT NULL,
  attributed integer NOT NULL,
  unattributed integer NOT NULL,
  control_totals jsonb NOT NULL,
  warnings jsonb NOT NULL,
  header_bytes bytea,
  redrive_of integer,
  fix_id uuid,
  corrects integer,
  correction_id uuid,
  CONSTRAINT usage_file_correction_names_its_file CHECK (((corrects IS NULL) = (correction_id IS NULL))),
  CONSTRAINT usage_file_foots CHECK (((received = (((accepted + duplicates) + rejected) + quarantined)) AND (accepted = (attributed + unattributed)))),
  CONSTRAINT usage_file_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_file_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES usage_correction(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_file_corrects_fkey FOREIGN KEY (corrects) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_file_redrive_of_fkey FOREIGN KEY (redrive_of) REFERENCES usage_file(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_file_source_id_fkey FOREIGN KEY (source_id) REFERENCES usage_source(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_file_pkey PRIMARY KEY (id)
);
CREATE INDEX usage_file_byte_count_idx ON public.usage_file USING btree (byte_count);
CREATE INDEX usage_file_correction_id_idx ON public.usage_file USING btree (correction_id);
CREATE INDEX usage_file_corrects_idx ON public.usage_file USING btree (corrects);
CREATE INDEX usage_file_fix_id_idx ON public.usage_file USING btree (fix_id);
CREATE INDEX usage_file_redrive_of_idx ON public.usage_file USING btree (redrive_of);
CREATE UNIQUE INDEX usage_file_sha256_key ON public.usage_file USING btree (sha256);
CREATE INDEX usage_file_source_id_name_idx ON public.usage_file USING btree (source_id, name);
CREATE INDEX usage_file_source_id_sequence_idx ON public.usage_file USING btree (source_id, sequence);
CREATE TRIGGER usage_file_append_only BEFORE DELETE OR UPDATE ON public.usage_file FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER usage_file_never_emptied BEFORE TRUNCATE ON public.usage_file FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE usage_file_event (
  id uuid NOT NULL,
  source_id text NOT NULL,
  name text NOT NULL,
  sha256 bytea NOT NULL,
  kind text NOT NULL,
  message text NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT usage_file_event_source_id_fkey FOREIGN KEY (source_id) REFERENCES usage_source(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_file_event_pkey PRIMARY KEY (id)
);
CREATE TRIGGER usage_file_event_append_only BEFORE DELETE OR UPDATE ON public.usage_file_event FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER usage_file_event_never_emptied BEFORE TRUNCATE ON public.usage_file_event FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TABLE usage_source (
  id text NOT NULL,
  agreement_id text NOT NULL,
  mapping jsonb NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  pickup jsonb,
  CONSTRAINT usage_source_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_source_pkey PRIMARY KEY (id)
);

CREATE TABLE usage_upload (
  id uuid NOT NULL,
  name text NOT NULL,
  byte_count bigint NOT NULL,
  lines integer,
  uploaded_by text NOT NULL,
  uploaded_at timestamp(3) with time zone NOT NULL,
  agreement_id text,
  source_id text,
  draft jsonb,
  has_bytes boolean NOT NULL DEFAULT true,
  started_by text,
  started_at timestamp(3) with time zone,
  seen_at timestamp(3) with time zone,
  cancelled_by text,
  finished_at timestamp(3) with time zone,
  phase text,
  rows_read integer NOT NULL DEFAULT 0,
  rows_stored integer NOT NULL DEFAULT 0,
  outcome jsonb,
  failure text,
  CONSTRAINT usage_upload_ends_after_its_start CHECK (((finished_at IS NULL) OR (started_at IS NOT NULL))),
  CONSTRAINT usage_upload_is_started_whole CHECK (((started_at IS NULL) = (seen_at IS NULL))),
  CONSTRAINT usage_upload_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_upload_source_id_fkey FOREIGN KEY (source_id) REFERENCES usage_source(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_upload_pkey PRIMARY KEY (id)
);
CREATE INDEX usage_upload_uploaded_at_idx ON public.usage_upload USING btree (uploaded_at);

CREATE TABLE user_secret (
  user_id uuid NOT NULL,
  password_hash text,
  password_changed_at timestamp(3) with time zone,
  totp_secret bytea,
  totp_confirmed_at timestamp(3) with time zone,
  totp_last_step bigint,
  CONSTRAINT user_secret_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT user_secret_pkey PRIMARY KEY (user_id)
);

CREATE TABLE user_session (
  id uuid NOT NULL,
  operator_id text,
  user_id uuid NOT NULL,
  app text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  stepped_up_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  is_mfa_verified boolean NOT NULL DEFAULT false,
  revoked_at timestamp(3) with time zone,
  revoked_because text,
  ip_address text,
  user_agent text,
  CONSTRAINT user_session_app_is_known CHECK ((((app = 'portal'::text) AND (operator_id IS NOT NULL)) OR ((app = 'console'::text) AND (operator_id IS NULL)))),
  CONSTRAINT user_session_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE SET NULL,
  CONSTRAINT user_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT user_session_pkey PRIMARY KEY (id)
);
CREATE INDEX user_session_user_id_idx ON public.user_session USING btree (user_id);
CREATE TRIGGER user_session_keeps_operator BEFORE UPDATE ON public.user_session FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE user_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_session FORCE ROW LEVEL SECURITY;
CREATE POLICY auth_scope ON user_session FOR ALL TO tributary_auth USING (((app_operator() IS NULL) OR (operator_id = app_operator()))) WITH CHECK (((app_operator() IS NULL) OR (operator_id = app_operator())));
CREATE POLICY eraser_scope ON user_session FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = user_session.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON user_session FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));

CREATE TABLE webhook_attempt (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  delivery_id uuid NOT NULL,
  started_at timestamp(3) with time zone NOT NULL,
  duration_milliseconds integer NOT NULL,
  status_code integer,
  answer text,
  fault text,
  CONSTRAINT webhook_attempt_took_time CHECK ((duration_milliseconds >= 0)),
  CONSTRAINT webhook_attempt_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES webhook_delivery(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT webhook_attempt_operator_id_delivery_id_fkey FOREIGN KEY (operator_id, delivery_id) REFERENCES webhook_delivery(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT webhook_attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX webhook_attempt_operator_id_delivery_id_idx ON public.webhook_attempt USING btree (operator_id, delivery_id);
CREATE UNIQUE INDEX webhook_attempt_operator_id_id_key ON public.webhook_attempt USING btree (operator_id, id);
CREATE TRIGGER webhook_attempt_append_only BEFORE DELETE OR UPDATE ON public.webhook_attempt FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER webhook_attempt_keeps_operator BEFORE UPDATE ON public.webhook_attempt FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER webhook_attempt_never_emptied BEFORE TRUNCATE ON public.webhook_attempt FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
ALTER TABLE webhook_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON webhook_attempt FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = webhook_attempt.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON webhook_attempt FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON webhook_attempt FOR ALL TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));

CREATE TABLE webhook_delivery (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  endpoint_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event_type text NOT NULL,
  body text NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  attempt_limit integer NOT NULL,
  due_at timestamp(3) with time zone,
  message text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamp(3) with time zone,
  CONSTRAINT webhook_delivery_has_tries_left CHECK (((attempts >= 0) AND (attempts <= attempt_limit))),
  CONSTRAINT webhook_delivery_is_due_or_ended CHECK ((((status = ANY (ARRAY['waiting'::text, 'running'::text])) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (ended_at IS NOT NULL)))),
  CONSTRAINT webhook_delivery_status_is_known CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT webhook_delivery_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT webhook_delivery_operator_id_endpoint_id_fkey FOREIGN KEY (operator_id, endpoint_id) REFERENCES webhook_endpoint(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id)
);
CREATE INDEX webhook_delivery_operator_id_endpoint_id_created_at_idx ON public.webhook_delivery USING btree (operator_id, endpoint_id, created_at);
CREATE UNIQUE INDEX webhook_delivery_operator_id_endpoint_id_event_id_key ON public.webhook_delivery USING btree (operator_id, endpoint_id, event_id) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX webhook_delivery_operator_id_id_key ON public.webhook_delivery USING btree (operator_id, id);
CREATE TRIGGER webhook_delivery_is_queued AFTER INSERT ON public.webhook_delivery FOR EACH ROW WHEN ((new.due_at IS NOT NULL)) EXECUTE FUNCTION app_queue_job('webhook', 'deliveryId');
CREATE TRIGGER webhook_delivery_is_queued_again AFTER UPDATE ON public.webhook_delivery FOR EACH ROW WHEN (((new.due_at IS NOT NULL) AND (new.due_at IS DISTINCT FROM old.due_at))) EXECUTE FUNCTION app_queue_job('webhook', 'deliveryId');
CREATE TRIGGER webhook_delivery_keeps_operator BEFORE UPDATE ON public.webhook_delivery FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON webhook_delivery FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = webhook_delivery.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON webhook_delivery FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON webhook_delivery FOR ALL TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));

CREATE TABLE webhook_endpoint (
  id uuid NOT NULL,
  operator_id text DEFAULT app_operator(),
  url text NOT NULL,
  description text NOT NULL,
  event_types text[] NOT NULL,
  secret_sealed bytea NOT NULL,
  secret_made_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  previous_sealed bytea,
  previous_until timestamp(3) with time zone,
  failing_since timestamp(3) with time zone,
  disabled_at timestamp(3) with time zone,
  disabled_because text,
  created_by text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT webhook_endpoint_is_disabled_for_a_reason CHECK (((disabled_at IS NULL) = (disabled_because IS NULL))),
  CONSTRAINT webhook_endpoint_previous_secret_ends CHECK (((previous_sealed IS NULL) = (previous_until IS NULL))),
  CONSTRAINT webhook_endpoint_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX webhook_endpoint_operator_id_id_key ON public.webhook_endpoint USING btree (operator_id, id);
CREATE TRIGGER webhook_endpoint_keeps_operator BEFORE UPDATE ON public.webhook_endpoint FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE webhook_endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY eraser_scope ON webhook_endpoint FOR ALL TO tributary_eraser USING ((EXISTS ( SELECT
   FROM data_deletion d
  WHERE ((d.operator_id = webhook_endpoint.operator_id) AND (d.status = 'deleting'::text)))));
CREATE POLICY operator_scope ON webhook_endpoint FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON webhook_endpoint FOR ALL TO tributary_portfolio USING ((operator_id IS NULL)) WITH CHECK ((operator_id IS NULL));

CREATE TABLE withheld_range (
  id uuid NOT NULL,
  operator_id text NOT NULL DEFAULT app_operator(),
  offboarding_id uuid NOT NULL,
  kind text NOT NULL,
  first text NOT NULL,
  last text NOT NULL,
  why text NOT NULL,
  withheld_from timestamp(3) with time zone NOT NULL,
  free_from timestamp(3) with time zone,
  CONSTRAINT withheld_range_ends_when_it_rests CHECK (((why = 'resting'::text) = (free_from IS NOT NULL))),
  CONSTRAINT withheld_range_is_a_block CHECK (((kind = ANY (ARRAY['imsi'::text, 'msisdn'::text])) AND (length(first) = length(last)) AND (first <= last))),
  CONSTRAINT withheld_range_says_why CHECK ((why = ANY (ARRAY['retired'::text, 'resting'::text, 'elsewhere'::text]))),
  CONSTRAINT withheld_range_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT withheld_range_operator_id_offboarding_id_fkey FOREIGN KEY (operator_id, offboarding_id) REFERENCES offboarding(operator_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT withheld_range_pkey PRIMARY KEY (id)
);
CREATE INDEX withheld_range_kind_first_idx ON public.withheld_range USING btree (kind, first);
CREATE INDEX withheld_range_of_many_idx ON public.withheld_range USING btree (kind, last) WHERE (first <> last);
CREATE UNIQUE INDEX withheld_range_operator_id_id_key ON public.withheld_range USING btree (operator_id, id);
CREATE INDEX withheld_range_operator_id_offboarding_id_idx ON public.withheld_range USING btree (operator_id, offboarding_id);
CREATE TRIGGER withheld_range_keeps_operator BEFORE UPDATE ON public.withheld_range FOR EACH ROW WHEN ((old.operator_id IS DISTINCT FROM new.operator_id)) EXECUTE FUNCTION app_keep_operator();
CREATE TRIGGER withheld_range_stays BEFORE UPDATE ON public.withheld_range FOR EACH ROW WHEN (((old.why <> 'elsewhere'::text) OR (new.why <> 'resting'::text) OR ((((((old.id IS DISTINCT FROM new.id) OR (old.offboarding_id IS DISTINCT FROM new.offboarding_id)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.first IS DISTINCT FROM new.first)) OR (old.last IS DISTINCT FROM new.last)) OR (old.withheld_from IS DISTINCT FROM new.withheld_from)))) EXECUTE FUNCTION app_keep_withheld();
ALTER TABLE withheld_range ENABLE ROW LEVEL SECURITY;
ALTER TABLE withheld_range FORCE ROW LEVEL SECURITY;
CREATE POLICY offboarding_scope ON withheld_range FOR ALL TO tributary_offboarding USING (true) WITH CHECK (true);
CREATE POLICY operator_scope ON withheld_range FOR ALL TO tributary_operator USING ((operator_id = app_operator())) WITH CHECK ((operator_id = app_operator()));
CREATE POLICY portfolio_scope ON withheld_range FOR ALL TO tributary_portfolio USING (true) WITH CHECK (true);

-- The schema of one operator; every operator's is this one under its own code

CREATE TABLE t_suspense.cdr (
  key bigint NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  volume_bytes bigint NOT NULL,
  rated_quantity bigint NOT NULL,
  charge_micros bigint NOT NULL,
  source_charge_micros bigint,
  file_id integer NOT NULL,
  record_number integer NOT NULL,
  duration_seconds integer NOT NULL,
  rate_version integer NOT NULL,
  is_test boolean NOT NULL,
  operator_id text NOT NULL DEFAULT 'suspense'::text,
  period text NOT NULL,
  agreement_id text NOT NULL,
  record_id text,
  imsi text,
  iccid text,
  msisdn text,
  other_party text,
  service text NOT NULL,
  direction text NOT NULL,
  zone text NOT NULL,
  visited_plmn text,
  apn text,
  charging_id text,
  line_code text NOT NULL,
  attribution_method text,
  assignment_id text,
  CONSTRAINT of_this_operator CHECK ((operator_id = 'suspense'::text))
) PARTITION BY RANGE (occurred_at);

CREATE TABLE t_suspense.quarantine (
  id bigint NOT NULL DEFAULT nextval('t_suspense.quarantine_id_seq'::regclass),
  value_micros bigint,
  occurred_at timestamp(3) with time zone,
  quarantined_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  file_id integer NOT NULL,
  record_number integer NOT NULL,
  is_cut boolean NOT NULL DEFAULT false,
  operator_id text NOT NULL DEFAULT 'suspense'::text,
  reason text NOT NULL,
  detail text NOT NULL,
  raw_bytes bytea NOT NULL,
  CONSTRAINT of_this_operator CHECK ((operator_id = 'suspense'::text)),
  CONSTRAINT quarantine_pkey PRIMARY KEY (id)
);
CREATE INDEX quarantine_file ON t_suspense.quarantine USING btree (file_id, id);

CREATE TABLE t_suspense.redriven (
  quarantine_id bigint NOT NULL,
  file_id integer NOT NULL,
  operator_id text NOT NULL DEFAULT 'suspense'::text,
  CONSTRAINT of_this_operator CHECK ((operator_id = 'suspense'::text)),
  CONSTRAINT redriven_quarantine_id_fkey FOREIGN KEY (quarantine_id) REFERENCES t_suspense.quarantine(id),
  CONSTRAINT redriven_pkey PRIMARY KEY (quarantine_id)
);

CREATE TABLE t_suspense.retail_charge (
  occurred_at timestamp(3) with time zone NOT NULL,
  key bigint NOT NULL,
  rated_quantity bigint NOT NULL,
  charge_micros bigint,
  rating_id uuid NOT NULL,
  part integer NOT NULL,
  rate_card_version integer,
  operator_id text NOT NULL DEFAULT 'suspense'::text,
  service text NOT NULL,
  zone text,
  rate_code text,
  band text,
  bundle text,
  CONSTRAINT of_this_operator CHECK ((operator_id = 'suspense'::text)),
  CONSTRAINT retail_charge_pkey PRIMARY KEY (rating_id, occurred_at, key, part)
);

-- Each month of it

CREATE TABLE t_suspense.cdr_YYYYMM (
  key bigint NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  volume_bytes bigint NOT NULL,
  rated_quantity bigint NOT NULL,
  charge_micros bigint NOT NULL,
  source_charge_micros bigint,
  file_id integer NOT NULL,
  record_number integer NOT NULL,
  duration_seconds integer NOT NULL,
  rate_version integer NOT NULL,
  is_test boolean NOT NULL,
  operator_id text NOT NULL DEFAULT 'suspense'::text,
  period text NOT NULL,
  agreement_id text NOT NULL,
  record_id text,
  imsi text,
  iccid text,
  msisdn text,
  other_party text,
  service text NOT NULL,
  direction text NOT NULL,
  zone text NOT NULL,
  visited_plmn text,
  apn text,
  charging_id text,
  line_code text NOT NULL,
  attribution_method text,
  assignment_id text,
  CONSTRAINT of_this_operator CHECK ((operator_id = 'suspense'::text))
);
CREATE UNIQUE INDEX cdr_YYYYMM_key ON t_suspense.cdr_YYYYMM USING btree (key);

-- Rights

GRANT DELETE, INSERT, SELECT ON table export_pack_part TO tributary_operator;
GRANT DELETE, INSERT, SELECT ON table t_suspense.cdr TO t_suspense;
GRANT DELETE, INSERT, SELECT, UPDATE ON table bill TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table bill_exception TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table bill_line TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table login_throttle TO tributary_auth;
GRANT DELETE, INSERT, SELECT, UPDATE ON table notification_preference TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table notification_preference TO tributary_portfolio;
GRANT DELETE, INSERT, SELECT, UPDATE ON table notification_schedule TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table notification_schedule TO tributary_portfolio;
GRANT DELETE, INSERT, SELECT, UPDATE ON table pickup_file TO tributary_mediation;
GRANT DELETE, INSERT, SELECT, UPDATE ON table plan_version TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table rate_card_version TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table recovery_code TO tributary_auth;
GRANT DELETE, INSERT, SELECT, UPDATE ON table refused_mail TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table saved_view TO tributary_operator;
GRANT DELETE, INSERT, SELECT, UPDATE ON table saved_view TO tributary_portfolio;
GRANT DELETE, INSERT, SELECT, UPDATE ON table settled_usage TO tributary_portfolio;
GRANT DELETE, INSERT, SELECT, UPDATE ON table settlement_line TO tributary_portfolio;
GRANT DELETE, INSERT, SELECT, UPDATE ON table settlement_run TO tributary_portfolio;
GRANT DELETE, INSERT, SELECT, UPDATE ON table usage_upload TO tributary_portfolio;
GRANT DELETE, SELECT ON table alert_run TO tributary_eraser;
GRANT DELETE, SELECT ON table balance_entry TO tributary_eraser;
GRANT DELETE, SELECT ON table bill TO tributary_eraser;
GRANT DELETE, SELECT ON table bill_exception TO tributary_eraser;
GRANT DELETE, SELECT ON table bill_line TO tributary_eraser;
GRANT DELETE, SELECT ON table bill_number TO tributary_eraser;
GRANT DELETE, SELECT ON table bill_run TO tributary_eraser;
GRANT DELETE, SELECT ON table bill_task TO tributary_eraser;
GRANT DELETE, SELECT ON table billing_profile TO tributary_eraser;
GRANT DELETE, SELECT ON table card_checkout TO tributary_eraser;
GRANT DELETE, SELECT ON table card_refund TO tributary_eraser;
GRANT DELETE, SELECT ON table dunning_day TO tributary_eraser;
GRANT DELETE, SELECT ON table dunning_notice TO tributary_eraser;
GRANT DELETE, SELECT ON table export_pack_part TO tributary_eraser;
GRANT DELETE, SELECT ON table gateway_profile TO tributary_eraser;
GRANT DELETE, SELECT ON table idempotency_key TO tributary_eraser;
GRANT DELETE, SELECT ON table incoming_sim TO tributary_eraser;
GRANT DELETE, SELECT ON table incoming_sim_transfer TO tributary_eraser;
GRANT DELETE, SELECT ON table legal_hold TO tributary_eraser;
GRANT DELETE, SELECT ON table macro TO tributary_eraser;
GRANT DELETE, SELECT ON table mailbox TO tributary_eraser;
GRANT DELETE, SELECT ON table mailbox_profile TO tributary_eraser;
GRANT DELETE, SELECT ON table network_order TO tributary_eraser;
GRANT DELETE, SELECT ON table network_order_event TO tributary_eraser;
GRANT DELETE, SELECT ON table network_profile TO tributary_eraser;
GRANT DELETE, SELECT ON table notification TO tributary_eraser;
GRANT DELETE, SELECT ON table notification_item TO tributary_eraser;
GRANT DELETE, SELECT ON table notification_preference TO tributary_eraser;
GRANT DELETE, SELECT ON table notification_schedule TO tributary_eraser;
GRANT DELETE, SELECT ON table number_range TO tributary_eraser;
GRANT DELETE, SELECT ON table onboarding_supply TO tributary_eraser;
GRANT DELETE, SELECT ON table outbox_event TO tributary_eraser;
GRANT DELETE, SELECT ON table payment TO tributary_eraser;
GRANT DELETE, SELECT ON table payment_allocation TO tributary_eraser;
GRANT DELETE, SELECT ON table payment_promise TO tributary_eraser;
GRANT DELETE, SELECT ON table phone_number TO tributary_eraser;
GRANT DELETE, SELECT ON table plan TO tributary_eraser;
GRANT DELETE, SELECT ON table plan_version TO tributary_eraser;
GRANT DELETE, SELECT ON table pool_member TO tributary_eraser;
GRANT DELETE, SELECT ON table port_event TO tributary_eraser;
GRANT DELETE, SELECT ON table port_request TO tributary_eraser;
GRANT DELETE, SELECT ON table rate_card TO tributary_eraser;
GRANT DELETE, SELECT ON table rate_card_version TO tributary_eraser;
GRANT DELETE, SELECT ON table rate_correction TO tributary_eraser;
GRANT DELETE, SELECT ON table refused_mail TO tributary_eraser;
GRANT DELETE, SELECT ON table reminder TO tributary_eraser;
GRANT DELETE, SELECT ON table retail_rating TO tributary_eraser;
GRANT DELETE, SELECT ON table retired_usage TO tributary_eraser;
GRANT DELETE, SELECT ON table saved_view TO tributary_eraser;
GRANT DELETE, SELECT ON table sim_assignment TO tributary_eraser;
GRANT DELETE, SELECT ON table sim_card TO tributary_eraser;
GRANT DELETE, SELECT ON table sim_imsi TO tributary_eraser;
GRANT DELETE, SELECT ON table sim_transfer TO tributary_eraser;
GRANT DELETE, SELECT ON table sim_transfer_item TO tributary_eraser;
GRANT DELETE, SELECT ON table sim_transfer_route TO tributary_eraser;
GRANT DELETE, SELECT ON table subscriber TO tributary_eraser;
GRANT DELETE, SELECT ON table subscriber_event TO tributary_eraser;
GRANT DELETE, SELECT ON table subscriber_number TO tributary_eraser;
GRANT DELETE, SELECT ON table subscriber_plan TO tributary_eraser;
GRANT DELETE, SELECT ON table subscriber_sim TO tributary_eraser;
GRANT DELETE, SELECT ON table support_profile TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_alarm TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_attachment TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_event TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_link TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_mail TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_message TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_rating TO tributary_eraser;
GRANT DELETE, SELECT ON table ticket_viewer TO tributary_eraser;
GRANT DELETE, SELECT ON table usage_alert TO tributary_eraser;
GRANT DELETE, SELECT ON table usage_alert_event TO tributary_eraser;
GRANT DELETE, SELECT ON table usage_alert_rule TO tributary_eraser;
GRANT DELETE, SELECT ON table user_session TO tributary_eraser;
GRANT DELETE, SELECT ON table webhook_attempt TO tributary_eraser;
GRANT DELETE, SELECT ON table webhook_delivery TO tributary_eraser;
GRANT DELETE, SELECT ON table webhook_endpoint TO tributary_eraser;
GRANT EXECUTE ON function app_deletion_obstacles TO tributary_portfolio;
GRANT EXECUTE ON function app_ensure_usage_month TO tributary_mediation;
GRANT EXECUTE ON function app_finish_usage_rewrite TO tributary_mediation;
GRANT EXECUTE ON function app_hold_usage_month TO tributary_mediation;
GRANT EXECUTE ON function app_operator TO tributary_auth;
GRANT EXECUTE ON function app_operator TO tributary_mediation;
GRANT EXECUTE ON function app_operator TO tributary_operator;
GRANT EXECUTE ON function app_operator TO tributary_portfolio;
GRANT EXECUTE ON function app_rewrite_usage_month TO tributary_mediation;
GRANT EXECUTE ON function app_swap_usage_month TO tributary_mediation;
GRANT INSERT ON table audit_event TO tributary_auth;
GRANT INSERT ON table audit_event TO tributary_mediation;
GRANT INSERT, SELECT ON table agreement_version TO tributary_portfolio;
GRANT INSERT, SELECT ON table alert_event TO tributary_portfolio;
GRANT INSERT, SELECT ON table alert_rule TO tributary_portfolio;
GRANT INSERT, SELECT ON table audit_event TO tributary_portfolio;
GRANT INSERT, SELECT ON table audit_seal TO tributary_portfolio;
GRANT INSERT, SELECT ON table balance_entry TO tributary_operator;
GRANT INSERT, SELECT ON table billing_profile TO tributary_operator;
GRANT INSERT, SELECT ON table dispute_event TO tributary_portfolio;
GRANT INSERT, SELECT ON table dunning_notice TO tributary_operator;
GRANT INSERT, SELECT ON table fx_rate TO tributary_portfolio;
GRANT INSERT, SELECT ON table gateway_profile TO tributary_operator;
GRANT INSERT, SELECT ON table incoming_sim TO tributary_portfolio;
GRANT INSERT, SELECT ON table incoming_sim_transfer TO tributary_portfolio;
GRANT INSERT, SELECT ON table issued_statement TO tributary_portfolio;
GRANT INSERT, SELECT ON table ledger_posting TO tributary_portfolio;
GRANT INSERT, SELECT ON table ledger_transaction TO tributary_portfolio;
GRANT INSERT, SELECT ON table mailbox_profile TO tributary_operator;
GRANT INSERT, SELECT ON table margin_version TO tributary_portfolio;
GRANT INSERT, SELECT ON table mno_invoice_line TO tributary_portfolio;
GRANT INSERT, SELECT ON table network_order_event TO tributary_operator;
GRANT INSERT, SELECT ON table network_profile TO tributary_operator;
GRANT INSERT, SELECT ON table notification_item TO tributary_operator;
GRANT INSERT, SELECT ON table notification_item TO tributary_portfolio;
GRANT INSERT, SELECT ON table onboarding_supply TO tributary_operator;
GRANT INSERT, SELECT ON table onboarding_wait TO tributary_operator;
GRANT INSERT, SELECT ON table onboarding_wait TO tributary_portfolio;
GRANT INSERT, SELECT ON table operator_dispute_event TO tributary_operator;
GRANT INSERT, SELECT ON table operator_dispute_event TO tributary_portfolio;
GRANT INSERT, SELECT ON table operator_dispute_line TO tributary_operator;
GRANT INSERT, SELECT ON table operator_dispute_link TO tributary_portfolio;
GRANT INSERT, SELECT ON table payment TO tributary_operator;
GRANT INSERT, SELECT ON table payment_allocation TO tributary_operator;
GRANT INSERT, SELECT ON table payment_promise TO tributary_operator;
GRANT INSERT, SELECT ON table port_event TO tributary_operator;
GRANT INSERT, SELECT ON table quarantine_total TO tributary_mediation;
GRANT INSERT, SELECT ON table retail_rating TO tributary_operator;
GRANT INSERT, SELECT ON table retention_rule TO tributary_operator;
GRANT INSERT, SELECT ON table retired_usage TO tributary_operator;
GRANT INSERT, SELECT ON table session_part TO tributary_mediation;
GRANT INSERT, SELECT ON table sim_imsi TO tributary_operator;
GRANT INSERT, SELECT ON table sim_imsi TO tributary_sim_transfer;
GRANT INSERT, SELECT ON table sim_transfer_item TO tributary_operator;
GRANT INSERT, SELECT ON table sim_transfer_route TO tributary_portfolio;
GRANT INSERT, SELECT ON table statement TO tributary_portfolio;
GRANT INSERT, SELECT ON table statement_acceptance TO tributary_operator;
GRANT INSERT, SELECT ON table statement_line TO tributary_portfolio;
GRANT INSERT, SELECT ON table statement_payment TO tributary_portfolio;
GRANT INSERT, SELECT ON table statement_usage TO tributary_portfolio;
GRANT INSERT, SELECT ON table subscriber_event TO tributary_operator;
GRANT INSERT, SELECT ON table support_profile TO tributary_operator;
GRANT INSERT, SELECT ON table t_suspense.quarantine TO t_suspense;
GRANT INSERT, SELECT ON table t_suspense.redriven TO t_suspense;
GRANT INSERT, SELECT ON table t_suspense.retail_charge TO t_suspense;
GRANT INSERT, SELECT ON table ticket_event TO tributary_operator;
GRANT INSERT, SELECT ON table ticket_link TO tributary_operator;
GRANT INSERT, SELECT ON table usage_aggregate TO tributary_mediation;
GRANT INSERT, SELECT ON table usage_alert_event TO tributary_operator;
GRANT INSERT, SELECT ON table usage_alert_rule TO tributary_operator;
GRANT INSERT, SELECT ON table usage_correction TO tributary_mediation;
GRANT INSERT, SELECT ON table usage_file TO tributary_mediation;
GRANT INSERT, SELECT ON table usage_file_event TO tributary_mediation;
GRANT INSERT, SELECT ON table webhook_attempt TO tributary_operator;
GRANT INSERT, SELECT ON table webhook_attempt TO tributary_portfolio;
GRANT INSERT, SELECT ON table withheld_range TO tributary_offboarding;
GRANT INSERT, SELECT, UPDATE ON table adjustment TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table agreement TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table agreement_draft TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table agreement_period TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table alert TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table alert_run TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table app_user TO tributary_auth;
GRANT INSERT, SELECT, UPDATE ON table bill_number TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table bill_run TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table bill_task TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table card_checkout TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table card_refund TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table correction_request TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table data_deletion TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table deletion_hold TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table discrepancy TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table dispute TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table dunning_day TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table export_pack TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table idempotency_key TO tributary_auth;
GRANT INSERT, SELECT, UPDATE ON table idempotency_key TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table idempotency_key TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table legal_hold TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table macro TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table mailbox TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table mno TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table mno_invoice TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table network_order TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table notification TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table notification TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table number_range TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table offboarding TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table onboarding TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table onboarding_item TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table operator TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table operator_access TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table operator_dispute TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table operator_setup TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table operator_suspension TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table operator_template TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table operator_template_version TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table outbox_event TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table outbox_event TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table phone_number TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table plan TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table pool_member TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table port_request TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table quarantine_redrive TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table rate_card TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table rate_correction TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table rehearsal TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table reminder TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table retail_revenue TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table retail_total TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table role_binding TO tributary_auth;
GRANT INSERT, SELECT, UPDATE ON table run_progress TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table sim_assignment TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table sim_assignment TO tributary_sim_transfer;
GRANT INSERT, SELECT, UPDATE ON table sim_card TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table sim_card TO tributary_sim_transfer;
GRANT INSERT, SELECT, UPDATE ON table sim_transfer TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table single_use_link TO tributary_auth;
GRANT INSERT, SELECT, UPDATE ON table source_pickup TO tributary_mediation;
GRANT INSERT, SELECT, UPDATE ON table subscriber TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table subscriber_number TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table subscriber_plan TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table subscriber_sim TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table support_scope TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table ticket TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table ticket_alarm TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table ticket_attachment TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table ticket_mail TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table ticket_message TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table ticket_rating TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table ticket_viewer TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table usage_alert TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table usage_source TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table user_secret TO tributary_auth;
GRANT INSERT, SELECT, UPDATE ON table user_session TO tributary_auth;
GRANT INSERT, SELECT, UPDATE ON table webhook_delivery TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table webhook_delivery TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table webhook_endpoint TO tributary_operator;
GRANT INSERT, SELECT, UPDATE ON table webhook_endpoint TO tributary_portfolio;
GRANT INSERT, SELECT, UPDATE ON table withheld_range TO tributary_portfolio;
GRANT SELECT (action), SELECT (actor), SELECT (app), SELECT (id), SELECT (occurred_at), SELECT (operator_id), SELECT (request_id), SELECT (subject), INSERT ON table audit_event TO tributary_operator;
GRANT SELECT (assignee), SELECT (breached_at), SELECT (category), SELECT (channel), SELECT (done_at), SELECT (first_replied_at), SELECT (first_reply_due_at), SELECT (id), SELECT (last_message_at), SELECT (messages), SELECT (next_due_at), SELECT (number), SELECT (opened_at), SELECT (operator_id), SELECT (priority), SELECT (resolve_due_at), SELECT (snoozed_until), SELECT (status) ON table ticket TO tributary_portfolio;
GRANT SELECT (at_risk_micros), SELECT (closed_at), SELECT (currency), SELECT (detector), SELECT (id), SELECT (limit_value), SELECT (measured), SELECT (opened_at), SELECT (operator_id), SELECT (severity), SELECT (snoozed_until), SELECT (status), SELECT (unit) ON table usage_alert TO tributary_portfolio;
GRANT SELECT (blocked_by), SELECT (check_kind), SELECT (code), SELECT (days), SELECT (due_on), SELECT (is_gate), SELECT (onboarding_id), SELECT (operator_id), SELECT (owner), SELECT (state), SELECT (track), UPDATE ON table onboarding_item TO tributary_operator;
GRANT SELECT (country), SELECT (currency), SELECT (id), SELECT (live_from), SELECT (live_until), SELECT (name), SELECT (status) ON table operator TO tributary_operator;
GRANT SELECT (id), SELECT (is_own), SELECT (operator_id), SELECT (status) ON table phone_number TO tributary_portfolio;
GRANT SELECT (id), SELECT (live_from), SELECT (operator_id), SELECT (started_at), SELECT (status), SELECT (target_on) ON table onboarding TO tributary_operator;
GRANT SELECT (id), SELECT (name), SELECT (status) ON table operator TO tributary_auth;
GRANT SELECT (id), SELECT (operator_id) ON table billing_profile TO tributary_portfolio;
GRANT SELECT (id), SELECT (operator_id) ON table gateway_profile TO tributary_portfolio;
GRANT SELECT (id), SELECT (operator_id) ON table network_profile TO tributary_portfolio;
GRANT SELECT (id), SELECT (operator_id), SELECT (reason), SELECT (resumed_at), SELECT (suspended_at) ON table operator_suspension TO tributary_operator;
GRANT SELECT (id), SELECT (operator_id), SELECT (revoked_at), SELECT (role) ON table role_binding TO tributary_portfolio;
GRANT SELECT (id), SELECT (operator_id), SELECT (status) ON table plan_version TO tributary_portfolio;
GRANT SELECT (id), SELECT (operator_id), SELECT (status) ON table rate_card_version TO tributary_portfolio;
GRANT SELECT (id), SELECT (operator_id), SELECT (status) ON table sim_card TO tributary_portfolio;
GRANT SELECT ON table agreement TO tributary_eraser;
GRANT SELECT ON table agreement TO tributary_mediation;
GRANT SELECT ON table agreement_period TO tributary_mediation;
GRANT SELECT ON table agreement_version TO tributary_mediation;
GRANT SELECT ON table audit_seal TO tributary_operator;
GRANT SELECT ON table data_deletion TO tributary_eraser;
GRANT SELECT ON table deletion_hold TO tributary_eraser;
GRANT SELECT ON table export_pack TO tributary_eraser;
GRANT SELECT ON table incoming_sim TO tributary_operator;
GRANT SELECT ON table margin_version TO tributary_eraser;
GRANT SELECT ON table mno TO tributary_mediation;
GRANT SELECT ON table number_range TO tributary_mediation;
GRANT SELECT ON table number_range TO tributary_offboarding;
GRANT SELECT ON table number_range TO tributary_sim_transfer;
GRANT SELECT ON table offboarding TO tributary_eraser;
GRANT SELECT ON table onboarding_supply TO tributary_portfolio;
GRANT SELECT ON table operator TO tributary_mediation;
GRANT SELECT ON table operator_access TO tributary_operator;
GRANT SELECT ON table operator_dispute TO tributary_eraser;
GRANT SELECT ON table operator_dispute_line TO tributary_portfolio;
GRANT SELECT ON table phone_number TO tributary_offboarding;
GRANT SELECT ON table pickup_file TO tributary_portfolio;
GRANT SELECT ON table quarantine_total TO tributary_portfolio;
GRANT SELECT ON table retail_total TO tributary_portfolio;
GRANT SELECT ON table retention_rule TO tributary_eraser;
GRANT SELECT ON table session_part TO tributary_portfolio;
GRANT SELECT ON table settlement_run TO tributary_eraser;
GRANT SELECT ON table sim_assignment TO tributary_mediation;
GRANT SELECT ON table sim_assignment TO tributary_offboarding;
GRANT SELECT ON table sim_transfer_item TO tributary_portfolio;
GRANT SELECT ON table sim_transfer_item TO tributary_sim_transfer;
GRANT SELECT ON table sim_transfer_route TO tributary_sim_transfer;
GRANT SELECT ON table source_pickup TO tributary_portfolio;
GRANT SELECT ON table statement TO tributary_eraser;
GRANT SELECT ON table statement TO tributary_operator;
GRANT SELECT ON table statement_acceptance TO tributary_portfolio;
GRANT SELECT ON table statement_line TO tributary_operator;
GRANT SELECT ON table statement_payment TO tributary_eraser;
GRANT SELECT ON table statement_payment TO tributary_operator;
GRANT SELECT ON table statement_usage TO tributary_operator;
GRANT SELECT ON table support_scope TO tributary_operator;
GRANT SELECT ON table usage_aggregate TO tributary_portfolio;
GRANT SELECT ON table usage_correction TO tributary_portfolio;
GRANT SELECT ON table usage_file TO tributary_portfolio;
GRANT SELECT ON table usage_file_event TO tributary_portfolio;
GRANT SELECT ON table usage_source TO tributary_mediation;
GRANT SELECT, UPDATE ON table alert_run TO tributary_operator;
GRANT SELECT, UPDATE ON table incoming_sim_transfer TO tributary_operator;
GRANT SELECT, UPDATE ON table incoming_sim_transfer TO tributary_sim_transfer;
GRANT SELECT, UPDATE ON table operator_dispute TO tributary_portfolio;
GRANT SELECT, UPDATE ON table operator_setup TO tributary_operator;
GRANT SELECT, UPDATE ON table role_binding TO tributary_eraser;
GRANT SELECT, UPDATE ON table sim_card TO tributary_offboarding;
GRANT SELECT, UPDATE ON table sim_transfer TO tributary_portfolio;
GRANT SELECT, UPDATE ON table sim_transfer TO tributary_sim_transfer;
GRANT USAGE ON schema public TO tributary_auth;
GRANT USAGE ON schema public TO tributary_eraser;
GRANT USAGE ON schema public TO tributary_mediation;
GRANT USAGE ON schema public TO tributary_offboarding;
GRANT USAGE ON schema public TO tributary_operator;
GRANT USAGE ON schema public TO tributary_portfolio;
GRANT USAGE ON schema public TO tributary_sim_transfer;
GRANT USAGE ON schema t_suspense TO t_suspense;
GRANT USAGE ON sequence audit_event_id_seq TO tributary_auth;
GRANT USAGE ON sequence audit_event_id_seq TO tributary_mediation;
GRANT USAGE ON sequence audit_event_id_seq TO tributary_operator;
GRANT USAGE ON sequence audit_event_id_seq TO tributary_portfolio;
GRANT USAGE ON sequence audit_seal_id_seq TO tributary_portfolio;
GRANT USAGE ON sequence ledger_posting_id_seq TO tributary_portfolio;
GRANT USAGE ON sequence quarantine_total_id_seq TO tributary_mediation;
GRANT USAGE ON sequence t_suspense.quarantine_id_seq TO t_suspense;
GRANT USAGE ON sequence usage_aggregate_id_seq TO tributary_mediation;
GRANT USAGE ON sequence usage_file_id_seq TO tributary_mediation;
