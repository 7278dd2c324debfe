import { AGREEMENT, type World } from "./world.ts";

/**
 * Writes exceptions as comparing would, many at once: amounts of both signs that repeat, ages of up to
 * thirty days, three causes, alfa and beta in turn as those who bear the difference.
 */
export async function insertExceptions(
  { test }: World,
  invoiceId: string,
  period: string,
  count: number,
): Promise<void> {
  await test.superuser.query(
    `INSERT INTO discrepancy (id, invoice_id, agreement_id, period, key, line_code, operator_id,
       billed_micros, expected_micros, delta_micros, cause, explanation, comparison, created_at)
     SELECT gen_random_uuid(), $1, $2, $3, 'X' || n, 'L1', CASE WHEN n % 10 = 0 THEN 'beta' END,
       100000000 + delta, 100000000, delta, (ARRAY['RATE', 'VOLUME', 'UNKNOWN'])[1 + n % 3],
       'Made for a test.',
       jsonb_build_object(
         'key', 'X' || n, 'lineCode', 'L1', 'period', $3::text, 'billedQuantity', null,
         'expectedQuantity', null,
         'billedRate', null, 'expectedRate', null, 'invoiceLineNumbers', '[]'::jsonb, 'toleranceMicros', '0n',
         'counterfactual', null, 'isUnderBilled', false,
         'parts', jsonb_build_array(jsonb_build_object(
           'operatorId', (ARRAY['alfa', 'beta'])[1 + n % 2], 'amountMicros', delta || 'n'))),
       now() - (n % 30) * interval '1 day'
     FROM (
       SELECT n, (CASE WHEN n % 4 = 0 THEN -1 ELSE 1 END) * (1 + n % 97) * 1000000::bigint AS delta
       FROM generate_series(1, $4::int) AS n
     ) AS made`,
    [invoiceId, AGREEMENT, period, count],
  );
}
