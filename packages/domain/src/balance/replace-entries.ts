import type { BalanceEntry, Carried, GrantName } from "./types.ts";

/**
 * What a period's new rating adds to the ledger: all that the entries before it took is given back, what is
 * granted is set right, and what is now used and expires is taken.
 *
 * Units   base units, signed as in the ledger.
 * Shape   `posted` and the result together add up to `wanted`, grant by grant; all are of one period.
 */
export function replaceEntries(
  posted: readonly BalanceEntry[],
  wanted: readonly BalanceEntry[],
): BalanceEntry[] {
  const given = new Map<string, BalanceEntry>();
  const taken = new Map<string, BalanceEntry>();
  for (const entry of posted) {
    if (entry.kind === "grant") add(given, nameOf(entry), entry, -entry.quantity);
    else add(taken, `${nameOf(entry)} ${entry.user}`, { ...entry, kind: "refund" }, -entry.quantity);
  }
  for (const entry of wanted) {
    if (entry.kind === "grant") add(given, nameOf(entry), entry, entry.quantity);
  }
  const granted = [...given.values()].map((entry): BalanceEntry => {
    return entry.quantity < 0n ? { ...entry, kind: "expire" } : entry;
  });
  const used = wanted.filter(({ kind }) => kind !== "grant");
  return [...taken.values(), ...granted, ...used].filter(({ quantity }) => quantity !== 0n);
}

/**
 * What entries leave of each grant: what goes into the period after them.
 *
 * Units   base units.
 * Shape   in the order of first mention, without what is used up.
 */
export function carriedFrom(entries: readonly BalanceEntry[]): Carried[] {
  const sums = new Map<string, Carried>();
  for (const { holder, bundle, grantPeriod, quantity } of entries) {
    const name = nameOf({ holder, bundle, grantPeriod });
    const before = sums.get(name)?.quantity ?? 0n;
    sums.set(name, { holder, bundle, grantPeriod, quantity: before + quantity });
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0n);
}

function add(sums: Map<string, BalanceEntry>, name: string, entry: BalanceEntry, quantity: bigint): void {
  const before = sums.get(name);
  sums.set(name, { ...(before ?? entry), quantity: (before?.quantity ?? 0n) + quantity });
}

function nameOf({ holder, bundle, grantPeriod }: GrantName): string {
  return `${holder} ${bundle} ${grantPeriod}`;
}
