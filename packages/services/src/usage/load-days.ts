import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { DayTotal } from "@tributary/db/doors/operator-reads/usage-day-totals";
import { periodOf } from "@tributary/domain/period/period";
import { retiredDays } from "../retention/retired-days.ts";
import type { OwnZones } from "./own-zones.ts";

/** An operator's usage, and what stays of records that went. */
export interface UsageSource extends Pick<OperatorDb, "usage"> {
  readonly shared: Pick<OperatorDb["shared"], "retiredUsage">;
}

/**
 * The totals of one local calendar month by day and service, days without usage left out. Of records that
 * went by the rule of retention their sums are there still.
 */
export async function loadDays(
  { usage, shared }: UsageSource,
  month: string,
  { zones, main }: OwnZones,
): Promise<DayTotal[]> {
  const periods = [main, ...zones.map(({ zone }) => zone)].map((zone) => periodOf(month, zone));
  const held = await usage.reads.dayTotals({
    month,
    from: new Date(Math.min(...periods.map(({ startsAt }) => startsAt))),
    until: new Date(Math.max(...periods.map(({ endsAt }) => endsAt))),
    zones,
    otherZone: main,
  });
  const gone = await retiredDays(shared, month);
  return gone.length === 0 ? held : added([...gone, ...held]);
}

function added(totals: readonly DayTotal[]): DayTotal[] {
  const sums = new Map<string, DayTotal>();
  for (const total of totals) {
    const key = `${total.day} ${total.service}`;
    const before = sums.get(key);
    sums.set(key, before === undefined ? total : sumOf(before, total));
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total);
}

function sumOf(one: DayTotal, other: DayTotal): DayTotal {
  return {
    ...one,
    records: one.records + other.records,
    durationSeconds: one.durationSeconds + other.durationSeconds,
    volumeBytes: one.volumeBytes + other.volumeBytes,
  };
}
