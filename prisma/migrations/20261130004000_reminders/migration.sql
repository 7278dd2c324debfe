-- Reminders are mails that a job sends; an operator that wants it has its unpaid bills gone over each day.

CREATE UNIQUE INDEX dunning_notice_operator_id_id_key ON dunning_notice (operator_id, id);

CREATE TABLE reminder (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    dunning_notice_id UUID NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    message TEXT,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT reminder_pkey PRIMARY KEY (id),
    CONSTRAINT reminder_operator_id_dunning_notice_id_fkey
      FOREIGN KEY (operator_id, dunning_notice_id) REFERENCES dunning_notice (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT reminder_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT reminder_is_due_or_ended
      CHECK ((status IN ('waiting', 'running')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT reminder_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit)
);
CREATE UNIQUE INDEX reminder_operator_id_id_key ON reminder (operator_id, id);
CREATE UNIQUE INDEX reminder_operator_id_dunning_notice_id_key ON reminder (operator_id, dunning_notice_id);

CREATE TABLE dunning_day (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    day DATE NOT NULL,
    due_at TIMESTAMPTZ(3),
    ran_at TIMESTAMPTZ(3),
    taken INTEGER NOT NULL DEFAULT 0,
    resumed INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT dunning_day_pkey PRIMARY KEY (id),
    CONSTRAINT dunning_day_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT dunning_day_is_due_or_ran CHECK (due_at IS NULL OR ran_at IS NULL),
    CONSTRAINT dunning_day_counts_are_counts CHECK (taken >= 0 AND resumed >= 0)
);
CREATE UNIQUE INDEX dunning_day_operator_id_id_key ON dunning_day (operator_id, id);
CREATE UNIQUE INDEX dunning_day_operator_id_day_key ON dunning_day (operator_id, day);
CREATE UNIQUE INDEX dunning_day_one_open ON dunning_day (operator_id) WHERE due_at IS NOT NULL;

DO $$
DECLARE
  queue record;
BEGIN
  FOR queue IN
    SELECT * FROM (VALUES ('reminder', 'reminder', 'reminderId'), ('dunning_day', 'dunning-day', 'dayId'))
      AS q(table_name, name, subject)
  LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT ON %I FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job(%L, %L)',
      queue.table_name || '_is_queued', queue.table_name, queue.name, queue.subject
    );
    EXECUTE format(
      'CREATE TRIGGER %I AFTER UPDATE ON %I FOR EACH ROW '
        'WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at) EXECUTE FUNCTION app_queue_job(%L, %L)',
      queue.table_name || '_is_queued_again', queue.table_name, queue.name, queue.subject
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW '
        'WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator()',
      queue.table_name || '_keeps_operator', queue.table_name
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', queue.table_name);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator USING (operator_id = app_operator()) '
        'WITH CHECK (operator_id = app_operator())',
      queue.table_name
    );
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO tributary_operator', queue.table_name);
  END LOOP;
END
$$;
