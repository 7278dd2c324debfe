import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const dueBill = z.object({
  billId: z.string(),
  number: z.string(),
  subscriberId: z.string(),
  subscriber: z.string(),
  profileId: z.string(),
  dueOn: z.string(),
  openMicros: z.bigint(),
  lastStep: z.int().nullable(),
  lastStepOn: z.string().nullable(),
  /** Until when the subscriber has promised to pay, by its last promise. */
  promisedUntil: z.string().nullable(),
});

/** A bill that is overdue, with what was done about it. */
export type DueBillRow = z.infer<typeof dueBill>;

/** Lists the bills that were due before a day and are not paid, each subscriber's together. */
export function dueBills(reader: Reader, { today }: { readonly today: string }): Promise<DueBillRow[]> {
  const query = Prisma.sql`
    SELECT bill.id AS "billId", bill.number, bill.subscriber_id AS "subscriberId",
      subscriber.number AS subscriber,
      bill.billing_profile_id AS "profileId", to_char(bill.due_on, 'YYYY-MM-DD') AS "dueOn",
      (bill.gross_micros + coalesce(note.credited, 0) - coalesce(allocation.paid, 0))::bigint AS "openMicros",
      notice.step AS "lastStep", to_char(notice.taken_on, 'YYYY-MM-DD') AS "lastStepOn",
      to_char(promise.until_day, 'YYYY-MM-DD') AS "promisedUntil"
    FROM bill
    JOIN subscriber ON subscriber.operator_id = bill.operator_id AND subscriber.id = bill.subscriber_id
    LEFT JOIN (SELECT credits_id, sum(gross_micros) AS credited FROM bill
      WHERE kind = 'credit-note' GROUP BY credits_id) note ON note.credits_id = bill.id
    LEFT JOIN (SELECT bill_id, sum(amount_micros) AS paid FROM payment_allocation
      GROUP BY bill_id) allocation ON allocation.bill_id = bill.id
    LEFT JOIN LATERAL (SELECT step, taken_on FROM dunning_notice WHERE bill_id = bill.id
      ORDER BY step DESC LIMIT 1) notice ON true
    LEFT JOIN LATERAL (SELECT until_day FROM payment_promise WHERE subscriber_id = bill.subscriber_id
      ORDER BY made_at DESC, id DESC LIMIT 1) promise ON true
    WHERE bill.kind = 'bill' AND bill.status = 'final' AND bill.due_on < ${today}::date
      AND bill.gross_micros + coalesce(note.credited, 0) - coalesce(allocation.paid, 0) > 0
    ORDER BY subscriber.number, bill.due_on, bill.number`;
  return readRows(reader, query, dueBill);
}
