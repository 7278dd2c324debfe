import type { DayTotal } from "@tributary/db/doors/operator-reads/usage-day-totals";

export interface UsageSums {
  readonly records: bigint;
  readonly durationSeconds: bigint;
  readonly volumeBytes: bigint;
}

export interface ServiceSums extends UsageSums {
  readonly service: string;
}

export const NO_USAGE: UsageSums = { records: 0n, durationSeconds: 0n, volumeBytes: 0n };

/** Adds days up, service by service, in the order of the services' names. */
export function sumByService(days: readonly DayTotal[]): ServiceSums[] {
  const sums = new Map<string, UsageSums>();
  for (const { service, records, durationSeconds, volumeBytes } of days) {
    const before = sums.get(service) ?? NO_USAGE;
    sums.set(service, {
      records: before.records + records,
      durationSeconds: before.durationSeconds + durationSeconds,
      volumeBytes: before.volumeBytes + volumeBytes,
    });
  }
  return [...sums]
    .map(([service, sum]) => ({ service, ...sum }))
    .sort((one, other) => (one.service < other.service ? -1 : 1));
}
