import type { UnbilledSubscriber } from "@tributary/db/doors/bill/unbilled-subscribers";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { BillItem } from "@tributary/domain/bill/types";
import { sumMicros } from "@tributary/domain/money/micros";
import { roundMicros } from "@tributary/domain/money/round";
import type { Micros } from "@tributary/domain/money/types";
import { spellPeriod } from "@tributary/domain/period/spell";
import { isBeside } from "@tributary/domain/retention/due";
import { retiredMonths } from "../retention/retired-days.ts";
import type { OpenRun } from "./open-bill-run.ts";

/** A rating that took the place of the one a final bill was made of. */
interface Rerated {
  readonly ratingId: string;
  readonly subscriberId: string;
  readonly period: string;
}

/**
 * What earlier bills charged too little or too much for usage, because it was rated again since.
 *
 * Shape   by subscriber, one item per period that came out otherwise: the new sums, each rounded as its line
 *         would be, less all that was billed for that period's usage. Billed once, it comes to nothing.
 *         A period of which records went by the rule of retention stays as it was billed.
 */
export async function adjustmentsOf(
  db: Pick<OperatorDb, "usage">,
  tx: OperatorTables,
  subscribers: readonly UnbilledSubscriber[],
  run: OpenRun,
): Promise<Map<string, BillItem[]>> {
  const retired = await retiredMonths(tx);
  const rerated = (await reratedOf(tx, subscribers, run.cycle.label)).filter(
    ({ period }) => !retired.some((month) => isBeside(period, month)),
  );
  const items = new Map<string, BillItem[]>();
  if (rerated.length === 0) return items;
  const sums = await db.usage.reads.chargeSums(rerated.map(({ ratingId }) => ratingId));
  const posted = await postedOf(tx, rerated);
  for (const { ratingId, subscriberId, period } of rerated) {
    const due = sumMicros(
      sums
        .filter((sum) => sum.ratingId === ratingId)
        .map(({ chargeMicros }) => roundMicros(chargeMicros, run.profile.terms.rounding)),
    );
    const difference = due - (posted.get(`${subscriberId} ${period}`) ?? 0n);
    if (difference === 0n) continue;
    items.set(subscriberId, [...(items.get(subscriberId) ?? []), adjustment(period, difference, run)]);
  }
  return items;
}

/** The code of an adjustment names the period whose usage it corrects. */
export const ADJUSTED_USAGE = "usage-";

function adjustment(period: string, priceMicros: Micros, { cycle, profile }: OpenRun): BillItem {
  return {
    kind: "adjustment",
    code: `${ADJUSTED_USAGE}${period}`,
    description: `Usage of ${spellPeriod(period)}, rated again`,
    quantity: null,
    unit: null,
    fromDay: cycle.firstDay,
    toDay: cycle.lastDay,
    priceMicros,
    taxCode: profile.terms.usageTaxCode,
  };
}

async function reratedOf(
  tx: OperatorTables,
  subscribers: readonly UnbilledSubscriber[],
  before: string,
): Promise<Rerated[]> {
  const subscriberIds = subscribers.map(({ id }) => id);
  const again = await tx.retailRating.findMany({
    where: { subscriberId: { in: subscriberIds }, period: { lt: before }, version: { gt: 1 } },
    orderBy: { version: "asc" },
    select: { id: true, subscriberId: true, period: true },
  });
  if (again.length === 0) return [];
  const latest = new Map(again.map((rating) => [`${rating.subscriberId} ${rating.period}`, rating]));
  const bills = await tx.bill.findMany({
    where: {
      subscriberId: { in: [...new Set(again.map(({ subscriberId }) => subscriberId))] },
      period: { lt: before },
      kind: "bill",
      status: "final",
      creditedBy: { none: {} },
    },
    select: { subscriberId: true, period: true, retailRatingId: true },
  });
  return bills.flatMap(({ subscriberId, period, retailRatingId }) => {
    const rating = latest.get(`${subscriberId} ${period}`);
    if (rating === undefined || rating.id === retailRatingId) return [];
    return [{ ratingId: rating.id, subscriberId, period }];
  });
}

/** What was billed for the usage of a period, as it was priced: on its own bill and by adjustments since. */
async function postedOf(tx: OperatorTables, rerated: readonly Rerated[]): Promise<Map<string, Micros>> {
  const lines = await tx.billLine.findMany({
    where: {
      kind: { in: ["usage", "adjustment"] },
      bill: {
        subscriberId: { in: [...new Set(rerated.map(({ subscriberId }) => subscriberId))] },
        kind: "bill",
        status: "final",
      },
    },
    select: {
      kind: true,
      code: true,
      netMicros: true,
      taxMicros: true,
      taxCode: true,
      bill: { select: { subscriberId: true, period: true, profile: { select: { terms: true } } } },
    },
  });
  const sums = new Map<string, Micros>();
  for (const { kind, code, netMicros, taxMicros, taxCode, bill } of lines) {
    if (kind === "adjustment" && !code.startsWith(ADJUSTED_USAGE)) continue;
    const period = kind === "usage" ? bill.period : code.slice(ADJUSTED_USAGE.length);
    const isInside = isInclusive(bill.profile.terms, taxCode);
    const key = `${bill.subscriberId} ${period}`;
    sums.set(key, (sums.get(key) ?? 0n) + netMicros + (isInside ? taxMicros : 0n));
  }
  return sums;
}

/** Whether prices taxed by a code held their tax in the profile that a bill was made by. */
function isInclusive(terms: unknown, taxCode: string): boolean {
  const { taxes } = terms as {
    readonly taxes: readonly { readonly code: string; readonly treatment: string }[];
  };
  return taxes.some(({ code, treatment }) => code === taxCode && treatment === "inclusive");
}
