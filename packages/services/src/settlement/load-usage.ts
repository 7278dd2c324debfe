import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { versionAt } from "@tributary/domain/agreement/version-at";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { UsageOutcome, UsageTotal } from "@tributary/domain/usage/types";

const HALF_DAY = 43_200_000;

type UsageWhere = NonNullable<
  NonNullable<Parameters<PortfolioTables["usageAggregate"]["findMany"]>[0]>["where"]
>;

/**
 * Sums usage by operator, line, rate version, month and outcome.
 *
 * Units   base units and micros.
 * Shape   usage of days for which newer terms have been agreed since it was rated counts under those terms,
 *         so that a retroactive change reaches what it is for; not where the agreement rounds each record,
 *         whose sums cannot be rated again. In order of operator, line, rate version, month and outcome.
 */
export async function loadUsage(
  tx: PortfolioTables,
  versions: readonly AgreementVersion[],
  where: UsageWhere,
): Promise<UsageTotal[]> {
  const groups = await tx.usageAggregate.groupBy({
    by: ["operatorId", "lineCode", "rateVersion", "period", "utcPeriod", "outcome", "day"],
    where,
    _sum: { records: true, quantity: true, chargeMicros: true },
  });
  const totals = new Map<string, UsageTotal>();
  for (const { _sum, outcome, day, ...group } of groups) {
    const rateVersion = currentVersion(versions, group.rateVersion, day.getTime());
    const key = JSON.stringify([
      group.operatorId ?? "\uffff",
      group.lineCode,
      rateVersion,
      group.period,
      group.utcPeriod,
      outcome,
    ]);
    const sum = totals.get(key);
    totals.set(key, {
      ...group,
      rateVersion,
      outcome: outcome as UsageOutcome,
      records: (sum?.records ?? 0n) + (_sum.records ?? 0n),
      quantity: (sum?.quantity ?? 0n) + (_sum.quantity ?? 0n),
      chargeMicros: (sum?.chargeMicros ?? 0n) + (_sum.chargeMicros ?? 0n),
    });
  }
  return [...totals].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, total]) => total);
}

/**
 * The version in force on the whole of a day, where it was agreed later than the one the usage was rated by.
 */
function currentVersion(versions: readonly AgreementVersion[], rated: number, day: number): number {
  const found = versionAt(versions, day - HALF_DAY);
  if (found === null || found.version <= rated || found.terms.rounding.per === "record") return rated;
  return found.version;
}

/** A period's own usage: all of it, but what a run of another period has taken in as late. */
export function ownUsage(agreementId: string, period: PeriodLabel): UsageWhere {
  const elsewhere = { agreementId, period, run: { period: { not: period } } };
  return { agreementId, period, file: { settled: { none: elsewhere } } };
}

/** The files that hold usage, in order of id. */
export async function loadFileIds(tx: PortfolioTables, where: UsageWhere): Promise<number[]> {
  const files = await tx.usageAggregate.groupBy({ by: ["fileId"], where, orderBy: { fileId: "asc" } });
  return files.map(({ fileId }) => fileId);
}
