import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

export interface PackedRecordsRequest {
  /** The month in UTC: its partition is what is read. */
  readonly from: Date;
  readonly until: Date;
  /** The key of the last record of the page before. */
  readonly after: bigint | null;
  readonly limit: number;
}

const packedRecord = z.object({
  occurredAt: z.date(),
  key: z.bigint(),
  period: z.string(),
  recordId: z.string().nullable(),
  imsi: z.string().nullable(),
  iccid: z.string().nullable(),
  msisdn: z.string().nullable(),
  otherParty: z.string().nullable(),
  service: z.string(),
  direction: z.string(),
  zone: z.string(),
  visitedPlmn: z.string().nullable(),
  apn: z.string().nullable(),
  durationSeconds: z.int(),
  volumeBytes: z.bigint(),
  ratedQuantity: z.bigint(),
  recordNumber: z.int(),
  isTest: z.boolean(),
});

/** A record as its operator takes it along; what it cost is not read. */
export type PackedRecord = z.infer<typeof packedRecord>;

/** A page of a month's records in the order of their keys, which is that of time. */
export function packedRecords(reader: Reader, request: PackedRecordsRequest): Promise<PackedRecord[]> {
  const { from, until, after, limit } = request;
  const behind = after === null ? Prisma.empty : Prisma.sql`AND key > ${after}`;
  const query = Prisma.sql`
    SELECT occurred_at AS "occurredAt", key, period, record_id AS "recordId", imsi, iccid, msisdn,
      other_party AS "otherParty", service, direction, zone, visited_plmn AS "visitedPlmn", apn,
      duration_seconds AS "durationSeconds", volume_bytes AS "volumeBytes",
      rated_quantity AS "ratedQuantity", record_number AS "recordNumber", is_test AS "isTest"
    FROM cdr WHERE occurred_at >= ${from} AND occurred_at < ${until} ${behind}
    ORDER BY key LIMIT ${limit}`;
  return readRows(reader, query, packedRecord);
}

const packedCharge = z.object({
  ratingId: z.string(),
  occurredAt: z.date(),
  key: z.bigint(),
  part: z.int(),
  service: z.string(),
  zone: z.string().nullable(),
  rateCode: z.string().nullable(),
  rateCardVersion: z.int().nullable(),
  band: z.string().nullable(),
  bundle: z.string().nullable(),
  ratedQuantity: z.bigint(),
  chargeMicros: z.bigint().nullable(),
});

/** What a record, or a part of it, was charged to its subscriber by one rating. */
export type PackedCharge = z.infer<typeof packedCharge>;

type ChargePlace = Pick<PackedCharge, "ratingId" | "occurredAt" | "key" | "part">;

export interface PackedChargesRequest {
  readonly after: ChargePlace | null;
  readonly limit: number;
}

/** A page of all charges, rating by rating. */
export function packedCharges(
  reader: Reader,
  { after, limit }: PackedChargesRequest,
): Promise<PackedCharge[]> {
  const behind =
    after === null
      ? Prisma.empty
      : Prisma.sql`WHERE (rating_id, occurred_at, key, part)
          > (${after.ratingId}::uuid, ${after.occurredAt}, ${after.key}, ${after.part})`;
  const query = Prisma.sql`
    SELECT rating_id AS "ratingId", occurred_at AS "occurredAt", key, part, service, zone,
      rate_code AS "rateCode", rate_card_version AS "rateCardVersion", band, bundle,
      rated_quantity AS "ratedQuantity", charge_micros AS "chargeMicros"
    FROM retail_charge ${behind} ORDER BY rating_id, occurred_at, key, part LIMIT ${limit}`;
  return readRows(reader, query, packedCharge);
}
