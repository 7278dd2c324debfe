import type { Instant } from "@tributary/domain/period/types";

/** A month of raw usage is a calendar month in UTC, whatever the agreement's zone. */
export interface UtcMonth {
  readonly label: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Records arrive in runs of one month: the last answer nearly always serves again. */
export function createMonthFinder(): (instant: Instant) => UtcMonth {
  let last: UtcMonth | null = null;
  return (instant) => {
    if (last !== null && instant >= last.startsAt && instant < last.endsAt) return last;
    const date = new Date(instant);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    last = {
      label: date.toISOString().slice(0, 7),
      startsAt: Date.UTC(year, month, 1),
      endsAt: Date.UTC(year, month + 1, 1),
    };
    return last;
  };
}
