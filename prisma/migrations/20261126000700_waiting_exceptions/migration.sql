-- What waits for a decision is counted on every overview. An exception's evidence is large: the counts are read from
-- this index alone.
CREATE INDEX discrepancy_waiting ON discrepancy(agreement_id, period, cause, created_at, delta_micros, invoice_id)
  WHERE status = 'open';
