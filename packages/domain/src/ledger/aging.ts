import { DomainError } from "../error.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";

/** What is still open of one claim, such as one version of a statement. */
export interface OpenItem {
  readonly reference: string;
  readonly currency: CurrencyCode;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  /** Negative where more was paid or credited than was claimed. */
  readonly openMicros: Micros;
}

export type AgingBucket = "current" | "1-30" | "31-60" | "61-90" | "90+";

export interface Aging {
  readonly currency: CurrencyCode;
  /** YYYY-MM-DD: the day the ages are counted to. */
  readonly asOf: string;
  /** Always all five, youngest first. */
  readonly buckets: readonly { readonly bucket: AgingBucket; readonly amountMicros: Micros }[];
  /** What was paid or credited beyond its claim, zero or negative; it has no age. */
  readonly creditMicros: Micros;
  readonly totalMicros: Micros;
}

/** The last day overdue that each bucket takes. */
const BUCKETS: readonly (readonly [AgingBucket, number])[] = [
  ["current", 0],
  ["1-30", 30],
  ["31-60", 60],
  ["61-90", 90],
  ["90+", Number.POSITIVE_INFINITY],
];

/**
 * Sorts what is open by how long it has been overdue.
 *
 * Units   micros; dates as YYYY-MM-DD of one calendar. An item is overdue from the day after it was due.
 * Shape   one aging per currency, in order of currency; none without items. Buckets + credit = total =
 *         Σ items.
 * Throws  {@link DomainError} `INPUT_INVALID` for what is not a date.
 */
export function agingOf(items: readonly OpenItem[], asOf: string): Aging[] {
  const today = dayNumber(asOf);
  const currencies = [...new Set(items.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = items.filter((item) => item.currency === currency);
    const sums = new Map<AgingBucket, Micros>();
    let creditMicros = 0n;
    for (const { dueOn, openMicros } of own) {
      const bucket = bucketOf(today - dayNumber(dueOn));
      if (openMicros < 0n) creditMicros += openMicros;
      else sums.set(bucket, (sums.get(bucket) ?? 0n) + openMicros);
    }
    const buckets = BUCKETS.map(([bucket]) => ({ bucket, amountMicros: sums.get(bucket) ?? 0n }));
    const totalMicros = own.reduce((sum, { openMicros }) => sum + openMicros, 0n);
    return { currency, asOf, buckets, creditMicros, totalMicros };
  });
}

function bucketOf(daysOverdue: number): AgingBucket {
  return BUCKETS.find(([, last]) => daysOverdue <= last)?.[0] ?? "90+";
}

function dayNumber(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new DomainError("INPUT_INVALID", `"${date}" is not a date: write it like 2026-11-30.`);
  }
  return time / 86_400_000;
}
