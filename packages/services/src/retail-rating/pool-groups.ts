import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { PoolMembership } from "@tributary/domain/balance/types";
import type { Period } from "@tributary/domain/period/types";

/** Who shares whose pools in a period, among some subscribers. */
export async function loadMembers(
  { poolMember }: Pick<OperatorTables, "poolMember">,
  { startsAt, endsAt }: Pick<Period, "startsAt" | "endsAt">,
): Promise<PoolMembership[]> {
  const rows = await poolMember.findMany({
    where: {
      validFrom: { lt: new Date(endsAt) },
      OR: [{ validUntil: null }, { validUntil: { gt: new Date(startsAt) } }],
    },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
  });
  return rows.map(({ holderId, memberId, bundle, capUnits, validFrom, validUntil }) => ({
    ...{ holder: holderId, user: memberId, bundle, capUnits },
    from: validFrom.getTime(),
    until: validUntil?.getTime() ?? null,
  }));
}

/**
 * Groups subscribers by whom they have to be rated with: all who are linked by pools, most of them alone.
 *
 * Shape   each subscriber once, groups in the order of their first, within a group in the order given.
 */
export function poolGroups(
  ids: readonly string[],
  members: readonly Pick<PoolMembership, "holder" | "user">[],
): string[][] {
  const known = new Set(ids);
  const groupOf = new Map<string, Set<string>>();
  for (const { holder, user } of members) {
    if (!known.has(holder) || !known.has(user)) continue;
    const joined = new Set([holder, user, ...(groupOf.get(holder) ?? []), ...(groupOf.get(user) ?? [])]);
    for (const id of joined) groupOf.set(id, joined);
  }
  const order = new Map(ids.map((id, at) => [id, at]));
  const groups = new Set(ids.map((id) => groupOf.get(id) ?? new Set([id])));
  return [...groups].map((group) => [...group].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

/** Whole groups together, as many as make up a slice. */
export function slicesOf(groups: readonly (readonly string[])[], size: number): string[][] {
  const slices: string[][] = [];
  for (const group of groups) {
    const last = slices.at(-1);
    if (last === undefined || last.length >= size) slices.push([...group]);
    else last.push(...group);
  }
  return slices;
}
