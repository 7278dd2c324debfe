import type { TestDatabase } from "@tributary/db/testing/test-database";
import { correctMonth } from "../correction/correct-month.ts";
import type { CorrectMonthRequest } from "../correction/types.ts";

/** Corrects a period of an agreement, applied and with nothing issued unless said otherwise. */
export function correct(
  database: TestDatabase,
  agreementId: string,
  fields: Partial<CorrectMonthRequest> = {},
) {
  return correctMonth(database, {
    ...{ agreementId, period: "2026-10", isSettled: false, isApplied: true, reason: "a test", actor: "test" },
    ...{ app: "cli", requestId: null, reviewed: null },
    ...fields,
  });
}

/** Where sums of the stored records and the aggregates do not agree. */
export async function differences(database: TestDatabase): Promise<unknown[]> {
  const { rows } = await database.superuser.query<{ schemas: string[] }>(
    "SELECT array_agg(nspname::text) AS schemas FROM pg_namespace WHERE nspname LIKE 't\\_%'",
  );
  const stored = (rows[0]?.schemas ?? [])
    .map(
      (schema) => `SELECT nullif(operator_id, 'suspense') AS operator_id, c.agreement_id, period, line_code,
        zone, service, direction, rate_version, (occurred_at AT TIME ZONE 'Europe/Berlin')::date AS day,
        coalesce(f.corrects, f.id) AS file, CASE WHEN record_number < 0 THEN -1 ELSE 1 END AS records,
        rated_quantity AS quantity, charge_micros AS charge
      FROM ${schema}.cdr c JOIN usage_file f ON f.id = file_id`,
    )
    .join(" UNION ALL ");
  const kinds =
    "operator_id, agreement_id, period, line_code, zone, service, direction, rate_version, day, file";
  const found = await database.superuser.query(
    `WITH stored AS (SELECT ${kinds}, sum(records) AS records, sum(quantity) AS quantity,
         sum(charge) AS charge
       FROM (${stored}) s GROUP BY ${kinds} HAVING sum(records) <> 0),
     summed AS (SELECT operator_id, a.agreement_id, period, line_code, zone, service, direction, rate_version,
         day, coalesce(f.corrects, f.id) AS file, sum(records) AS records, sum(quantity) AS quantity,
         sum(charge_micros) AS charge
       FROM usage_aggregate a JOIN usage_file f ON f.id = file_id WHERE outcome = 'accepted'
       GROUP BY operator_id, a.agreement_id, period, line_code, zone, service, direction, rate_version, day,
         coalesce(f.corrects, f.id) HAVING sum(records) <> 0)
     (TABLE stored EXCEPT TABLE summed) UNION ALL (TABLE summed EXCEPT TABLE stored)`,
  );
  return found.rows;
}
