import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findSubscriber } from "./find-subscriber.ts";
import { keepEvent, type StepRequest } from "./take-step.ts";

/** So long whoever asked sees it. */
const SHOWN_MINUTES = 10;

/**
 * Lets somebody see who a subscriber is, for ten minutes and for a reason that is kept. What is shown is read
 * by {@link revealedUntil}, so that no answer to a command holds it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `ALREADY_DONE` when nothing is left to see.
 */
export async function revealSubscriber(
  db: OperatorDb,
  { reason, ...request }: StepRequest & { readonly reason: string },
): Promise<{ readonly until: Date }> {
  const note = requireReason(reason, "Say why you need to know who it is.");
  await db.$transaction(async (tx) => {
    const subscriber = await findSubscriber(tx, request.number);
    if (subscriber.erasedAt !== null) {
      throw new DomainError("ALREADY_DONE", "The subscriber's data is erased: there is nothing to see.");
    }
    const record = { kind: "revealed", action: "subscriber:reveal", note } as const;
    await keepEvent(tx, db.operatorId, subscriber, request, record);
  });
  return { until: new Date(request.at.getTime() + SHOWN_MINUTES * 60_000) };
}

/** Until when somebody may see who a subscriber is; null when nothing was asked for, or it is over. */
export async function revealedUntil(
  tx: Pick<OperatorTables, "subscriberEvent">,
  subscriberId: string,
  { actor, at }: Pick<StepRequest, "actor" | "at">,
): Promise<Date | null> {
  const since = new Date(at.getTime() - SHOWN_MINUTES * 60_000);
  const event = await tx.subscriberEvent.findFirst({
    where: { subscriberId, actor, kind: "revealed", occurredAt: { gt: since } },
    orderBy: { occurredAt: "desc" },
    select: { occurredAt: true },
  });
  return event === null ? null : new Date(event.occurredAt.getTime() + SHOWN_MINUTES * 60_000);
}
