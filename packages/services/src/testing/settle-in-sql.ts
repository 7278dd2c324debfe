import type { TestDatabase } from "@tributary/db/testing/test-database";

/** A posted amount as text, so that two ways can be laid side by side: operator, kind, line, cents. */
export type PostedLine = string;

/**
 * Settles a period a second time, from the records themselves and in SQL alone, for the terms of guarantee
 * 16: prices by tier or unit, largest remainders, unattributed usage spread by cost, 10 % margin.
 */
export async function settleInSql(
  { superuser }: TestDatabase,
  operators: readonly string[],
  period: string,
): Promise<PostedLine[]> {
  const records = [...operators, "suspense"]
    .map((id) => `SELECT operator_id, period, line_code, rated_quantity FROM t_${id}.cdr`)
    .join(" UNION ALL ");
  const { rows } = await superuser.query<{ line: string }>(
    `WITH part AS (
       SELECT line_code, nullif(operator_id, 'suspense') AS operator, sum(rated_quantity) AS weight
       FROM (${records}) AS cdr WHERE period = $1 GROUP BY 1, 2
     ), priced AS (
       SELECT line_code, sum(weight) AS whole, 100 * round(CASE line_code
         WHEN 'L1' THEN 0.90 * least(sum(weight) / 1000000000, 50)
           + 0.70 * greatest(least(sum(weight) / 1000000000, 150) - 50, 0)
           + 0.55 * greatest(sum(weight) / 1000000000 - 150, 0)
         WHEN 'L3' THEN 0.0123 * sum(weight) / 60
         ELSE 0.0037 * sum(weight) END, 2) AS cents
       FROM part GROUP BY 1
     ), floored AS (
       SELECT line_code, operator, weight, cents, div(cents * weight, whole) AS share,
         mod(cents * weight, whole) AS remainder
       FROM part JOIN priced USING (line_code)
     ), ranked AS (
       SELECT *, cents - sum(share) OVER (PARTITION BY line_code) AS left_over,
         row_number() OVER (PARTITION BY line_code ORDER BY remainder DESC, weight DESC, operator) AS place
       FROM floored
     ), shared AS (
       SELECT line_code, operator, share + CASE WHEN place <= left_over THEN 1 ELSE 0 END AS cents FROM ranked
     ), nobodys AS (
       SELECT line_code, cents FROM shared WHERE operator IS NULL
     ), spread_floored AS (
       SELECT own.line_code, operator, own.cents AS weight, nobodys.cents,
         div(nobodys.cents * own.cents, sum(own.cents) OVER line) AS share,
         mod(nobodys.cents * own.cents, sum(own.cents) OVER line) AS remainder
       FROM shared AS own JOIN nobodys USING (line_code) WHERE operator IS NOT NULL
       WINDOW line AS (PARTITION BY own.line_code)
     ), spread_ranked AS (
       SELECT *, cents - sum(share) OVER (PARTITION BY line_code) AS left_over,
         row_number() OVER (PARTITION BY line_code ORDER BY remainder DESC, weight DESC, operator) AS place
       FROM spread_floored
     ), cost AS (
       SELECT operator, 'cost' AS kind, line_code, cents FROM shared WHERE operator IS NOT NULL
       UNION ALL
       SELECT operator, 'spread', line_code, share + CASE WHEN place <= left_over THEN 1 ELSE 0 END
       FROM spread_ranked
     ), posted AS (
       TABLE cost
       UNION ALL
       SELECT operator, 'margin', '', round(sum(cents) / 10) FROM cost GROUP BY operator
     )
     SELECT concat_ws(' ', operator, kind, nullif(line_code, ''), cents::bigint) AS line
     FROM posted WHERE cents <> 0`,
    [period],
  );
  return rows.map(({ line }) => line).sort();
}
