import type { PeriodStanding } from "@tributary/db/doors/portfolio-reads/period-standings";
import type { UsageAccrual } from "@tributary/db/doors/portfolio-reads/usage-accruals";
import { sumMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";

/** What the networks billed for a month, beside what our records say it costs. */
export interface MonthCost {
  readonly period: PeriodLabel;
  /** Net; null until an invoice was accepted. */
  readonly invoiceMicros: Micros | null;
  /** By the run that stands, else by the usage alone; null when there is neither. */
  readonly recordsMicros: Micros | null;
  /** True when some of it is usage that no run has priced with its fees. */
  readonly isAccrued: boolean;
}

/** Lays invoices and records beside each other, month by month. */
export function monthCosts(
  months: readonly PeriodLabel[],
  standings: readonly PeriodStanding[],
  accruals: readonly UsageAccrual[],
): MonthCost[] {
  return months.map((period) => {
    const own = standings.filter((standing) => standing.period === period);
    const usage = accruals.filter((accrual) => accrual.period === period);
    const invoices = own.flatMap(({ invoiceMicros }) => invoiceMicros ?? []);
    const expected = own.flatMap(({ expectedMicros }) => expectedMicros ?? []);
    const records = [...expected, ...usage.map(({ chargeMicros }) => chargeMicros)];
    return {
      period,
      invoiceMicros: invoices.length === 0 ? null : sumMicros(invoices),
      recordsMicros: records.length === 0 ? null : sumMicros(records),
      isAccrued: usage.length > 0,
    };
  });
}
