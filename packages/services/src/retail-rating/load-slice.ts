import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { UsageRecord } from "@tributary/db/doors/operator-reads/subscriber-usage";
import { decodePlanTerms } from "@tributary/db/terms/plan-terms";
import { carriedFrom } from "@tributary/domain/balance/replace-entries";
import type { BalanceEntry, Holding } from "@tributary/domain/balance/types";
import type { Instant, Period, PeriodLabel } from "@tributary/domain/period/types";
import type { PlanTerms } from "@tributary/domain/plan/types";
import type { RetailRater } from "@tributary/domain/rate-card/create-retail-rater";
import type { CardSpell, RatingInput, SubscriberRecord } from "@tributary/domain/retail-rating/types";
import type { Direction, Service } from "@tributary/domain/usage/types";

/** What a rating of one subscriber goes by, and what was posted of the period before. */
export interface LoadedSubscriber {
  readonly input: RatingInput;
  /** The ledger's entries of this period, from ratings before. */
  readonly posted: readonly BalanceEntry[];
  readonly last: {
    readonly id: string;
    readonly version: number;
    readonly fingerprint: string;
    readonly unrateable: number;
  } | null;
}

/** Terms are parsed once for all who hold them. */
export type KnownTerms = Map<string, PlanTerms>;

/** What a period is rated by. */
export interface RatingContext {
  readonly period: Period;
  readonly cards: ReadonlyMap<string, RetailRater>;
  readonly terms: KnownTerms;
  /** What was rated of earlier periods without keeping it; absent: what is kept counts. */
  readonly supposed?: SupposedRatings;
}

/** The outcome of ratings that nobody kept, for the periods that come after them. */
export interface SupposedRatings {
  /** By period: all that its ledger would be. */
  readonly entries: ReadonlyMap<PeriodLabel, readonly BalanceEntry[]>;
  /** When passes would have ended that waited for their first use, by the id of the plan that was taken. */
  readonly passEnds: ReadonlyMap<string, Instant>;
}

/** Loads some subscribers of a period: plans, usage, balances and the last rating, each in one read. */
export async function loadSlice(
  db: OperatorDb,
  subscriberIds: readonly string[],
  { period, cards, terms, supposed }: RatingContext,
): Promise<LoadedSubscriber[]> {
  const [plans, records, entries, ratings] = await Promise.all([
    loadPlans(db, subscriberIds, period),
    loadRecords(db, subscriberIds, period),
    loadEntries(db, subscriberIds, period, supposed),
    db.shared.retailRating.findMany({
      where: { subscriberId: { in: [...subscriberIds] }, period: period.label },
      orderBy: { version: "desc" },
      distinct: ["subscriberId"],
      select: { id: true, subscriberId: true, version: true, fingerprint: true, unrateable: true },
    }),
  ]);
  const heldBefore = grouped(
    entries.filter((entry) => entry.period < period.label),
    ({ holder }) => holder,
  );
  const usedNow = grouped(
    entries.filter((entry) => entry.period === period.label),
    ({ user }) => user,
  );
  const lastOf = new Map(ratings.map((rating) => [rating.subscriberId, rating]));
  return subscriberIds.map((subscriberId) => {
    const held = plans.get(subscriberId) ?? [];
    return {
      input: {
        subscriberId,
        cards: held.filter(({ isMain }) => isMain).map((plan) => cardSpell(plan, cards)),
        holdings: held.map((plan) => holdingOf(plan, terms, supposed)),
        carried: carriedFrom(heldBefore.get(subscriberId) ?? []),
        records: records.get(subscriberId) ?? [],
      },
      posted: usedNow.get(subscriberId) ?? [],
      last: lastOf.get(subscriberId) ?? null,
    };
  });
}

type HeldPlan = Awaited<ReturnType<typeof readPlans>>[number];

async function loadPlans(db: OperatorDb, ids: readonly string[], period: Period) {
  return grouped(await readPlans(db, ids, period), ({ subscriberId }) => subscriberId);
}

/** Plans that touch the period; a pass that was never used has no end. */
function readPlans({ shared }: OperatorDb, ids: readonly string[], period: Period) {
  return shared.subscriberPlan.findMany({
    where: {
      subscriberId: { in: [...ids] },
      validFrom: { lt: new Date(period.endsAt) },
      OR: [{ validUntil: null }, { validUntil: { gt: new Date(period.startsAt) } }],
    },
    select: {
      ...{ id: true, subscriberId: true, isMain: true, validFrom: true, validUntil: true },
      planVersion: {
        select: { id: true, rateCardId: true, terms: true, plan: { select: { code: true } } },
      },
    },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
  });
}

