import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { BillRounding } from "@tributary/domain/bill/types";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { isBeside } from "@tributary/domain/retention/due";
import { retiredMonths } from "../retention/retired-days.ts";
import { usageDue } from "./usage-due.ts";

/** The code of an adjustment names the period whose usage it corrects. */
export const ADJUSTED_USAGE = "usage-";

/** By how much a final bill asked too little for its usage, or too much (negative), as it was rated since. */
export interface UsageDifference {
  readonly subscriberId: string;
  readonly period: PeriodLabel;
  /** Of the bill. */
  readonly number: string;
  /** Priced as the bill was: with tax inside or without. */
  readonly micros: Micros;
}

/**
 * What final bills of periods before one charged too little or too much for usage that was rated again since.
 *
 * Shape   one for each bill that comes out otherwise: the new sums, each rounded as its line would be, less
 *         all that was billed for that period's usage: on the bill, by adjustments of later bills and by
 *         credit notes of corrections. Billed once, it comes to nothing. A bill that somebody credited by
 *         hand is settled with the subscriber and left as it is, and so is a period of which records went by
 *         the rule of retention.
 */
export async function usageDifferences(
  db: Pick<OperatorDb, "usage">,
  tx: OperatorTables,
  subscriberIds: readonly string[],
  { before, rounding }: { readonly before: PeriodLabel; readonly rounding: BillRounding },
): Promise<UsageDifference[]> {
  const retired = await retiredMonths(tx);
  const rerated = (await reratedOf(tx, subscriberIds, before)).filter(
    ({ period }) => !retired.some((month) => isBeside(period, month)),
  );
  if (rerated.length === 0) return [];
  const sums = await db.usage.reads.chargeSums(rerated.map(({ ratingId }) => ratingId));
  const charges = new Map<string, typeof sums>();
  for (const sum of sums) charges.set(sum.ratingId, [...(charges.get(sum.ratingId) ?? []), sum]);
  const posted = await postedOf(tx, rerated);
  return rerated.flatMap(({ ratingId, subscriberId, period, number }) => {
    const due = usageDue(charges.get(ratingId) ?? [], rounding);
    const micros = due - (posted.get(`${subscriberId} ${period}`) ?? 0n);
    return micros === 0n ? [] : [{ subscriberId, period, number, micros }];
  });
}

/** A rating that took the place of the one a final bill was made of. */
interface Rerated {
  readonly ratingId: string;
  readonly billId: string;
  readonly number: string;
  readonly subscriberId: string;
  readonly period: PeriodLabel;
}

const BY_HAND = { creditedBy: { some: { rateCorrectionId: null } } };

async function reratedOf(
  tx: OperatorTables,
  subscriberIds: readonly string[],
  before: PeriodLabel,
): Promise<Rerated[]> {
  const again = await tx.retailRating.findMany({
    where: { subscriberId: { in: [...subscriberIds] }, period: { lt: before }, version: { gt: 1 } },
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
      NOT: BY_HAND,
    },
    orderBy: [{ period: "asc" }, { id: "asc" }],
    select: { id: true, number: true, subscriberId: true, period: true, retailRatingId: true },
  });
  return bills.flatMap(({ id: billId, number, subscriberId, period, retailRatingId }) => {
    const rating = latest.get(`${subscriberId} ${period}`);
    if (rating === undefined || rating.id === retailRatingId) return [];
    return [{ ratingId: rating.id, billId, number: number ?? "", subscriberId, period }];
  });
}

/** What was billed for the usage of a period, as it was priced. */
async function postedOf(tx: OperatorTables, rerated: readonly Rerated[]): Promise<Map<string, Micros>> {
  const ofBills = { in: rerated.map(({ billId }) => billId) };
  const lines = await tx.billLine.findMany({
    where: {
      OR: [
        { kind: "usage", bill: { OR: [{ id: ofBills }, { creditsId: ofBills }] } },
        {
          kind: "adjustment",
          code: { startsWith: ADJUSTED_USAGE },
          bill: {
            subscriberId: { in: [...new Set(rerated.map(({ subscriberId }) => subscriberId))] },
            ...{ kind: "bill", status: "final" },
          },
        },
      ],
    },
    select: {
      ...{ kind: true, code: true, netMicros: true, taxMicros: true, taxCode: true },
      bill: {
        select: {
          ...{ subscriberId: true, period: true, grossMicros: true },
          ...{ profile: { select: { terms: true } }, creditedBy: { select: { grossMicros: true } } },
        },
      },
    },
  });
  const sums = new Map<string, Micros>();
  for (const { kind, code, netMicros, taxMicros, taxCode, bill } of lines) {
    if (kind === "adjustment" && isTakenBack(bill)) continue;
    const period = kind === "usage" ? bill.period : code.slice(ADJUSTED_USAGE.length);
    const isInside = isInclusive(bill.profile.terms, taxCode);
    const key = `${bill.subscriberId} ${period}`;
    sums.set(key, (sums.get(key) ?? 0n) + netMicros + (isInside ? taxMicros : 0n));
  }
  return sums;
}

/** Of a bill that was taken back whole, its adjustments were not billed. */
function isTakenBack(bill: {
  readonly grossMicros: Micros;
  readonly creditedBy: readonly { readonly grossMicros: Micros }[];
}): boolean {
  const left = bill.creditedBy.reduce((sum, { grossMicros }) => sum + grossMicros, bill.grossMicros);
  return left === 0n && bill.creditedBy.length > 0;
}

/** Whether prices taxed by a code held their tax in the profile that a bill was made by. */
function isInclusive(terms: unknown, taxCode: string): boolean {
  const { taxes } = terms as {
    readonly taxes: readonly { readonly code: string; readonly treatment: string }[];
  };
  return taxes.some(({ code, treatment }) => code === taxCode && treatment === "inclusive");
}
