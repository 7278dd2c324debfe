import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { loadInputs } from "../settlement/load-inputs.ts";
import { readSnapshot } from "../settlement/run-content.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";

export interface SettledFacts {
  readonly facts: SettlementSnapshot;
  /** Whether operators have statements on these facts already. */
  readonly isIssued: boolean;
}

/**
 * The facts an invoice's disputes rest on: those it was settled on once that is approved, else what is known
 * now.
 */
export async function loadSettledFacts(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
  invoiceId: string,
): Promise<SettledFacts> {
  const run = await tx.settlementRun.findFirst({
    where: { agreementId, period, invoiceId, status: { in: ["approved", "issued"] } },
    select: { snapshot: true, status: true },
  });
  if (run === null) return { facts: await loadInputs(tx, agreementId, period), isIssued: false };
  return { facts: readSnapshot(run.snapshot), isIssued: run.status === "issued" };
}
