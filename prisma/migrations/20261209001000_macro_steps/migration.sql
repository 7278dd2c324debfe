-- A macro takes a step of the subscriber's life with its reply: what the step needs is said when it is kept.

ALTER TABLE macro
  ADD COLUMN step_reason TEXT,
  ADD COLUMN step_plan TEXT,
  ADD COLUMN step_when TEXT;

-- So far a macro reminded of suspending somebody, for no reason that it knew. The policies are forced: for
-- this they rest.
ALTER TABLE macro NO FORCE ROW LEVEL SECURITY;
UPDATE macro SET step_reason = 'request' WHERE subscriber_step = 'suspend';
ALTER TABLE macro FORCE ROW LEVEL SECURITY;

ALTER TABLE macro
  DROP CONSTRAINT macro_step_is_known,
  ADD CONSTRAINT macro_step_is_known CHECK (subscriber_step IN ('suspend', 'resume', 'change-plan')),
  ADD CONSTRAINT macro_suspends_for_a_reason
    CHECK ((subscriber_step IS NOT DISTINCT FROM 'suspend') = (step_reason IS NOT NULL)),
  ADD CONSTRAINT macro_reason_is_known CHECK (step_reason IN ('lost', 'fraud', 'non-payment', 'request')),
  ADD CONSTRAINT macro_changes_to_a_plan
    CHECK ((subscriber_step IS NOT DISTINCT FROM 'change-plan') = (step_plan IS NOT NULL)
      AND (step_plan IS NULL) = (step_when IS NULL)),
  ADD CONSTRAINT macro_when_is_known CHECK (step_when IN ('now', 'next-cycle'));
