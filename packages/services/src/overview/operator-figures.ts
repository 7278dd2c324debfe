import type { SettledSum } from "@tributary/db/doors/portfolio-reads/settled-sums";
import type { UsageAccrual } from "@tributary/db/doors/portfolio-reads/usage-accruals";
import type { Variance } from "@tributary/db/doors/portfolio-reads/variances";
import { sumMicros } from "@tributary/domain/money/micros";
import { shareBps } from "@tributary/domain/money/share-bps";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";

/** What one operator comes to in one period. */
export interface OperatorFigures {
  readonly operatorId: string;
  readonly costMicros: Micros;
  /** True while nothing but usage is known: there is no charge yet. */
  readonly isAccrued: boolean;
  readonly chargeMicros: Micros | null;
  readonly marginMicros: Micros | null;
  /** Of the charge; null without one. */
  readonly marginBps: number | null;
  readonly varianceMicros: Micros;
  /** Margin of the charge, month by month; null where there was none. */
  readonly trendBps: readonly (number | null)[];
}

export interface PortfolioTotals {
  /** Allocated to operators, corrections of earlier periods included. */
  readonly costMicros: Micros;
  readonly correctionsMicros: Micros;
  readonly retainedMicros: Micros;
  /** The operators' cost and what stays with the MVNA. */
  readonly wholesaleMicros: Micros;
  readonly chargeMicros: Micros;
  readonly marginMicros: Micros;
  readonly marginBps: number | null;
  /** The portfolio's own margin: less by what stays with the MVNA. */
  readonly ownMarginMicros: Micros;
  readonly ownMarginBps: number | null;
}

export interface FigureFacts {
  readonly months: readonly PeriodLabel[];
  readonly sums: readonly SettledSum[];
  readonly accruals: readonly UsageAccrual[];
  readonly variances: readonly Variance[];
}

/** The figures of every operator that has any in the last of the months. */
export function operatorFigures({ months, sums, accruals, variances }: FigureFacts): OperatorFigures[] {
  const period = months.at(-1);
  const own = groupBy(
    sums.filter(({ operatorId }) => operatorId !== null),
    ({ operatorId }) => operatorId ?? "",
  );
  const accrued = accruedByOperator(accruals, period);
  const varied = new Map(variances.map(({ operatorId, micros }) => [operatorId, micros]));
  const settled = [...own].filter(([, rows]) => rows.some((row) => row.period === period));
  const ids = [...new Set([...settled.map(([id]) => id), ...accrued.keys()])].sort();
  return ids.map((operatorId) => {
    const byMonth = new Map((own.get(operatorId) ?? []).map((row) => [row.period, row]));
    const now = period === undefined ? undefined : byMonth.get(period);
    const usageMicros = accrued.get(operatorId) ?? 0n;
    return {
      operatorId,
      costMicros: (now?.costMicros ?? 0n) + usageMicros,
      isAccrued: now === undefined,
      chargeMicros: now?.netMicros ?? null,
      marginMicros: now?.marginMicros ?? null,
      marginBps: now === undefined ? null : shareBps(now.marginMicros, now.netMicros),
      varianceMicros: varied.get(operatorId) ?? 0n,
      trendBps: months.map((month) => {
        const row = byMonth.get(month);
        return row === undefined ? null : shareBps(row.marginMicros, row.netMicros);
      }),
    };
  });
}

/** What all operators of one period come to, and what stays with the MVNA. */
export function portfolioTotals(
  period: PeriodLabel,
  facts: Pick<FigureFacts, "sums" | "accruals">,
): PortfolioTotals {
  const ofPeriod = facts.sums.filter((sum) => sum.period === period);
  const own = ofPeriod.filter(({ operatorId }) => operatorId !== null);
  const kept = ofPeriod.filter(({ operatorId }) => operatorId === null);
  const accrued = accruedByOperator(facts.accruals, period);
  const unattributed = facts.accruals
    .filter((accrual) => accrual.period === period && accrual.operatorId === null)
    .map(({ chargeMicros }) => chargeMicros);
  const add = (rows: readonly SettledSum[], amountOf: (row: SettledSum) => Micros): Micros =>
    sumMicros(rows.map(amountOf));
  const costMicros = add(own, (row) => row.costMicros) + sumMicros([...accrued.values()]);
  const keptMicros = add(kept, (row) => row.netMicros);
  const retainedMicros = keptMicros + sumMicros(unattributed);
  const chargeMicros = add(own, (row) => row.netMicros);
  const marginMicros = add(own, (row) => row.marginMicros);
  return {
    costMicros,
    correctionsMicros: add(ofPeriod, (row) => row.correctionsMicros),
    retainedMicros,
    wholesaleMicros: costMicros + retainedMicros,
    chargeMicros,
    marginMicros,
    marginBps: shareBps(marginMicros, chargeMicros),
    // What nobody has settled yet has no charge to set its cost against.
    ownMarginMicros: marginMicros - keptMicros,
    ownMarginBps: shareBps(marginMicros - keptMicros, chargeMicros),
  };
}

function accruedByOperator(accruals: readonly UsageAccrual[], period: PeriodLabel | undefined) {
  const sums = new Map<string, Micros>();
  for (const accrual of accruals) {
    if (accrual.period !== period || accrual.operatorId === null) continue;
    sums.set(accrual.operatorId, (sums.get(accrual.operatorId) ?? 0n) + accrual.chargeMicros);
  }
  return sums;
}
