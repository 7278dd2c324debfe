import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import { type PeriodRange, standingRuns } from "./standing-runs.ts";

const settledSum = z.object({
  period: z.string(),
  /** null = what stays with the MVNA. */
  operatorId: z.string().nullable(),
  /** Allocated wholesale cost, corrections of earlier periods and credits included. */
  costMicros: z.bigint(),
  /** Margin, corrections of earlier periods included. */
  marginMicros: z.bigint(),
  /** The part of the cost that corrects earlier periods. */
  correctionsMicros: z.bigint(),
  netMicros: z.bigint(),
});

/** What the standing runs of a period come to for one operator. */
export type SettledSum = z.infer<typeof settledSum>;

/** Sums the posted lines of the runs that stand, by period and operator: of all operators, or of one. */
export function settledSums(
  reader: Reader,
  { operatorId, ...range }: PeriodRange & { readonly operatorId?: string },
): Promise<SettledSum[]> {
  const own = operatorId === undefined ? Prisma.empty : Prisma.sql`WHERE line.operator_id = ${operatorId}`;
  const query = Prisma.sql`
    WITH run AS (${standingRuns(range)}),
    line AS (
      SELECT run.period, line.operator_id, line.amount_micros,
        line.kind IN ('adjustment', 'credit') AS is_correction,
        line.kind = 'margin' OR (line.kind = 'adjustment' AND line.line_code LIKE 'MARGIN\\_%') AS is_margin
      FROM run JOIN settlement_line line ON line.run_id = run.id ${own}
    )
    SELECT period, operator_id AS "operatorId",
      coalesce(sum(amount_micros) FILTER (WHERE NOT is_margin), 0)::bigint AS "costMicros",
      coalesce(sum(amount_micros) FILTER (WHERE is_margin), 0)::bigint AS "marginMicros",
      coalesce(sum(amount_micros) FILTER (WHERE is_correction AND NOT is_margin), 0)::bigint
        AS "correctionsMicros",
      sum(amount_micros)::bigint AS "netMicros"
    FROM line GROUP BY period, operator_id ORDER BY period, operator_id`;
  return readRows(reader, query, settledSum);
}
