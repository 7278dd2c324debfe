import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Period } from "@tributary/domain/period/types";
import { sequenceGaps } from "@tributary/mediation/usage-file/sequence-gaps";

/** The doors a period is closed through: the portfolio's, and mediation's to look at the files. */
export interface MonthEndDoors {
  mediationDb(): MediationDb;
}

/**
 * Names the usage files that have not come and may hold usage of a period: a gap counts until a file behind
 * it begins after the period has ended.
 */
export async function missingFiles(
  doors: MonthEndDoors,
  tx: PortfolioTables,
  agreementId: string,
  period: Period,
): Promise<string[]> {
  const sources = await tx.usageSource.findMany({ where: { agreementId }, orderBy: { id: "asc" } });
  const missing: string[] = [];
  for (const { id } of sources) {
    for (const { firstMissing, lastMissing } of await sequenceGaps(doors, id)) {
      const before = await tx.usageFile.findFirst({
        where: { sourceId: id, sequence: firstMissing - 1 },
        select: { lastOccurredAt: true },
      });
      if (before?.lastOccurredAt != null && before.lastOccurredAt.getTime() >= period.endsAt) continue;
      const files =
        firstMissing === lastMissing ? `file ${firstMissing}` : `files ${firstMissing} to ${lastMissing}`;
      missing.push(`${files} of source ${id} have not come`.replace(/^(file \d+ .*) have /, "$1 has "));
    }
  }
  return missing;
}
