-- What is to be done to a billing run by whoever runs jobs; in which language a bill is, and the VAT number of a buyer.

CREATE TABLE bill_task (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    bill_run_id UUID NOT NULL,
    kind TEXT NOT NULL,
    leaves_exceptions BOOLEAN NOT NULL DEFAULT false,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    stage TEXT,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    message TEXT,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT bill_task_pkey PRIMARY KEY (id),
    CONSTRAINT bill_task_operator_id_bill_run_id_fkey
      FOREIGN KEY (operator_id, bill_run_id) REFERENCES bill_run (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT bill_task_kind_is_known CHECK (kind IN ('prepare', 'finalize')),
    CONSTRAINT bill_task_stage_is_known CHECK (stage IN ('rating', 'drawing-up', 'numbering')),
    CONSTRAINT bill_task_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT bill_task_is_due_or_ended
      CHECK ((status IN ('waiting', 'running')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT bill_task_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit),
    CONSTRAINT bill_task_does_no_more_than_there_is CHECK (done >= 0 AND done <= total)
);
CREATE UNIQUE INDEX bill_task_operator_id_id_key ON bill_task (operator_id, id);
CREATE UNIQUE INDEX bill_task_one_open_per_run ON bill_task (operator_id, bill_run_id) WHERE due_at IS NOT NULL;
CREATE INDEX bill_task_operator_id_bill_run_id_asked_at_idx ON bill_task (operator_id, bill_run_id, asked_at);

ALTER TABLE bill ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE subscriber ADD COLUMN vat_id_sealed BYTEA;

-- Whatever is due stands in a queue, whichever it is: the first argument names the queue, the second what the job
-- calls the row. The operator's login puts its row's name in and reads nothing there.
CREATE FUNCTION app_queue_job() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
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
$$;
REVOKE ALL ON FUNCTION app_queue_job() FROM PUBLIC;

DO $$
DECLARE
  queue record;
BEGIN
  DROP TRIGGER network_order_is_queued ON network_order;
  DROP TRIGGER network_order_is_queued_again ON network_order;
  DROP FUNCTION app_queue_network_order();
  FOR queue IN
    SELECT * FROM (VALUES ('network_order', 'network-order', 'orderId'), ('bill_task', 'bill-task', 'taskId'))
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
  END LOOP;
END
$$;

CREATE TRIGGER bill_task_keeps_operator BEFORE UPDATE ON bill_task
  FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE bill_task ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON bill_task TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
GRANT SELECT, INSERT, UPDATE ON bill_task TO tributary_operator;
