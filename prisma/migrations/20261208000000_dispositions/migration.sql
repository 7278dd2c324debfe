-- What becomes of the SIMs and numbers of an operator that ends is part of what is asked for and approved: SIMs go back
-- to the MVNA or are retired for good, numbers rest before anybody else gets them.

ALTER TABLE offboarding
  ADD COLUMN sims_go TEXT NOT NULL DEFAULT 'stock',
  -- What was approved before stays what was approved: its numbers do not rest.
  ADD COLUMN number_rest_days INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN numbers_resting BIGINT,
  ADD COLUMN numbers_elsewhere BIGINT,
  ADD CONSTRAINT offboarding_sims_go_somewhere CHECK (sims_go IN ('stock', 'retired')),
  ADD CONSTRAINT offboarding_numbers_rest_for_days CHECK (number_rest_days BETWEEN 0 AND 400);
ALTER TABLE offboarding ALTER COLUMN number_rest_days SET DEFAULT 90;

CREATE TABLE withheld_range (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    offboarding_id UUID NOT NULL,
    kind TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    why TEXT NOT NULL,
    withheld_from TIMESTAMPTZ(3) NOT NULL,
    free_from TIMESTAMPTZ(3),

    CONSTRAINT withheld_range_pkey PRIMARY KEY (id),
    CONSTRAINT withheld_range_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT withheld_range_operator_id_offboarding_id_fkey
      FOREIGN KEY (operator_id, offboarding_id) REFERENCES offboarding (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT withheld_range_is_a_block
      CHECK (kind IN ('imsi', 'msisdn') AND length(first) = length(last) AND first <= last),
    CONSTRAINT withheld_range_says_why CHECK (why IN ('retired', 'resting', 'elsewhere')),
    CONSTRAINT withheld_range_ends_when_it_rests CHECK ((why = 'resting') = (free_from IS NOT NULL))
);
CREATE UNIQUE INDEX withheld_range_operator_id_id_key ON withheld_range (operator_id, id);
CREATE INDEX withheld_range_operator_id_offboarding_id_idx ON withheld_range (operator_id, offboarding_id);
-- Most are a single SIM or number: they are found by it, and the few blocks are looked through.
CREATE INDEX withheld_range_kind_first_idx ON withheld_range (kind, first);
CREATE INDEX withheld_range_of_many_idx ON withheld_range (kind, last) WHERE first <> last;

CREATE TRIGGER withheld_range_keeps_operator BEFORE UPDATE ON withheld_range
  FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE withheld_range ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON withheld_range TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
CREATE POLICY portfolio_scope ON withheld_range TO tributary_portfolio USING (true) WITH CHECK (true);

-- A number that its holder took to another provider comes home once, and rests then. All else stays as it is.
CREATE FUNCTION app_keep_withheld() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION '% % stays %', OLD.kind, OLD.first, OLD.why USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_withheld() FROM PUBLIC;
CREATE TRIGGER withheld_range_stays BEFORE UPDATE ON withheld_range
  FOR EACH ROW WHEN (
    OLD.why <> 'elsewhere' OR NEW.why <> 'resting'
    OR (OLD.id, OLD.offboarding_id, OLD.kind, OLD.first, OLD.last, OLD.withheld_from)
      IS DISTINCT FROM (NEW.id, NEW.offboarding_id, NEW.kind, NEW.first, NEW.last, NEW.withheld_from)
  ) EXECUTE FUNCTION app_keep_withheld();

-- What hands an operator's SIMs and numbers back sees the operator's own pool, which the portfolio's login does not. It
-- is a role that nobody logs in as: it owns the functions below and may do what they do and nothing else.
DO $$
BEGIN
  CREATE ROLE tributary_offboarding NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
GRANT tributary_offboarding TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
GRANT USAGE ON SCHEMA public TO tributary_offboarding;
GRANT SELECT ON number_range, phone_number, sim_assignment TO tributary_offboarding;
GRANT SELECT, UPDATE ON sim_card TO tributary_offboarding;
GRANT SELECT, INSERT ON withheld_range TO tributary_offboarding;
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['number_range', 'phone_number', 'sim_assignment', 'sim_card', 'withheld_range'] LOOP
    EXECUTE format(
      'CREATE POLICY offboarding_scope ON %I TO tributary_offboarding USING (true) WITH CHECK (true)', table_name
    );
  END LOOP;
END
$$;

-- Runs when its SIMs and numbers go back: what was held until that instant is withheld as it was approved.
CREATE FUNCTION app_withhold_of_ended() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_withhold_of_ended() FROM PUBLIC;

-- Nobody is given what is withheld in that time, whichever way it comes: a SIM, a block, an inventory.
CREATE FUNCTION app_refuse_withheld() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_refuse_withheld() FROM PUBLIC;

CREATE TRIGGER offboarding_withholds BEFORE UPDATE ON offboarding
  FOR EACH ROW WHEN (OLD.status = 'terminated' AND NEW.status = 'released') EXECUTE FUNCTION app_withhold_of_ended();
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['number_range', 'phone_number', 'sim_assignment', 'sim_imsi'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS given FOR EACH STATEMENT '
        'EXECUTE FUNCTION app_refuse_withheld()',
      table_name || '_is_not_withheld', table_name
    );
  END LOOP;
  -- An end that is taken back or moved would give it out as well.
  FOREACH table_name IN ARRAY ARRAY['number_range', 'sim_assignment'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS given FOR EACH STATEMENT '
        'EXECUTE FUNCTION app_refuse_withheld()',
      table_name || '_stays_withheld', table_name
    );
  END LOOP;
END
$$;
GRANT CREATE ON SCHEMA public TO tributary_offboarding;
ALTER FUNCTION app_withhold_of_ended() OWNER TO tributary_offboarding;
ALTER FUNCTION app_refuse_withheld() OWNER TO tributary_offboarding;
REVOKE CREATE ON SCHEMA public FROM tributary_offboarding;

DROP TRIGGER offboarding_stays ON offboarding;
CREATE TRIGGER offboarding_stays BEFORE UPDATE ON offboarding
  FOR EACH ROW WHEN (
    OLD.status IN ('released', 'declined', 'withdrawn')
    OR (OLD.ends_at, OLD.released_at, OLD.reason, OLD.asked_by, OLD.asked_at, OLD.sims_go, OLD.number_rest_days)
      IS DISTINCT FROM
      (NEW.ends_at, NEW.released_at, NEW.reason, NEW.asked_by, NEW.asked_at, NEW.sims_go, NEW.number_rest_days)
    OR OLD.decided_by IS NOT NULL AND (OLD.decided_by, OLD.decided_at, OLD.decision_reason)
      IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.decision_reason)
    OR OLD.status = 'asked' AND NEW.status NOT IN ('asked', 'approved', 'declined', 'withdrawn')
    OR OLD.status = 'approved' AND NEW.status NOT IN ('approved', 'terminated')
    OR OLD.status = 'terminated' AND NEW.status NOT IN ('terminated', 'released')
  ) EXECUTE FUNCTION app_keep_offboarding();

GRANT SELECT, INSERT, UPDATE ON withheld_range TO tributary_portfolio;
GRANT SELECT (is_own) ON phone_number TO tributary_portfolio;
