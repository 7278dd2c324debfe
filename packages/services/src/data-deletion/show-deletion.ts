import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { standingObstacles } from "@tributary/domain/data-deletion/obstacles";
import type { DeletionStatus, Obstacle, ObstacleName } from "@tributary/domain/data-deletion/types";
import { DomainError } from "@tributary/domain/error";

export interface ShownDeletion {
  /** What keeps the data; a missing pack is among it, even where the request says that none is wanted. */
  readonly obstacles: readonly Obstacle[];
  /** The latest first, those that were lifted among them. */
  readonly holds: readonly ShownHold[];
  /** The latest request; null when nobody ever asked. */
  readonly request: ShownRequest | null;
}

export interface ShownHold {
  readonly id: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftReason: string | null;
}

export interface ShownRequest {
  readonly id: string;
  readonly status: DeletionStatus;
  readonly reason: string;
  readonly noPackBecause: string | null;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly endedAt: Date | null;
  readonly stoppedBy: readonly ObstacleName[];
  /** Rows that went, by table, in order of name. */
  readonly deleted: readonly { readonly table: string; readonly rows: number }[];
  readonly packSha256: string | null;
}

const MOST_HOLDS = 50;

/**
 * Shows what keeps an operator's data, who holds it, and what became of the latest request to delete it.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an operator that is not there.
 */
export async function showDeletion(db: PortfolioDb, operatorId: string): Promise<ShownDeletion> {
  const operator = await db.operator.findUnique({ where: { id: operatorId }, select: { id: true } });
  if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
  const [found, holds, row] = await Promise.all([
    db.reads.deletionObstacles(operatorId),
    db.deletionHold.findMany({
      where: { operatorId },
      omit: { operatorId: true },
      orderBy: [{ placedAt: "desc" }, { id: "desc" }],
      take: MOST_HOLDS,
    }),
    db.dataDeletion.findFirst({
      where: { operatorId },
      omit: { operatorId: true, dueAt: true },
      orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    }),
  ]);
  return { obstacles: standingObstacles(found, false), holds, request: row && requestOf(row) };
}

type Row = Omit<ShownRequest, "status" | "stoppedBy" | "deleted"> & {
  readonly status: string;
  readonly stoppedBy: string | null;
  readonly deleted: unknown;
};

function requestOf({ status, stoppedBy, deleted, ...row }: Row): ShownRequest {
  const gone = Object.entries((deleted ?? {}) as Record<string, number>);
  return {
    ...{ ...row, status: status as DeletionStatus },
    stoppedBy: stoppedBy === null ? [] : (stoppedBy.split(",") as ObstacleName[]),
    deleted: gone
      .map(([table, rows]) => ({ table, rows }))
      .sort((one, other) => one.table.localeCompare(other.table)),
  };
}
