-- Quarantine is fixed in bulk: a fix reads records again after something was put right, or rejects them for good.

ALTER TABLE quarantine_redrive
  ADD COLUMN kind TEXT NOT NULL DEFAULT 'redrive',
  ADD COLUMN change JSONB,
  ADD COLUMN undoes UUID;
CREATE INDEX quarantine_redrive_undoes_idx ON quarantine_redrive(undoes);

-- Which fix a manifest came from.
ALTER TABLE usage_file ADD COLUMN fix_id UUID;
CREATE INDEX usage_file_fix_id_idx ON usage_file(fix_id);

-- How many records the known value is of: the others are estimated.
ALTER TABLE quarantine_total ADD COLUMN valued BIGINT NOT NULL DEFAULT 0;
ALTER TABLE quarantine_total DISABLE TRIGGER USER;
UPDATE quarantine_total SET valued = records WHERE value_micros <> 0;
ALTER TABLE quarantine_total ENABLE TRIGGER USER;

-- What is nobody's, and what came twice, is asked for by the queue; there is little of it.
CREATE INDEX usage_aggregate_unattributed ON usage_aggregate(file_id) WHERE operator_id IS NULL;
CREATE INDEX usage_aggregate_duplicate ON usage_aggregate(file_id) WHERE outcome = 'duplicate';

-- Usage that was nobody's moves to its operator once the SIM is assigned.
DO $$
BEGIN
  IF to_regclass('t_suspense.cdr') IS NOT NULL THEN
    GRANT DELETE ON t_suspense.cdr TO t_suspense;
  END IF;
END
$$;
