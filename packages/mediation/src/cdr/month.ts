import type { Instant } from "@tributary/domain/period/types";

/** A month of raw usage is a calendar month in UTC, whatever the agreement's zone. */
export interface UtcMonth {
  readonly label: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Records of a file are of few months: each is one object, found among those that were asked for. */
export function createMonthFinder(): (instant: Instant) => UtcMonth {
  const months: UtcMonth[] = [];
  const all = new Map<string, UtcMonth>();
  return (instant) => {
    for (const month of months) if (instant >= month.startsAt && instant < month.endsAt) return month;
    const found = monthOf(instant);
    const month = all.get(found.label) ?? found;
    all.set(month.label, month);
    if (months.length >= MOST_AT_HAND) months.length = 0;
    months.push(month);
    return month;
  };
}

/** Stray timestamps may be of more. */
const MOST_AT_HAND = 12;

function monthOf(instant: Instant): UtcMonth {
  const date = new Date(instant);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    label: date.toISOString().slice(0, 7),
    startsAt: Date.UTC(year, month, 1),
    endsAt: Date.UTC(year, month + 1, 1),
  };
}
