import type { MonthSum } from "@tributary/db/doors/usage-correction/month-sums";

/** What sums grew by, as rows that can be added to them: what is gone is negative. */
export function subtractSums(after: readonly MonthSum[], before: readonly MonthSum[]): MonthSum[] {
  const differences = new Map<string, MonthSum>();
  const add = (sum: MonthSum, sign: bigint): void => {
    const { records, quantity, chargeMicros, ...kind } = sum;
    const key = JSON.stringify(Object.values(kind));
    const known = differences.get(key);
    differences.set(key, {
      ...kind,
      records: (known?.records ?? 0n) + sign * records,
      quantity: (known?.quantity ?? 0n) + sign * quantity,
      chargeMicros: (known?.chargeMicros ?? 0n) + sign * chargeMicros,
    });
  };
  for (const sum of before) add(sum, -1n);
  for (const sum of after) add(sum, 1n);
  return [...differences]
    .filter(
      ([, { records, quantity, chargeMicros }]) => records !== 0n || quantity !== 0n || chargeMicros !== 0n,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, difference]) => difference);
}
