import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { QuarantineFilter } from "@tributary/db/doors/portfolio-reads/quarantine-groups";
import { DomainError } from "@tributary/domain/error";
import { listQuarantineGroups } from "./list-quarantine-groups.ts";
import type { QuarantineGroupKey } from "./show-quarantine-group.ts";

/**
 * The groups that are named, or else all that a filter lets through now.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when the filter lets more through than one command fixes.
 */
export async function selectGroups(
  db: Pick<PortfolioDb, "reads">,
  {
    groups,
    filter = {},
    most,
  }: {
    readonly groups?: readonly QuarantineGroupKey[] | undefined;
    readonly filter?: QuarantineFilter | undefined;
    readonly most?: number;
  },
): Promise<readonly QuarantineGroupKey[]> {
  if (groups !== undefined) return groups;
  const limit = most ?? 1;
  const found = await listQuarantineGroups(db, { ...filter, limit });
  if (found.total > limit) {
    throw new DomainError("INPUT_INVALID", `More than ${limit} groups match: narrow the filter.`);
  }
  return found.groups.map(({ sourceId, reason, operatorId }) => ({ sourceId, reason, operatorId }));
}
