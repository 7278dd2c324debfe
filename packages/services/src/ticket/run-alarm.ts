import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { escalatedPriority } from "@tributary/domain/ticket/lifecycle";
import { emitEvent } from "../event/emit-event.ts";
import { alone } from "../operator-dispute/alone.ts";
import { loadDesk } from "./desk.ts";
import { keepTicketEvent, moveTicket } from "./keep-ticket.ts";
import { type FoundTicket, foundTicket } from "./standing.ts";

/** Who does what nobody asked for. */
const ACTOR = "support-desk";

/**
 * Looks at a ticket at a moment that was set for it: a rest that is over ends, and what is late is marked,
 * raised and given to whom the desk says. What has changed meanwhile is left alone; done twice, it is done
 * once.
 */
export async function runTicketAlarm(db: OperatorDb, alarmId: string, at: Date): Promise<void> {
  const desk = await loadDesk(db);
  await alone(db, async (tx) => {
    const alarm = await tx.ticketAlarm.findFirst({ where: { id: alarmId }, include: { ticket: true } });
    if (alarm === null || alarm.dueAt === null || alarm.dueAt > at) return;
    await tx.ticketAlarm.updateMany({ where: { id: alarmId }, data: { dueAt: null, endedAt: at } });
    const ticket = foundTicket(alarm.ticket);
    const by = { actor: ACTOR, at };
    if (alarm.kind === "wake" && isRested(ticket, at)) {
      const terms = await desk.termsOf(tx, ticket.profileId);
      await moveTicket(tx, ticket, { to: "todo", terms, at });
      await keepTicketEvent(tx, db.operatorId, ticket, by, { kind: "woken", action: "ticket:wake" });
    }
    if (alarm.kind === "late" && isNewlyLate(ticket, at)) {
      const priority = escalatedPriority(ticket.priority);
      const assignee = desk.terms.escalatesTo ?? ticket.assignee;
      // Its due moments stay: to raise what is late must not make it less late.
      await tx.ticket.updateMany({
        where: { id: ticket.id },
        data: { breachedAt: ticket.nextDueAt, priority, assignee },
      });
      await keepTicketEvent(tx, db.operatorId, ticket, by, {
        ...{ kind: "late", action: "ticket:escalate", note: priority },
        details: { priority, assignee },
      });
      const { channel, category } = ticket;
      const number = `T-${ticket.number}`;
      await emitEvent(tx, {
        ...{ type: "ticket.breached", subject: number, at },
        payload: {
          ...{ number, channel, priority, category, dueAt: ticket.nextDueAt?.getTime() ?? at.getTime() },
          target: ticket.firstRepliedAt === null ? "first reply" : "resolution",
        },
      });
    }
  });
}

function isRested({ status, snoozedUntil }: FoundTicket, at: Date): boolean {
  return status === "snoozed" && snoozedUntil !== null && snoozedUntil <= at;
}

function isNewlyLate({ status, nextDueAt, breachedAt }: FoundTicket, at: Date): boolean {
  return status === "todo" && breachedAt === null && nextDueAt !== null && nextDueAt <= at;
}
