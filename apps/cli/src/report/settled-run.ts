import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { Settlement } from "@tributary/domain/settlement/types";
import { readResult } from "@tributary/services/settlement/run-content";

/** The run that stands for an agreement's period, with what it came to. */
export interface SettledRun {
  readonly agreement: string;
  readonly period: string;
  readonly status: string;
  readonly version: number;
  readonly invoiceId: string | null;
  readonly settlement: Settlement;
  readonly blockers: readonly { readonly code: string; readonly message: string }[];
}

/** The latest run of every agreement and period, in the order of agreements and periods. */
export async function loadSettledRuns(db: PortfolioDb): Promise<SettledRun[]> {
  const rows = await db.settlementRun.findMany({
    distinct: ["agreementId", "period"],
    orderBy: [{ agreementId: "asc" }, { period: "asc" }, { version: "desc" }],
    select: { agreementId: true, period: true, status: true, version: true, invoiceId: true, result: true },
  });
  return rows.map(({ agreementId, result, ...row }) => {
    const { settlement, blockers } = readResult(result);
    return { agreement: agreementId, ...row, settlement, blockers };
  });
}
