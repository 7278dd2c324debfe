-- What people are told by mail, when, and how they want it. A row without an operator is the portfolio's.

CREATE TABLE notification_preference (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    user_id UUID NOT NULL,
    event_type TEXT NOT NULL,
    way TEXT NOT NULL,

    CONSTRAINT notification_preference_pkey PRIMARY KEY (id),
    CONSTRAINT notification_preference_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT notification_preference_way_is_known CHECK (way IN ('at-once', 'daily', 'none'))
);
CREATE UNIQUE INDEX notification_preference_operator_id_id_key ON notification_preference (operator_id, id);
CREATE UNIQUE INDEX notification_preference_operator_id_user_id_event_type_key
  ON notification_preference (operator_id, user_id, event_type) NULLS NOT DISTINCT;

CREATE TABLE notification_schedule (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    user_id UUID NOT NULL,
    zone TEXT NOT NULL,
    quiet_from INTEGER,
    quiet_until INTEGER,
    digest_at INTEGER NOT NULL,

    CONSTRAINT notification_schedule_pkey PRIMARY KEY (id),
    CONSTRAINT notification_schedule_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT notification_schedule_is_quiet_from_to CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
    CONSTRAINT notification_schedule_is_within_a_day
      CHECK (quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439 AND digest_at BETWEEN 0 AND 1439)
);
CREATE UNIQUE INDEX notification_schedule_operator_id_id_key ON notification_schedule (operator_id, id);
CREATE UNIQUE INDEX notification_schedule_operator_id_user_id_key
  ON notification_schedule (operator_id, user_id) NULLS NOT DISTINCT;

CREATE TABLE notification (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    user_id UUID NOT NULL,
    digest_on DATE,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    message TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT notification_pkey PRIMARY KEY (id),
    CONSTRAINT notification_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT notification_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT notification_is_due_or_ended
      CHECK ((status IN ('waiting', 'running')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT notification_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit)
);
CREATE UNIQUE INDEX notification_operator_id_id_key ON notification (operator_id, id);
CREATE UNIQUE INDEX notification_one_digest_a_day
  ON notification (operator_id, user_id, digest_on) NULLS NOT DISTINCT WHERE digest_on IS NOT NULL;

CREATE TABLE notification_item (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    notification_id UUID NOT NULL,
    user_id UUID NOT NULL,
    event_id UUID NOT NULL,

    CONSTRAINT notification_item_pkey PRIMARY KEY (id),
    CONSTRAINT notification_item_notification_id_fkey
      FOREIGN KEY (notification_id) REFERENCES notification (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT notification_item_operator_id_notification_id_fkey
      FOREIGN KEY (operator_id, notification_id) REFERENCES notification (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX notification_item_operator_id_id_key ON notification_item (operator_id, id);
CREATE UNIQUE INDEX notification_item_operator_id_user_id_event_id_key
  ON notification_item (operator_id, user_id, event_id) NULLS NOT DISTINCT;
CREATE INDEX notification_item_operator_id_notification_id_idx ON notification_item (operator_id, notification_id);

CREATE TRIGGER notification_item_append_only BEFORE UPDATE OR DELETE ON notification_item
  FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER notification_item_never_emptied BEFORE TRUNCATE ON notification_item
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

CREATE TRIGGER notification_is_queued AFTER INSERT ON notification
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('notification', 'notificationId');
CREATE TRIGGER notification_is_queued_again AFTER UPDATE ON notification
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('notification', 'notificationId');

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'notification', 'notification_item', 'notification_preference', 'notification_schedule'
  ] LOOP
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
GRANT SELECT, INSERT, UPDATE ON notification TO tributary_portfolio, tributary_operator;
GRANT SELECT, INSERT ON notification_item TO tributary_portfolio, tributary_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_preference, notification_schedule
  TO tributary_portfolio, tributary_operator;
