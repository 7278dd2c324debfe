import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PoolMembership } from "@tributary/domain/balance/types";
import { rateTogether } from "@tributary/domain/retail-rating/rate-together";
import type { SubscriberRating } from "@tributary/domain/retail-rating/types";
import { type LoadedSubscriber, loadSlice, type RatingContext } from "./load-slice.ts";
import { poolGroups } from "./pool-groups.ts";
import { fingerprintOf } from "./rating-rows.ts";

/** A subscriber of a period, and what its usage costs. */
export interface RatedSubscriber {
  readonly subscriber: LoadedSubscriber;
  readonly rating: SubscriberRating;
  readonly fingerprint: string;
  /** Whether it came out otherwise than the last rating, or for the first time. */
  readonly isChanged: boolean;
}

/** Rates some subscribers of a period, those who share a pool together; keeps nothing. */
export async function rateSlice(
  db: OperatorDb,
  ids: readonly string[],
  context: RatingContext,
  members: readonly PoolMembership[],
): Promise<RatedSubscriber[]> {
  const loaded = new Map(
    (await loadSlice(db, ids, context)).map((subscriber) => [subscriber.input.subscriberId, subscriber]),
  );
  return poolGroups(ids, members).flatMap((group) => {
    const these = group.flatMap((id) => loaded.get(id) ?? []);
    const inputs = these.map(({ input }) => input);
    const shared = group.length === 1 ? [] : members.filter(({ user }) => group.includes(user));
    const ratings = rateTogether(inputs, shared, context.period);
    return ratings.flatMap((rating, at) => {
      const subscriber = these[at];
      return subscriber === undefined ? [] : [{ subscriber, rating, ...comparedTo(subscriber, rating) }];
    });
  });
}

function comparedTo({ last }: LoadedSubscriber, rating: SubscriberRating) {
  const fingerprint = fingerprintOf(rating);
  // Nothing used and nothing granted needs no rating, unless an earlier one said otherwise.
  const isNothing = last === null && rating.records === 0 && rating.entries.length === 0;
  return { fingerprint, isChanged: !isNothing && fingerprint !== last?.fingerprint };
}
