import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { UsageAccrual } from "@tributary/db/doors/portfolio-reads/usage-accruals";
import type { AgreementTerms } from "@tributary/domain/agreement/types";
import type { Micros } from "@tributary/domain/money/types";
import { daysOf, lengthOf } from "@tributary/domain/period/days";
import { periodOf } from "@tributary/domain/period/period";
import { shortfallOn } from "@tributary/domain/reconciliation/commitment-basis";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { loadAgreement } from "../settlement/load-agreement.ts";
import type { ProjectedShortfall } from "./exposure.ts";

/** What monthly commitments will charge if usage goes on as it did up to the last day that has come in. */
export async function projectShortfalls(
  db: PortfolioDb,
  accruals: readonly UsageAccrual[],
): Promise<ProjectedShortfall[]> {
  const byAgreement = groupBy(accruals, ({ agreementId }) => agreementId);
  const projected = await Promise.all(
    [...byAgreement].map(async ([agreementId, ofAgreement]) => {
      const { versions, zone } = await loadAgreement(db, agreementId);
      return [...groupBy(ofAgreement, ({ period }) => period)].map(([period, lines]) => ({
        period,
        micros: monthlyShortfall(governingVersion(versions, period).terms, period, zone, lines),
      }));
    }),
  );
  return projected.flat();
}

/** The shortfall of one month's commitments on its usage, carried on evenly to the month's end. */
export function monthlyShortfall(
  terms: AgreementTerms,
  period: string,
  zone: string,
  lines: readonly Pick<UsageAccrual, "lineCode" | "chargeMicros" | "lastDay">[],
): Micros {
  const lastDay = Math.max(...lines.map((line) => line.lastDay.getUTCDate()));
  const days = BigInt(lengthOf(daysOf(periodOf(period, zone))));
  const carriedOn = lines.map(({ lineCode, chargeMicros }) => ({
    lineCode,
    period,
    amountMicros: (chargeMicros * days) / BigInt(lastDay),
  }));
  return terms.lines.reduce((sum, line) => {
    if (line.kind !== "commitment" || line.cadence !== "monthly") return sum;
    return sum + shortfallOn(line, carriedOn, period, terms, undefined).chargedMicros;
  }, 0n);
}
