import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

/** An IMSI that a subscriber has over [from, until). */
export interface Holding {
  readonly subscriberId: string;
  readonly imsi: string;
  readonly from: Date;
  readonly until: Date | null;
}

export interface SubscriberUsageRequest {
  readonly holdings: readonly Holding[];
  /** The instants between which the period lies. */
  readonly from: Date;
  readonly until: Date;
}

const usageRecord = z.object({
  subscriberId: z.string(),
  occurredAt: z.date(),
  key: z.bigint(),
  /** Negative where the record takes another one back. */
  recordNumber: z.number(),
  service: z.string(),
  direction: z.string(),
  visitedPlmn: z.string().nullable(),
  otherParty: z.string().nullable(),
  durationSeconds: z.number(),
  volumeBytes: z.bigint(),
  isTest: z.boolean(),
});

/** One record of a subscriber's usage, as measured: what it cost the operator is not read. */
export type UsageRecord = z.infer<typeof usageRecord>;

/**
 * The usage of some subscribers, each one's in the order of time. Each call goes over the period once: ask
 * for many subscribers at a time.
 */
export function subscriberUsage(reader: Reader, request: SubscriberUsageRequest): Promise<UsageRecord[]> {
  const { holdings, from, until } = request;
  const held = JSON.stringify(
    holdings.map(({ subscriberId, imsi, ...spell }) => ({
      subscriber_id: subscriberId,
      imsi,
      ...{ held_from: spell.from, held_until: spell.until },
    })),
  );
  const query = Prisma.sql`
    SELECT held.subscriber_id AS "subscriberId", occurred_at AS "occurredAt", key,
      record_number AS "recordNumber", service, direction, visited_plmn AS "visitedPlmn",
      other_party AS "otherParty", duration_seconds AS "durationSeconds", volume_bytes AS "volumeBytes",
      is_test AS "isTest"
    FROM cdr JOIN jsonb_to_recordset(${held}::jsonb)
        AS held(subscriber_id text, imsi text, held_from timestamptz, held_until timestamptz)
      ON held.imsi = cdr.imsi AND occurred_at >= held.held_from
        AND (held.held_until IS NULL OR occurred_at < held.held_until)
    WHERE occurred_at >= ${from} AND occurred_at < ${until}
    ORDER BY held.subscriber_id, occurred_at, key`;
  return readRows(reader, query, usageRecord);
}
