import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { NewBalanceEntry, NewCharge, NewRating } from "@tributary/db/doors/operator-writes/add-ratings";
import { cycleDays } from "@tributary/domain/bill/cycle-days";
import { cycleInstants } from "@tributary/domain/bill/cycle-instants";
import type { Period, PeriodLabel } from "@tributary/domain/period/types";
import { rateSubscriber } from "@tributary/domain/retail-rating/rate-subscriber";
import type { SubscriberRating } from "@tributary/domain/retail-rating/types";
import { profileOf } from "../bill/profile-of.ts";
import { refuseRetired } from "../retention/retired-days.ts";
import { loadCards } from "./load-cards.ts";
import { type LoadedSubscriber, loadSlice } from "./load-slice.ts";
import { fingerprintOf, ratingRows } from "./rating-rows.ts";

export interface RatePeriodRequest {
  readonly period: PeriodLabel;
  /** Whoever hears it may stop the work by throwing: what was kept stays kept. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void | Promise<void>;
}

/** What one pass over a period came to. */
export interface RatedPeriod {
  readonly subscribers: number;
  /** Those whose rating came out otherwise than the last, or for the first time. */
  readonly changed: number;
  readonly records: number;
  readonly unrateable: number;
  readonly chargeMicros: bigint;
}

/** Each slice goes over the period's usage once. */
const SLICE = 4_000;

/**
 * Rates all usage of an operator's subscribers of a period, by the cycle of its billing profile. A rating
 * that comes out as the last one is not kept again: a second pass changes nothing, and one that was cut off
 * goes on where it was.
 *
 * Throws  {@link DomainError} `NOT_FOUND` without a billing profile; `TERMS_INVALID` where a rate card or
 *         plan cannot be read; `PERIOD_CLOSED` once records of the period went by the rule of retention.
 */
export async function ratePeriod(db: OperatorDb, request: RatePeriodRequest): Promise<RatedPeriod> {
  const period = await periodOf(db, request.period);
  await refuseRetired(db.shared, new Date(period.startsAt), new Date(period.endsAt));
  const context = { period, cards: await loadCards(db.shared), terms: new Map() };
  const ids = await subscribersOf(db, new Date(period.endsAt), new Date(period.startsAt));
  const sum = { subscribers: ids.length, changed: 0, records: 0, unrateable: 0, chargeMicros: 0n };
  for (let from = 0; from < ids.length; from += SLICE) {
    const loaded = await loadSlice(db, ids.slice(from, from + SLICE), context);
    const rated = loaded.map((subscriber) => ({ subscriber, rating: rateSubscriber(subscriber.input) }));
    sum.changed += await keep(db, rated);
    for (const { rating } of rated) {
      sum.records += rating.records;
      sum.unrateable += rating.unrateable;
      sum.chargeMicros += rating.chargeMicros;
    }
    await request.onProgress?.({ done: Math.min(from + SLICE, ids.length), total: ids.length });
  }
  return sum;
}

/** A period of the operator's subscribers is its billing cycle. */
async function periodOf({ shared }: OperatorDb, label: PeriodLabel): Promise<Period> {
  const { terms } = await profileOf(shared, label);
  const { startsAt, dayEnds } = cycleInstants(cycleDays(label, terms.cycleDay), terms.zone);
  return { label, zone: terms.zone, startsAt, endsAt: dayEnds.at(-1) ?? startsAt };
}

/** Whoever was there in the period; who left before it has nothing in it. */
async function subscribersOf({ shared }: OperatorDb, until: Date, from: Date): Promise<string[]> {
  const rows = await shared.subscriber.findMany({
    where: { activatedAt: { lt: until }, OR: [{ terminatedAt: null }, { terminatedAt: { gt: from } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

interface Rated {
  readonly subscriber: LoadedSubscriber;
  readonly rating: SubscriberRating;
}

/** Keeps what came out otherwise, in one transaction; answers how many that were. */
async function keep(db: OperatorDb, rated: readonly Rated[]): Promise<number> {
  const ratings: NewRating[] = [];
  const charges: NewCharge[] = [];
  const entries: NewBalanceEntry[] = [];
  for (const { subscriber, rating } of rated) {
    const fingerprint = fingerprintOf(rating);
    if (fingerprint === subscriber.last?.fingerprint) continue;
    // Nothing used and nothing granted needs no rating, unless an earlier one said otherwise.
    if (subscriber.last === null && rating.records === 0 && rating.entries.length === 0) continue;
    const rows = ratingRows(subscriber, rating, fingerprint);
    ratings.push(...rows.ratings);
    charges.push(...rows.charges);
    entries.push(...rows.entries);
  }
  if (ratings.length > 0) await db.writes.addRatings({ ratings, charges, entries });
  await startPasses(db, rated);
  return ratings.length;
}

/** A pass that waited for its first use has its end from then on. */
async function startPasses({ shared }: OperatorDb, rated: readonly Rated[]): Promise<void> {
  for (const { holding, until } of rated.flatMap(({ rating }) => rating.started)) {
    const id = holding.slice(holding.lastIndexOf(" ") + 1);
    await shared.subscriberPlan.updateMany({
      where: { id, validUntil: null },
      data: { validUntil: new Date(until) },
    });
  }
}
