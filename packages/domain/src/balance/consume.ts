import { daysLater } from "../period/days-later.ts";
import type { Instant } from "../period/types.ts";
import type { Bundle } from "../plan/types.ts";
import type { Balances, BundleUsage, Covered, Grant, PoolMembership, Spell, StartedPass } from "./types.ts";

/** What became of a record's usage; the parts add up to it. Quantities are base units. */
export interface Consumption {
  readonly covered: readonly Covered[];
  /** To be charged by the rate card. */
  readonly over: bigint;
  /** Free, at the reduced speed of a bundle that is used up. */
  readonly throttled: bigint;
  /** Beyond a hard stop: should not have been let through, and is not charged. */
  readonly stopped: bigint;
  readonly isStopped: boolean;
  /** What is left for the next record. */
  readonly balances: Balances;
}

/**
 * Takes a record's usage from the bundles that are for it. Records come in the order of their time.
 *
 * Units   base units, as charged.
 * Shape   by the order of the grants; the last bundle that is for the usage decides what becomes of the rest.
 */
export function consume(balances: Balances, usage: BundleUsage): Consumption {
  const covered: Covered[] = [];
  const grants = [...balances.grants];
  let { started } = balances;
  let left = usage.quantity;
  let last: Bundle | null = null;
  for (const [index, grant] of grants.entries()) {
    const spell = spellFor(grant, usage, { ...balances, started });
    if (spell === null) continue;
    last = spell.bundle;
    const cap = capOf(grant, spell.bundle, usage, balances);
    const quantity = least(left, availableTo(usage.user, grant, cap, grants));
    if (quantity <= 0n) continue;
    started = startedBy(grant, spell, usage.at, { ...balances, started });
    grants[index] = useOf(grant, usage.user, quantity);
    const { holder, bundle, grantPeriod } = grant;
    covered.push({ holder, bundle, grantPeriod, quantity });
    left -= quantity;
  }
  const atEnd = last?.atEnd ?? "overage";
  const stopped = atEnd === "stop" ? left : 0n;
  return {
    covered,
    over: atEnd === "overage" ? left : 0n,
    throttled: atEnd === "throttle" ? left : 0n,
    stopped,
    isStopped: stopped > 0n,
    balances: covered.length === 0 ? balances : { ...balances, grants, started },
  };
}

/** When a spell can be used: of a pass that waits, from its first use on. */
export function spellWindow(
  { holding, from, until, waitsWithDays }: Spell,
  holder: string,
  started: readonly StartedPass[],
): { readonly from: Instant; readonly until: Instant } {
  if (waitsWithDays === null) return { from, until };
  return started.find((pass) => pass.holder === holder && pass.holding === holding) ?? { from, until };
}

function spellFor(grant: Grant, usage: BundleUsage, balances: Balances): Spell | null {
  for (const spell of grant.spells) {
    const { from, until } = spellWindow(spell, grant.holder, balances.started);
    if (usage.at < from || usage.at >= until) continue;
    if (!isFor(spell.bundle, usage)) continue;
    if (grant.holder === usage.user) return spell;
    if (spell.bundle.pool !== undefined && membershipOf(grant, spell.bundle, usage, balances)) return spell;
  }
  return null;
}

/** By what somebody uses a pool of another at the time of a record. */
function membershipOf(
  { holder }: Grant,
  { code }: Bundle,
  { user, at }: BundleUsage,
  { members }: Balances,
): PoolMembership | undefined {
  return members.find(
    (member) =>
      member.user === user &&
      member.holder === holder &&
      member.bundle === code &&
      at >= member.from &&
      (member.until === null || at < member.until),
  );
}

/** What one user may take of a pool in a period: a member's own cap, or else the plan's; null has no end. */
function capOf(grant: Grant, bundle: Bundle, usage: BundleUsage, balances: Balances): bigint | null {
  if (bundle.pool === undefined) return null;
  const own = membershipOf(grant, bundle, usage, balances)?.capUnits ?? null;
  return own ?? bundle.pool.memberCapUnits;
}

function isFor({ services, directions, zones }: Bundle, usage: BundleUsage): boolean {
  return (
    services.includes(usage.service) &&
    (directions === undefined || directions.includes(usage.direction)) &&
    (zones === null || zones.includes(usage.zone))
  );
}

/** What a grant has left for somebody; null has no end. */
function availableTo(
  user: string,
  grant: Grant,
  cap: bigint | null,
  grants: readonly Grant[],
): bigint | null {
  const left = grant.opening === null ? null : grant.opening - grant.used;
  if (cap === null) return left;
  const used = grants
    .filter(({ holder, bundle }) => holder === grant.holder && bundle === grant.bundle)
    .reduce((sum, { usedBy }) => sum + (usedBy.get(user) ?? 0n), 0n);
  return least(cap - used, left);
}

function least(quantity: bigint, limit: bigint | null): bigint {
  return limit === null || quantity < limit ? quantity : limit;
}

function useOf(grant: Grant, user: string, quantity: bigint): Grant {
  const usedBy = new Map(grant.usedBy).set(user, (grant.usedBy.get(user) ?? 0n) + quantity);
  return { ...grant, used: grant.used + quantity, usedBy };
}

/** The first use of any bundle of a pass starts all of it. */
function startedBy(
  { holder }: Grant,
  { holding, waitsWithDays }: Spell,
  at: Instant,
  { started, period }: Balances,
): readonly StartedPass[] {
  if (waitsWithDays === null) return started;
  if (started.some((pass) => pass.holder === holder && pass.holding === holding)) return started;
  return [...started, { holder, holding, from: at, until: daysLater(at, waitsWithDays, period.zone) }];
}
