import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { answeredClock } from "@tributary/domain/ticket/sla";
import type { TicketAuthorKind } from "@tributary/domain/ticket/types";
import { emitEvent } from "../event/emit-event.ts";
import { type MacroStepAsked, takeMacroStep } from "../macro/take-macro-step.ts";
import { addMessage } from "./add-message.ts";
import { askHowItWas } from "./ask-how-it-was.ts";
import { cleanFiles, type SentFile } from "./attachments.ts";
import { changeTicket, moveTicket, type TicketRequest } from "./keep-ticket.ts";
import { queueTicketMail } from "./queue-ticket-mail.ts";
import { refuseStep } from "./refuse-step.ts";

export interface ReplyRequest extends TicketRequest {
  readonly text: string;
  readonly files: readonly SentFile[];
  /** Who answers: the operator's own staff or the MVNA's. */
  readonly authorKind: Extract<TicketAuthorKind, "operator" | "agent">;
  /** How it stands after that. */
  readonly thenStatus: "waiting" | "done";
  /** What a macro does to the subscriber with it. */
  readonly step?: MacroStepAsked | null;
}

/**
 * Answers whoever asked, in the operator's name: by mail where the ticket has an address. The first answer
 * stops its clock. A macro's step is taken with it, or neither is.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID`, `STEP_REFUSED`, and what the step is refused for.
 */
export function replyTicket(db: OperatorDb, request: ReplyRequest) {
  return changeTicket(db, request, async ({ tx, ticket, desk, terms }) => {
    const { thenStatus, at, actor, authorKind } = request;
    const { id: messageId } = await addMessage(tx, ticket, {
      ...{ kind: "public", authorKind, author: actor, text: requireText(request.text), at },
      ...{ files: cleanFiles(request.files), mailMessageId: null, isAutomatic: false },
    });
    const clock = answeredClock(ticket.clock);
    await moveTicket(tx, ticket, { to: refuseStep("reply", ticket.status, thenStatus), clock, terms, at });
    await keepFirst(tx, ticket.id, request);
    if (ticket.requesterSealed !== null) await queueTicketMail(tx, { ticketId: ticket.id, messageId, at });
    const { channel, priority, category } = ticket;
    const number = `T-${ticket.number}`;
    await emitEvent(tx, {
      ...{ type: "ticket.replied", subject: number, at },
      payload: { number, channel, priority, category, by: authorKind },
    });
    if (thenStatus === "done") await askHowItWas(tx, ticket, desk, at);
    const details = { thenStatus, files: request.files.length };
    if (!request.step) return { kind: "replied", action: "ticket:reply", details };
    const by = { actor, at, details: { ticket: number, ...details } };
    // The step's row in the log names the ticket, and stands for both.
    return { kind: "replied", action: null, note: await takeMacroStep(db, tx, ticket, request.step, by) };
  });
}

/** Notes something for the desk: nobody else reads it. */
export function noteTicket(db: OperatorDb, request: Omit<ReplyRequest, "thenStatus" | "step">) {
  return changeTicket(db, request, async ({ tx, ticket }) => {
    const { at, actor: author, authorKind } = request;
    await addMessage(tx, ticket, {
      ...{ kind: "note", authorKind, author, text: requireText(request.text), at },
      ...{ files: cleanFiles(request.files), mailMessageId: null, isAutomatic: false },
    });
    return { kind: "noted", action: "ticket:note" };
  });
}

async function keepFirst(tx: OperatorTables, id: string, { at, actor }: TicketRequest): Promise<void> {
  await tx.ticket.updateMany({ where: { id, firstRepliedAt: null }, data: { firstRepliedAt: at } });
  // Whoever answers what nobody has takes it.
  await tx.ticket.updateMany({ where: { id, assignee: null }, data: { assignee: actor } });
}

function requireText(text: string): string {
  if (text.trim() !== "") return text.trim();
  throw new DomainError("INPUT_INVALID", "Write something first.");
}
