import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { CommitmentLine } from "@tributary/domain/agreement/types";
import { labelAt, nextLabel } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import type { AnnualStanding } from "@tributary/domain/reconciliation/types";
import type { AgreementFacts } from "./load-agreement.ts";
import { readResult } from "./run-content.ts";

/** No agreement runs longer than this many months without a contract year beginning anew. */
const LONGEST_RUN_MONTHS = 1200;

/**
 * Loads where each annual commitment stands before a period. A contract year begins with the month in which
 * the agreement's first version takes effect; what earlier months used is read from their issued runs.
 */
export async function loadAnnual(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  period: PeriodLabel,
): Promise<Record<string, AnnualStanding>> {
  const { terms } = governingVersion(agreement.versions, period);
  const annual = terms.lines.filter((line) => line.kind === "commitment" && line.cadence === "annual");
  if (annual.length === 0) return {};
  const earlier = monthsOfYear(agreement, period);
  const runs = await tx.settlementRun.findMany({
    where: { agreementId: agreement.agreementId, period: { in: earlier }, status: "issued" },
    select: { result: true },
  });
  const results = runs.map(({ result }) => readResult(result));
  const standing = (line: CommitmentLine): AnnualStanding => ({
    inScopeEarlierMicros: results
      .flatMap(({ settlement }) => settlement.approved)
      .filter(({ lineCode }) => lineCode !== null && line.scope.includes(lineCode))
      .reduce((sum, { approvedMicros }) => sum + approvedMicros, 0n),
    accruedEarlierMicros: results
      .flatMap(({ expected }) => expected)
      .filter(({ lineCode }) => lineCode === line.code)
      .reduce((sum, { accruedMicros }) => sum + accruedMicros, 0n),
    monthOfYear: earlier.length + 1,
  });
  return Object.fromEntries(
    annual.flatMap((line) => (line.kind === "commitment" ? [[line.code, standing(line)]] : [])),
  );
}

/** The months of the contract year before the period. */
function monthsOfYear({ versions, zone }: AgreementFacts, period: PeriodLabel): PeriodLabel[] {
  const start = versions.reduce((first, version) => Math.min(first, version.effectiveFrom), Infinity);
  let months: PeriodLabel[] = [];
  let label = labelAt(start, zone);
  for (let count = 0; label < period && count < LONGEST_RUN_MONTHS; count++) {
    months = months.length === 11 ? [] : [...months, label];
    label = nextLabel(label);
  }
  return months;
}
