import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { findPlan } from "./find-plan.ts";
import { type MoveRequest, type MoveTables, movable, movedVersions, previewMove } from "./preview-move.ts";

export interface MoveSubscribersRequest extends MoveRequest {
  /** How many the preview said. */
  readonly subscribers: number;
  readonly actor: string;
}

const AT_A_TIME = 4_000;
const LONGEST_MS = 120_000;

/**
 * Moves all who hold one version of a plan to another: their old one ends where the new one begins.
 *
 * Throws  as {@link previewMove}; {@link DomainError} `REVIEW_OUTDATED` when they are not as many as the
 *         preview said.
 */
export async function moveSubscribers(
  db: OperatorDb,
  request: MoveSubscribersRequest,
): Promise<{ readonly subscribers: number; readonly effectiveAt: Date }> {
  const { code, actor } = request;
  const { effectiveAt } = await previewMove(db, request);
  return db.$transaction(
    async (tx) => {
      const { from, to } = movedVersions(await findPlan(tx, code), request);
      const held = await tx.subscriberPlan.findMany({
        where: movable(from.id, effectiveAt),
        select: { id: true, subscriberId: true, isMain: true },
        orderBy: { id: "asc" },
      });
      if (held.length !== request.subscribers) throw changedSince();
      for (let first = 0; first < held.length; first += AT_A_TIME) {
        const some = held.slice(first, first + AT_A_TIME);
        await moveSome(tx, some, { toId: to.id, effectiveAt, actor, note: `${code}, version ${to.version}` });
      }
      await writeAudit(tx, {
        actor,
        action: "plan:move",
        subject: code,
        operatorId: db.operatorId,
        details: { from: from.version, to: to.version, subscribers: held.length },
      });
      return { subscribers: held.length, effectiveAt };
    },
    { timeout: LONGEST_MS },
  );
}

interface Held {
  readonly id: string;
  readonly subscriberId: string;
  readonly isMain: boolean;
}

async function moveSome(
  tx: MoveTables,
  held: readonly Held[],
  move: { readonly toId: string; readonly effectiveAt: Date; readonly actor: string; readonly note: string },
): Promise<void> {
  const { toId: planVersionId, effectiveAt, actor, note } = move;
  const { count } = await tx.subscriberPlan.updateMany({
    where: { id: { in: held.map(({ id }) => id) }, validUntil: null },
    data: { validUntil: effectiveAt },
  });
  if (count !== held.length) throw changedSince();
  await tx.subscriberPlan.createMany({
    data: held.map(({ subscriberId, isMain }) => {
      return { subscriberId, planVersionId, isMain, validFrom: effectiveAt };
    }),
  });
  await tx.subscriberEvent.createMany({
    data: held.map(({ subscriberId }) => ({ subscriberId, actor, kind: "plan-changed", note })),
  });
}

function changedSince(): DomainError {
  return new DomainError("REVIEW_OUTDATED", "Other subscribers hold this version now: look at them again.");
}
