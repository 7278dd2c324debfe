-- Numbers are reserved for somebody, and come from and go to other providers.

ALTER TABLE phone_number
  ADD COLUMN is_own BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN reserved_by TEXT,
  ADD COLUMN reserved_for_id UUID,
  ADD COLUMN reserved_note TEXT;
-- Row policies hold for the owner too; what came with its holder so far is marked past them.
ALTER TABLE phone_number NO FORCE ROW LEVEL SECURITY;
UPDATE phone_number SET is_own = false WHERE status = 'ported-in';
ALTER TABLE phone_number FORCE ROW LEVEL SECURITY;
ALTER TABLE phone_number
  ADD CONSTRAINT phone_number_operator_id_reserved_for_id_fkey
    FOREIGN KEY (operator_id, reserved_for_id) REFERENCES subscriber (operator_id, id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT phone_number_is_reserved_by_somebody
    CHECK ((status = 'reserved') = (reserved_by IS NOT NULL)
      AND (status = 'reserved' OR (reserved_for_id IS NULL AND reserved_note IS NULL)));

CREATE TABLE port_request (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    direction TEXT NOT NULL,
    msisdn TEXT NOT NULL,
    subscriber_id UUID NOT NULL,
    provider TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'requested',
    reason_code TEXT,
    window_from TIMESTAMPTZ(3),
    window_until TIMESTAMPTZ(3),
    requested_by TEXT NOT NULL,
    requested_at TIMESTAMPTZ(3) NOT NULL,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT port_request_pkey PRIMARY KEY (id),
    CONSTRAINT port_request_operator_id_subscriber_id_fkey
      FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT port_request_direction_is_known CHECK (direction IN ('in', 'out')),
    CONSTRAINT port_request_status_is_known CHECK (status IN ('requested', 'validated', 'refused', 'scheduled',
      'done', 'failed', 'cancelled')),
    CONSTRAINT port_request_says_why CHECK ((status IN ('refused', 'failed')) = (reason_code IS NOT NULL)),
    CONSTRAINT port_request_has_a_window
      CHECK ((window_from IS NULL) = (window_until IS NULL) AND window_from < window_until
        AND (window_from IS NOT NULL OR status NOT IN ('scheduled', 'done', 'failed'))),
    CONSTRAINT port_request_ends
      CHECK ((status IN ('refused', 'done', 'failed', 'cancelled')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX port_request_operator_id_id_key ON port_request (operator_id, id);
CREATE UNIQUE INDEX port_request_one_open_per_number ON port_request (operator_id, msisdn)
  WHERE status IN ('requested', 'validated', 'scheduled');
CREATE INDEX port_request_operator_id_requested_at_idx ON port_request (operator_id, requested_at);
CREATE INDEX port_request_operator_id_subscriber_id_idx ON port_request (operator_id, subscriber_id);

CREATE TABLE port_event (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    port_request_id UUID NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    actor TEXT NOT NULL,
    step TEXT NOT NULL,
    reason_code TEXT,
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,

    CONSTRAINT port_event_pkey PRIMARY KEY (id),
    CONSTRAINT port_event_operator_id_port_request_id_fkey
      FOREIGN KEY (operator_id, port_request_id) REFERENCES port_request (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT port_event_step_is_known CHECK (step IN ('request', 'validate', 'refuse', 'schedule', 'complete',
      'fail', 'cancel'))
);
CREATE UNIQUE INDEX port_event_operator_id_id_key ON port_event (operator_id, id);
CREATE INDEX port_event_operator_id_port_request_id_occurred_at_idx
  ON port_event (operator_id, port_request_id, occurred_at);

-- A request that has ended stays as it ended, and no request becomes another's.
CREATE FUNCTION app_keep_port_request() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'port request % has ended or keeps its number: make another', OLD.id
    USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_port_request() FROM PUBLIC;
CREATE TRIGGER port_request_keeps_its_end BEFORE UPDATE ON port_request
  FOR EACH ROW WHEN (
    OLD.ended_at IS NOT NULL
    OR (OLD.direction, OLD.msisdn, OLD.subscriber_id, OLD.requested_by, OLD.requested_at) IS DISTINCT FROM
       (NEW.direction, NEW.msisdn, NEW.subscriber_id, NEW.requested_by, NEW.requested_at)
  ) EXECUTE FUNCTION app_keep_port_request();

CREATE TRIGGER port_event_append_only BEFORE UPDATE OR DELETE ON port_event
  FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER port_event_never_emptied BEFORE TRUNCATE ON port_event
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['port_event', 'port_request'] LOOP
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

GRANT SELECT, INSERT ON port_event TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON port_request TO tributary_operator;
