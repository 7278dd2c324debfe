-- What happened and is told to the outside, written in the transaction in which it happens. A row without an operator is the
-- portfolio's; of those of operators the portfolio hears what is shared.

CREATE TABLE outbox_event (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload JSONB NOT NULL,
    is_shared BOOLEAN NOT NULL DEFAULT false,
    occurred_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    due_at TIMESTAMPTZ(3),

    CONSTRAINT outbox_event_pkey PRIMARY KEY (id),
    CONSTRAINT outbox_event_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX outbox_event_operator_id_id_key ON outbox_event (operator_id, id);
CREATE INDEX outbox_event_operator_id_occurred_at_idx ON outbox_event (operator_id, occurred_at);

CREATE TRIGGER outbox_event_is_queued AFTER INSERT ON outbox_event
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('event', 'eventId');
CREATE TRIGGER outbox_event_keeps_operator BEFORE UPDATE ON outbox_event
  FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();

-- What was told stays as it was told.
CREATE FUNCTION app_keep_event() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF to_jsonb(NEW) - 'due_at' = to_jsonb(OLD) - 'due_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an event stays as it was told' USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_event() FROM PUBLIC;
CREATE TRIGGER outbox_event_stays BEFORE UPDATE ON outbox_event
  FOR EACH ROW EXECUTE FUNCTION app_keep_event();

ALTER TABLE outbox_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON outbox_event TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
CREATE POLICY portfolio_hears ON outbox_event FOR SELECT TO tributary_portfolio
  USING (operator_id IS NULL OR is_shared);
CREATE POLICY portfolio_tells ON outbox_event FOR INSERT TO tributary_portfolio WITH CHECK (true);
CREATE POLICY portfolio_ends ON outbox_event FOR UPDATE TO tributary_portfolio
  USING (operator_id IS NULL) WITH CHECK (operator_id IS NULL);

GRANT SELECT, INSERT, UPDATE ON outbox_event TO tributary_portfolio, tributary_operator;
