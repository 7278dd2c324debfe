import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { canTake, statusAfter } from "@tributary/domain/ticket/lifecycle";
import type { AuditValue } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { addMessage } from "./add-message.ts";
import { keepableFiles } from "./attachments.ts";
import { type Desk, loadDesk } from "./desk.ts";
import { keepTicketEvent, moveTicket } from "./keep-ticket.ts";
import { addTicket } from "./open-ticket.ts";
import { openRequester } from "./requester.ts";
import { type FoundTicket, foundTicket } from "./standing.ts";

/** A mail as it came, taken apart. */
export interface ReceivedMail {
  /** With or without its brackets. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly receivedAt: Date;
  /** A machine wrote it: an absence note, a bounce. */
  readonly isAutomatic: boolean;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }[];
}

export interface Received {
  readonly number: number;
  /** known: the mail was taken in before. */
  readonly outcome: "opened" | "continued" | "known";
}

/** By whom it is taken in, in the log: somebody who decided it, or nobody but the mail. */
export interface TakenInBy {
  readonly actor: string;
  readonly details?: { [key: string]: AuditValue };
}
const BY_ITSELF: TakenInBy = { actor: "mail" };
const OWN_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@tributary$/;

/**
 * Takes a mail in: as the next message of the ticket that it answers, otherwise as a ticket of its own. The
 * same mail has one effect, however often it comes. What a machine wrote stirs no ticket: it is kept with it,
 * no more.
 */
export async function receiveMail(
  db: OperatorDb,
  mail: ReceivedMail,
  { keys }: { readonly keys: SubscriberKeys },
): Promise<Received> {
  const desk = await loadDesk(db);
  return alone(db, (tx) => addMail({ tx, desk, keys, operatorId: db.operatorId }, mail));
}

export interface MailContext {
  readonly tx: OperatorTables;
  readonly desk: Desk;
  readonly keys: SubscriberKeys;
  readonly operatorId: string;
  readonly by?: TakenInBy;
}

/** The same within a transaction. */
export async function addMail(context: MailContext, mail: ReceivedMail): Promise<Received> {
  const known = await context.tx.ticketMessage.findFirst({
    where: { mailMessageId: bare(mail.messageId) },
    select: { ticket: { select: { number: true } } },
  });
  if (known !== null) return { number: known.ticket.number, outcome: "known" };
  const answered = await answeredTicket(context.tx, mail);
  return answered === null ? openByMail(context, mail) : continueTicket(context, answered, mail);
}

async function openByMail(context: MailContext, mail: ReceivedMail): Promise<Received> {
  const { tx, desk, keys, operatorId, by = BY_ITSELF } = context;
  const { kept, left } = keepableFiles(mail.attachments);
  const { number } = await addTicket(
    tx,
    { operatorId, desk },
    {
      subject: mail.subject.trim() || "(no subject)",
      text: textOf(mail, left),
      channel: "mail",
      category: "other",
      priority: mail.isAutomatic ? "low" : "normal",
      subscriber: null,
      requester: mail.from,
      authorKind: "requester",
      mailMessageId: bare(mail.messageId),
      isAutomatic: mail.isAutomatic,
      files: kept,
      ...by,
      at: mail.receivedAt,
      keys,
    },
  );
  return { number, outcome: "opened" };
}

async function continueTicket(
  { tx, desk, keys, operatorId, by = BY_ITSELF }: MailContext,
  ticket: FoundTicket,
  mail: ReceivedMail,
): Promise<Received> {
  const { receivedAt: at, isAutomatic } = mail;
  const { kept, left } = keepableFiles(mail.attachments);
  const requester = openRequester(keys, operatorId, ticket);
  const isRequester = requester?.address?.toLowerCase() === mail.from.address.toLowerCase();
  await addMessage(tx, ticket, {
    ...{ kind: "public", authorKind: "requester", author: isRequester ? "" : mail.from.address },
    ...{ text: textOf(mail, left), at, files: [...kept], mailMessageId: bare(mail.messageId), isAutomatic },
  });
  if (!isAutomatic && canTake("receive", ticket.status)) {
    const terms = await desk.termsOf(tx, ticket.profileId);
    await moveTicket(tx, ticket, { to: statusAfter("receive", ticket.status), terms, at });
  }
  const details = { isAutomatic, ...by.details };
  const record = { kind: "received", action: "ticket:receive", details } as const;
  await keepTicketEvent(tx, operatorId, ticket, { actor: by.actor, at }, record);
  return { number: ticket.number, outcome: "continued" };
}

/** The ticket of the mails that this one names, where it was merged the one that it became part of. */
async function answeredTicket(tx: OperatorTables, mail: ReceivedMail): Promise<FoundTicket | null> {
  const named = [...(mail.inReplyTo === null ? [] : [mail.inReplyTo]), ...mail.references].map(bare);
  const own = named.flatMap((id) => OWN_ID.exec(id)?.[1] ?? []);
  const message = await tx.ticketMessage.findFirst({
    where: { OR: [{ mailMessageId: { in: named } }, { id: { in: own } }] },
    select: { ticketId: true },
    orderBy: { occurredAt: "desc" },
  });
  const ticketId =
    message?.ticketId ??
    (await tx.ticketMail.findFirst({ where: { id: { in: own } }, select: { ticketId: true } }))?.ticketId;
  return ticketId === undefined ? null : standingTicket(tx, ticketId);
}

async function standingTicket(tx: OperatorTables, ticketId: string): Promise<FoundTicket> {
  let row = await tx.ticket.findFirstOrThrow({ where: { id: ticketId } });
  while (row.mergedIntoId !== null) {
    row = await tx.ticket.findFirstOrThrow({ where: { id: row.mergedIntoId } });
  }
  return foundTicket(row);
}

function textOf({ text }: ReceivedMail, left: readonly string[]): string {
  const said = text.trim() || "(no text)";
  return left.length === 0 ? said : `${said}\n\n[Not kept: ${left.join(", ")}]`;
}

function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, "").slice(0, 500);
}
