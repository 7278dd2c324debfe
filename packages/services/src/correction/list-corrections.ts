import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";

export interface ListedCorrection {
  readonly id: string;
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly reason: string;
  readonly appliedBy: string;
  readonly appliedAt: Date;
  /** Files of which it changed anything. */
  readonly files: number;
}

const LATEST = 100;

/** The corrections of an agreement's usage, the latest first. */
export async function listCorrections(
  db: PortfolioDb,
  where: { readonly agreementId?: string; readonly period?: PeriodLabel } = {},
): Promise<ListedCorrection[]> {
  const rows = await db.usageCorrection.findMany({
    where,
    orderBy: [{ appliedAt: "desc" }, { id: "desc" }],
    take: LATEST,
    select: {
      ...{ id: true, agreementId: true, period: true, reason: true, appliedBy: true, appliedAt: true },
      _count: { select: { files: true } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, files: _count.files }));
}
