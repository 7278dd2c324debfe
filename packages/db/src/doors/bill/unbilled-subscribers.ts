import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import type { OperatorTables } from "../operator-db.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

export interface UnbilledRequest {
  readonly runId: string;
  readonly period: string;
  /** The instants between which the cycle lies. */
  readonly from: Date;
  readonly until: Date;
  /** The number of the last subscriber that was looked at. */
  readonly after: string;
  readonly limit: number;
}

const unbilled = z.object({
  id: z.string(),
  number: z.string(),
  /** That it wants its bill in. */
  language: z.string(),
  hasVatId: z.boolean(),
  /** The rating of the period that is in force. */
  ratingId: z.string().nullable(),
  unrateable: z.int(),
  /**
   * Had a plan in the cycle, used something in its period or earlier usage was rated again, and has neither a
   * bill nor a reason why not.
   */
  isDue: z.boolean(),
});

/** Somebody whom a run looks at. */
export type UnbilledSubscriber = z.infer<typeof unbilled>;

/**
 * The next subscribers by their numbers, whoever they are, with whether the run has to bill them. Who has a
 * bill of the period that was not taken back whole is done. Each is looked up by itself, so that the last
 * thousand of many take as long as the first.
 */
export function unbilledSubscribers(
  tx: OperatorTables,
  request: UnbilledRequest,
): Promise<UnbilledSubscriber[]> {
  const { runId, period, from, until, after, limit } = request;
  const query = Prisma.sql`
    WITH next AS MATERIALIZED (
      SELECT id, number, language, vat_id_sealed IS NOT NULL AS has_vat_id
      FROM subscriber WHERE number > ${after} ORDER BY number LIMIT ${limit}
    )
    SELECT next.id, next.number, next.language, next.has_vat_id AS "hasVatId",
      rating.id AS "ratingId", coalesce(rating.unrateable, 0) AS unrateable,
      (coalesce(rating.records, 0) > 0 OR had.is_there IS NOT NULL OR rerated.is_there IS NOT NULL)
        AND billed.is_there IS NULL AND held.is_there IS NULL AS "isDue"
    FROM next
    LEFT JOIN LATERAL (
      SELECT id, unrateable, records FROM retail_rating
      WHERE subscriber_id = next.id AND period = ${period} ORDER BY version DESC LIMIT 1
    ) rating ON true
    LEFT JOIN LATERAL (
      SELECT true AS is_there FROM subscriber_plan
      WHERE subscriber_id = next.id AND valid_from < ${until}
        AND (valid_until IS NULL OR valid_until > ${from})
      LIMIT 1
    ) had ON true
    LEFT JOIN LATERAL (
      SELECT true AS is_there FROM retail_rating
      WHERE subscriber_id = next.id AND period < ${period} AND version > 1 LIMIT 1
    ) rerated ON true
    LEFT JOIN LATERAL (
      SELECT true AS is_there FROM bill
      WHERE subscriber_id = next.id AND kind = 'bill' AND (bill_run_id = ${runId}::uuid
        OR (period = ${period} AND status = 'final' AND NOT (gross_micros <> 0 AND gross_micros + coalesce((
          SELECT sum(note.gross_micros) FROM bill note WHERE note.credits_id = bill.id), 0) = 0)))
      LIMIT 1
    ) billed ON true
    LEFT JOIN LATERAL (
      SELECT true AS is_there FROM bill_exception
      WHERE bill_run_id = ${runId}::uuid AND subscriber_id = next.id LIMIT 1
    ) held ON true
    ORDER BY next.number`;
  return readRows(tx as unknown as Reader, query, unbilled);
}
