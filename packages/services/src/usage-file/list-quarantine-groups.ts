import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type {
  QuarantineGroup as QuarantineGroupRow,
  QuarantineGroupsQuery,
} from "@tributary/db/doors/portfolio-reads/quarantine-groups";

export type QuarantineGroup = Omit<QuarantineGroupRow, "total">;

export type QuarantineGroupsRequest = Omit<QuarantineGroupsQuery, "limit" | "offset"> &
  Partial<Pick<QuarantineGroupsQuery, "limit" | "offset">>;

export interface QuarantineGroups {
  readonly groups: readonly QuarantineGroup[];
  /** On all pages. */
  readonly total: number;
}

const PAGE = 100;

/**
 * Lists what waits in quarantine by source, operator and reason, the most valuable first: the portfolio sees
 * how many records and for how much, never a record.
 */
export async function listQuarantineGroups(
  { reads }: Pick<PortfolioDb, "reads">,
  request: QuarantineGroupsRequest = {},
): Promise<QuarantineGroups> {
  const rows = await reads.quarantineGroups({ limit: PAGE, offset: 0, ...request });
  return { groups: rows.map(({ total: _, ...group }) => group), total: rows[0]?.total ?? 0 };
}
