import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { exact, exactToDecimal } from "@tributary/domain/money/exact";
import { type Pool, poolsOf } from "./pools-of.ts";

/** A subscriber who shares an allowance of another. */
export interface ShownMember {
  readonly member: string;
  readonly holder: string;
  readonly bundle: string;
  /** In the pool's unit; null: as the plan says. */
  readonly cap: string | null;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** What a subscriber shares: its own pools, who uses them, and whose it uses. */
export interface ShownPools {
  readonly own: readonly {
    readonly bundle: string;
    readonly description: string;
    readonly unit: string;
    readonly cap: string | null;
  }[];
  readonly members: readonly ShownMember[];
  readonly joined: readonly ShownMember[];
}

type Tables = Pick<OperatorTables, "poolMember" | "subscriberPlan">;

/** Shows a subscriber's pools: the latest members first, those who left too. */
export async function showPools(tx: Tables, subscriberId: string, at: Date): Promise<ShownPools> {
  const [pools, rows] = await Promise.all([
    poolsOf(tx, subscriberId, at),
    tx.poolMember.findMany({
      where: { OR: [{ holderId: subscriberId }, { memberId: subscriberId }] },
      orderBy: [{ validFrom: "desc" }, { id: "desc" }],
      include: { holder: { select: { number: true } }, member: { select: { number: true } } },
    }),
  ]);
  const held = new Map([[subscriberId, pools]]);
  for (const { holderId } of rows) {
    if (!held.has(holderId)) held.set(holderId, await poolsOf(tx, holderId, at));
  }
  const shown = rows
    // A membership that was taken back before it began never held.
    .filter(({ validFrom, validUntil }) => validUntil === null || validUntil > validFrom)
    .map((row) => ({ holderId: row.holderId, ...shownMember(row, held.get(row.holderId) ?? []) }));
  return {
    own: pools.map(({ bundle, description, unit, memberCapUnits }) => {
      return { bundle, description, unit: unit.name, cap: inUnits(memberCapUnits, unit.size) };
    }),
    members: shown.filter(({ holderId }) => holderId === subscriberId),
    joined: shown.filter(({ holderId }) => holderId !== subscriberId),
  };
}

interface MemberRow {
  readonly bundle: string;
  readonly capUnits: bigint | null;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly holder: { readonly number: string };
  readonly member: { readonly number: string };
}

function shownMember(
  { bundle, capUnits, validFrom, validUntil, holder, member }: MemberRow,
  pools: readonly Pool[],
): ShownMember {
  const unit = pools.find((pool) => pool.bundle === bundle)?.unit;
  const cap = inUnits(capUnits, unit?.size ?? 1n);
  return {
    ...{ member: member.number, holder: holder.number, bundle, validFrom, validUntil },
    cap: cap === null || unit === undefined ? cap : `${cap} ${unit.name}`,
  };
}

/** Enough for a byte of a tebibyte-large unit. */
const DIGITS = 24;

function inUnits(units: bigint | null, size: bigint): string | null {
  return units === null ? null : exactToDecimal(exact(units, size), DIGITS);
}
