import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

/**
 * A transaction that takes a while commits rows with lower ids than those that were sealed meanwhile: so far
 * back.
 */
const LATE_IDS = 10_000;

const unsealed = z.object({
  id: z.bigint(),
  occurredAt: z.date(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  operatorId: z.string().nullable(),
  details: z.json(),
  app: z.string(),
  requestId: z.string().nullable(),
});

/** A row of the audit log that no chain holds yet. */
export type UnsealedAudit = z.infer<typeof unsealed>;

/** The first rows of the log that are not sealed, in order of id; with `everywhere`, however old they are. */
export function unsealedAudit(
  reader: Reader,
  { limit, everywhere }: { readonly limit: number; readonly everywhere: boolean },
): Promise<UnsealedAudit[]> {
  const recent = Prisma.sql`event.id >
    coalesce((SELECT event_id FROM audit_seal ORDER BY id DESC LIMIT 1), 0) - ${LATE_IDS}::bigint`;
  const query = Prisma.sql`
    SELECT event.id, event.occurred_at AS "occurredAt", event.actor, event.action, event.subject,
      event.operator_id AS "operatorId", event.details, event.app, event.request_id AS "requestId"
    FROM audit_event event
    WHERE ${everywhere ? Prisma.sql`TRUE` : recent} AND NOT EXISTS (
      SELECT FROM audit_seal seal
      WHERE seal.event_id = event.id AND seal.operator_id IS NOT DISTINCT FROM event.operator_id
    )
    ORDER BY event.id LIMIT ${limit}`;
  return readRows(reader, query, unsealed);
}
