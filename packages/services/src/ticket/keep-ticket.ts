import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { dueNext, pausedClock, resumedClock } from "@tributary/domain/ticket/sla";
import type { SlaClock, SupportTerms, TicketStatus } from "@tributary/domain/ticket/types";
import { type AuditValue, writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { type Desk, loadDesk } from "./desk.ts";
import { findOwnTicket } from "./find-ticket.ts";
import { clockData, type FoundTicket } from "./standing.ts";

/** What is asked of one ticket. */
export interface TicketRequest {
  readonly number: number;
  readonly actor: string;
  readonly at: Date;
}

/** What is kept of it. */
export interface TicketRecord {
  readonly kind: TicketEventKind;
  /** The action of the audit row: `ticket:reply`; null where what was done with it has a row that says so. */
  readonly action: string | null;
  readonly note?: string;
  readonly details?: { [key: string]: AuditValue };
}

export type TicketEventKind =
  | "opened"
  | "received"
  | "replied"
  | "noted"
  | "taken"
  | "assigned"
  | "snoozed"
  | "woken"
  | "done"
  | "reopened"
  | "changed"
  | "merged"
  | "linked"
  | "late"
  | "rated"
  | "subscriber";

/** What a step's work is given. */
export interface TicketStepWork {
  readonly tx: OperatorTables;
  readonly ticket: FoundTicket;
  readonly desk: Desk;
  /** Under which the ticket's clock runs. */
  readonly terms: SupportTerms;
}

/** Changes a ticket in one transaction as if no other ran beside it, and keeps who did it. */
export async function changeTicket(
  db: OperatorDb,
  request: TicketRequest,
  work: (at: TicketStepWork) => Promise<TicketRecord>,
): Promise<{ readonly number: number }> {
  const desk = await loadDesk(db);
  return alone(db, async (tx) => {
    const ticket = await findOwnTicket(tx, request.number);
    const terms = await desk.termsOf(tx, ticket.profileId);
    const record = await work({ tx, ticket, desk, terms });
    await keepTicketEvent(tx, db.operatorId, ticket, request, record);
    return { number: ticket.number };
  });
}

/** Keeps what was done with a ticket, in its own history and in the audit log. */
export async function keepTicketEvent(
  tx: Pick<OperatorTables, "ticketEvent" | "auditEvent">,
  operatorId: string,
  { id: ticketId, number }: Pick<FoundTicket, "id" | "number">,
  { actor, at }: Pick<TicketRequest, "actor" | "at">,
  { kind, action, note = "", details = {} }: TicketRecord,
): Promise<void> {
  await tx.ticketEvent.createMany({ data: [{ ticketId, occurredAt: at, actor, kind, note }] });
  if (action !== null) await writeAudit(tx, { actor, action, subject: `T-${number}`, operatorId, details });
}

/** Puts a ticket into a status: its clock runs while there is something to do, and rests otherwise. */
export async function moveTicket(
  tx: Pick<OperatorTables, "ticket" | "ticketAlarm">,
  ticket: FoundTicket,
  change: {
    readonly to: TicketStatus;
    readonly clock?: SlaClock;
    readonly snoozedUntil?: Date;
    readonly terms: SupportTerms;
    readonly at: Date;
  },
): Promise<void> {
  const { to, terms, at, snoozedUntil = null } = change;
  const clock = clockIn(to, change.clock ?? ticket.clock, terms, at.getTime());
  await tx.ticket.updateMany({
    where: { id: ticket.id },
    data: { ...clockData(clock), status: to, snoozedUntil, doneAt: to === "done" ? at : null },
  });
  await setAlarm(tx, ticket, clock, at);
  if (snoozedUntil !== null) {
    await tx.ticketAlarm.create({ data: { ticketId: ticket.id, kind: "wake", dueAt: snoozedUntil } });
  }
}

/** Done is at rest too: whoever writes again starts it where it was. */
function clockIn(status: TicketStatus, clock: SlaClock, terms: SupportTerms, at: number): SlaClock {
  return status === "todo" ? resumedClock(terms, clock, at) : pausedClock(terms, clock, at);
}

/** Has somebody look at a ticket when it is late, if it was not before. */
export async function setAlarm(
  tx: Pick<OperatorTables, "ticketAlarm">,
  { id, clock: was, breachedAt }: Pick<FoundTicket, "id" | "clock" | "breachedAt">,
  clock: SlaClock,
  at: Date,
): Promise<void> {
  const due = dueNext(clock);
  if (due === null || breachedAt !== null || due === dueNext(was)) return;
  await tx.ticketAlarm.create({
    data: { ticketId: id, kind: "late", dueAt: new Date(Math.max(due, at.getTime())) },
  });
}
