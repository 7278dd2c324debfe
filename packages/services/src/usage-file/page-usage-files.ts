import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type {
  UsageFileRow as FoundRow,
  UsageFilePageQuery,
} from "@tributary/db/doors/portfolio-reads/usage-file-page";

export {
  USAGE_FILE_STATUSES,
  type UsageFileStatus,
} from "@tributary/db/doors/portfolio-reads/usage-file-page";
export type UsageFileRow = Omit<FoundRow, "total">;

export type UsageFileListFilter = Omit<UsageFilePageQuery, "limit" | "offset">;

export interface UsageFilePageRequest extends UsageFileListFilter {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface UsageFilePage {
  readonly rows: readonly UsageFileRow[];
  /** On all pages. */
  readonly total: number;
}

/** Lists files as they came, the newest first, with those that were not taken in. */
export async function pageUsageFiles(
  { reads }: Pick<PortfolioDb, "reads">,
  { page, pageSize, ...filter }: UsageFilePageRequest,
): Promise<UsageFilePage> {
  const rows = await reads.usageFilePage({ ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
