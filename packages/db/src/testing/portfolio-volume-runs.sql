-- What is made of each month: comparisons, runs, statements, books. Goes on from portfolio-volume.sql.

-- One exception in a hundred is borne by everybody, the others by one operator each.
CREATE TEMP TABLE compared ON COMMIT DROP AS
  SELECT exception.*, jsonb_build_object('key', key, 'lineCode', line_code, 'operatorId', NULL, 'period',
    pg_temp.label(month), 'invoiceLineNumbers', jsonb_build_array(1), 'billedMicros', '3000000n',
    'expectedMicros', '1000000n', 'deltaMicros', '2000000n', 'toleranceMicros', '0n',
    'billedQuantity', pg_temp.exact(3), 'expectedQuantity', pg_temp.exact(1), 'billedRate', pg_temp.exact(1),
    'expectedRate', pg_temp.exact(1), 'verdict', 'exception', 'isUnderBilled', false, 'cause', cause,
    'counterfactual', NULL, 'parts', CASE WHEN item % 100 = 0 THEN everybody.parts ELSE jsonb_build_array(
      jsonb_build_object('operatorId', member.id, 'amountMicros', '2000000n')) END) AS comparison
  FROM exception
  JOIN member ON member.number = 1 + item % pg_temp.size('operators')
  CROSS JOIN (
    SELECT jsonb_agg(jsonb_build_object('operatorId', id, 'amountMicros',
      pg_temp.micros(2000000 / pg_temp.size('operators')))) AS parts
    FROM member
  ) everybody;

-- A run is as large as one of so many operators and exceptions is.
INSERT INTO settlement_run (id, agreement_id, period, version, status, invoice_id, snapshot, result,
    identities, hash, prepared_by, approved_by, approved_at, approved_hash, issued_at)
  SELECT run_id, 'volume', period, 1, CASE WHEN is_draft THEN 'draft' ELSE 'issued' END, invoice_id,
    jsonb_build_object('acceptedUnattributed', '[]'::jsonb, 'decisions', found.decisions, 'usage', own.usage),
    jsonb_build_object('comparisons', found.comparisons, 'corrections', '[]'::jsonb, 'expected', own.usage,
      'blockers', found.blockers, 'settlement', jsonb_build_object('approved', own.approved,
        'operators', own.operators, 'amounts', jsonb_build_object(
          'invoiceMicros', pg_temp.micros(cost + waived + withheld),
          'approvedMicros', pg_temp.micros(cost + waived),
          'grossDisputedMicros', pg_temp.micros(disputed), 'netRecoverableMicros', pg_temp.micros(withheld),
          'withheldMicros', pg_temp.micros(withheld), 'claimMicros', '0n',
          'payableMicros', pg_temp.micros(cost + waived), 'carriedForwardMicros', '0n', 'taxMicros', '0n',
          'taxWithheldMicros', '0n', 'backBillMicros', '0n', 'disputes', '[]'::jsonb),
        'totals', jsonb_build_object('approvedMicros', pg_temp.micros(cost + waived)))),
    '[]', pg_temp.hash(period), 'analyst', CASE WHEN NOT is_draft THEN 'approver' END,
    CASE WHEN NOT is_draft THEN now() END, CASE WHEN NOT is_draft THEN pg_temp.hash(period) END,
    CASE WHEN NOT is_draft THEN now() END
  FROM month
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(comparison), '[]') AS comparisons,
      coalesce(jsonb_agg(jsonb_build_object('key', key, 'decision', status))
        FILTER (WHERE status <> 'open'), '[]') AS decisions,
      coalesce(jsonb_agg(jsonb_build_object('code', 'EXCEPTIONS_OPEN', 'key', key, 'message',
        key || ' waits for a decision: dispute or waive it.'))
        FILTER (WHERE status = 'open' AND is_draft), '[]') AS blockers
    FROM compared WHERE compared.month = month.number
  ) found
  CROSS JOIN LATERAL (
    SELECT (
        SELECT jsonb_agg(jsonb_build_object('key', code, 'expectedMicros', pg_temp.micros(cost / 9)))
        FROM charge
      ) AS approved,
      jsonb_agg(jsonb_build_object('operatorId', member.id, 'lines', lines)) AS operators,
      jsonb_agg(jsonb_build_object('operatorId', member.id, 'quantity', md5(member.id || period))) AS usage
    FROM member CROSS JOIN (
      SELECT jsonb_agg(jsonb_build_object('kind', 'cost', 'code', code, 'description', description,
        'originPeriod', period, 'quantity', pg_temp.exact(1), 'amountMicros', '1000000n')) AS lines
      FROM charge
    ) charged
  ) own;
INSERT INTO settlement_line (id, run_id, operator_id, kind, line_code, description, quantity, unit,
    origin_period, amount_micros)
  SELECT gen_random_uuid(), run_id, member.id, 'cost', code, description, 1, unit, period, 1000000
  FROM month, member, charge
  UNION ALL SELECT gen_random_uuid(), run_id, id, 'margin', 'MARGIN_FIXED', 'Fixed fee', NULL, NULL, period,
    1000000
  FROM month, member
  UNION ALL SELECT gen_random_uuid(), run_id, NULL, 'retained', 'L1', 'Paid as billed', NULL, NULL, period,
    waived
  FROM month WHERE waived > 0;

