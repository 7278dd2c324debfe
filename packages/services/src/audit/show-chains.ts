import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { sealAudit } from "./seal-audit.ts";
import { type AuditVerification, lastVerification } from "./verify-audit.ts";

export interface ChainsStanding {
  readonly rows: number;
  readonly sealed: number;
  readonly chains: number;
  readonly verification: AuditVerification | null;
}

/** Seals what is not sealed, and says how far the chains reach and when they were last checked. */
export async function showChains(db: PortfolioDb): Promise<ChainsStanding> {
  await sealAudit(db);
  const [rows, chains, verification] = await Promise.all([
    db.auditEvent.count(),
    db.auditSeal.groupBy({ by: ["operatorId"], _count: true }),
    lastVerification(db),
  ]);
  return {
    rows,
    sealed: chains.reduce((sum, { _count }) => sum + _count, 0),
    chains: chains.length,
    verification,
  };
}
