import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { loadDesk } from "./desk.ts";
import { keepTicketEvent } from "./keep-ticket.ts";

/**
 * What is asked by a link, for the page that asks it.
 *
 * Throws  {@link DomainError} `LINK_INVALID` once it was answered, or its time is over.
 */
export async function showRating(db: OperatorDb, ratingId: string, at: Date) {
  const { ticket } = await findOpen(db.shared, ratingId, at);
  const { terms, operatorName } = await loadDesk(db);
  return { number: ticket.number, subject: ticket.subject, operatorName, colour: terms.colour };
}

/**
 * Keeps how satisfied whoever asked is. A link counts once.
 *
 * Throws  {@link DomainError} `LINK_INVALID`.
 */
export async function rateTicket(
  db: OperatorDb,
  rated: { readonly ratingId: string; readonly score: number; readonly comment: string; readonly at: Date },
): Promise<void> {
  const { ratingId, score, at } = rated;
  await db.$transaction(async (tx) => {
    const { ticket } = await findOpen(tx, ratingId, at);
    const comment = rated.comment.trim() || null;
    const { count } = await tx.ticketRating.updateMany({
      where: { id: ratingId, ratedAt: null },
      data: { score, comment, ratedAt: at },
    });
    if (count === 0) throw used();
    await keepTicketEvent(
      tx,
      db.operatorId,
      ticket,
      { actor: "requester", at },
      {
        ...{ kind: "rated", action: "ticket:rate", note: `${score} of 5` },
        details: { score },
      },
    );
  });
}

async function findOpen(tx: Pick<OperatorTables, "ticketRating">, id: string, at: Date) {
  const rating = await tx.ticketRating.findFirst({ where: { id }, include: { ticket: true } });
  if (rating === null || rating.ratedAt !== null || rating.expiresAt <= at) throw used();
  return rating;
}

function used(): DomainError {
  return new DomainError("LINK_INVALID", "This link was used, or is too old: thank you all the same.");
}
