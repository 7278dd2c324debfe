import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { answeredClock } from "@tributary/domain/ticket/sla";
import { askHowItWas } from "./ask-how-it-was.ts";
import { changeTicket, moveTicket, type TicketRequest } from "./keep-ticket.ts";
import { refuseStep } from "./refuse-step.ts";

const LONGEST_REST_DAYS = 366;

/**
 * Lets a ticket rest until a moment; its clock rests with it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID` for a moment that is not to come, `STEP_REFUSED`.
 */
export function snoozeTicket(db: OperatorDb, request: TicketRequest & { readonly until: Date }) {
  const { until: snoozedUntil, at } = request;
  const restDays = (snoozedUntil.getTime() - at.getTime()) / 86_400_000;
  return changeTicket(db, request, async ({ tx, ticket, terms }) => {
    if (!(restDays > 0 && restDays <= LONGEST_REST_DAYS)) {
      throw new DomainError("INPUT_INVALID", "Choose a moment within the next year.");
    }
    const to = refuseStep("snooze", ticket.status, "snoozed");
    await moveTicket(tx, ticket, { to, snoozedUntil, terms, at });
    return {
      ...{ kind: "snoozed", action: "ticket:snooze", note: snoozedUntil.toISOString() },
      details: { until: snoozedUntil.toISOString() },
    };
  });
}

/** Says that a ticket is done. */
export function finishTicket(db: OperatorDb, request: TicketRequest) {
  return changeTicket(db, request, async ({ tx, ticket, desk, terms }) => {
    const to = refuseStep("finish", ticket.status, "done");
    const clock = answeredClock(ticket.clock);
    await moveTicket(tx, ticket, { to, clock, terms, at: request.at });
    await askHowItWas(tx, ticket, desk, request.at);
    return { kind: "done", action: "ticket:finish" };
  });
}

/** Says that there is something to do again. */
export function reopenTicket(db: OperatorDb, request: TicketRequest) {
  return changeTicket(db, request, async ({ tx, ticket, terms }) => {
    await moveTicket(tx, ticket, { to: refuseStep("reopen", ticket.status, "todo"), terms, at: request.at });
    return { kind: "reopened", action: "ticket:reopen" };
  });
}
