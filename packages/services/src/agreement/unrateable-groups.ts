import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { listQuarantineGroups } from "../usage-file/list-quarantine-groups.ts";
import type { QuarantineGroupKey } from "../usage-file/show-quarantine-group.ts";

/** An agreement has few sources; each has a group per operator. */
const MOST = 10_000;

/** The groups of an agreement whose records wait because it has no rate for them. */
export async function unrateableGroups(
  db: Pick<PortfolioDb, "reads">,
  agreementId: string,
): Promise<QuarantineGroupKey[]> {
  const { groups } = await listQuarantineGroups(db, { agreementId, reason: "UNRATEABLE", limit: MOST });
  return groups.map(({ sourceId, reason, operatorId }) => ({ sourceId, reason, operatorId }));
}
