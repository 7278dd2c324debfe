import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const agreementZone = z.object({
  agreementId: z.string(),
  zone: z.string(),
});

/** The zone in which an agreement's days are cut, as the operator's statements say. */
export type AgreementZone = z.infer<typeof agreementZone>;

/** The zone of each agreement that the operator has a statement of; that of its latest statement first. */
export function agreementZones(reader: Reader): Promise<AgreementZone[]> {
  const query = Prisma.sql`
    SELECT agreement_id AS "agreementId", zone
    FROM (
      SELECT DISTINCT ON (agreement_id) agreement_id, issued_at, document->>'zone' AS zone
      FROM statement WHERE operator_id = app_operator()
      ORDER BY agreement_id, issued_at DESC
    ) latest
    ORDER BY issued_at DESC, agreement_id`;
  return readRows(reader, query, agreementZone);
}
