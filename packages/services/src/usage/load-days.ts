import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { DayTotal } from "@tributary/db/doors/operator-reads/usage-day-totals";
import { periodOf } from "@tributary/domain/period/period";
import type { OwnZones } from "./own-zones.ts";

/** The totals of one local calendar month by day and service, days without usage left out. */
export function loadDays(
  { usage }: Pick<OperatorDb, "usage">,
  month: string,
  { zones, main }: OwnZones,
): Promise<DayTotal[]> {
  const periods = [main, ...zones.map(({ zone }) => zone)].map((zone) => periodOf(month, zone));
  return usage.reads.dayTotals({
    month,
    from: new Date(Math.min(...periods.map(({ startsAt }) => startsAt))),
    until: new Date(Math.max(...periods.map(({ endsAt }) => endsAt))),
    zones,
    otherZone: main,
  });
}
