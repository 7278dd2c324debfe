-- A rate that an agreement lacks is proposed in the console, and becomes versions of the agreement once somebody else
-- has approved it.

CREATE TABLE agreement_draft (
    id UUID NOT NULL,
    agreement_id TEXT NOT NULL,
    effective_from TIMESTAMPTZ(3) NOT NULL,
    change JSONB NOT NULL,
    why TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    status TEXT NOT NULL DEFAULT 'waiting',
    decided_by TEXT,
    decided_at TIMESTAMPTZ(3),
    decision_reason TEXT,
    CONSTRAINT agreement_draft_pkey PRIMARY KEY (id),
    CONSTRAINT agreement_draft_agreement_id_fkey FOREIGN KEY (agreement_id)
      REFERENCES agreement(id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT agreement_draft_status_is_known
      CHECK (status IN ('waiting', 'approved', 'declined', 'withdrawn')),
    CONSTRAINT agreement_draft_is_decided_by_somebody
      CHECK ((status = 'waiting') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT agreement_draft_maker_is_not_checker
      CHECK (status NOT IN ('approved', 'declined') OR decided_by <> proposed_by),
    CONSTRAINT agreement_draft_is_withdrawn_by_its_maker
      CHECK (status <> 'withdrawn' OR decided_by = proposed_by),
    CONSTRAINT agreement_draft_is_declined_with_a_reason
      CHECK (status <> 'declined' OR decision_reason IS NOT NULL)
);
CREATE INDEX agreement_draft_agreement_id_idx ON agreement_draft(agreement_id);
CREATE INDEX agreement_draft_status_idx ON agreement_draft(status);

-- What was proposed stays as it was proposed, and is decided once.
CREATE FUNCTION app_keep_agreement_draft() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status <> 'waiting' THEN
    RAISE EXCEPTION 'agreement draft % stays as it is: % refused', OLD.id, TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.id, OLD.agreement_id, OLD.effective_from, OLD.change, OLD.why, OLD.proposed_by, OLD.proposed_at)
     IS DISTINCT FROM
     (NEW.id, NEW.agreement_id, NEW.effective_from, NEW.change, NEW.why, NEW.proposed_by, NEW.proposed_at)
  THEN
    RAISE EXCEPTION 'agreement draft % keeps what was proposed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_keep_agreement_draft() FROM PUBLIC;
CREATE TRIGGER agreement_draft_is_decided_once BEFORE UPDATE OR DELETE ON agreement_draft
  FOR EACH ROW EXECUTE FUNCTION app_keep_agreement_draft();
CREATE TRIGGER agreement_draft_never_emptied BEFORE TRUNCATE ON agreement_draft
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

GRANT SELECT, INSERT, UPDATE ON agreement_draft TO tributary_portfolio;

-- A version that was made of a draft names it; the others came with the portfolio's file.
ALTER TABLE agreement_version ADD COLUMN draft_id UUID;
ALTER TABLE agreement_version ADD CONSTRAINT agreement_version_draft_id_fkey FOREIGN KEY (draft_id)
  REFERENCES agreement_draft(id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX agreement_version_draft_id_idx ON agreement_version(draft_id);

CREATE FUNCTION app_version_is_approved() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM agreement_draft
    WHERE id = NEW.draft_id AND status = 'approved' AND agreement_id = NEW.agreement_id
      AND decided_by = NEW.created_by AND effective_from <= NEW.effective_from
  ) THEN
    RAISE EXCEPTION 'agreement draft % is not approved for this version', NEW.draft_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_version_is_approved() FROM PUBLIC;
CREATE TRIGGER agreement_version_is_approved BEFORE INSERT ON agreement_version
  FOR EACH ROW WHEN (NEW.draft_id IS NOT NULL) EXECUTE FUNCTION app_version_is_approved();
