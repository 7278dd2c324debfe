import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { DayTotal } from "@tributary/db/doors/operator-reads/usage-day-totals";
import { dayInMonth } from "@tributary/domain/period/day-in-month";
import { labelAt, previousLabel } from "@tributary/domain/period/period";
import { listUsageMonths } from "./list-months.ts";
import { loadDays, type UsageSource } from "./load-days.ts";
import { type OwnZones, ownZones } from "./own-zones.ts";
import { NO_USAGE, type ServiceSums, sumByService, type UsageSums } from "./sum-by-service.ts";

export interface ComparedService extends ServiceSums {
  /** The month before. */
  readonly before: UsageSums;
}

export interface UsageMonth {
  readonly month: string;
  readonly previousMonth: string;
  /** Months with usage, latest first. */
  readonly months: readonly string[];
  /** In which days are cut; several where agreements differ. */
  readonly zones: readonly string[];
  /** Every service of the month or of the one before. */
  readonly services: readonly ComparedService[];
  /** Every day of the month, with one cell per service, in their order. */
  readonly days: readonly { readonly day: string; readonly cells: readonly UsageSums[] }[];
}

/**
 * Shows what an operator used in a month, by day and service; without a month, the latest that has usage.
 *
 * Throws  {@link DomainError} `PERIOD_INVALID`.
 */
export async function showUsageMonth(
  db: UsageSource & Pick<OperatorDb, "reads">,
  request: { readonly month?: string; readonly at: Date },
): Promise<UsageMonth> {
  const [zones, months] = await Promise.all([ownZones(db), listUsageMonths(db, request.at)]);
  const month = request.month ?? months[0] ?? labelAt(request.at.getTime(), zones.main);
  const previousMonth = previousLabel(month);
  const [days, before] = await Promise.all([loadDays(db, month, zones), loadDays(db, previousMonth, zones)]);
  const services = compare(sumByService(days), sumByService(before));
  return {
    month,
    previousMonth,
    months,
    zones: namesOf(zones),
    services,
    days: fillDays(
      month,
      days,
      services.map(({ service }) => service),
    ),
  };
}

function compare(now: readonly ServiceSums[], before: readonly ServiceSums[]): ComparedService[] {
  const [sums, earlier] = [now, before].map((list) => new Map(list.map((sum) => [sum.service, sum])));
  const services = [...new Set([...now, ...before].map(({ service }) => service))].sort();
  return services.map((service) => ({
    ...(sums?.get(service) ?? NO_USAGE),
    service,
    before: earlier?.get(service) ?? NO_USAGE,
  }));
}

function fillDays(month: string, totals: readonly DayTotal[], services: readonly string[]) {
  const byDay = new Map(totals.map((total) => [`${total.day} ${total.service}`, total]));
  const lastDay = Number(dayInMonth(month, 31).slice(8));
  return Array.from({ length: lastDay }, (_, index) => {
    const day = dayInMonth(month, index + 1);
    return { day, cells: services.map((service) => byDay.get(`${day} ${service}`) ?? NO_USAGE) };
  });
}

function namesOf({ zones, main }: OwnZones): string[] {
  return [...new Set([main, ...zones.map(({ zone }) => zone)])];
}
