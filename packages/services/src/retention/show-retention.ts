import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { planRetention, type RetentionPlan } from "./plan-retention.ts";

export interface ShownHold {
  readonly id: string;
  readonly dataClass: "usage" | "identity" | null;
  /** The subscriber's number; null: everybody. */
  readonly subscriber: string | null;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly releasedAt: Date | null;
}

/** The rules, what is due by them, the holds, latest first, and the months that went. */
export interface Retention extends RetentionPlan {
  readonly holds: readonly ShownHold[];
  readonly retired: readonly { readonly month: string; readonly records: bigint; readonly retiredAt: Date }[];
}

const MOST_HOLDS = 200;

export async function showRetention(db: OperatorDb, at: Date): Promise<Retention> {
  const [plan, holds, retired] = await Promise.all([
    planRetention(db, at),
    db.shared.legalHold.findMany({
      orderBy: [{ placedAt: "desc" }, { id: "desc" }],
      take: MOST_HOLDS,
      include: { subscriber: { select: { number: true } } },
    }),
    db.shared.retiredUsage.findMany({
      orderBy: [{ month: "desc" }, { retiredAt: "desc" }],
      select: { month: true, records: true, retiredAt: true },
    }),
  ]);
  return {
    ...plan,
    retired,
    holds: holds.map(({ id, dataClass, subscriber, reason, placedBy, placedAt, releasedAt }) => ({
      id,
      dataClass: dataClass as ShownHold["dataClass"],
      subscriber: subscriber?.number ?? null,
      ...{ reason, placedBy, placedAt, releasedAt },
    })),
  };
}
