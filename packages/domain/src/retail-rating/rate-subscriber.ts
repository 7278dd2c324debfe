import { closePeriod } from "../balance/close-period.ts";
import { consume } from "../balance/consume.ts";
import { openBalances } from "../balance/open-balances.ts";
import type { Balances } from "../balance/types.ts";
import type { FoundRate } from "../rate-card/types.ts";
import { standingRecords } from "./standing-records.ts";
import type { CardSpell, RatingInput, RecordCharge, SubscriberRating, SubscriberRecord } from "./types.ts";

/**
 * Rates a subscriber's usage of one period: each record finds its rate on the card of the plan that was held
 * when it began, allowances pay what they can in the order of time, and the card prices the rest.
 *
 * Units   quantities in base units, charges in micros of the cards' currency.
 * Shape   charges in the order of time; the same input in any order gives the same result.
 * Rounds  each record once, by its card.
 * Throws  what pricing throws on terms that cannot be.
 */
export function rateSubscriber(input: RatingInput): SubscriberRating {
  const { period, holdings, carried } = input;
  const standing = standingRecords(input.records);
  const state: State = {
    subscriberId: input.subscriberId,
    balances: openBalances({ period, holdings, carried }),
    usedOf: new Map(),
  };
  const charges = standing.flatMap((record) => rateRecord(record, input.cards, state));
  const { entries, started } = closePeriod(state.balances);
  return {
    charges,
    entries,
    started,
    records: standing.length,
    unrateable: charges.filter(({ unrateable }) => unrateable !== null).length,
    chargeMicros: charges.reduce((sum, { chargeMicros }) => sum + (chargeMicros ?? 0n), 0n),
  };
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
