import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const chargeSpan = z.object({ ratingId: z.string(), first: z.date(), last: z.date() });

/** When something was first and last used of what a rating charged. */
export type ChargeSpan = z.infer<typeof chargeSpan>;

export function chargeSpans(reader: Reader, ratingIds: readonly string[]): Promise<ChargeSpan[]> {
  const query = Prisma.sql`
    SELECT rating_id AS "ratingId", min(occurred_at) AS first, max(occurred_at) AS last
    FROM retail_charge
    WHERE rating_id = ANY(${[...ratingIds]}::uuid[]) AND charge_micros IS NOT NULL
    GROUP BY rating_id`;
  return readRows(reader, query, chargeSpan);
}
