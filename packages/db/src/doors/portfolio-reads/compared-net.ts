import { Prisma } from "../../generated/shared/client.ts";
import { derived } from "./period-settlements.ts";

/**
 * What of the row `invoice`, under the row `agreement`, matches or differs within the tolerance; null before it was
 * compared with usage. Beside it, how many exceptions wait for a decision.
 */
export function comparedNet(): Prisma.Sql {
  return Prisma.sql`
    SELECT found.open_exceptions,
      CASE WHEN invoice.status = 'received' AND (found.exceptions > 0 OR EXISTS (
        SELECT FROM settlement_run run
        WHERE run.agreement_id = invoice.agreement_id AND run.period = invoice.period AND run.invoice_id = invoice.id
      )) THEN invoice.net_micros - found.excepted - derived.micros END AS matched_micros
    FROM (
      SELECT count(*) AS exceptions, (count(*) FILTER (WHERE status = 'open'))::int AS open_exceptions,
        (coalesce(sum(billed_micros) FILTER (WHERE key <> 'TAX'), 0))::bigint AS excepted
      FROM discrepancy WHERE invoice_id = invoice.id AND status <> 'resolved'
    ) found
    ${derived()}`;
}