function cardSpell(
  { planVersion, validFrom, validUntil }: HeldPlan,
  cards: ReadonlyMap<string, RetailRater>,
): CardSpell {
  const { rateCardId } = planVersion;
  const spell = { from: validFrom.getTime(), until: validUntil?.getTime() ?? null, rateCardId };
  return { ...spell, rater: cards.get(rateCardId) ?? NO_RATES };
}

/** A card none of whose versions is published yet has no rate for anything. */
const NO_RATES: RetailRater = { find: () => ({ unrateable: "RATE_MISSING" }), pricesOf: () => [] };

function holdingOf(
  { id, subscriberId, isMain, planVersion, validFrom, validUntil }: HeldPlan,
  terms: KnownTerms,
  supposed: SupposedRatings | undefined,
): Holding {
  const known = terms.get(planVersion.id) ?? decodePlanTerms(planVersion.terms);
  terms.set(planVersion.id, known);
  return {
    holder: subscriberId,
    // A plan goes on from version to version; of add-ons and passes each is one of its own.
    key: isMain ? planVersion.plan.code : `${planVersion.plan.code} ${id}`,
    terms: known,
    validFrom: validFrom.getTime(),
    validUntil: validUntil?.getTime() ?? supposed?.passEnds.get(id) ?? null,
  };
}

async function loadRecords(db: OperatorDb, ids: readonly string[], period: Period) {
  const [from, until] = [new Date(period.startsAt), new Date(period.endsAt)];
  const sims = await db.shared.subscriberSim.findMany({
    where: {
      subscriberId: { in: [...ids] },
      validFrom: { lt: until },
      OR: [{ validUntil: null }, { validUntil: { gt: from } }],
    },
    select: {
      ...{ subscriberId: true, validFrom: true, validUntil: true },
      simCard: { select: { imsis: { select: { imsi: true } } } },
    },
  });
  const holdings = sims.flatMap(({ subscriberId, validFrom, validUntil, simCard }) =>
    simCard.imsis.map(({ imsi }) => ({ subscriberId, imsi, from: validFrom, until: validUntil })),
  );
  const rows = await db.usage.reads.subscriberUsage({ holdings, from, until });
  const bySubscriber = new Map<string, SubscriberRecord[]>();
  for (const row of rows) {
    const records = bySubscriber.get(row.subscriberId);
    if (records === undefined) bySubscriber.set(row.subscriberId, [recordOf(row)]);
    else records.push(recordOf(row));
  }
  return bySubscriber;
}

function recordOf(row: UsageRecord): SubscriberRecord {
  return {
    key: row.key,
    recordNumber: row.recordNumber,
    isTest: row.isTest,
    service: row.service as Service,
    direction: row.direction as Direction,
    visitedPlmn: row.visitedPlmn,
    dialled: row.otherParty,
    occurredAt: row.occurredAt.getTime(),
    quantity: quantityOf(row),
  };
}

/** In the service's base unit. */
function quantityOf({ service, durationSeconds, volumeBytes }: UsageRecord): bigint {
  if (service === "data") return volumeBytes;
  return service === "voice" ? BigInt(durationSeconds) : 1n;
}

/** The sums of the ledger up to the period's end, of what these subscribers hold or used of others. */
async function loadEntries(
  { shared }: OperatorDb,
  ids: readonly string[],
  period: Period,
  supposed: SupposedRatings | undefined,
): Promise<BalanceEntry[]> {
  const these = [...ids];
  const sums = await shared.balanceEntry.groupBy({
    by: ["subscriberId", "holderId", "bundle", "grantPeriod", "period", "kind"],
    where: {
      OR: [{ subscriberId: { in: these } }, { holderId: { in: these } }],
      period: { lte: period.label },
    },
    _sum: { quantity: true },
  });
  const kept = sums.map(({ subscriberId: user, holderId, kind, _sum, ...name }): BalanceEntry => {
    const holder = holderId ?? user;
    return { ...name, holder, user, kind: kind as BalanceEntry["kind"], quantity: _sum.quantity ?? 0n };
  });
  if (supposed === undefined) return kept;
  const instead = [...supposed.entries].filter(([label]) => label < period.label);
  const isKept = ({ period: label }: BalanceEntry) => !instead.some(([other]) => other === label);
  return [...kept.filter(isKept), ...instead.flatMap(([, entries]) => entries)];
}

function grouped<T>(rows: readonly T[], nameOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
