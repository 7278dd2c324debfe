-- SIMs change from one operator to another: asked by the one, led on by the MVNA, taken by the other.

ALTER TABLE sim_card
  ADD COLUMN available_from TIMESTAMPTZ(3),
  DROP CONSTRAINT sim_card_status_is_known,
  ADD CONSTRAINT sim_card_status_is_known CHECK (status IN ('in_stock', 'offered', 'assigned', 'active', 'suspended',
    'terminated', 'transferred'));

CREATE TABLE sim_transfer (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    receiver TEXT NOT NULL,
    wanted_from TIMESTAMPTZ(3) NOT NULL,
    note TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'asked',
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    ended_at TIMESTAMPTZ(3),
    end_note TEXT,
    moved_at TIMESTAMPTZ(3),

    CONSTRAINT sim_transfer_pkey PRIMARY KEY (id),
    CONSTRAINT sim_transfer_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT sim_transfer_status_is_known CHECK (status IN ('asked', 'done', 'refused', 'withdrawn')),
    CONSTRAINT sim_transfer_ends CHECK ((status = 'asked') = (ended_at IS NULL)),
    CONSTRAINT sim_transfer_moves_once_done CHECK ((status = 'done') = (moved_at IS NOT NULL)),
    CONSTRAINT sim_transfer_leaves_its_operator CHECK (receiver <> operator_id)
);
CREATE UNIQUE INDEX sim_transfer_operator_id_id_key ON sim_transfer (operator_id, id);
CREATE INDEX sim_transfer_operator_id_asked_at_idx ON sim_transfer (operator_id, asked_at);

