import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const fileRecords = z.array(z.object({ id: z.string(), records: z.coerce.bigint() }));

const attributionSum = z.object({
  agreementId: z.string(),
  currency: z.string(),
  acceptedLately: z.bigint(),
  attributedLately: z.bigint(),
  acceptedBefore: z.bigint(),
  attributedBefore: z.bigint(),
  nobodysMicros: z.bigint(),
  /** Those that came lately with most records of nobody's. */
  files: fileRecords,
});

/** Whose usage an agreement's files held: of those that came lately, and of those before them. */
export type AttributionSum = z.infer<typeof attributionSum>;

export interface LatelyQuery {
  readonly from: Date;
  readonly until: Date;
}

/** How many weeks before are compared with. */
const WEEKS_BEFORE = 5;

/** Re-drives and corrections count where they belong: they tell what their file's records are now. */
export function attributionSums(reader: Reader, { from, until }: LatelyQuery): Promise<AttributionSum[]> {
  const before = new Date(from.getTime() - WEEKS_BEFORE * 7 * 86_400_000);
  const sql = Prisma.sql`
    WITH came AS (
      SELECT id, agreement_id, accepted::bigint, attributed::bigint, unattributed::bigint,
        received_at >= ${from} AS is_late
      FROM usage_file WHERE received_at >= ${before} AND received_at < ${until}
    )
    SELECT agreement.id AS "agreementId", agreement.currency,
      coalesce(sum(accepted) FILTER (WHERE is_late), 0)::bigint AS "acceptedLately",
      coalesce(sum(attributed) FILTER (WHERE is_late), 0)::bigint AS "attributedLately",
      coalesce(sum(accepted) FILTER (WHERE NOT is_late), 0)::bigint AS "acceptedBefore",
      coalesce(sum(attributed) FILTER (WHERE NOT is_late), 0)::bigint AS "attributedBefore",
      coalesce((
        SELECT sum(charge_micros) FROM usage_aggregate nobodys JOIN came late ON late.id = nobodys.file_id
        WHERE late.agreement_id = agreement.id AND late.is_late AND nobodys.operator_id IS NULL
          AND nobodys.outcome = 'accepted'
      ), 0)::bigint AS "nobodysMicros",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', most.id::text, 'records', most.unattributed)) FROM (
          SELECT id, unattributed FROM came
          WHERE came.agreement_id = agreement.id AND is_late AND unattributed > 0
          ORDER BY unattributed DESC, id LIMIT 3
        ) most
      ), '[]') AS files
    FROM came JOIN agreement ON agreement.id = came.agreement_id GROUP BY agreement.id ORDER BY agreement.id`;
  return readRows(reader, sql, attributionSum);
}

const quarantineState = z.object({
  sourceId: z.string(),
  reason: z.string(),
  currency: z.string(),
  records: z.bigint(),
  /** As far as it is known. */
  valueMicros: z.bigint(),
  received: z.bigint(),
  files: fileRecords,
});

/** What waits in quarantine of the files of a source that came lately, for one reason. */
export type QuarantineLately = z.infer<typeof quarantineState>;

/** Sums what waits of files that came lately, beside all that those files held. */
export function quarantineLately(reader: Reader, { from, until }: LatelyQuery): Promise<QuarantineLately[]> {
  const sql = Prisma.sql`
    WITH came AS (
      SELECT id, source_id, received FROM usage_file
      WHERE received_at >= ${from} AND received_at < ${until} AND redrive_of IS NULL AND corrects IS NULL
    ), waiting AS (
      SELECT came.source_id, total.reason, came.id, sum(total.records)::bigint AS records,
        sum(total.value_micros)::bigint AS micros
      FROM came
      JOIN usage_file part ON part.id = came.id OR part.redrive_of = came.id
      JOIN quarantine_total total ON total.file_id = part.id
      GROUP BY came.source_id, total.reason, came.id HAVING sum(total.records) > 0
    )
    SELECT source.id AS "sourceId", waiting.reason, agreement.currency,
      sum(waiting.records)::bigint AS records, sum(waiting.micros)::bigint AS "valueMicros",
      (SELECT sum(received) FROM came WHERE came.source_id = source.id)::bigint AS received,
      (jsonb_path_query_array(
        jsonb_agg(jsonb_build_object('id', waiting.id::text, 'records', waiting.records)
          ORDER BY waiting.records DESC, waiting.id), '$[0 to 2]')) AS files
    FROM waiting JOIN usage_source source ON source.id = waiting.source_id
      JOIN agreement ON agreement.id = source.agreement_id
    GROUP BY source.id, waiting.reason, agreement.currency ORDER BY source.id, waiting.reason`;
  return readRows(reader, sql, quarantineState);
}
