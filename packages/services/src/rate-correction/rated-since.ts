import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { PoolMembership } from "@tributary/domain/balance/types";
import type { Period } from "@tributary/domain/period/types";
import { loadMembers, poolGroups } from "../retail-rating/pool-groups.ts";
import { ratedPeriod } from "../retail-rating/rate-period.ts";

/** What is rated already and would come out otherwise by another version of a rate card. */
export interface RatedSince {
  /** In order, those of which something lies behind the version's beginning. */
  readonly periods: readonly Period[];
  /** Who had a plan of the card then, with those who share their pools: each group is rated together. */
  readonly groups: readonly (readonly string[])[];
  readonly members: readonly PoolMembership[];
}

type Tables = Pick<OperatorTables, "billingProfile" | "poolMember" | "retailRating" | "subscriberPlan">;

/** Finds what is rated from an instant on by one rate card; null: nothing is. */
export async function ratedSince(tx: Tables, rateCardId: string, from: Date): Promise<RatedSince | null> {
  const rated = await tx.retailRating.groupBy({ by: ["period"], orderBy: { period: "asc" } });
  const all: Period[] = [];
  for (const { period } of rated) all.push(await ratedPeriod(tx, period));
  const periods = all.filter(({ endsAt }) => endsAt > from.getTime());
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return null;
  const held = await tx.subscriberPlan.findMany({
    where: {
      ...{ isMain: true, planVersion: { rateCardId }, validFrom: { lt: new Date(last.endsAt) } },
      OR: [{ validUntil: null }, { validUntil: { gt: from } }],
    },
    distinct: ["subscriberId"],
    select: { subscriberId: true },
    orderBy: { subscriberId: "asc" },
  });
  if (held.length === 0) return null;
  const own = new Set(held.map(({ subscriberId }) => subscriberId));
  const members = await loadMembers(tx, { startsAt: first.startsAt, endsAt: last.endsAt });
  const linked = members.flatMap(({ holder, user }) => [holder, user]);
  const groups = poolGroups([...new Set([...own, ...linked])].sort(), members);
  return { periods, groups: groups.filter((group) => group.some((id) => own.has(id))), members };
}
