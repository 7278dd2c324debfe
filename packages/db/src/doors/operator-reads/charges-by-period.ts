import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";
import { latestStatements } from "./statement-standing.ts";

const periodCharge = z.object({
  period: z.string(),
  currency: z.string(),
  netMicros: z.bigint(),
  isProvisional: z.boolean(),
});

/** What a period was charged at, in one of the currencies the operator pays in. */
export type PeriodCharge = z.infer<typeof periodCharge>;

/** Sums the net of the operator's statements by period, the latest version of each, from a period on. */
export function chargesByPeriod(reader: Reader, request: { readonly from: string }): Promise<PeriodCharge[]> {
  const query = Prisma.sql`
    SELECT period, owed_currency AS currency, sum(owed_net_micros)::bigint AS "netMicros",
      bool_or(is_provisional) AS "isProvisional"
    FROM (${latestStatements()}) latest
    WHERE period >= ${request.from}
    GROUP BY period, owed_currency ORDER BY period, owed_currency`;
  return readRows(reader, query, periodCharge);
}
