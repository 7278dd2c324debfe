import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

/**
 * loaded: taken in whole. redriven: a manifest of records that were read again. The others are files of
 * which nothing is stored but that they came.
 */
export const USAGE_FILE_STATUSES = [
  "loaded",
  "redriven",
  "copy",
  "name_reused",
  "held",
  "unreadable",
] as const;
export type UsageFileStatus = (typeof USAGE_FILE_STATUSES)[number];

/** Which files, and which page of them. Every field given has to hold. */
export interface UsageFilePageQuery {
  readonly sourceId?: string | undefined;
  readonly agreementId?: string | undefined;
  readonly status?: UsageFileStatus | undefined;
  /** A part of the name, in any case. */
  readonly search?: string | undefined;
  /** Only files with something a person should know. */
  readonly hasWarnings?: boolean | undefined;
  readonly limit: number;
  readonly offset: number;
}

const usageFileRow = z.object({
  /** null for a file of which nothing is stored. */
  fileId: z.int().nullable(),
  eventId: z.string().nullable(),
  status: z.enum(USAGE_FILE_STATUSES),
  sourceId: z.string(),
  agreementId: z.string(),
  /** Of the agreement. */
  zone: z.string(),
  name: z.string(),
  sequence: z.int().nullable(),
  arrivedAt: z.date(),
  firstOccurredAt: z.date().nullable(),
  lastOccurredAt: z.date().nullable(),
  /** From the last event to the file's arrival. */
  lagSeconds: z.bigint().nullable(),
  received: z.int().nullable(),
  accepted: z.int().nullable(),
  duplicates: z.int().nullable(),
  rejected: z.int().nullable(),
  quarantined: z.int().nullable(),
  attributed: z.int().nullable(),
  unattributed: z.int().nullable(),
  /**
   * What header and trailer state against what was counted; null where they state nothing, or are not known.
   */
  controlTotals: z.enum(["agree", "broken"]).nullable(),
  warnings: z.array(z.string()),
  /** Why nothing is stored. */
  message: z.string().nullable(),
  /** Files the query lets through, on all pages. */
  total: z.int(),
});

/** A file as it came, or what came instead of it. */
export type UsageFileRow = z.infer<typeof usageFileRow>;

/** Lists files as they came, the newest first, with those that were not taken in; corrections never came. */
export function usageFilePage(reader: Reader, query: UsageFilePageQuery): Promise<UsageFileRow[]> {
  const sql = Prisma.sql`
    WITH found AS (
      SELECT file.id AS file_id, NULL::uuid AS event_id, file.source_id, file.name,
        CASE WHEN file.redrive_of IS NULL THEN 'loaded' ELSE 'redriven' END AS status,
        file.received_at AS arrived_at
      FROM usage_file file
      WHERE file.corrects IS NULL
        AND ${query.hasWarnings === true ? Prisma.sql`file.warnings <> '[]'` : Prisma.sql`true`}
      UNION ALL
      SELECT NULL, event.id, event.source_id, event.name, event.kind, event.occurred_at
      FROM usage_file_event event
    ), page AS (
      SELECT found.*, source.agreement_id, (count(*) OVER ())::int AS total
      FROM found JOIN usage_source source ON source.id = found.source_id
      WHERE ${Prisma.join(conditionsOf(query), " AND ")}
      ORDER BY arrived_at DESC, file_id DESC, event_id DESC
      LIMIT ${query.limit} OFFSET ${query.offset}
    )
    SELECT page.file_id AS "fileId", page.event_id AS "eventId", page.status, page.source_id AS "sourceId",
      page.agreement_id AS "agreementId", agreement.zone, page.name, file.sequence,
      page.arrived_at AS "arrivedAt", file.first_occurred_at AS "firstOccurredAt",
      file.last_occurred_at AS "lastOccurredAt",
      extract(epoch FROM file.received_at - file.last_occurred_at)::bigint AS "lagSeconds",
      file.received, file.accepted, file.duplicates, file.rejected, file.quarantined, file.attributed,
      file.unattributed, coalesce(file.warnings, '[]') AS warnings, event.message, page.total,
      CASE WHEN page.status = 'held' THEN 'broken'
        WHEN file.control_totals @? '$.stated[*] ? (@.agrees == false)' THEN 'broken'
        WHEN file.control_totals @? '$.stated[*]' THEN 'agree' END AS "controlTotals"
    FROM page
      JOIN agreement ON agreement.id = page.agreement_id
      LEFT JOIN usage_file file ON file.id = page.file_id
      LEFT JOIN usage_file_event event ON event.id = page.event_id
    ORDER BY page.arrived_at DESC, page.file_id DESC, page.event_id DESC`;
  return readRows(reader, sql, usageFileRow);
}

function conditionsOf({
  sourceId,
  agreementId,
  status,
  search,
  hasWarnings,
}: UsageFilePageQuery): Prisma.Sql[] {
  const conditions = [Prisma.sql`true`];
  if (sourceId !== undefined) conditions.push(Prisma.sql`found.source_id = ${sourceId}`);
  if (agreementId !== undefined) conditions.push(Prisma.sql`source.agreement_id = ${agreementId}`);
  if (status !== undefined) conditions.push(Prisma.sql`found.status = ${status}`);
  if (search !== undefined) conditions.push(Prisma.sql`strpos(lower(found.name), lower(${search})) > 0`);
  if (hasWarnings === true) conditions.push(Prisma.sql`found.file_id IS NOT NULL`);
  return conditions;
}
