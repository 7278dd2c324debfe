import { type ActiveSpell, writeRetailTotal } from "@tributary/db/doors/bill/retail-total";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { type CycleDays, cycleDays } from "@tributary/domain/bill/cycle-days";
import { cycleInstants } from "@tributary/domain/bill/cycle-instants";
import { previousLabel } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { BillingProfile } from "./profile-of.ts";

const DAY = 86_400_000;
/** How long a prepaid subscriber counts as active after something was used or paid. */
const PREPAID_ACTIVE_DAYS = 90;
/** Months that the days before a period reach into. */
const EARLIER_PERIODS = 3;

/** A period by the profile that it is billed by. */
export interface TotalledRun {
  readonly cycle: CycleDays;
  readonly profile: BillingProfile;
  /** The instants between which it lies, and the ends of its days. */
  readonly from: Date;
  readonly until: Date;
  readonly dayEnds: readonly Date[];
}

/** The days of a period by a profile. */
export function totalledRun(period: PeriodLabel, profile: BillingProfile): TotalledRun {
  const cycle = cycleDays(period, profile.terms.cycleDay);
  const { startsAt, dayEnds } = cycleInstants(cycle, profile.terms.zone);
  const ends = dayEnds.map((instant) => new Date(instant));
  return {
    cycle,
    profile,
    from: new Date(startsAt),
    until: ends.at(-1) ?? new Date(startsAt),
    dayEnds: ends,
  };
}

/**
 * Does something to the bills of a period and, in the same transaction, sums the period up anew for the MVNA.
 */
export async function refreshRetailTotal<T>(
  db: OperatorDb,
  { cycle, profile, from, until, dayEnds }: TotalledRun,
  work: (tx: OperatorTables) => Promise<T>,
): Promise<T> {
  const prepaid = await prepaidSpells(db, cycle.label);
  return db.$transaction(
    async (tx) => {
      const result = await work(tx);
      const { currency } = profile.terms;
      await writeRetailTotal(tx, { period: cycle.label, currency, from, until, dayEnds, prepaid });
      return result;
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

/** When prepaid subscribers count as active around a period: since something was used or paid. */
async function prepaidSpells({ shared, usage }: OperatorDb, period: PeriodLabel): Promise<ActiveSpell[]> {
  if ((await shared.subscriber.count({ where: { billing: "prepaid" } })) === 0) return [];
  const periods = [period];
  for (let at = 0; at < EARLIER_PERIODS; at++) periods.push(previousLabel(periods.at(-1) ?? period));
  const ofPrepaid = { subscriber: { billing: "prepaid" } };
  const [ratings, payments] = await Promise.all([
    shared.retailRating.findMany({
      where: { ...ofPrepaid, period: { in: periods } },
      orderBy: { version: "asc" },
      select: { id: true, subscriberId: true, period: true },
    }),
    shared.payment.findMany({
      where: { ...ofPrepaid, amountMicros: { gt: 0n } },
      select: { subscriberId: true, paidOn: true },
    }),
  ]);
  const latest = new Map(ratings.map((rating) => [`${rating.subscriberId} ${rating.period}`, rating]));
  const holders = new Map([...latest.values()].map(({ id, subscriberId }) => [id, subscriberId]));
  const spans = holders.size === 0 ? [] : await usage.reads.chargeSpans([...holders.keys()]);
  return [
    ...spans.map(({ ratingId, first, last }) => spell(holders.get(ratingId) ?? "", first, last)),
    ...payments.map(({ subscriberId, paidOn }) => spell(subscriberId, paidOn, paidOn)),
  ];
}

function spell(subscriberId: string, from: Date, last: Date): ActiveSpell {
  return { subscriberId, from, until: new Date(last.getTime() + PREPAID_ACTIVE_DAYS * DAY) };
}
