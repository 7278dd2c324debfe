import { periodsBetween } from "../period/period.ts";
import { spellWindow } from "./consume.ts";
import type { BalanceEntry, Balances, Carried, Grant, StartedPass } from "./types.ts";

/** What a period leaves: its rows of the ledger, what goes into the next one, and the passes it started. */
export interface ClosedBalances {
  readonly entries: readonly BalanceEntry[];
  readonly carried: readonly Carried[];
  readonly started: readonly StartedPass[];
}

/**
 * Closes a period: what was granted and used becomes entries, what is not carried over expires. Of what is
 * carried over, the oldest expires first where there is more than the cap.
 *
 * Units   base units, signed as in the ledger.
 * Shape   per grant: what was granted, used by whom, expired. What is carried equals what the entries, with
 *         those of earlier periods, add up to. A bundle without end and a pass that was not used leave none.
 */
export function closePeriod(balances: Balances): ClosedBalances {
  const { period, grants, started } = balances;
  const counted = grants.filter((grant) => grant.opening !== null && isRunning(grant, started));
  const carried = keepUnderCaps(
    counted.flatMap((grant) => carriedOver(grant, balances)),
    counted,
  );
  const keptOf = new Map(carried.map((grant) => [nameOf(grant), grant.quantity]));
  const entries: BalanceEntry[] = [];
  for (const grant of counted) {
    const { holder, bundle, grantPeriod } = grant;
    const add = (kind: BalanceEntry["kind"], user: string, quantity: bigint): void => {
      if (quantity !== 0n)
        entries.push({ holder, bundle, grantPeriod, user, period: period.label, kind, quantity });
    };
    if (!grant.isCarried) add("grant", holder, grant.opening ?? 0n);
    for (const [user, quantity] of grant.usedBy) add("use", user, -quantity);
    // Two grants of one name (a version that added to another) share what is kept.
    const kept = least(keptOf.get(nameOf(grant)) ?? 0n, leftOf(grant));
    keptOf.set(nameOf(grant), (keptOf.get(nameOf(grant)) ?? 0n) - kept);
    add("expire", holder, kept - leftOf(grant));
  }
  return { entries, carried, started };
}

function isRunning({ holder, spells }: Grant, started: readonly StartedPass[]): boolean {
  const waits = spells.find(({ waitsWithDays }) => waitsWithDays !== null);
  if (waits === undefined) return true;
  return started.some((pass) => pass.holder === holder && pass.holding === waits.holding);
}

function leftOf({ opening, used }: Grant): bigint {
  return (opening ?? 0n) - used;
}

function carriedOver(grant: Grant, { period, started }: Balances): Carried[] {
  const { holder, bundle, grantPeriod } = grant;
  const quantity = leftOf(grant);
  const last = grant.spells.at(-1);
  if (last === undefined || quantity === 0n) return [];
  const { until } = spellWindow(last, holder, started);
  const isCarried =
    last.carries === "all"
      ? until > period.endsAt
      : until >= period.endsAt &&
        periodsBetween(grantPeriod, period.label) < (last.bundle.rollover?.periods ?? 0);
  return isCarried ? [{ holder, bundle, grantPeriod, quantity }] : [];
}

/** Grants of one name as one, the oldest first, cut to what the bundle's cap leaves room for. */
function keepUnderCaps(carried: readonly Carried[], grants: readonly Grant[]): Carried[] {
  const byName = new Map<string, Carried>();
  for (const grant of carried) {
    const before = byName.get(nameOf(grant))?.quantity ?? 0n;
    byName.set(nameOf(grant), { ...grant, quantity: before + grant.quantity });
  }
  const newestFirst = [...byName.values()].sort((a, b) => (a.grantPeriod > b.grantPeriod ? -1 : 1));
  const room = new Map<string, bigint>();
  const kept = newestFirst.map((grant) => {
    const key = `${grant.holder} ${grant.bundle}`;
    const cap = room.get(key) ?? capOf(grant, grants);
    if (cap === null) return grant;
    const quantity = least(grant.quantity, cap);
    room.set(key, cap - quantity);
    return { ...grant, quantity };
  });
  return kept.filter(({ quantity }) => quantity > 0n).reverse();
}

function capOf({ holder, bundle }: Carried, grants: readonly Grant[]): bigint | null {
  const same = grants.filter((grant) => grant.holder === holder && grant.bundle === bundle);
  const last = same.at(-1)?.spells.at(-1);
  return last?.carries === "rollover" ? (last.bundle.rollover?.capUnits ?? null) : null;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function nameOf({ holder, bundle, grantPeriod }: Omit<Carried, "quantity">): string {
  return `${holder} ${bundle} ${grantPeriod}`;
}
