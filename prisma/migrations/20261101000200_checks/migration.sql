-- What Prisma's schema language cannot say; each rule is named in the comment of its model.

ALTER TABLE operator ADD CONSTRAINT operator_id_is_a_code
  CHECK (id ~ '^[a-z][a-z0-9_]{1,30}$' AND id <> 'suspense');

ALTER TABLE sim_assignment ADD CONSTRAINT sim_assignment_runs_forward
  CHECK (valid_until IS NULL OR valid_until > valid_from);
ALTER TABLE sim_assignment ADD CONSTRAINT sim_assignment_one_holder_at_a_time
  EXCLUDE USING gist (imsi WITH =, tstzrange(valid_from, valid_until) WITH &&);

ALTER TABLE number_range ADD CONSTRAINT number_range_is_a_block
  CHECK (kind IN ('imsi', 'msisdn') AND length(first) = length(last) AND first <= last);

ALTER TABLE usage_file ADD CONSTRAINT usage_file_foots
  CHECK (received = accepted + duplicates + rejected + quarantined AND accepted = attributed + unattributed);

ALTER TABLE discrepancy ADD CONSTRAINT discrepancy_decision_is_reasoned
  CHECK (status = 'open' OR (decided_by IS NOT NULL AND reason IS NOT NULL));

ALTER TABLE settlement_run ADD CONSTRAINT settlement_run_maker_is_not_checker
  CHECK (approved_by IS NULL OR approved_by <> prepared_by);
ALTER TABLE settlement_run ADD CONSTRAINT settlement_run_approves_what_was_reviewed
  CHECK (approved_by IS NULL OR (approved_hash IS NOT NULL AND approved_hash = hash));
ALTER TABLE settlement_run ADD CONSTRAINT settlement_run_locked_means_approved
  CHECK (status NOT IN ('approved', 'issued') OR approved_by IS NOT NULL);
CREATE UNIQUE INDEX settlement_run_one_locked_per_period
  ON settlement_run (agreement_id, period) WHERE status IN ('approved', 'issued');
