import { createHash } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { BillRounding } from "@tributary/domain/bill/types";
import { absMicros } from "@tributary/domain/money/micros";
import type { Period, PeriodLabel } from "@tributary/domain/period/types";
import type { RateCardVersion } from "@tributary/domain/rate-card/types";
import { profileOf } from "../bill/profile-of.ts";
import { usageDue } from "../bill/usage-due.ts";
import { loadCards } from "../retail-rating/load-cards.ts";
import type { RatedSubscriber } from "../retail-rating/rate-slice.ts";
import { leftSubscribers } from "./left-subscribers.ts";
import type { RatedSince } from "./rated-since.ts";
import { rerate } from "./rerate.ts";
import type { MonthImpact, RateImpact, SubscriberImpact } from "./types.ts";

const MOST = 20;

/** What one subscriber's month comes to, before and after. */
interface Changed {
  readonly id: string;
  readonly period: PeriodLabel;
  readonly beforeMicros: bigint;
  readonly afterMicros: bigint;
}

/** An impact, and what names every rating that comes out otherwise by it. */
export interface FoundImpact {
  readonly impact: RateImpact;
  readonly fingerprint: string;
}

/**
 * Works out what a version of a rate card would change of what is rated already, by rating it; keeps nothing.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`.
 */
export async function impactOf(
  db: OperatorDb,
  since: RatedSince,
  version: RateCardVersion,
): Promise<FoundImpact> {
  const cards = await loadCards(db.shared, version);
  const hash = createHash("sha256");
  const changed: Changed[] = [];
  const months = new Map(since.periods.map(({ label }) => [label, emptyMonth(label)]));
  await rerate(db, since, cards, async (period, rated) => {
    const others = rated.filter(({ isChanged }) => isChanged);
    for (const { subscriber, fingerprint } of others) {
      hash.update(`${subscriber.input.subscriberId} ${period.label} ${fingerprint}\n`);
    }
    const { rounding } = (await profileOf(db.shared, period.label)).terms;
    const sums = await compare(db, period, others, rounding);
    changed.push(...sums);
    const month = months.get(period.label) ?? emptyMonth(period.label);
    months.set(period.label, added(month, sums, rated, version));
  });
  const impact = {
    months: await withBills(db, [...months.values()]),
    ...(await ofSubscribers(db, changed)),
    credited: await creditedOf(db, changed),
    leftBills: await countLeftBills(db, changed),
  };
  return { impact, fingerprint: hash.digest("hex") };
}

function emptyMonth(period: PeriodLabel): MonthImpact {
  const none = { subscribers: 0, records: 0, unrateableBefore: 0, unrateableAfter: 0 };
  return { period, bills: "open", ...none, beforeMicros: 0n, afterMicros: 0n };
}

/** What bills ask for the usage of those whose rating comes out otherwise, by the last rating and by this. */
async function compare(
  { usage }: OperatorDb,
  period: Period,
  others: readonly RatedSubscriber[],
  rounding: BillRounding,
): Promise<Changed[]> {
  const lastIds = others.flatMap(({ subscriber: { last } }) => last?.id ?? []);
  const sums = lastIds.length === 0 ? [] : await usage.reads.chargeSums(lastIds);
  const before = new Map<string, typeof sums>();
  for (const sum of sums) before.set(sum.ratingId, [...(before.get(sum.ratingId) ?? []), sum]);
  return others.map(({ subscriber: { input, last }, rating }) => ({
    id: input.subscriberId,
    period: period.label,
    beforeMicros: usageDue(before.get(last?.id ?? "") ?? [], rounding),
    afterMicros: usageDue(rating.charges, rounding),
  }));
}

