-- A rate card is corrected backwards by two people: one asks on the figures of a report, another decides. What the
-- correction gives back to who left stands in credit notes that name it.

CREATE TABLE rate_correction (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    rate_card_id UUID NOT NULL,
    version INTEGER NOT NULL,
    effective_from TIMESTAMPTZ(3) NOT NULL,
    status TEXT NOT NULL DEFAULT 'reported',
    terms_fingerprint TEXT NOT NULL,
    impact JSONB NOT NULL,
    fingerprint TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    reason TEXT,
    requested_by TEXT,
    requested_at TIMESTAMPTZ(3),
    decided_by TEXT,
    decided_at TIMESTAMPTZ(3),
    decision_reason TEXT,
    applied_at TIMESTAMPTZ(3),
    CONSTRAINT rate_correction_pkey PRIMARY KEY (id),
    CONSTRAINT rate_correction_operator_id_rate_card_id_fkey FOREIGN KEY (operator_id, rate_card_id)
      REFERENCES rate_card(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT rate_correction_status_is_known CHECK (
      status IN ('reported', 'requested', 'approved', 'applied', 'rejected', 'withdrawn', 'dropped')
    ),
    CONSTRAINT rate_correction_is_whole CHECK (
      (requested_by IS NULL) = (requested_at IS NULL) AND (requested_by IS NULL) = (reason IS NULL)
    ),
    CONSTRAINT rate_correction_is_decided_after_it CHECK (
      (decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL OR requested_by IS NOT NULL)
    ),
    CONSTRAINT rate_correction_status_tells_whose_turn CHECK (
      (status NOT IN ('reported', 'dropped') OR requested_by IS NULL)
      AND (status <> 'requested' OR (requested_by IS NOT NULL AND decided_by IS NULL))
      AND (status NOT IN ('approved', 'applied', 'rejected', 'withdrawn') OR decided_by IS NOT NULL)
      AND ((status = 'applied') = (applied_at IS NOT NULL))
    ),
    CONSTRAINT rate_correction_maker_is_not_checker
      CHECK (decided_by IS NULL OR status = 'withdrawn' OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX rate_correction_operator_id_id_key ON rate_correction(operator_id, id);
CREATE INDEX rate_correction_operator_id_rate_card_id_idx ON rate_correction(operator_id, rate_card_id);
-- Of several who ask for the same card at once, one does.
CREATE UNIQUE INDEX rate_correction_one_at_a_time ON rate_correction(operator_id, rate_card_id)
  WHERE status IN ('reported', 'requested', 'approved');

-- What somebody has asked for stays as it was reviewed, and what has ended stays as it ended.
CREATE FUNCTION app_keep_rate_correction() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'rate correction % is % and keeps what it was asked for', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_rate_correction() FROM PUBLIC;
CREATE TRIGGER rate_correction_keeps_what_was_reviewed BEFORE UPDATE ON rate_correction
  FOR EACH ROW WHEN (
    OLD.status IN ('applied', 'rejected', 'withdrawn', 'dropped')
    OR OLD.status = 'approved' AND NEW.status <> 'applied'
    OR (
      OLD.rate_card_id, OLD.version, OLD.effective_from, OLD.terms_fingerprint, OLD.impact, OLD.fingerprint,
      OLD.asked_by, OLD.asked_at
    ) IS DISTINCT FROM (
      NEW.rate_card_id, NEW.version, NEW.effective_from, NEW.terms_fingerprint, NEW.impact, NEW.fingerprint,
      NEW.asked_by, NEW.asked_at
    )
    OR OLD.requested_by IS NOT NULL AND (OLD.reason, OLD.requested_by, OLD.requested_at)
      IS DISTINCT FROM (NEW.reason, NEW.requested_by, NEW.requested_at)
  ) EXECUTE FUNCTION app_keep_rate_correction();

ALTER TABLE bill ADD COLUMN rate_correction_id UUID;
ALTER TABLE bill ADD CONSTRAINT bill_operator_id_rate_correction_id_fkey
  FOREIGN KEY (operator_id, rate_correction_id)
  REFERENCES rate_correction(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
-- A correction gives the difference of a bill back once.
CREATE UNIQUE INDEX bill_operator_id_rate_correction_id_credits_id_key
  ON bill(operator_id, rate_correction_id, credits_id);

CREATE TRIGGER rate_correction_keeps_operator BEFORE UPDATE ON rate_correction
  FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE rate_correction ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON rate_correction TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
GRANT SELECT, INSERT, UPDATE ON rate_correction TO tributary_operator;
