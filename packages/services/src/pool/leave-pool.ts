import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { alone } from "../operator-dispute/alone.ts";
import { findSubscriber } from "../subscriber/find-subscriber.ts";
import { noteOf } from "../subscriber/note-of.ts";
import { keepEvent, type StepRequest } from "../subscriber/take-step.ts";

export interface LeavePoolRequest extends StepRequest {
  readonly holder: string;
  readonly bundle: string;
  readonly note: string;
}

/**
 * Ends a subscriber's use of another's allowance at once; what it used of it stays used.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `ALREADY_DONE` for whoever is no member.
 */
export async function leavePool(
  db: OperatorDb,
  { holder, bundle, note, ...request }: LeavePoolRequest,
): Promise<void> {
  await alone(db, async (tx) => {
    const member = await findSubscriber(tx, request.number);
    const owner = await findSubscriber(tx, holder);
    const ended = await endMemberships(tx, { memberId: member.id, holderId: owner.id, bundle }, request.at);
    if (ended === 0) {
      throw new DomainError("ALREADY_DONE", `It does not share ${bundle} of ${holder}: load the page again.`);
    }
    await keepEvent(tx, db.operatorId, member, request, {
      ...({ kind: "pool-left", action: "subscriber:leave-pool" } as const),
      note: noteOf(`${bundle} of ${holder}`, note),
      details: { holder, bundle },
    });
  });
}

/** Ends all that somebody who is terminated shares, its own pools and others'. */
export async function leaveAllPools(tx: OperatorTables, subscriberId: string, at: Date): Promise<void> {
  await endMemberships(tx, { memberId: subscriberId }, at);
  await endMemberships(tx, { holderId: subscriberId }, at);
}

/** Ends what goes on; what was to come never does. Answers how many that were. */
async function endMemberships(
  tx: OperatorTables,
  whose: { readonly memberId?: string; readonly holderId?: string; readonly bundle?: string },
  at: Date,
): Promise<number> {
  const open = await tx.poolMember.findMany({
    where: { ...whose, validUntil: null },
    select: { id: true, validFrom: true },
  });
  for (const { id, validFrom } of open) {
    const validUntil = validFrom > at ? validFrom : at;
    await tx.poolMember.updateMany({ where: { id }, data: { validUntil } });
  }
  return open.length;
}
