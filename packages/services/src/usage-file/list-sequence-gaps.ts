import { sequenceGaps } from "@tributary/mediation/usage-file/sequence-gaps";
import type { SequenceGap } from "@tributary/mediation/usage-file/types";
import type { UsageDoors } from "./ingest-files.ts";

export interface SourceGaps {
  readonly sourceId: string;
  readonly gaps: readonly SequenceGap[];
}

/** Files that have not come, by source of an agreement; a source without gaps is left out. */
export async function listSequenceGaps(doors: UsageDoors, agreementId: string): Promise<SourceGaps[]> {
  const sources = await doors.portfolioDb().usageSource.findMany({
    where: { agreementId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const found: SourceGaps[] = [];
  for (const { id } of sources) found.push({ sourceId: id, gaps: await sequenceGaps(doors, id) });
  return found.filter(({ gaps }) => gaps.length > 0);
}
