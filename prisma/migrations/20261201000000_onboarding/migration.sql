-- A new operator is configured from a template, by a checklist with gates, and goes live by the word of two people.

CREATE TABLE operator_template (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT operator_template_pkey PRIMARY KEY (id)
);

CREATE TABLE operator_template_version (
    id UUID NOT NULL,
    template_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'draft',
    terms JSONB NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    published_by TEXT,
    published_at TIMESTAMPTZ(3),

    CONSTRAINT operator_template_version_pkey PRIMARY KEY (id),
    CONSTRAINT operator_template_version_template_id_fkey
      FOREIGN KEY (template_id) REFERENCES operator_template (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT operator_template_version_status_is_known CHECK (status IN ('draft', 'published')),
    CONSTRAINT operator_template_version_is_published_by_somebody
      CHECK ((status = 'published') = (published_by IS NOT NULL) AND (published_by IS NULL) = (published_at IS NULL)),
    CONSTRAINT operator_template_version_maker_is_not_checker CHECK (published_by <> created_by)
);
CREATE UNIQUE INDEX operator_template_version_template_id_version_key
  ON operator_template_version (template_id, version);
CREATE UNIQUE INDEX operator_template_version_one_draft ON operator_template_version (template_id)
  WHERE status = 'draft';

CREATE FUNCTION app_keep_operator_template() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF OLD.status = 'published' THEN
    RAISE EXCEPTION 'version % of operator template % is published and stays as it is', OLD.version, OLD.template_id
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
REVOKE ALL ON FUNCTION app_keep_operator_template() FROM PUBLIC;
CREATE TRIGGER operator_template_version_is_kept BEFORE UPDATE OR DELETE ON operator_template_version
  FOR EACH ROW EXECUTE FUNCTION app_keep_operator_template();
CREATE TRIGGER operator_template_version_never_emptied BEFORE TRUNCATE ON operator_template_version
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();
GRANT SELECT, INSERT, UPDATE ON operator_template, operator_template_version TO tributary_portfolio;

CREATE TABLE onboarding (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    template_version_id UUID,
    roles TEXT[] NOT NULL,
    status TEXT NOT NULL DEFAULT 'running',
    target_on DATE NOT NULL,
    started_by TEXT NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL,
    live_from TIMESTAMPTZ(3),
    asked_by TEXT,
    asked_at TIMESTAMPTZ(3),
    approved_by TEXT,
    approved_at TIMESTAMPTZ(3),

    CONSTRAINT onboarding_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT onboarding_template_version_id_fkey FOREIGN KEY (template_version_id)
      REFERENCES operator_template_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT onboarding_status_is_known CHECK (status IN ('running', 'asked', 'live')),
    CONSTRAINT onboarding_is_asked_by_somebody
      CHECK ((status = 'running') = (asked_by IS NULL) AND (asked_by IS NULL) = (asked_at IS NULL)
        AND (asked_by IS NULL) = (live_from IS NULL)),
    CONSTRAINT onboarding_is_approved_by_somebody
      CHECK ((status = 'live') = (approved_by IS NOT NULL) AND (approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT onboarding_maker_is_not_checker CHECK (approved_by <> asked_by)
);
CREATE UNIQUE INDEX onboarding_operator_id_id_key ON onboarding (operator_id, id);
CREATE UNIQUE INDEX onboarding_one_under_way ON onboarding (operator_id) WHERE status <> 'live';
CREATE INDEX onboarding_template_version_id_idx ON onboarding (template_version_id);
CREATE INDEX onboarding_status_started_at_idx ON onboarding (status, started_at);

CREATE TABLE onboarding_item (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    onboarding_id UUID NOT NULL,
    code TEXT NOT NULL,
    track TEXT NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'todo',
    is_gate BOOLEAN NOT NULL,
    days INTEGER NOT NULL,
    blocked_by TEXT[] NOT NULL,
    check_kind TEXT,
    due_on DATE,
    person TEXT,
    evidence TEXT,
    link TEXT,
    settled_by TEXT,
    settled_at TIMESTAMPTZ(3),

    CONSTRAINT onboarding_item_pkey PRIMARY KEY (operator_id, onboarding_id, code),
    CONSTRAINT onboarding_item_operator_id_onboarding_id_fkey
      FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT onboarding_item_track_is_known CHECK (track IN ('network', 'billing', 'sim', 'care', 'launch')),
    CONSTRAINT onboarding_item_owner_is_known CHECK (owner IN ('mvna', 'mno', 'operator')),
    CONSTRAINT onboarding_item_state_is_known CHECK (state IN ('todo', 'doing', 'supplied', 'done', 'skipped')),
    CONSTRAINT onboarding_item_is_settled_by_somebody
      CHECK ((state IN ('done', 'skipped')) = (settled_by IS NOT NULL) AND (settled_by IS NULL) = (settled_at IS NULL)),
    CONSTRAINT onboarding_item_gate_is_not_skipped CHECK (NOT is_gate OR state <> 'skipped'),
    CONSTRAINT onboarding_item_takes_time CHECK (days > 0)
);

CREATE TABLE onboarding_wait (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    onboarding_id UUID NOT NULL,
    party TEXT NOT NULL,
    item_code TEXT,
    since TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT onboarding_wait_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_wait_operator_id_onboarding_id_fkey
      FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT onboarding_wait_party_is_known CHECK (party IN ('mvna', 'mno', 'operator'))
);
CREATE UNIQUE INDEX onboarding_wait_operator_id_id_key ON onboarding_wait (operator_id, id);
CREATE INDEX onboarding_wait_operator_id_onboarding_id_since_idx
  ON onboarding_wait (operator_id, onboarding_id, since);

CREATE TABLE onboarding_supply (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    onboarding_id UUID NOT NULL,
    item_code TEXT NOT NULL,
    text TEXT NOT NULL,
    link TEXT,
    supplied_by TEXT NOT NULL,
    supplied_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT onboarding_supply_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_supply_operator_id_onboarding_id_fkey
      FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX onboarding_supply_operator_id_id_key ON onboarding_supply (operator_id, id);
CREATE INDEX onboarding_supply_operator_id_onboarding_id_idx ON onboarding_supply (operator_id, onboarding_id);

CREATE TABLE operator_setup (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    onboarding_id UUID NOT NULL,
    settings JSONB NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    message TEXT,
    ended_at TIMESTAMPTZ(3),
    outcome JSONB,

    CONSTRAINT operator_setup_pkey PRIMARY KEY (id),
    CONSTRAINT operator_setup_operator_id_onboarding_id_fkey
      FOREIGN KEY (operator_id, onboarding_id) REFERENCES onboarding (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT operator_setup_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT operator_setup_is_due_or_ended
      CHECK ((status IN ('waiting', 'running')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT operator_setup_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit)
);
CREATE UNIQUE INDEX operator_setup_operator_id_id_key ON operator_setup (operator_id, id);
CREATE INDEX operator_setup_operator_id_onboarding_id_idx ON operator_setup (operator_id, onboarding_id);

CREATE TABLE operator_suspension (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    reason TEXT NOT NULL,
    suspended_by TEXT NOT NULL,
    suspended_at TIMESTAMPTZ(3) NOT NULL,
    resumed_by TEXT,
    resumed_at TIMESTAMPTZ(3),
    resume_reason TEXT,

    CONSTRAINT operator_suspension_pkey PRIMARY KEY (id),
    CONSTRAINT operator_suspension_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT operator_suspension_ends_by_somebody
      CHECK ((resumed_by IS NULL) = (resumed_at IS NULL) AND (resumed_by IS NULL) = (resume_reason IS NULL)),
    CONSTRAINT operator_suspension_ends_after_it_began CHECK (resumed_at >= suspended_at)
);
CREATE UNIQUE INDEX operator_suspension_operator_id_id_key ON operator_suspension (operator_id, id);
CREATE UNIQUE INDEX operator_suspension_one_at_a_time ON operator_suspension (operator_id) WHERE resumed_at IS NULL;

-- Live: never with an open gate, and once.
CREATE FUNCTION app_keep_onboarding_gates() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_keep_onboarding_gates() FROM PUBLIC;
CREATE TRIGGER onboarding_goes_live_through_its_gates BEFORE UPDATE ON onboarding
  FOR EACH ROW EXECUTE FUNCTION app_keep_onboarding_gates();

-- An operator with an onboarding under way goes live by that and by nothing else.
CREATE FUNCTION app_keep_operator_onboarding() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF EXISTS (SELECT FROM public.onboarding o WHERE o.operator_id = NEW.id AND o.status <> 'live') THEN
    RAISE EXCEPTION 'operator % goes live by its onboarding', NEW.id USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_keep_operator_onboarding() FROM PUBLIC;
CREATE TRIGGER operator_goes_live_by_its_onboarding BEFORE UPDATE OF status ON operator
  FOR EACH ROW WHEN (OLD.status = 'onboarding' AND NEW.status = 'live')
  EXECUTE FUNCTION app_keep_operator_onboarding();

-- The operator says of what is its own that it is supplied; everything else is the MVNA's.
CREATE FUNCTION app_keep_onboarding_sides() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_keep_onboarding_sides() FROM PUBLIC;
CREATE TRIGGER onboarding_item_keeps_sides BEFORE UPDATE ON onboarding_item
  FOR EACH ROW EXECUTE FUNCTION app_keep_onboarding_sides();

CREATE TRIGGER operator_setup_is_queued AFTER INSERT ON operator_setup
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('operator-setup', 'setupId');
CREATE TRIGGER operator_setup_is_queued_again AFTER UPDATE ON operator_setup
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('operator-setup', 'setupId');

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['onboarding_wait', 'onboarding_supply'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app_refuse_change()',
      table_name || '_append_only', table_name
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change()',
      table_name || '_never_emptied', table_name
    );
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['onboarding', 'onboarding_item', 'onboarding_wait', 'onboarding_supply',
    'operator_setup', 'operator_suspension'] LOOP
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
  -- Whether something is there, for the checks of the list; not what it says.
  FOREACH table_name IN ARRAY ARRAY['gateway_profile', 'network_profile', 'phone_number', 'role_binding',
    'sim_card'] LOOP
    EXECUTE format('CREATE POLICY portfolio_scope ON %I FOR SELECT TO tributary_portfolio USING (true)', table_name);
  END LOOP;
END
$$;

-- The rights of the runtime roles, as listed in packages/db/src/roles/grants.ts.
GRANT SELECT, INSERT, UPDATE ON onboarding, onboarding_item, operator_setup, operator_suspension
  TO tributary_portfolio;
GRANT SELECT, INSERT ON onboarding_wait TO tributary_portfolio;
GRANT SELECT ON onboarding_supply TO tributary_portfolio;
GRANT SELECT (id, operator_id) ON gateway_profile, network_profile TO tributary_portfolio;
GRANT SELECT (id, operator_id, status) ON phone_number, sim_card TO tributary_portfolio;
GRANT SELECT (id, operator_id, role, revoked_at) ON role_binding TO tributary_portfolio;
GRANT SELECT (id, operator_id, status, target_on, started_at, live_from) ON onboarding TO tributary_operator;
GRANT SELECT (operator_id, onboarding_id, code, track, owner, state, is_gate, days, blocked_by, check_kind, due_on)
  ON onboarding_item TO tributary_operator;
GRANT UPDATE ON onboarding_item TO tributary_operator;
GRANT SELECT, INSERT ON onboarding_wait, onboarding_supply TO tributary_operator;
GRANT SELECT, UPDATE ON operator_setup TO tributary_operator;
GRANT SELECT (id, operator_id, reason, suspended_at, resumed_at) ON operator_suspension TO tributary_operator;
