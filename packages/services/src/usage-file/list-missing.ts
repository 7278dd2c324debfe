import type { Instant } from "@tributary/domain/period/types";
import { type SessionGap, sessionGapsOfAgreement } from "@tributary/mediation/session/session-gaps";
import type { SequenceGap } from "@tributary/mediation/usage-file/types";
import type { UsageDoors } from "./ingest-files.ts";
import { listSequenceGaps } from "./list-sequence-gaps.ts";

/** What has not come of an agreement's usage, though later usage has. */
export interface MissingUsage {
  readonly agreementId: string;
  readonly files: readonly (SequenceGap & { readonly sourceId: string })[];
  /** Partial records of data sessions; 1,000 a source at most, those known longest first. */
  readonly parts: readonly (SessionGap & { readonly sourceId: string })[];
}

/** Lists missing files and partial records by agreement; one that lacks nothing is left out. */
export async function listMissing(
  doors: UsageDoors,
  now: Instant,
  agreementId?: string,
): Promise<MissingUsage[]> {
  const agreements = await doors.portfolioDb().agreement.findMany({
    ...(agreementId === undefined ? {} : { where: { id: agreementId } }),
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const found: MissingUsage[] = [];
  for (const { id } of agreements) {
    const files = await listSequenceGaps(doors, id);
    const parts = await sessionGapsOfAgreement(doors.mediationDb(), id, now);
    found.push({ agreementId: id, files: files.flatMap(eachOfSource), parts: parts.flatMap(eachOfSource) });
  }
  return found.filter(({ files, parts }) => files.length > 0 || parts.length > 0);
}

function eachOfSource<Gap>({ sourceId, gaps }: { sourceId: string; gaps: readonly Gap[] }) {
  return gaps.map((gap) => ({ sourceId, ...gap }));
}
