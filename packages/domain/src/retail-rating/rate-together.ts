import { closePeriod } from "../balance/close-period.ts";
import { consume } from "../balance/consume.ts";
import { openBalances } from "../balance/open-balances.ts";
import type { Balances, PoolMembership } from "../balance/types.ts";
import type { Period } from "../period/types.ts";
import type { FoundRate } from "../rate-card/types.ts";
import { byTime, standingRecords } from "./standing-records.ts";
import type { CardSpell, RatingInput, RecordCharge, SubscriberRating, SubscriberRecord } from "./types.ts";

/**
 * Rates the usage of one period of subscribers who share their allowances, most often of one alone: each
 * record finds its rate on the card of the plan that was held when it began, allowances pay what they can in
 * the order of time, whoever used them, and the card prices the rest.
 *
 * Units   quantities in base units, charges in micros of the cards' currency.
 * Shape   one rating each, in the order given, charges in the order of time; records in any order give the
 *         same result. What somebody used of another's pool is an entry of who used it.
 * Rounds  each record once, by its card.
 * Throws  what pricing throws on terms that cannot be.
 */
export function rateTogether(
  inputs: readonly RatingInput[],
  members: readonly PoolMembership[],
  period: Period,
): SubscriberRating[] {
  const holdings = inputs.flatMap((input) => input.holdings);
  const carried = inputs.flatMap((input) => input.carried);
  const rated = inputs.map(({ subscriberId, cards, records }) => {
    const standing = standingRecords(records);
    return { subscriberId, cards, standing, charges: [] as RecordCharge[], usedOf: new Map() };
  });
  let balances = openBalances({ period, holdings, carried, members });
  const all = rated.flatMap((user) => user.standing.map((record) => ({ user, record })));
  for (const { user, record } of all.sort((a, b) => byTime(a.record, b.record))) {
    const state = { subscriberId: user.subscriberId, balances, usedOf: user.usedOf };
    user.charges.push(...rateRecord(record, user.cards, state));
    balances = state.balances;
  }
  const { entries, started } = closePeriod(balances);
  return rated.map(({ subscriberId, standing, charges }) => ({
    charges,
    entries: entries.filter(({ user }) => user === subscriberId),
    started: started.filter(({ holder }) => holder === subscriberId),
    records: standing.length,
    unrateable: charges.filter(({ unrateable }) => unrateable !== null).length,
    chargeMicros: charges.reduce((sum, { chargeMicros }) => sum + (chargeMicros ?? 0n), 0n),
  }));
}

interface State {
  readonly subscriberId: string;
  balances: Balances;
  /** Charged of each rate of each card so far, in base units: what tiers go by. */
  readonly usedOf: Map<string, bigint>;
}

function rateRecord(record: SubscriberRecord, cards: readonly CardSpell[], state: State): RecordCharge[] {
  const card = cards.find(({ from, until }) => {
    return record.occurredAt >= from && (until === null || record.occurredAt < until);
  });
  if (card === undefined) return [withoutRate(record, "PLAN_MISSING")];
  const found = card.rater.find(record);
  if (found.unrateable !== undefined) return [withoutRate(record, found.unrateable)];
  const payers = found.parts.map((part) => takeFromBundles(record, found, part, state));
  const charged = payers.map(({ over }) => over);
  const rate = `${card.rateCardId} ${found.rateCode}`;
  const usedBefore = state.usedOf.get(rate) ?? 0n;
  const prices = card.rater.pricesOf(found, charged, usedBefore);
  state.usedOf.set(rate, usedBefore + sumOf(charged));
  const rows = payers.flatMap(({ covered, over, free }, index) => [
    ...covered.map(({ bundle, quantity }) => ({ index, bundle, quantity, chargeMicros: 0n })),
    ...free.map(({ bundle, quantity }) => ({ index, bundle, quantity, chargeMicros: 0n })),
    // Usage of nothing is a row as well: a record without one would look forgotten.
    ...(over > 0n || (covered.length === 0 && free.length === 0)
      ? [{ index, bundle: null, quantity: over, chargeMicros: prices[index] ?? 0n }]
      : []),
  ]);
  return rows.map(({ index, bundle, quantity, chargeMicros }, at) => ({
    ...nameOf(record),
    part: at + 1,
    zone: found.zone,
    rateCode: found.rateCode,
    rateCardVersion: found.rateCardVersion,
    band: found.parts[index]?.band ?? null,
    bundle,
    ratedQuantity: quantity,
    chargeMicros,
    unrateable: null,
  }));
}

interface Payers {
  readonly covered: readonly { readonly bundle: string; readonly quantity: bigint }[];
  /** Beyond an allowance at whose end nothing is charged. */
  readonly free: readonly { readonly bundle: string; readonly quantity: bigint }[];
  readonly over: bigint;
}

function takeFromBundles(
  { service, direction }: SubscriberRecord,
  { zone }: FoundRate,
  { occurredAt: at, ratedQuantity: quantity }: FoundRate["parts"][number],
  state: State,
): Payers {
  const usage = { user: state.subscriberId, service, direction, zone, at, quantity };
  const { covered, over, throttled, stopped, balances } = consume(state.balances, usage);
  state.balances = balances;
  const free = [
    { bundle: "throttled", quantity: throttled },
    { bundle: "stopped", quantity: stopped },
  ];
  return { covered, over, free: free.filter((each) => each.quantity > 0n) };
}

function withoutRate(
  record: SubscriberRecord,
  unrateable: NonNullable<RecordCharge["unrateable"]>,
): RecordCharge {
  return {
    ...nameOf(record),
    part: 1,
    ...{ zone: null, rateCode: null, rateCardVersion: null, band: null, bundle: null },
    ratedQuantity: record.quantity,
    chargeMicros: null,
    unrateable,
  };
}

function nameOf({ occurredAt, key, service }: SubscriberRecord) {
  return { occurredAt, key, service };
}

function sumOf(quantities: readonly bigint[]): bigint {
  return quantities.reduce((sum, quantity) => sum + quantity, 0n);
}
