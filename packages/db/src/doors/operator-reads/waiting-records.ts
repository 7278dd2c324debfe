import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const waitingReason = z.object({
  reason: z.string(),
  records: z.bigint(),
  oldestAt: z.date(),
});

/** How many of an operator's records wait in quarantine for one reason. */
export type WaitingReason = z.infer<typeof waitingReason>;

/** Counts the operator's quarantined records that nobody has taken up again, by reason. */
export function waitingRecords(reader: Reader): Promise<WaitingReason[]> {
  const query = Prisma.sql`
    SELECT reason, count(*) AS records, min(quarantined_at) AS "oldestAt"
    FROM quarantine
    WHERE NOT EXISTS (SELECT FROM redriven WHERE redriven.quarantine_id = quarantine.id)
    GROUP BY reason ORDER BY records DESC, reason`;
  return readRows(reader, query, waitingReason);
}
