-- An operator ends on a day: one person asks for it, another approves it. Its SIMs stay its own until its late usage
-- has come, and go back afterwards.

CREATE TABLE offboarding (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'asked',
    ends_at TIMESTAMPTZ(3) NOT NULL,
    released_at TIMESTAMPTZ(3) NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    decided_by TEXT,
    decided_at TIMESTAMPTZ(3),
    decision_reason TEXT,
    due_at TIMESTAMPTZ(3),
    ended_at TIMESTAMPTZ(3),
    sims_released INTEGER,

    CONSTRAINT offboarding_pkey PRIMARY KEY (id),
    CONSTRAINT offboarding_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT offboarding_status_is_known
      CHECK (status IN ('asked', 'approved', 'terminated', 'released', 'declined', 'withdrawn')),
    CONSTRAINT offboarding_releases_after_the_end CHECK (released_at >= ends_at),
    CONSTRAINT offboarding_is_decided_by_somebody
      CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (status = 'asked') = (decided_by IS NULL)),
    CONSTRAINT offboarding_maker_is_not_checker
      CHECK (decided_by IS NULL OR status = 'withdrawn' OR decided_by <> asked_by),
    CONSTRAINT offboarding_is_due_while_it_goes_on
      CHECK ((status IN ('approved', 'terminated')) = (due_at IS NOT NULL)),
    CONSTRAINT offboarding_ends_when_released
      CHECK ((status = 'released') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (sims_released IS NULL))
);
CREATE UNIQUE INDEX offboarding_operator_id_id_key ON offboarding (operator_id, id);
CREATE INDEX offboarding_operator_id_asked_at_idx ON offboarding (operator_id, asked_at);
-- An operator ends once.
CREATE UNIQUE INDEX offboarding_one_that_stands ON offboarding (operator_id)
  WHERE status IN ('asked', 'approved', 'terminated', 'released');

-- What was asked stays as it was asked, and what was decided as it was decided.
CREATE FUNCTION app_keep_offboarding() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'offboarding % is % and keeps what it was asked for', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_offboarding() FROM PUBLIC;
CREATE TRIGGER offboarding_stays BEFORE UPDATE ON offboarding
  FOR EACH ROW WHEN (
    OLD.status IN ('released', 'declined', 'withdrawn')
    OR (OLD.ends_at, OLD.released_at, OLD.reason, OLD.asked_by, OLD.asked_at)
      IS DISTINCT FROM (NEW.ends_at, NEW.released_at, NEW.reason, NEW.asked_by, NEW.asked_at)
    OR OLD.decided_by IS NOT NULL AND (OLD.decided_by, OLD.decided_at, OLD.decision_reason)
      IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.decision_reason)
    OR OLD.status = 'asked' AND NEW.status NOT IN ('asked', 'approved', 'declined', 'withdrawn')
    OR OLD.status = 'approved' AND NEW.status NOT IN ('approved', 'terminated')
    OR OLD.status = 'terminated' AND NEW.status NOT IN ('terminated', 'released')
  ) EXECUTE FUNCTION app_keep_offboarding();

CREATE TRIGGER offboarding_is_queued AFTER INSERT ON offboarding
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('offboarding', 'offboardingId');
CREATE TRIGGER offboarding_is_queued_again AFTER UPDATE ON offboarding
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('offboarding', 'offboardingId');
CREATE TRIGGER offboarding_keeps_operator BEFORE UPDATE ON offboarding
  FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE offboarding ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON offboarding TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
CREATE POLICY portfolio_scope ON offboarding TO tributary_portfolio USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON offboarding TO tributary_portfolio;
