import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const leftSubscriber = z.object({
  subscriberId: z.string(),
  number: z.string(),
  /** YYYY-MM-DD in UTC. */
  servedFrom: z.string(),
  terminatedOn: z.string(),
  openBills: z.int(),
  isAwaited: z.boolean(),
  lastBilledOn: z.string().nullable(),
});

/** A subscriber that was terminated and is not erased, with what its bills say. */
export type LeftSubscriberRow = z.infer<typeof leftSubscriber>;

/** Those who were terminated on a day or before, by number. A bill is open until it is paid. */
export function leftSubscribers(
  reader: Reader,
  { leftBy }: { readonly leftBy: string },
): Promise<LeftSubscriberRow[]> {
  const query = Prisma.sql`
    SELECT subscriber.id::text AS "subscriberId", subscriber.number,
      to_char(coalesce(activated_at, created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "servedFrom",
      to_char(terminated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "terminatedOn",
      EXISTS (SELECT FROM network_order
        WHERE network_order.subscriber_id = subscriber.id AND ended_at IS NULL) AS "isAwaited",
      coalesce(billed.open, 0)::int AS "openBills", billed.latest AS "lastBilledOn"
    FROM subscriber
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE bill.kind = 'bill' AND (bill.status = 'draft' OR bill.gross_micros
          + coalesce((SELECT sum(note.gross_micros) FROM bill note
            WHERE note.credits_id = bill.id AND note.status = 'final'), 0)
          - coalesce((SELECT sum(part.amount_micros) FROM payment_allocation part
            WHERE part.bill_id = bill.id), 0) > 0)) AS open,
        to_char(max(bill.issued_on), 'YYYY-MM-DD') AS latest
      FROM bill WHERE bill.subscriber_id = subscriber.id
    ) billed ON true
    WHERE subscriber.status = 'terminated' AND erased_at IS NULL
      AND (terminated_at AT TIME ZONE 'UTC')::date <= ${leftBy}::date
    ORDER BY subscriber.number`;
  return readRows(reader, query, leftSubscriber);
}
