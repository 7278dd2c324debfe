import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { versionAt } from "@tributary/domain/agreement/version-at";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { UsageOutcome, UsageTotal } from "@tributary/domain/usage/types";

const HALF_DAY = 43_200_000;

type UsageWhere = NonNullable<
  NonNullable<Parameters<PortfolioTables["usageAggregate"]["findMany"]>[0]>["where"]
>;

/** Usage of one operator on one line and day, as it was rated. */
export interface UsageOfDay extends UsageTotal {
  readonly day: Date;
}

/** Sums usage by operator, line, rate version, month and outcome, as {@link sumDays} does. */
export async function loadUsage(
  tx: PortfolioTables,
  versions: readonly AgreementVersion[],
  where: UsageWhere,
): Promise<UsageTotal[]> {
  return sumDays(versions, await loadDays(tx, where));
}

/** Sums usage by day, as it was rated. */
export async function loadDays(tx: PortfolioTables, where: UsageWhere): Promise<UsageOfDay[]> {
  const groups = await tx.usageAggregate.groupBy({
    by: ["operatorId", "lineCode", "rateVersion", "period", "utcPeriod", "outcome", "day"],
    where,
    _sum: { records: true, quantity: true, chargeMicros: true },
  });
  return groups.map(({ _sum, outcome, ...group }) => ({
    ...group,
    outcome: outcome as UsageOutcome,
    records: _sum.records ?? 0n,
    quantity: _sum.quantity ?? 0n,
    chargeMicros: _sum.chargeMicros ?? 0n,
  }));
}

/**
 * Sums days by operator, line, rate version, month and outcome.
 *
 * Units   base units and micros.
 * Shape   usage of days for which newer terms have been agreed since it was rated counts under those terms,
 *         so that a retroactive change reaches what it is for; not where the agreement rounds each record,
 *         whose sums cannot be rated again. What a correction has taken away whole is left out. In order of
 *         operator, line, rate version, month and outcome.
 */
export function sumDays(versions: readonly AgreementVersion[], days: readonly UsageOfDay[]): UsageTotal[] {
  const totals = new Map<string, UsageTotal>();
  for (const { day, records, quantity, chargeMicros, ...group } of days) {
    const rateVersion = currentVersion(versions, group.rateVersion, day.getTime());
    const key = JSON.stringify([
      group.operatorId ?? "\uffff",
      group.lineCode,
      rateVersion,
      group.period,
      group.utcPeriod,
      group.outcome,
    ]);
    const sum = totals.get(key);
    totals.set(key, {
      ...group,
      rateVersion,
      records: (sum?.records ?? 0n) + records,
      quantity: (sum?.quantity ?? 0n) + quantity,
      chargeMicros: (sum?.chargeMicros ?? 0n) + chargeMicros,
    });
  }
  return [...totals]
    .filter(([, total]) => total.records !== 0n || total.quantity !== 0n || total.chargeMicros !== 0n)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, total]) => total);
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
