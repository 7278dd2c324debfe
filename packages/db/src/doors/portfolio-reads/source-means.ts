import { Prisma } from "../../generated/shared/client.ts";

/** So many of a source's latest files say what a record of it costs. */
const FILES = 50;

/** SQL: what a record of a source is charged in the mean of its latest files, in micros; 0 when none was. */
export function meanCharge(sourceId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(round(sum(latest.charge_micros) / nullif(sum(latest.records), 0)), 0)
    FROM usage_aggregate latest WHERE latest.outcome = 'accepted' AND ${isOfLatestFiles(sourceId)}
  )`;
}

/** SQL: whether `latest.file_id` is one of a source's latest files. */
export function isOfLatestFiles(sourceId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`latest.file_id IN (
    SELECT recent.id FROM usage_file recent
    WHERE recent.source_id = ${sourceId} AND recent.redrive_of IS NULL
    ORDER BY recent.id DESC LIMIT ${FILES}
  )`;
}
