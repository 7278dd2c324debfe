-- A correction is asked for by one person on the figures of a report, and applied by another. The report, what became of
-- it and how far the work is outlive the page and the process that watch it.

CREATE TABLE correction_request (
    id UUID NOT NULL,
    agreement_id TEXT NOT NULL,
    period TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'reporting',
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    impact JSONB,
    fingerprint TEXT,
    reason TEXT,
    requested_by TEXT,
    requested_at TIMESTAMPTZ(3),
    decided_by TEXT,
    decided_at TIMESTAMPTZ(3),
    decision_reason TEXT,
    started_at TIMESTAMPTZ(3) NOT NULL,
    seen_at TIMESTAMPTZ(3) NOT NULL,
    finished_at TIMESTAMPTZ(3),
    step TEXT NOT NULL DEFAULT 'wait',
    steps_done INTEGER NOT NULL DEFAULT 0,
    steps_total INTEGER NOT NULL DEFAULT 1,
    failure TEXT,
    CONSTRAINT correction_request_pkey PRIMARY KEY (id),
    CONSTRAINT correction_request_agreement_id_fkey FOREIGN KEY (agreement_id)
      REFERENCES agreement(id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT correction_request_status_is_known CHECK (
      status IN ('reporting', 'reported', 'requested', 'approved', 'applied', 'rejected', 'withdrawn', 'dropped')
    ),
    CONSTRAINT correction_request_is_whole CHECK (
      (requested_by IS NULL) = (requested_at IS NULL) AND (requested_by IS NULL) = (reason IS NULL)
    ),
    CONSTRAINT correction_request_needs_figures
      CHECK (requested_by IS NULL OR (impact IS NOT NULL AND fingerprint IS NOT NULL)),
    CONSTRAINT correction_request_is_decided_after_it CHECK (
      (decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL OR requested_by IS NOT NULL)
    ),
    CONSTRAINT correction_request_status_tells_whose_turn CHECK (
      (status NOT IN ('reporting', 'reported') OR requested_by IS NULL)
      AND (status <> 'requested' OR (requested_by IS NOT NULL AND decided_by IS NULL))
      AND (status NOT IN ('approved', 'applied', 'rejected') OR decided_by IS NOT NULL)
    ),
    CONSTRAINT correction_request_maker_is_not_checker
      CHECK (decided_by IS NULL OR status = 'withdrawn' OR decided_by <> requested_by)
);
CREATE INDEX correction_request_asked_at_idx ON correction_request(asked_at);
-- Of several who ask for the same month at once, one does.
CREATE UNIQUE INDEX correction_request_one_at_a_time ON correction_request(agreement_id, period)
  WHERE status IN ('reporting', 'reported', 'requested', 'approved');
GRANT SELECT, INSERT, UPDATE ON correction_request TO tributary_portfolio;

-- What somebody has asked for stays as it was reviewed, and what has ended stays as it ended.
CREATE FUNCTION app_keep_correction_request() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'correction request % is % and keeps what it was asked for', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_correction_request() FROM PUBLIC;
CREATE TRIGGER correction_request_keeps_what_was_reviewed BEFORE UPDATE ON correction_request
  FOR EACH ROW WHEN (
    OLD.status IN ('applied', 'rejected', 'withdrawn', 'dropped')
    OR OLD.requested_by IS NOT NULL AND (
      OLD.agreement_id, OLD.period, OLD.asked_by, OLD.impact, OLD.fingerprint, OLD.reason, OLD.requested_by
    ) IS DISTINCT FROM (
      NEW.agreement_id, NEW.period, NEW.asked_by, NEW.impact, NEW.fingerprint, NEW.reason, NEW.requested_by
    )
  ) EXECUTE FUNCTION app_keep_correction_request();
CREATE TRIGGER correction_request_is_kept BEFORE DELETE ON correction_request
  FOR EACH ROW EXECUTE FUNCTION app_keep_correction_request();

-- A correction names the request it comes from; those of the command line have none.
ALTER TABLE usage_correction ADD COLUMN request_id UUID;
ALTER TABLE usage_correction ADD CONSTRAINT usage_correction_request_id_fkey FOREIGN KEY (request_id)
  REFERENCES correction_request(id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX usage_correction_request_id_key ON usage_correction(request_id);
CREATE INDEX usage_correction_applied_at_idx ON usage_correction(applied_at);
CREATE INDEX usage_file_correction_id_idx ON usage_file(correction_id);

-- What is written is what was approved, by whoever approved it, and its request ends with it.
CREATE FUNCTION app_end_correction_request() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
BEGIN
  UPDATE public.correction_request SET status = 'applied', finished_at = now(), failure = NULL
  WHERE id = NEW.request_id AND status = 'approved' AND decided_by = NEW.applied_by AND reason = NEW.reason
    AND agreement_id = NEW.agreement_id AND period = NEW.period AND fingerprint = NEW.fingerprint;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'correction % is not what request % was approved for', NEW.id, NEW.request_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_end_correction_request() FROM PUBLIC;
CREATE TRIGGER usage_correction_is_what_was_approved BEFORE INSERT ON usage_correction
  FOR EACH ROW WHEN (NEW.request_id IS NOT NULL) EXECUTE FUNCTION app_end_correction_request();
