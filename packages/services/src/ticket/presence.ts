import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { findTicket } from "./find-ticket.ts";

/** Whoever has not been heard of for so long has gone. */
const HERE_MILLISECONDS = 20_000;

export interface Viewer {
  readonly actor: string;
  readonly isReplying: boolean;
}

/**
 * Says that somebody has a ticket before their eyes, and tells who else has. It is no step of the ticket's
 * and leaves no trace of more than some seconds.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function keepPresence(
  { shared }: Pick<OperatorDb, "shared" | "operatorId">,
  here: { readonly number: number; readonly actor: string; readonly isReplying: boolean; readonly at: Date },
): Promise<readonly Viewer[]> {
  const { id: ticketId } = await findTicket(shared, here.number);
  const { actor, isReplying, at: seenAt } = here;
  const { count } = await shared.ticketViewer.updateMany({
    where: { ticketId, actor },
    data: { isReplying, seenAt },
  });
  if (count === 0) {
    await shared.ticketViewer.createMany({
      data: [{ ticketId, actor, isReplying, seenAt }],
      skipDuplicates: true,
    });
  }
  const others = await shared.ticketViewer.findMany({
    where: {
      ticketId,
      actor: { not: actor },
      seenAt: { gt: new Date(seenAt.getTime() - HERE_MILLISECONDS) },
    },
    orderBy: { actor: "asc" },
    select: { actor: true, isReplying: true },
  });
  return others;
}
