-- Every table that names an operator is scoped by row, for its owner too. The operator's login sees its own rows;
-- the portfolio and mediation see all rows of the tables they are granted, and of no other.
ALTER TABLE operator ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON operator TO tributary_operator
  USING (id = app_operator()) WITH CHECK (id = app_operator());

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'adjustment', 'audit_event', 'discrepancy', 'issued_statement', 'margin_version', 'mno_invoice_line',
    'number_range', 'quarantine_total', 'retail_revenue', 'settlement_line', 'sim_assignment', 'statement',
    'statement_line', 'usage_aggregate'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator '
        'USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator())',
      table_name
    );
  END LOOP;

  FOREACH table_name IN ARRAY ARRAY[
    'adjustment', 'audit_event', 'discrepancy', 'issued_statement', 'margin_version', 'mno_invoice_line',
    'number_range', 'operator', 'quarantine_total', 'retail_revenue', 'settlement_line', 'sim_assignment',
    'statement', 'statement_line', 'usage_aggregate'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY portfolio_scope ON %I TO tributary_portfolio USING (true) WITH CHECK (true)', table_name
    );
  END LOOP;

  FOREACH table_name IN ARRAY ARRAY[
    'audit_event', 'number_range', 'operator', 'quarantine_total', 'sim_assignment', 'usage_aggregate'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY mediation_scope ON %I TO tributary_mediation USING (true) WITH CHECK (true)', table_name
    );
  END LOOP;
END
$$;
