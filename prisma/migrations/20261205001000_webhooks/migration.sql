-- Where events are sent to, each sending, and each try of it. A row without an operator is the portfolio's.

CREATE TABLE webhook_endpoint (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    event_types TEXT[] NOT NULL,
    secret_sealed BYTEA NOT NULL,
    secret_made_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    previous_sealed BYTEA,
    previous_until TIMESTAMPTZ(3),
    failing_since TIMESTAMPTZ(3),
    disabled_at TIMESTAMPTZ(3),
    disabled_because TEXT,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_endpoint_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT webhook_endpoint_previous_secret_ends CHECK ((previous_sealed IS NULL) = (previous_until IS NULL)),
    CONSTRAINT webhook_endpoint_is_disabled_for_a_reason CHECK ((disabled_at IS NULL) = (disabled_because IS NULL))
);
CREATE UNIQUE INDEX webhook_endpoint_operator_id_id_key ON webhook_endpoint (operator_id, id);

CREATE TABLE webhook_delivery (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    endpoint_id UUID NOT NULL,
    event_id UUID NOT NULL,
    event_type TEXT NOT NULL,
    body TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    message TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_delivery_endpoint_id_fkey
      FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT webhook_delivery_operator_id_endpoint_id_fkey
      FOREIGN KEY (operator_id, endpoint_id) REFERENCES webhook_endpoint (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT webhook_delivery_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT webhook_delivery_is_due_or_ended
      CHECK ((status IN ('waiting', 'running')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT webhook_delivery_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit)
);
CREATE UNIQUE INDEX webhook_delivery_operator_id_id_key ON webhook_delivery (operator_id, id);
CREATE UNIQUE INDEX webhook_delivery_operator_id_endpoint_id_event_id_key
  ON webhook_delivery (operator_id, endpoint_id, event_id) NULLS NOT DISTINCT;
CREATE INDEX webhook_delivery_operator_id_endpoint_id_created_at_idx
  ON webhook_delivery (operator_id, endpoint_id, created_at);

CREATE TABLE webhook_attempt (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    delivery_id UUID NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL,
    duration_milliseconds INTEGER NOT NULL,
    status_code INTEGER,
    answer TEXT,
    fault TEXT,

    CONSTRAINT webhook_attempt_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_attempt_delivery_id_fkey
      FOREIGN KEY (delivery_id) REFERENCES webhook_delivery (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT webhook_attempt_operator_id_delivery_id_fkey
      FOREIGN KEY (operator_id, delivery_id) REFERENCES webhook_delivery (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT webhook_attempt_took_time CHECK (duration_milliseconds >= 0)
);
CREATE UNIQUE INDEX webhook_attempt_operator_id_id_key ON webhook_attempt (operator_id, id);
CREATE INDEX webhook_attempt_operator_id_delivery_id_idx ON webhook_attempt (operator_id, delivery_id);

CREATE TRIGGER webhook_attempt_append_only BEFORE UPDATE OR DELETE ON webhook_attempt
  FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER webhook_attempt_never_emptied BEFORE TRUNCATE ON webhook_attempt
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TRIGGER webhook_delivery_is_queued AFTER INSERT ON webhook_delivery
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('webhook', 'deliveryId');
CREATE TRIGGER webhook_delivery_is_queued_again AFTER UPDATE ON webhook_delivery
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('webhook', 'deliveryId');

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['webhook_endpoint', 'webhook_delivery', 'webhook_attempt'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW '
        'WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator()',
      table_name || '_keeps_operator', table_name
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator USING (operator_id = app_operator()) '
        'WITH CHECK (operator_id = app_operator())',
      table_name
    );
    EXECUTE format(
      'CREATE POLICY portfolio_scope ON %I TO tributary_portfolio USING (operator_id IS NULL) '
        'WITH CHECK (operator_id IS NULL)',
      table_name
    );
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON webhook_endpoint, webhook_delivery TO tributary_portfolio, tributary_operator;
GRANT SELECT, INSERT ON webhook_attempt TO tributary_portfolio, tributary_operator;
