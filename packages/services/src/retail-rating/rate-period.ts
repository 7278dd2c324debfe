import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { cycleDays } from "@tributary/domain/bill/cycle-days";
import { cycleInstants } from "@tributary/domain/bill/cycle-instants";
import type { Period, PeriodLabel } from "@tributary/domain/period/types";
import { profileOf } from "../bill/profile-of.ts";
import { refuseRetired } from "../retention/retired-days.ts";
import { keepRatings } from "./keep-ratings.ts";
import { loadCards } from "./load-cards.ts";
import { loadMembers, poolGroups, slicesOf } from "./pool-groups.ts";
import { rateSlice } from "./rate-slice.ts";

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
export const SLICE = 4_000;

/**
 * Rates all usage of an operator's subscribers of a period, by the cycle of its billing profile. A rating
 * that comes out as the last one is not kept again: a second pass changes nothing, and one that was cut off
 * goes on where it was.
 *
 * Throws  {@link DomainError} `NOT_FOUND` without a billing profile; `TERMS_INVALID` where a rate card or
 *         plan cannot be read; `PERIOD_CLOSED` once records of the period went by the rule of retention.
 */
export async function ratePeriod(db: OperatorDb, request: RatePeriodRequest): Promise<RatedPeriod> {
  const period = await ratedPeriod(db.shared, request.period);
  await refuseRetired(db.shared, new Date(period.startsAt), new Date(period.endsAt));
  const context = { period, cards: await loadCards(db.shared), terms: new Map() };
  const [ids, members] = await Promise.all([subscribersOf(db, period), loadMembers(db.shared, period)]);
  const sum = { subscribers: ids.length, changed: 0, records: 0, unrateable: 0, chargeMicros: 0n };
  let done = 0;
  for (const slice of slicesOf(poolGroups(ids, members), SLICE)) {
    const rated = await rateSlice(db, slice, context, members);
    sum.changed += await keepRatings(db, period.label, rated);
    for (const { rating } of rated) {
      sum.records += rating.records;
      sum.unrateable += rating.unrateable;
      sum.chargeMicros += rating.chargeMicros;
    }
    done += slice.length;
    await request.onProgress?.({ done, total: ids.length });
  }
  return sum;
}

/** A period of the operator's subscribers is its billing cycle. */
export async function ratedPeriod(
  tables: Pick<OperatorTables, "billingProfile">,
  label: PeriodLabel,
): Promise<Period> {
  const { terms } = await profileOf(tables, label);
  const { startsAt, dayEnds } = cycleInstants(cycleDays(label, terms.cycleDay), terms.zone);
  return { label, zone: terms.zone, startsAt, endsAt: dayEnds.at(-1) ?? startsAt };
}

/** Whoever was there in the period; who left before it has nothing in it. */
async function subscribersOf({ shared }: OperatorDb, { startsAt, endsAt }: Period): Promise<string[]> {
  const [from, until] = [new Date(startsAt), new Date(endsAt)];
  const rows = await shared.subscriber.findMany({
    where: { activatedAt: { lt: until }, OR: [{ terminatedAt: null }, { terminatedAt: { gt: from } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}
