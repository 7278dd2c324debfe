import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { QuarantineGroupKey } from "./show-quarantine-group.ts";

/**
 * The agreement that all groups' sources belong to.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for a source there is not; `INPUT_INVALID` for more than one
 *         agreement.
 */
export async function agreementOfGroups(
  db: Pick<PortfolioTables, "usageSource">,
  groups: readonly QuarantineGroupKey[],
): Promise<string> {
  const ids = [...new Set(groups.map(({ sourceId }) => sourceId))];
  const sources = await db.usageSource.findMany({
    where: { id: { in: ids } },
    select: { agreementId: true },
  });
  if (sources.length < ids.length) {
    throw new DomainError("NOT_FOUND", "There is no such source: list the quarantine.");
  }
  const [agreementId, ...others] = new Set(sources.map((source) => source.agreementId));
  if (agreementId !== undefined && others.length === 0) return agreementId;
  throw new DomainError("INPUT_INVALID", "The groups are of several agreements: fix those of one at a time.");
}
