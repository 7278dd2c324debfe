import { randomUUID } from "node:crypto";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { rankMembers } from "@tributary/domain/ticket/assignment";
import { startedClock } from "@tributary/domain/ticket/sla";
import type {
  TicketAuthorKind,
  TicketCategory,
  TicketChannel,
  TicketPriority,
} from "@tributary/domain/ticket/types";
import type { AuditValue } from "../audit/write-audit.ts";
import { emitEvent } from "../event/emit-event.ts";
import { findSubscriber } from "../subscriber/find-subscriber.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { addMessage } from "./add-message.ts";
import { cleanFiles, type SentFile } from "./attachments.ts";
import { type Desk, loadDesk } from "./desk.ts";
import { keepTicketEvent, setAlarm } from "./keep-ticket.ts";
import { type Requester, sealRequester } from "./requester.ts";
import { clockData, foundTicket } from "./standing.ts";

export interface NewTicket {
  readonly subject: string;
  readonly text: string;
  readonly channel: TicketChannel;
  readonly category: TicketCategory;
  readonly priority: TicketPriority;
  /** The number of the subscriber that it is about. */
  readonly subscriber: string | null;
  readonly requester: Requester | null;
  readonly authorKind: TicketAuthorKind;
  /** Of a mail that came. */
  readonly mailMessageId?: string;
  readonly isAutomatic?: boolean;
  readonly files: readonly SentFile[];
  readonly actor: string;
  readonly at: Date;
  readonly keys: SubscriberKeys;
  /** More of it for the log. */
  readonly details?: { [key: string]: AuditValue };
}

/**
 * Opens a ticket with its first message: its clock starts, and where the desk says so somebody gets it.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` without a subject or text and for files that may not be
 *         attached,
 *         `NOT_FOUND` for a subscriber that is not there.
 */
export async function openTicket(db: OperatorDb, ticket: NewTicket): Promise<{ readonly number: number }> {
  const desk = await loadDesk(db);
  const { number } = await db.$transaction((tx) =>
    addTicket(tx, { operatorId: db.operatorId, desk }, ticket),
  );
  return { number };
}

/** The same within a transaction. */
export async function addTicket(
  tx: OperatorTables,
  { operatorId, desk }: { readonly operatorId: string; readonly desk: Desk },
  ticket: NewTicket,
): Promise<{ readonly number: number }> {
  const { subscriber, requester, category, priority, channel, actor, at, keys } = ticket;
  const subject = ticket.subject.trim();
  if (subject === "" || ticket.text.trim() === "") {
    throw new DomainError("INPUT_INVALID", "Say what it is about, and what is wrong.");
  }
  const files = cleanFiles(ticket.files);
  const holder = subscriber === null ? null : await findSubscriber(tx, subscriber);
  const clock = startedClock(desk.terms, priority, at.getTime());
  const id = randomUUID();
  const row = await tx.ticket.create({
    data: {
      ...{ id, subject: subject.slice(0, 300), channel, category, priority, openedBy: actor, openedAt: at },
      ...clockData(clock),
      subscriberId: holder?.id ?? null,
      requesterSealed: requester === null ? null : sealRequester(keys, operatorId, id, requester),
      profileId: desk.profileId,
      assignee: desk.terms.assigns ? await bestMember(tx, desk, category) : null,
    },
  });
  const found = foundTicket(row);
  const { authorKind, text, mailMessageId, isAutomatic } = ticket;
  await addMessage(tx, found, {
    ...{ kind: "public", authorKind, author: authorKind === "requester" ? "" : actor, text, at, files },
    ...{ mailMessageId: mailMessageId ?? null, isAutomatic: isAutomatic ?? false },
  });
  const unset = { ...found, clock: { ...clock, firstReplyDueAt: null, resolveDueAt: null } };
  await setAlarm(tx, unset, clock, at);
  await keepTicketEvent(
    tx,
    operatorId,
    found,
    { actor, at },
    {
      ...{ kind: "opened", action: "ticket:open" },
      details: { channel, category, priority, assignee: row.assignee, ...ticket.details },
    },
  );
  const said = `T-${row.number}`;
  await emitEvent(tx, {
    ...{ type: "ticket.created", subject: said, at },
    payload: { number: said, channel, priority, category },
  });
  return { number: row.number };
}

/** Whoever should get it: by what they know and what they have. */
async function bestMember(
  tx: OperatorTables,
  { terms }: Desk,
  category: TicketCategory,
): Promise<string | null> {
  const loads = await tx.ticket.groupBy({
    by: ["assignee"],
    where: { status: { not: "done" }, assignee: { in: terms.members.map(({ actor }) => actor) } },
    _count: true,
  });
  const open = new Map(loads.map(({ assignee, _count }) => [assignee, _count]));
  const loaded = terms.members.map((member) => ({ ...member, open: open.get(member.actor) ?? 0 }));
  return rankMembers(loaded, category)[0]?.actor ?? null;
}
