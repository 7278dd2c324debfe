import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

/** An IMSI over [from, until). */
export interface HeldImsi {
  readonly imsi: string;
  readonly from: Date;
  readonly until: Date | null;
}

export interface HeldUsageRequest {
  readonly held: readonly HeldImsi[];
  /** The instants between which the period lies. */
  readonly from: Date;
  readonly until: Date;
}

const serviceUse = z.object({
  service: z.string(),
  records: z.bigint(),
  durationSeconds: z.bigint(),
  volumeBytes: z.bigint(),
  latestAt: z.date(),
});

/** What was used of a service. */
export type ServiceUse = z.infer<typeof serviceUse>;

/**
 * What was used through some IMSIs while they were held, by service. Usage for tests is nobody's: it is left
 * out.
 */
export function heldUsage(reader: Reader, { held, from, until }: HeldUsageRequest): Promise<ServiceUse[]> {
  const spells = JSON.stringify(held);
  const query = Prisma.sql`
    SELECT service, count(*) AS records, sum(duration_seconds)::bigint AS "durationSeconds",
      sum(volume_bytes)::bigint AS "volumeBytes", max(occurred_at) AS "latestAt"
    FROM cdr
    WHERE occurred_at >= ${from} AND occurred_at < ${until} AND NOT is_test
      AND imsi = ANY (${held.map(({ imsi }) => imsi)}::text[])
      AND EXISTS (SELECT FROM jsonb_to_recordset(${spells}::jsonb)
          AS held(imsi text, "from" timestamptz, until timestamptz)
        WHERE held.imsi = cdr.imsi AND occurred_at >= held."from"
          AND (held.until IS NULL OR occurred_at < held.until))
    GROUP BY service ORDER BY service`;
  return readRows(reader, query, serviceUse);
}
