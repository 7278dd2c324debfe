-- A bulk re-drive is long work: how far it is and how it ended outlives the page and the process that watch it.

CREATE TABLE quarantine_redrive (
    id UUID NOT NULL,
    operator_id TEXT,
    source_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    why TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL,
    seen_at TIMESTAMPTZ(3) NOT NULL,
    cancelled_by TEXT,
    finished_at TIMESTAMPTZ(3),
    records_total INTEGER NOT NULL,
    records_done INTEGER NOT NULL DEFAULT 0,
    outcome JSONB,
    failure TEXT,
    CONSTRAINT quarantine_redrive_pkey PRIMARY KEY (id),
    CONSTRAINT quarantine_redrive_source_id_fkey FOREIGN KEY (source_id)
      REFERENCES usage_source(id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX quarantine_redrive_started_at_idx ON quarantine_redrive(started_at);
-- Of several who start the same one, one does.
CREATE UNIQUE INDEX quarantine_redrive_one_at_a_time ON quarantine_redrive(operator_id, source_id, reason)
  NULLS NOT DISTINCT WHERE finished_at IS NULL;

CREATE TRIGGER quarantine_redrive_keeps_operator BEFORE UPDATE ON quarantine_redrive FOR EACH ROW
  WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE quarantine_redrive ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON quarantine_redrive TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
CREATE POLICY portfolio_scope ON quarantine_redrive TO tributary_portfolio USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON quarantine_redrive TO tributary_portfolio;

-- What one file brought is asked for whenever somebody looks at it, or it is settled.
CREATE INDEX usage_aggregate_file_id_idx ON usage_aggregate(file_id);
CREATE INDEX quarantine_total_file_id_idx ON quarantine_total(file_id);
CREATE INDEX settled_usage_file_id_idx ON settled_usage(file_id);

-- An invoice that was turned down is told apart from one that was revised.
ALTER TABLE mno_invoice ADD COLUMN rejected_by TEXT, ADD COLUMN reject_reason TEXT;
UPDATE mno_invoice SET rejected_by = decision.actor, reject_reason = decision.details ->> 'reason'
  FROM audit_event decision
  WHERE decision.action = 'mno-invoice:reject' AND decision.details ->> 'id' = mno_invoice.id::text;
