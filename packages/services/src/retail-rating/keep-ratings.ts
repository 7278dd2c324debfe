import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { NewBalanceEntry, NewCharge, NewRating } from "@tributary/db/doors/operator-writes/add-ratings";
import type { StartedPass } from "@tributary/domain/balance/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { RatedSubscriber } from "./rate-slice.ts";
import { ratingRows } from "./rating-rows.ts";

/** Keeps what came out otherwise, in one transaction; answers how many that were. */
export async function keepRatings(
  db: OperatorDb,
  period: PeriodLabel,
  rated: readonly RatedSubscriber[],
): Promise<number> {
  const ratings: NewRating[] = [];
  const charges: NewCharge[] = [];
  const entries: NewBalanceEntry[] = [];
  for (const { subscriber, rating, fingerprint, isChanged } of rated) {
    if (!isChanged) continue;
    const rows = ratingRows(subscriber, rating, { period, fingerprint });
    ratings.push(...rows.ratings);
    charges.push(...rows.charges);
    entries.push(...rows.entries);
  }
  if (ratings.length > 0) await db.writes.addRatings({ ratings, charges, entries });
  await startPasses(db, rated);
  return ratings.length;
}

/** A pass that waited for its first use has its end from then on. */
async function startPasses({ shared }: OperatorDb, rated: readonly RatedSubscriber[]): Promise<void> {
  for (const pass of rated.flatMap(({ rating }) => rating.started)) {
    await shared.subscriberPlan.updateMany({
      where: { id: planOf(pass), validUntil: null },
      data: { validUntil: new Date(pass.until) },
    });
  }
}

/** The id of the plan that a pass was taken by, which its balances are named after. */
export function planOf({ holding }: StartedPass): string {
  return holding.slice(holding.lastIndexOf(" ") + 1);
}
