import { divideRounded } from "../money/round.ts";
import { daysOf, daysTouched, lengthOf } from "../period/days.ts";
import { daysLater } from "../period/days-later.ts";
import type { Instant, Period } from "../period/types.ts";
import type { Bundle } from "../plan/types.ts";
import type { Balances, Carried, Grant, Holding, PoolMembership, Spell } from "./types.ts";

/**
 * Opens a period for a subscriber, or for all who share a pool: what their holdings grant, and what earlier
 * periods left over. Versions of one plan that follow each other in a period grant once; a larger allowance
 * adds the difference from its day on.
 *
 * Units   base units.
 * Shape   grants in the order in which they are used: priority, then the oldest, then what ends first.
 * Rounds  a prorated allowance up to a whole unit.
 */
export function openBalances(request: {
  readonly period: Period;
  /** Those that touch the period, and passes that wait for their first use. */
  readonly holdings: readonly Holding[];
  readonly carried: readonly Carried[];
  /** Who shares the pools of these holdings. */
  readonly members?: readonly PoolMembership[];
}): Balances {
  const { period, holdings, carried, members = [] } = request;
  const inOrder = [...holdings].sort((a, b) => a.validFrom - b.validFrom);
  const offers = groupOffers(inOrder.flatMap((holding) => offersOf(holding, period)));
  const grants = [
    ...carried.filter(({ quantity }) => quantity > 0n).map((grant) => carriedGrant(grant, offers)),
    ...[...offers.values()].flatMap((group) => newGrants(group, period)),
  ];
  return { period, members, grants: grants.sort(byUse), started: [] };
}

/** A bundle of a holding, with the time in which it can be used. */
interface Offer {
  readonly holder: string;
  readonly bundle: string;
  readonly spell: Spell;
  /** Of this period: 0 where an earlier one granted it; null has no end. */
  readonly allowance: bigint | null;
}

function offersOf(holding: Holding, period: Period): Offer[] {
  const { holder, key, terms } = holding;
  const time = timeOf(holding, period);
  if (time.spell.until <= period.startsAt || time.spell.from >= period.endsAt) return [];
  return terms.bundles.map((bundle) => ({
    holder,
    bundle: `${key}/${bundle.code}`,
    spell: { holding: key, bundle, ...time.spell },
    allowance: allowanceOf(bundle, time, period),
  }));
}

interface HeldTime {
  readonly spell: Omit<Spell, "bundle" | "holding">;
  readonly isGranted: boolean;
}

function timeOf({ terms: { validity }, validFrom: from, validUntil }: Holding, period: Period): HeldTime {
  const until = validUntil ?? Number.POSITIVE_INFINITY;
  const isIn = (instant: Instant): boolean => instant >= period.startsAt && instant < period.endsAt;
  const held = { waitsWithDays: null, carries: "rollover" } as const;
  if (validity.lasts === "open") return { spell: { from, until, ...held }, isGranted: true };
  if (validity.lasts === "period") {
    // One of an earlier period has ended with it.
    const end = isIn(from) ? period.endsAt : from;
    return { spell: { from, until: Math.min(until, end), ...held }, isGranted: isIn(from) };
  }
  const { days, startsOn } = validity;
  if (startsOn === "first-use" && validUntil === null) {
    return { spell: { from, until, waitsWithDays: days, carries: "all" }, isGranted: true };
  }
  const start = startsOn === "date" ? from : Math.max(from, daysLater(until, -days, period.zone));
  const end = Math.min(until, daysLater(start, days, period.zone));
  return { spell: { from: start, until: end, waitsWithDays: null, carries: "all" }, isGranted: isIn(start) };
}

function allowanceOf(bundle: Bundle, { spell, isGranted }: HeldTime, period: Period): bigint | null {
  if (bundle.allowance === null) return null;
  if (!isGranted) return 0n;
  if (!bundle.isProrated || spell.carries === "all") return bundle.allowance;
  const held = daysTouched(period, { from: spell.from, until: Math.min(spell.until, period.endsAt) });
  const days = held === null ? 0 : lengthOf(held);
  return divideRounded(bundle.allowance * BigInt(days), BigInt(lengthOf(daysOf(period))), "up");
}

function groupOffers(offers: readonly Offer[]): Map<string, Offer[]> {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    const group = groups.get(nameOf(offer)) ?? [];
    group.push(offer);
    groups.set(nameOf(offer), group);
  }
  return groups;
}

function nameOf({ holder, bundle }: { readonly holder: string; readonly bundle: string }): string {
  return `${holder} ${bundle}`;
}

const UNUSED = { used: 0n, usedBy: new Map<string, bigint>() } as const;

function carriedGrant(
  { holder, bundle, grantPeriod, quantity }: Carried,
  offers: ReadonlyMap<string, readonly Offer[]>,
): Grant {
  const spells = (offers.get(nameOf({ holder, bundle })) ?? []).map(({ spell }) => spell);
  return { holder, bundle, grantPeriod, isCarried: true, opening: quantity, ...UNUSED, spells };
}

/**
 * The first offer grants its allowance, even of nothing, so that what happens at its end is known. A later
 * version adds what it has more; where parts of the period are granted, each version adds its own.
 */
function newGrants(offers: readonly Offer[], period: Period): Grant[] {
  const grants: Grant[] = [];
  let granted: bigint | null = 0n;
  for (const [index, { holder, bundle, allowance, spell }] of offers.entries()) {
    if (granted === null) break;
    const before: bigint = spell.bundle.isProrated ? 0n : granted;
    const opening: bigint | null = allowance === null ? null : allowance - before;
    if (index > 0 && opening !== null && opening <= 0n) continue;
    granted = allowance;
    const spells = offers.slice(index).map((offer) => offer.spell);
    grants.push({ holder, bundle, grantPeriod: period.label, isCarried: false, opening, ...UNUSED, spells });
  }
  return grants;
}

function byUse(one: Grant, other: Grant): number {
  const [last, otherLast] = [one.spells.at(-1), other.spells.at(-1)];
  return (
    (last?.bundle.priority ?? 0) - (otherLast?.bundle.priority ?? 0) ||
    compare(one.grantPeriod, other.grantPeriod) ||
    compare(last?.until ?? 0, otherLast?.until ?? 0) ||
    compare(nameOf(one), nameOf(other))
  );
}

function compare<T extends number | string>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
