import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

export interface FileSumsQuery {
  readonly fileId: number;
  readonly limit: number;
  readonly offset: number;
}

const fileSum = z.object({
  /** null = nobody's. */
  operatorId: z.string().nullable(),
  period: z.string(),
  lineCode: z.string(),
  service: z.string(),
  /** duplicate is evidence only. */
  outcome: z.enum(["accepted", "duplicate"]),
  records: z.bigint(),
  /** In the service's base unit. */
  quantity: z.bigint(),
  chargeMicros: z.bigint(),
  /** Sums of the file, on all pages. */
  total: z.int(),
});

/** What one file brought for one operator, period and line. */
export type FileSum = z.infer<typeof fileSum>;

/** Sums what a file brought, the dearest first. */
export function fileSums(reader: Reader, { fileId, limit, offset }: FileSumsQuery): Promise<FileSum[]> {
  const query = Prisma.sql`
    SELECT operator_id AS "operatorId", period, line_code AS "lineCode", service, outcome,
      sum(records)::bigint AS records, sum(quantity)::bigint AS quantity,
      sum(charge_micros)::bigint AS "chargeMicros", (count(*) OVER ())::int AS total
    FROM usage_aggregate WHERE file_id = ${fileId}
    GROUP BY operator_id, period, line_code, service, outcome
    ORDER BY outcome, "chargeMicros" DESC, operator_id, period, line_code, service
    LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, fileSum);
}

const fileQuarantine = z.object({
  reason: z.string(),
  operatorId: z.string().nullable(),
  /** Put aside when the file came, taken up by re-drives since, and left. */
  records: z.bigint(),
  takenUp: z.bigint(),
  waiting: z.bigint(),
  /** Of what waits, as far as it is known. */
  waitingMicros: z.bigint(),
});

/** Quarantined records of one file, of one reason and operator. */
export type FileQuarantine = z.infer<typeof fileQuarantine>;

export function fileQuarantines(reader: Reader, fileId: number): Promise<FileQuarantine[]> {
  const query = Prisma.sql`
    SELECT reason, operator_id AS "operatorId",
      (coalesce(sum(records) FILTER (WHERE records > 0), 0))::bigint AS records,
      (coalesce(-sum(records) FILTER (WHERE records < 0), 0))::bigint AS "takenUp",
      sum(records)::bigint AS waiting, sum(value_micros)::bigint AS "waitingMicros"
    FROM quarantine_total WHERE file_id = ${fileId}
    GROUP BY reason, operator_id ORDER BY waiting DESC, reason, operator_id`;
  return readRows(reader, query, fileQuarantine);
}