function added(
  month: MonthImpact,
  sums: readonly Changed[],
  rated: readonly RatedSubscriber[],
  version: RateCardVersion,
): MonthImpact {
  const others = rated.filter(({ isChanged }) => isChanged);
  const total = (amounts: readonly bigint[]) => amounts.reduce((sum, micros) => sum + micros, 0n);
  const count = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  return {
    ...month,
    subscribers: month.subscribers + others.length,
    records: month.records + count(rated.map((each) => recordsBy(each, version))),
    unrateableBefore:
      month.unrateableBefore + count(rated.map(({ subscriber }) => subscriber.last?.unrateable ?? 0)),
    unrateableAfter: month.unrateableAfter + count(rated.map(({ rating }) => rating.unrateable)),
    beforeMicros: month.beforeMicros + total(sums.map(({ beforeMicros }) => beforeMicros)),
    afterMicros: month.afterMicros + total(sums.map(({ afterMicros }) => afterMicros)),
  };
}

/** The records that a version of a card rates; another card of the subscriber has versions of its own. */
function recordsBy(
  { subscriber: { input }, rating: { charges } }: RatedSubscriber,
  { rateCardId, version }: RateCardVersion,
): number {
  const spells = input.cards.filter((card) => card.rateCardId === rateCardId);
  const own = charges.filter(
    ({ part, rateCardVersion, occurredAt: at }) =>
      part === 1 &&
      rateCardVersion === version &&
      spells.some(({ from, until }) => at >= from && (until === null || at < until)),
  );
  return own.length;
}

async function withBills({ shared }: OperatorDb, months: readonly MonthImpact[]): Promise<MonthImpact[]> {
  const final = await shared.billRun.findMany({
    where: { period: { in: months.map(({ period }) => period) }, status: "final" },
    select: { period: true },
  });
  const periods = new Set(final.map(({ period }) => period));
  return months.map((month) => ({ ...month, bills: periods.has(month.period) ? "final" : "open" }));
}

async function ofSubscribers({ shared }: OperatorDb, changed: readonly Changed[]) {
  const sums = new Map<string, Omit<SubscriberImpact, "number">>();
  for (const { id, beforeMicros, afterMicros } of changed) {
    const sum = sums.get(id) ?? { beforeMicros: 0n, afterMicros: 0n };
    sums.set(id, {
      beforeMicros: sum.beforeMicros + beforeMicros,
      afterMicros: sum.afterMicros + afterMicros,
    });
  }
  const size = ([, sum]: [string, Omit<SubscriberImpact, "number">]) =>
    absMicros(sum.afterMicros - sum.beforeMicros);
  const largest = [...sums]
    .filter((entry) => size(entry) > 0n)
    .sort((a, b) => (size(a) === size(b) ? (a[0] < b[0] ? -1 : 1) : size(a) > size(b) ? -1 : 1))
    .slice(0, MOST);
  const rows = await shared.subscriber.findMany({
    where: { id: { in: largest.map(([id]) => id) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const most = largest.map(([id, sum]) => ({ number: numbers.get(id) ?? "", ...sum }));
  return { subscribers: sums.size, most };
}

/** Who left is given back what final bills asked too much. */
async function creditedOf({ shared }: OperatorDb, changed: readonly Changed[]) {
  const less = changed.filter(({ beforeMicros, afterMicros }) => afterMicros < beforeMicros);
  const left = await leftSubscribers(
    shared,
    less.map(({ id }) => id),
  );
  const credits = less.filter(({ id }) => left.has(id));
  return {
    subscribers: new Set(credits.map(({ id }) => id)).size,
    micros: credits.reduce((sum, { beforeMicros, afterMicros }) => sum + beforeMicros - afterMicros, 0n),
  };
}

async function countLeftBills({ shared }: OperatorDb, changed: readonly Changed[]): Promise<number> {
  const bills = await shared.bill.findMany({
    where: {
      ...{ kind: "bill", status: "final", period: { in: [...new Set(changed.map(({ period }) => period))] } },
      creditedBy: { some: { rateCorrectionId: null } },
    },
    select: { subscriberId: true, period: true },
  });
  const known = new Set(changed.map(({ id, period }) => `${id} ${period}`));
  return bills.filter(({ subscriberId, period }) => known.has(`${subscriberId} ${period}`)).length;
}
