-- Orders to the network and to the server of eSIM profiles, each operator's own.

CREATE TABLE network_profile (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    version INTEGER NOT NULL,
    settings JSONB NOT NULL,
    secrets_sealed BYTEA,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT network_profile_pkey PRIMARY KEY (id),
    CONSTRAINT network_profile_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX network_profile_operator_id_id_key ON network_profile (operator_id, id);
CREATE UNIQUE INDEX network_profile_operator_id_version_key ON network_profile (operator_id, version);

CREATE TABLE network_order (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    position INTEGER NOT NULL,
    action TEXT NOT NULL,
    asked JSONB NOT NULL,
    idempotency_key TEXT NOT NULL,
    placed_by TEXT NOT NULL,
    placed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    message TEXT,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT network_order_pkey PRIMARY KEY (id),
    CONSTRAINT network_order_operator_id_subscriber_id_fkey
      FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT network_order_action_is_known CHECK (action IN ('activate', 'suspend', 'resume', 'swap-sim',
      'change-number', 'terminate', 'esim-download', 'esim-release', 'esim-cancel')),
    CONSTRAINT network_order_status_is_known
      CHECK (status IN ('waiting', 'sent', 'acknowledged', 'failed', 'given-up')),
    CONSTRAINT network_order_is_due_or_ended
      CHECK ((status IN ('waiting', 'sent')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT network_order_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit)
);
CREATE UNIQUE INDEX network_order_operator_id_id_key ON network_order (operator_id, id);
CREATE UNIQUE INDEX network_order_operator_id_subscriber_id_position_key
  ON network_order (operator_id, subscriber_id, position);
CREATE UNIQUE INDEX network_order_operator_id_idempotency_key_key
  ON network_order (operator_id, idempotency_key);
CREATE INDEX network_order_operator_id_status_due_at_idx ON network_order (operator_id, status, due_at);
CREATE INDEX network_order_operator_id_placed_at_idx ON network_order (operator_id, placed_at);

CREATE TABLE network_order_event (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    network_order_id UUID NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    kind TEXT NOT NULL,
    attempt INTEGER,
    actor TEXT NOT NULL,
    is_effective BOOLEAN NOT NULL,
    message TEXT NOT NULL,

    CONSTRAINT network_order_event_pkey PRIMARY KEY (id),
    CONSTRAINT network_order_event_operator_id_network_order_id_fkey
      FOREIGN KEY (operator_id, network_order_id) REFERENCES network_order (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT network_order_event_kind_is_known CHECK (kind IN ('placed', 'done', 'accepted', 'refused',
      'not-now', 'given-up', 'retried', 'progress'))
);
CREATE UNIQUE INDEX network_order_event_operator_id_id_key ON network_order_event (operator_id, id);
CREATE INDEX network_order_event_operator_id_network_order_id_occurred_a_idx
  ON network_order_event (operator_id, network_order_id, occurred_at);

-- Whatever is due stands in the queue: nobody can place an order, or have it tried again, and forget that.
-- The operator's login puts its order's name in and reads nothing there.
CREATE FUNCTION app_queue_network_order() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
BEGIN
  INSERT INTO pgboss.job (name, data, start_after, keep_until, expire_in, retry_limit, retry_delay, retry_backoff,
    dead_letter, policy)
  SELECT queue.name, jsonb_build_object('operatorId', NEW.operator_id, 'orderId', NEW.id,
      'dueAt', (extract(epoch FROM NEW.due_at) * 1000)::bigint), NEW.due_at,
    NEW.due_at + queue.retention_minutes * interval '1 minute', queue.expire_seconds * interval '1 second',
    queue.retry_limit, queue.retry_delay, queue.retry_backoff, queue.dead_letter, queue.policy
  FROM pgboss.queue WHERE queue.name = 'network-order';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no queue for network orders' USING ERRCODE = 'undefined_object';
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app_queue_network_order() FROM PUBLIC;
CREATE TRIGGER network_order_is_queued AFTER INSERT ON network_order
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_network_order();
CREATE TRIGGER network_order_is_queued_again AFTER UPDATE ON network_order
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_network_order();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['network_order_event', 'network_profile'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app_refuse_change()',
      table_name || '_append_only', table_name
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change()',
      table_name || '_never_emptied', table_name
    );
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['network_order', 'network_order_event', 'network_profile'] LOOP
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

GRANT SELECT, INSERT ON network_order_event, network_profile TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON network_order TO tributary_operator;

-- The login of whoever runs jobs: it works the queue and reads no table of ours.
DO $$
BEGIN
  CREATE ROLE tributary_jobs NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
