import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";
import type { AgreementZone } from "./agreement-zones.ts";
import { SIGN, STANDING } from "./standing-records.ts";

export interface DayTotalsRequest {
  /** Local calendar month, YYYY-MM. */
  readonly month: string;
  /** The instants between which the month lies, in whichever of the zones: they choose what is scanned. */
  readonly from: Date;
  readonly until: Date;
  readonly zones: readonly AgreementZone[];
  /** For usage under an agreement that is not among `zones`. */
  readonly otherZone: string;
}

const dayTotal = z.object({
  /** YYYY-MM-DD in the agreement's zone. */
  day: z.string(),
  service: z.string(),
  records: z.bigint(),
  durationSeconds: z.bigint(),
  volumeBytes: z.bigint(),
});

/** What was used on one day of one service, as measured: before minimums and increments. */
export type DayTotal = z.infer<typeof dayTotal>;

/** Sums an operator's own records by local day and service. Quantities only: what they cost is not read. */
export function usageDayTotals(reader: Reader, request: DayTotalsRequest): Promise<DayTotal[]> {
  const { month, from, until, zones, otherZone } = request;
  const first = Prisma.sql`${`${month}-01`}::date`;
  const query = Prisma.sql`
    SELECT to_char(used.day, 'YYYY-MM-DD') AS day, service, sum(records)::bigint AS records,
      sum(duration_seconds)::bigint AS "durationSeconds", sum(volume_bytes)::bigint AS "volumeBytes"
    FROM (
      SELECT (counted.quarter AT TIME ZONE coalesce(known.zone, ${otherZone}))::date AS day, counted.*
      FROM (
        -- Every zone is a whole number of quarters from UTC: what is looked up in its calendar is few.
        SELECT date_bin('15 minutes', occurred_at, 'epoch') AS quarter, agreement_id, service,
          ${STANDING} AS records, sum(duration_seconds * ${SIGN}) AS duration_seconds,
          sum(volume_bytes * ${SIGN}) AS volume_bytes
        FROM cdr WHERE occurred_at >= ${from} AND occurred_at < ${until}
        GROUP BY quarter, agreement_id, service
      ) counted
      LEFT JOIN jsonb_to_recordset(${JSON.stringify(zones)}::jsonb) AS known("agreementId" text, zone text)
        ON known."agreementId" = counted.agreement_id
    ) used
    WHERE used.day >= ${first} AND used.day < ${first} + interval '1 month'
    GROUP BY used.day, service ORDER BY used.day, service`;
  return readRows(reader, query, dayTotal);
}
