import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import { standingRuns } from "./standing-runs.ts";

const settledLine = z.object({
  agreementId: z.string(),
  kind: z.enum(["cost", "spread", "margin", "adjustment", "credit", "retained"]),
  lineCode: z.string(),
  description: z.string(),
  originPeriod: z.string(),
  /** In the line's unit, as a decimal. */
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
  amountMicros: z.bigint(),
});

/** One posted amount of the runs that stand. */
export type SettledLine = z.infer<typeof settledLine>;

/** What one operator's settlement of a period is made of. */
export function settledLines(
  reader: Reader,
  { currency, period, operatorId }: { currency: string; period: string; operatorId: string },
): Promise<SettledLine[]> {
  const query = Prisma.sql`
    WITH run AS (${standingRuns({ currency, from: period, to: period })})
    SELECT run.agreement_id AS "agreementId", line.kind, line.line_code AS "lineCode", line.description,
      line.origin_period AS "originPeriod", trim_scale(line.quantity)::text AS quantity, line.unit,
      line.amount_micros AS "amountMicros"
    FROM run JOIN settlement_line line ON line.run_id = run.id
    WHERE line.operator_id = ${operatorId}
    ORDER BY run.agreement_id, line.line_code, line.origin_period, line.kind`;
  return readRows(reader, query, settledLine);
}
