import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { BalanceEntry } from "@tributary/domain/balance/types";
import type { Instant, Period, PeriodLabel } from "@tributary/domain/period/types";
import type { RetailRater } from "@tributary/domain/rate-card/create-retail-rater";
import { planOf } from "../retail-rating/keep-ratings.ts";
import type { KnownTerms } from "../retail-rating/load-slice.ts";
import { slicesOf } from "../retail-rating/pool-groups.ts";
import { SLICE } from "../retail-rating/rate-period.ts";
import { type RatedSubscriber, rateSlice } from "../retail-rating/rate-slice.ts";
import type { RatedSince } from "./rated-since.ts";

/**
 * Rates again what is rated already, by other prices, month after month: what an allowance leaves goes into
 * the next month as it then would. Each month of each slice goes to `use`; nothing is kept here, so a report
 * and what is applied after it come out alike.
 */
export async function rerate(
  db: OperatorDb,
  { periods, groups, members }: RatedSince,
  cards: ReadonlyMap<string, RetailRater>,
  use: (period: Period, rated: readonly RatedSubscriber[]) => Promise<void>,
): Promise<void> {
  const terms: KnownTerms = new Map();
  for (const slice of slicesOf(groups, SLICE)) {
    const entries = new Map<PeriodLabel, BalanceEntry[]>();
    const passEnds = new Map<string, Instant>();
    for (const period of periods) {
      const context = { period, cards, terms, supposed: { entries, passEnds } };
      const rated = await rateSlice(db, slice, context, members);
      await use(period, rated);
      const ratings = rated.map(({ rating }) => rating);
      entries.set(
        period.label,
        ratings.flatMap((rating) => rating.entries),
      );
      for (const pass of ratings.flatMap(({ started }) => started)) passEnds.set(planOf(pass), pass.until);
    }
  }
}
