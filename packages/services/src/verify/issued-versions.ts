import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { VersionFact } from "@tributary/domain/settlement/identity-facts";
import { loadEarlierIssue } from "../settlement/earlier-issue.ts";
import { versionFacts } from "../settlement/version-facts.ts";
import { storedStatements } from "../statement/stored-statements.ts";

/** Each statement of an issued run beside its earlier version. */
export async function issuedVersions(tx: PortfolioTables, agreementId: string): Promise<VersionFact[]> {
  const runs = await tx.settlementRun.findMany({
    where: { agreementId, status: "issued" },
    select: { id: true, agreementId: true, period: true },
  });
  const facts: VersionFact[] = [];
  for (const run of runs) {
    const { documents } = await storedStatements(tx, run.id);
    facts.push(...(await versionFacts(tx, await loadEarlierIssue(tx, run), documents)));
  }
  return facts;
}
