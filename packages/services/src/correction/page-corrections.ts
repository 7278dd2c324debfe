import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { CorrectionFilter, CorrectionRow } from "@tributary/db/doors/portfolio-reads/correction-page";

export type MadeCorrection = Omit<CorrectionRow, "total">;

export interface CorrectionsPage {
  readonly rows: readonly MadeCorrection[];
  /** On all pages. */
  readonly total: number;
}

export interface CorrectionsRequest extends CorrectionFilter {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** One page of the corrections that were made, the latest first. */
export async function pageCorrections(
  { reads }: Pick<PortfolioDb, "reads">,
  { page, pageSize, ...filter }: CorrectionsRequest,
): Promise<CorrectionsPage> {
  const rows = await reads.correctionPage({ ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
