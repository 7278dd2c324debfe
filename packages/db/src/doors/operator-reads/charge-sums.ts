import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const chargeSum = z.object({
  ratingId: z.string(),
  service: z.string(),
  zone: z.string().nullable(),
  rateCode: z.string(),
  rateCardVersion: z.int().nullable(),
  bundle: z.string().nullable(),
  quantity: z.bigint(),
  chargeMicros: z.bigint(),
});

/** What a rating charged by one rate, or gave out of one bundle. */
export type ChargeSum = z.infer<typeof chargeSum>;

/** Sums what ratings charged; what no rate fits is not among it. */
export function chargeSums(reader: Reader, ratingIds: readonly string[]): Promise<ChargeSum[]> {
  const query = Prisma.sql`
    SELECT rating_id AS "ratingId", min(service) AS service, min(zone) AS zone, rate_code AS "rateCode",
      max(rate_card_version) AS "rateCardVersion", bundle, sum(rated_quantity)::bigint AS quantity,
      sum(charge_micros)::bigint AS "chargeMicros"
    FROM retail_charge
    WHERE rating_id = ANY(${[...ratingIds]}::uuid[]) AND rate_code IS NOT NULL AND charge_micros IS NOT NULL
    GROUP BY rating_id, rate_code, bundle
    ORDER BY rating_id, rate_code, bundle NULLS FIRST`;
  return readRows(reader, query, chargeSum);
}
