-- The rights of the runtime roles, as listed in packages/db/src/roles/grants.ts.
-- Nothing is granted on the schemas of operators here: those rights belong to each operator's own role.

GRANT SELECT, INSERT, UPDATE ON
  adjustment, agreement, agreement_period, discrepancy, dispute, mno, mno_invoice, number_range,
  operator, retail_revenue, sim_assignment, usage_source
  TO tributary_portfolio;
GRANT SELECT, INSERT ON
  agreement_version, audit_event, dispute_event, fx_rate, issued_statement, ledger_posting,
  ledger_transaction, margin_version, mno_invoice_line, statement, statement_line
  TO tributary_portfolio;
GRANT SELECT ON
  quarantine_total, usage_aggregate, usage_file, usage_file_event
  TO tributary_portfolio;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  settled_usage, settlement_line, settlement_run
  TO tributary_portfolio;
GRANT USAGE ON SEQUENCE
  audit_event_id_seq, ledger_posting_id_seq
  TO tributary_portfolio;

GRANT SELECT (id, name, status, currency, country, live_from, live_until) ON
  operator
  TO tributary_operator;
GRANT SELECT ON
  statement, statement_line
  TO tributary_operator;

GRANT SELECT ON
  agreement, agreement_period, agreement_version, mno, number_range, operator, sim_assignment,
  usage_source
  TO tributary_mediation;
GRANT INSERT ON
  audit_event
  TO tributary_mediation;
GRANT SELECT, INSERT ON
  quarantine_total, usage_aggregate, usage_file, usage_file_event
  TO tributary_mediation;
GRANT USAGE ON SEQUENCE
  audit_event_id_seq, quarantine_total_id_seq, usage_aggregate_id_seq, usage_file_id_seq
  TO tributary_mediation;
