import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { derived } from "./period-settlements.ts";
import { type Reader, readRows } from "./reader.ts";

/**
 * What of the row `invoice`, under the row `agreement`, matches or differs within the tolerance; null before
 * it was compared with usage. Beside it, how many exceptions wait for a decision.
 */
export function comparedNet(): Prisma.Sql {
  return Prisma.sql`
    SELECT found.open_exceptions,
      CASE WHEN invoice.status = 'received' AND (found.exceptions > 0 OR EXISTS (
        SELECT FROM settlement_run run
        WHERE run.agreement_id = invoice.agreement_id AND run.period = invoice.period
          AND run.invoice_id = invoice.id
      )) THEN invoice.net_micros - found.excepted - derived.micros END AS matched_micros
    FROM (
      SELECT count(*) AS exceptions, (count(*) FILTER (WHERE status = 'open'))::int AS open_exceptions,
        (coalesce(sum(billed_micros) FILTER (WHERE key <> 'TAX'), 0))::bigint AS excepted
      FROM discrepancy WHERE invoice_id = invoice.id AND status <> 'resolved'
    ) found
    ${derived()}`;
}

const comparedRow = z.object({
  /** Net, on lines that match or differ within the tolerance; null before it was compared. */
  matchedMicros: z.bigint().nullable(),
  openExceptions: z.int(),
});

export type ComparedNet = z.infer<typeof comparedRow>;

/** How far one invoice agrees with usage. */
export async function findComparedNet(reader: Reader, invoiceId: string): Promise<ComparedNet> {
  const query = Prisma.sql`
    SELECT compared.matched_micros AS "matchedMicros", compared.open_exceptions AS "openExceptions"
    FROM mno_invoice invoice
      JOIN agreement ON agreement.id = invoice.agreement_id
      CROSS JOIN LATERAL (${comparedNet()}) compared
    WHERE invoice.id = ${invoiceId}::uuid`;
  const [row] = await readRows(reader, query, comparedRow);
  return row ?? { matchedMicros: null, openExceptions: 0 };
}