CREATE TABLE sim_transfer_item (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    sim_transfer_id UUID NOT NULL,
    sim_card_id UUID NOT NULL,
    iccid TEXT NOT NULL,
    imsis TEXT[] NOT NULL,
    kind TEXT NOT NULL,
    is_test BOOLEAN NOT NULL,

    CONSTRAINT sim_transfer_item_pkey PRIMARY KEY (operator_id, sim_transfer_id, sim_card_id),
    CONSTRAINT sim_transfer_item_operator_id_sim_transfer_id_fkey
      FOREIGN KEY (operator_id, sim_transfer_id) REFERENCES sim_transfer (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT sim_transfer_item_operator_id_sim_card_id_fkey
      FOREIGN KEY (operator_id, sim_card_id) REFERENCES sim_card (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT sim_transfer_item_has_imsis CHECK (cardinality(imsis) > 0)
);

CREATE TABLE sim_transfer_route (
    operator_id TEXT NOT NULL,
    sim_transfer_id UUID NOT NULL,
    receiver_id TEXT NOT NULL,
    incoming_id UUID NOT NULL,
    approved_by TEXT NOT NULL,
    approved_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT sim_transfer_route_pkey PRIMARY KEY (operator_id, sim_transfer_id),
    CONSTRAINT sim_transfer_route_operator_id_sim_transfer_id_fkey
      FOREIGN KEY (operator_id, sim_transfer_id) REFERENCES sim_transfer (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT sim_transfer_route_leaves_its_operator CHECK (receiver_id <> operator_id)
);
CREATE INDEX sim_transfer_route_receiver_id_incoming_id_idx ON sim_transfer_route (receiver_id, incoming_id);

CREATE TABLE incoming_sim_transfer (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    wanted_from TIMESTAMPTZ(3) NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    offered_at TIMESTAMPTZ(3) NOT NULL,
    answered_by TEXT,
    answered_at TIMESTAMPTZ(3),
    reason TEXT,
    moved_at TIMESTAMPTZ(3),

    CONSTRAINT incoming_sim_transfer_pkey PRIMARY KEY (id),
    CONSTRAINT incoming_sim_transfer_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT incoming_sim_transfer_status_is_known
      CHECK (status IN ('waiting', 'taken', 'declined', 'withdrawn')),
    CONSTRAINT incoming_sim_transfer_is_answered_by_somebody
      CHECK ((status IN ('taken', 'declined')) = (answered_by IS NOT NULL)
        AND (answered_by IS NULL) = (answered_at IS NULL)),
    CONSTRAINT incoming_sim_transfer_is_declined_for_a_reason CHECK ((status = 'declined') = (reason IS NOT NULL)),
    CONSTRAINT incoming_sim_transfer_moves_once_taken
      CHECK ((status = 'taken') = (moved_at IS NOT NULL) AND (moved_at >= wanted_from AND moved_at >= answered_at))
);
CREATE UNIQUE INDEX incoming_sim_transfer_operator_id_id_key ON incoming_sim_transfer (operator_id, id);
CREATE INDEX incoming_sim_transfer_operator_id_offered_at_idx ON incoming_sim_transfer (operator_id, offered_at);

CREATE TABLE incoming_sim (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    incoming_id UUID NOT NULL,
    iccid TEXT NOT NULL,

    CONSTRAINT incoming_sim_pkey PRIMARY KEY (operator_id, incoming_id, iccid),
    CONSTRAINT incoming_sim_operator_id_incoming_id_fkey
      FOREIGN KEY (operator_id, incoming_id) REFERENCES incoming_sim_transfer (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What moves SIMs between two operators sees both sides. It is a role that nobody logs in as: it owns the functions
-- below, which run when a transfer ends, and may do what they do and nothing else.
DO $$
BEGIN
  CREATE ROLE tributary_sim_transfer NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
GRANT tributary_sim_transfer TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
GRANT USAGE ON SCHEMA public TO tributary_sim_transfer;
GRANT SELECT, UPDATE ON sim_transfer, incoming_sim_transfer TO tributary_sim_transfer;
GRANT SELECT ON sim_transfer_item, sim_transfer_route, number_range TO tributary_sim_transfer;
GRANT SELECT, INSERT, UPDATE ON sim_card, sim_assignment TO tributary_sim_transfer;
GRANT SELECT, INSERT ON sim_imsi TO tributary_sim_transfer;

-- Each does its part: who gives asks and withdraws, the MVNA leads on or refuses, who takes answers.
CREATE FUNCTION app_keep_transfer_sides() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_keep_transfer_sides() FROM PUBLIC;
CREATE TRIGGER sim_transfer_keeps_sides BEFORE INSERT OR UPDATE ON sim_transfer
  FOR EACH ROW EXECUTE FUNCTION app_keep_transfer_sides();
CREATE TRIGGER incoming_sim_transfer_keeps_sides BEFORE INSERT OR UPDATE ON incoming_sim_transfer
  FOR EACH ROW EXECUTE FUNCTION app_keep_transfer_sides();

-- Refused or withdrawn: the SIMs are in stock again, and nobody is offered them any more.
CREATE FUNCTION app_end_sim_transfer() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_end_sim_transfer() FROM PUBLIC;

-- Declined: whoever gave them has them back. Taken: they change hands, here and for attribution, or nothing does.
CREATE FUNCTION app_answer_sim_transfer() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_answer_sim_transfer() FROM PUBLIC;
CREATE TRIGGER sim_transfer_ends AFTER UPDATE OF status ON sim_transfer
  FOR EACH ROW WHEN (NEW.status IN ('refused', 'withdrawn')) EXECUTE FUNCTION app_end_sim_transfer();
CREATE TRIGGER incoming_sim_transfer_is_answered AFTER UPDATE OF status ON incoming_sim_transfer
  FOR EACH ROW WHEN (NEW.status IN ('taken', 'declined')) EXECUTE FUNCTION app_answer_sim_transfer();
GRANT CREATE ON SCHEMA public TO tributary_sim_transfer;
ALTER FUNCTION app_end_sim_transfer() OWNER TO tributary_sim_transfer;
ALTER FUNCTION app_answer_sim_transfer() OWNER TO tributary_sim_transfer;
REVOKE CREATE ON SCHEMA public FROM tributary_sim_transfer;

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['incoming_sim', 'sim_transfer_item', 'sim_transfer_route'] LOOP
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
    'incoming_sim', 'incoming_sim_transfer', 'sim_transfer', 'sim_transfer_item', 'sim_transfer_route'
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
    EXECUTE format(
      'CREATE POLICY portfolio_scope ON %I TO tributary_portfolio USING (true) WITH CHECK (true)', table_name
    );
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY[
    'incoming_sim_transfer', 'number_range', 'sim_assignment', 'sim_card', 'sim_imsi', 'sim_transfer',
    'sim_transfer_item', 'sim_transfer_route'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY sim_transfer_scope ON %I TO tributary_sim_transfer USING (true) WITH CHECK (true)', table_name
    );
  END LOOP;
END
$$;

-- The rights of the runtime roles, as listed in packages/db/src/roles/grants.ts.
GRANT SELECT, INSERT, UPDATE ON sim_transfer TO tributary_operator;
GRANT SELECT, INSERT ON sim_transfer_item TO tributary_operator;
GRANT SELECT, UPDATE ON incoming_sim_transfer TO tributary_operator;
GRANT SELECT ON incoming_sim TO tributary_operator;
GRANT SELECT, UPDATE ON sim_transfer TO tributary_portfolio;
GRANT SELECT ON sim_transfer_item TO tributary_portfolio;
GRANT SELECT, INSERT ON sim_transfer_route, incoming_sim_transfer, incoming_sim TO tributary_portfolio;
