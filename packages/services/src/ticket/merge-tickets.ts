import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { endedClock } from "@tributary/domain/ticket/sla";
import type { TicketLinkKind } from "@tributary/domain/ticket/types";
import { findOwnTicket } from "./find-ticket.ts";
import { changeTicket, type TicketRequest } from "./keep-ticket.ts";
import { clockData } from "./standing.ts";

/**
 * Makes a ticket part of another: its messages stay with it and are shown in the other's thread, what is
 * answered to it arrives there.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID` for itself, `STEP_REFUSED` when one became part of
 *         another.
 */
export function mergeTickets(db: OperatorDb, request: TicketRequest & { readonly into: number }) {
  return changeTicket(db, request, async ({ tx, ticket }) => {
    const { into, actor, at } = request;
    if (into === ticket.number) throw new DomainError("INPUT_INVALID", "Choose another ticket.");
    const target = await findOwnTicket(tx, into);
    await tx.ticket.updateMany({
      where: { id: ticket.id },
      data: {
        ...clockData(endedClock()),
        ...{ status: "done", snoozedUntil: null, doneAt: at, mergedIntoId: target.id },
      },
    });
    // Whoever was merged into this one goes along.
    await tx.ticket.updateMany({ where: { mergedIntoId: ticket.id }, data: { mergedIntoId: target.id } });
    const [note, other] = [`T-${ticket.number}`, `T-${into}`];
    await tx.ticketEvent.createMany({
      data: [{ ticketId: target.id, occurredAt: at, actor, kind: "merged", note }],
    });
    return { kind: "merged", action: "ticket:merge", note: other, details: { into: other } };
  });
}

/**
 * Links a ticket with something that it is about.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `STEP_REFUSED`.
 */
export function linkTicket(
  db: OperatorDb,
  request: TicketRequest & { readonly kind: TicketLinkKind; readonly reference: string },
) {
  return changeTicket(db, request, async ({ tx, ticket }) => {
    const { kind, actor: linkedBy, at: linkedAt } = request;
    const reference = request.reference.trim();
    await refuseUnknown(tx, kind, reference);
    const where = { ticketId: ticket.id, kind, reference };
    if ((await tx.ticketLink.count({ where })) > 0) {
      throw new DomainError("ALREADY_DONE", "It is linked already.");
    }
    await tx.ticketLink.create({ data: { ...where, linkedBy, linkedAt } });
    const note = `${kind} ${reference}`;
    return { kind: "linked", action: "ticket:link", note, details: { kind, reference } };
  });
}

type Linkable = Pick<OperatorDb["shared"], "operatorDispute" | "bill" | "portRequest">;

/** What is the operator's own has to be there; an alert is named by its number alone. */
async function refuseUnknown(tx: Linkable, kind: TicketLinkKind, reference: string): Promise<void> {
  const found =
    kind === "dispute"
      ? await tx.operatorDispute.count({ where: { number: reference } })
      : kind === "bill"
        ? await tx.bill.count({ where: { number: reference } })
        : kind === "porting"
          ? await tx.portRequest.count({ where: { msisdn: reference } })
          : Number(reference !== "");
  if (found === 0) throw new DomainError("NOT_FOUND", `There is no such ${kind}: check its number.`);
}
