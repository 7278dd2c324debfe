import { formatPeriod, formatPeriodShort } from "./format/period.ts";

/** A billed month: "October 2026", or "Oct 2026" where space is short. */
export function PeriodLabel({ period, isShort }: { period: string; isShort?: boolean }) {
  return <time dateTime={period}>{isShort ? formatPeriodShort(period) : formatPeriod(period)}</time>;
}
