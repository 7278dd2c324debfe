import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { SessionGap as StoredGap } from "@tributary/db/doors/session-gaps";
import type { Instant } from "@tributary/domain/period/types";
import { parseMapping } from "../mapping/parse-mapping.ts";
import type { SourceMapping } from "../mapping/schema.ts";

/** Partial records of a session that have not come, though a later one has. */
export interface SessionGap extends StoredGap {
  /** The source's time of grace is over: they are taken for lost, and what is there is what there is. */
  readonly isOverdue: boolean;
}

const HOUR = 3_600_000;
/** As many as a person looks at. */
const MOST = 1_000;

/**
 * The gaps in a source's sessions, those known longest first; in those alone of which a file holds a record
 * when the file is named. A source whose mapping names no sessions has none.
 */
export async function sessionGaps(
  db: MediationDb,
  source: { readonly id: string; readonly mapping: SourceMapping },
  now: Instant,
  options: { readonly fileId?: number; readonly limit?: number } = {},
): Promise<SessionGap[]> {
  const { session } = source.mapping;
  if (session === undefined) return [];
  const { fileId, limit = MOST } = options;
  const asked = { sourceId: source.id, firstNumber: session.first, limit };
  const gaps = await db.sessionGaps(fileId === undefined ? asked : { ...asked, fileId });
  const overdueSince = now - session.graceHours * HOUR;
  return gaps.map((gap) => ({ ...gap, isOverdue: gap.knownSince <= overdueSince }));
}

/** As {@link sessionGaps}, of every source of an agreement. */
export async function sessionGapsOfAgreement(
  db: MediationDb,
  agreementId: string,
  now: Instant,
): Promise<{ readonly sourceId: string; readonly gaps: readonly SessionGap[] }[]> {
  const sources = await db.usageSource.findMany({ where: { agreementId }, orderBy: { id: "asc" } });
  const found: { sourceId: string; gaps: SessionGap[] }[] = [];
  for (const { id, mapping } of sources) {
    const gaps = await sessionGaps(db, { id, mapping: parseMapping(mapping) }, now);
    if (gaps.length > 0) found.push({ sourceId: id, gaps });
  }
  return found;
}
