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
  status: z.string(),
  /** The rating of the period that is in force. */
  ratingId: z.string().nullable(),
  unrateable: z.int(),
});

/** Somebody of whom the run has neither a bill nor a reason why not. */
export type UnbilledSubscriber = z.infer<typeof unbilled>;

/**
 * The next subscribers whom a run has to look at, by their numbers: who had a plan in the cycle, or used
 * something in its period. Who has a bill of the period that was not taken back whole is done.
 */
export function unbilledSubscribers(
  tx: OperatorTables,
  request: UnbilledRequest,
): Promise<UnbilledSubscriber[]> {
  const { runId, period, from, until, after, limit } = request;
  const query = Prisma.sql`
    SELECT subscriber.id, subscriber.number, subscriber.status, rating.id AS "ratingId",
      coalesce(rating.unrateable, 0) AS unrateable
    FROM subscriber
    LEFT JOIN LATERAL (
      SELECT id, unrateable, records FROM retail_rating
      WHERE subscriber_id = subscriber.id AND period = ${period} ORDER BY version DESC LIMIT 1
    ) rating ON true
    WHERE subscriber.number > ${after}
      AND (rating.records > 0 OR EXISTS (
        SELECT FROM subscriber_plan had
        WHERE had.subscriber_id = subscriber.id AND had.valid_from < ${until}
          AND (had.valid_until IS NULL OR had.valid_until > ${from})))
      AND NOT EXISTS (
        SELECT FROM bill WHERE bill.bill_run_id = ${runId}::uuid AND bill.subscriber_id = subscriber.id)
      AND NOT EXISTS (
        SELECT FROM bill_exception held
        WHERE held.bill_run_id = ${runId}::uuid AND held.subscriber_id = subscriber.id)
      AND NOT EXISTS (
        SELECT FROM bill done WHERE done.subscriber_id = subscriber.id AND done.period = ${period}
          AND done.kind = 'bill' AND done.status = 'final'
          AND NOT (done.gross_micros <> 0 AND done.gross_micros + coalesce((
            SELECT sum(note.gross_micros) FROM bill note WHERE note.credits_id = done.id), 0) = 0))
    ORDER BY subscriber.number LIMIT ${limit}`;
  return readRows(tx as unknown as Reader, query, unbilled);
}
