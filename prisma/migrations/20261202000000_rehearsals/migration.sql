-- A rehearsal of an operator's first month, in a database that is thrown away: what is kept of it is its report.

CREATE TABLE rehearsal (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    stage TEXT,
    message TEXT,
    outcome TEXT,
    fingerprint TEXT,
    report JSONB,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT rehearsal_pkey PRIMARY KEY (id),
    CONSTRAINT rehearsal_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT rehearsal_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT rehearsal_is_due_or_ended
      CHECK ((status IN ('waiting', 'running')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT rehearsal_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit),
    CONSTRAINT rehearsal_outcome_is_known CHECK (outcome IN ('passed', 'failed')),
    CONSTRAINT rehearsal_has_its_report_when_done
      CHECK ((status = 'done') = (outcome IS NOT NULL) AND (outcome IS NULL) = (fingerprint IS NULL)
        AND (outcome IS NULL) = (report IS NULL))
);
CREATE UNIQUE INDEX rehearsal_operator_id_id_key ON rehearsal (operator_id, id);
CREATE INDEX rehearsal_operator_id_asked_at_idx ON rehearsal (operator_id, asked_at);
-- Of several who ask at once, one does; the others join.
CREATE UNIQUE INDEX rehearsal_one_open ON rehearsal (operator_id) WHERE due_at IS NOT NULL;

-- What a rehearsal came to is what somebody goes live on: it stays.
CREATE FUNCTION app_keep_rehearsal() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'rehearsal % has ended and stays as it is', OLD.id
    USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;
REVOKE ALL ON FUNCTION app_keep_rehearsal() FROM PUBLIC;
CREATE TRIGGER rehearsal_stays BEFORE UPDATE ON rehearsal
  FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION app_keep_rehearsal();

CREATE TRIGGER rehearsal_is_queued AFTER INSERT ON rehearsal
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('rehearsal', 'rehearsalId');
CREATE TRIGGER rehearsal_is_queued_again AFTER UPDATE ON rehearsal
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('rehearsal', 'rehearsalId');
CREATE TRIGGER rehearsal_keeps_operator BEFORE UPDATE ON rehearsal
  FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE rehearsal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON rehearsal TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
CREATE POLICY portfolio_scope ON rehearsal TO tributary_portfolio USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON rehearsal TO tributary_portfolio;

-- Whether a rehearsal is still about what stands: which versions of an operator's catalogue there are, and nothing
-- of what is in them.
CREATE POLICY portfolio_scope ON plan_version FOR SELECT TO tributary_portfolio USING (true);
CREATE POLICY portfolio_scope ON rate_card_version FOR SELECT TO tributary_portfolio USING (true);
CREATE POLICY portfolio_scope ON billing_profile FOR SELECT TO tributary_portfolio USING (true);
GRANT SELECT (id, operator_id, status) ON plan_version TO tributary_portfolio;
GRANT SELECT (id, operator_id, status) ON rate_card_version TO tributary_portfolio;
GRANT SELECT (id, operator_id) ON billing_profile TO tributary_portfolio;