INSERT INTO dispute (id, number, agreement_id, invoice_id, period, status, currency, gross_disputed_micros,
    net_recoverable_micros, notice_deadline_on, payment_due_on, raised_at, evidence, evidence_hash)
  SELECT dispute_id, 'D-volume-' || period, 'volume', invoice_id, period, 'raised', 'EUR', disputed, disputed,
    (period || '-28')::date + 60, (period || '-28')::date + 30, now(), '{}', pg_temp.hash('dispute' || period)
  FROM month WHERE dispute_id IS NOT NULL;
INSERT INTO discrepancy (id, invoice_id, agreement_id, period, key, line_code, billed_micros,
    expected_micros, delta_micros, cause, explanation, comparison, status, reason, decided_by, decided_at,
    dispute_id, created_at)
  SELECT gen_random_uuid(), invoice_id, 'volume', period, key, line_code, 3000000, 1000000, 2000000, cause,
    'It differs.', comparison, status, CASE WHEN status <> 'open' THEN 'It was looked into.' END,
    CASE WHEN status <> 'open' THEN 'analyst' END, CASE WHEN status <> 'open' THEN now() END,
    CASE WHEN status = 'disputed' THEN dispute_id END, now() - make_interval(days => item % 20)
  FROM compared JOIN month ON month.number = compared.month;

CREATE TEMP TABLE bill ON COMMIT DROP AS
  SELECT pg_temp.id('statement' || month.number || member.id) AS id, member.id AS operator_id, run_id, period,
    'ST-volume-' || period || '-' || member.id AS number, (period || '-28')::date AS issued_on
  FROM month, member WHERE NOT is_draft;
CREATE TEMP TABLE bill_line ON COMMIT DROP AS
  SELECT number, code, description, unit, 'usage' AS kind FROM charge
  UNION ALL SELECT 10, 'SERVICE', 'Service fee', NULL, 'service';
INSERT INTO statement (id, operator_id, number, version, agreement_id, period, currency, net_micros,
    tax_micros, gross_micros, issued_at, due_on, hash, document)
  SELECT id, operator_id, number, 1, 'volume', period, 'EUR', 10000000, 0, 10000000, now(), issued_on + 30,
    pg_temp.hash(number), jsonb_build_object('number', number, 'version', 1, 'operatorId', operator_id,
      'agreementId', 'volume', 'period', period, 'zone', 'Europe/Berlin', 'currency', 'EUR',
      'issuedOn', issued_on, 'dueOn', issued_on + 30, 'isFinal', false, 'isProvisional', false,
      'netMicros', '10000000', 'taxBps', 0, 'taxMicros', '0', 'grossMicros', '10000000', 'converted', NULL,
      'lines', (
        SELECT jsonb_agg(jsonb_build_object('code', code, 'description', description, 'unit', unit,
          'quantity', CASE WHEN kind = 'usage' THEN '1' END, 'amountMicros', '1000000',
          'originPeriod', period) ORDER BY bill_line.number)
        FROM bill_line))
  FROM bill;
INSERT INTO statement_line (id, operator_id, statement_id, line_number, code, description, quantity, unit,
    origin_period, amount_micros, kind, unit_size)
  SELECT gen_random_uuid(), operator_id, bill.id, bill_line.number, code, description,
    CASE WHEN kind = 'usage' THEN 1 END, unit, period, 1000000, kind, CASE WHEN kind = 'usage' THEN 1000 END
  FROM bill, bill_line;
INSERT INTO issued_statement (operator_id, statement_id, run_id) SELECT operator_id, id, run_id FROM bill;

INSERT INTO ledger_transaction (id, key, kind, description, agreement_id, period)
  SELECT pg_temp.id('cost' || number), 'run:' || run_id || ':cost', 'invoice-approved', 'Cost', 'volume',
    period
  FROM month WHERE NOT is_draft
  UNION ALL SELECT pg_temp.id('owed' || number), 'statement:' || number || ':v1', 'statement-issued',
    'Statement', 'volume', period FROM bill;
INSERT INTO ledger_posting (transaction_id, account, party, currency, amount_micros)
  SELECT pg_temp.id('cost' || number), account, party, 'EUR', amount
  FROM month CROSS JOIN LATERAL (VALUES ('wholesale-cost', NULL, cost), ('retained-cost', NULL, waived),
    ('mno-payable', 'volume', -cost - waived)) AS entry (account, party, amount)
  WHERE NOT is_draft AND amount <> 0
  UNION ALL SELECT pg_temp.id('owed' || number), account, operator_id, 'EUR', amount
  FROM bill, (VALUES ('operator-receivable', 10000000::bigint), ('settlement-revenue', -9000000),
    ('margin-revenue', -1000000)) AS entry (account, amount);
