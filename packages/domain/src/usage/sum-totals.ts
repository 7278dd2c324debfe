import type { UsageTotal } from "./types.ts";

/**
 * Adds up totals of the same operator, line, rate version, period, UTC period and outcome, such as the
 * contributions of single files.
 *
 * Units   as in {@link UsageTotal}.
 * Shape   one total per key, ordered by key, whatever the order of the input. Sums of 0 stay: their records
 *         count.
 */
export function sumTotals(totals: Iterable<UsageTotal>): UsageTotal[] {
  const sums = new Map<string, UsageTotal>();
  for (const total of totals) {
    const key = keyOf(total);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? total : add(sum, total));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function keyOf({ operatorId, lineCode, rateVersion, period, utcPeriod, outcome }: UsageTotal): string {
  return JSON.stringify([operatorId, lineCode, rateVersion, period, utcPeriod, outcome]);
}

function add(sum: UsageTotal, total: UsageTotal): UsageTotal {
  return {
    ...sum,
    records: sum.records + total.records,
    quantity: sum.quantity + total.quantity,
    chargeMicros: sum.chargeMicros + total.chargeMicros,
  };
}
