import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { begun, ended, failed, finished } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience, TaskStanding, TaskStatus } from "@tributary/domain/bill-task/types";
import { type Mail, sendMail } from "../mail/send-mail.ts";
import { appUrl } from "../session/app-url.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { type Desk, loadDesk } from "./desk.ts";
import { ratingToken } from "./rating-token.ts";
import { openRequester } from "./requester.ts";

export interface TicketMailWork {
  readonly db: OperatorDb;
  readonly mailId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly keys: SubscriberKeys;
  readonly patience: TaskPatience;
  /** What is a fault of the mail server is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Sends a mail of a ticket, if it is due and nobody is at it. It goes at least once: whoever dies between the
 * mail server's word and ours has it sent again, under the same message id.
 */
export async function sendTicketMail(work: TicketMailWork): Promise<void> {
  const { db, mailId, dueAt, patience, onFault } = work;
  const now = Math.max(Date.now(), dueAt);
  const mail = await change(db.shared, mailId, (read) => begun(read, now, patience));
  if (mail === null || mail.status !== "running") return;
  const { attempts: attempt } = mail;
  const written = await mailOf(work);
  if (typeof written === "string") {
    await change(db.shared, mailId, (read) => ended(read, written));
    return;
  }
  try {
    await sendMail(written);
  } catch (error) {
    onFault(error);
    const reason = { message: "The mail server did not take it.", isFinal: false };
    await change(db.shared, mailId, (read) => failed(read, attempt, reason, Date.now(), patience));
    return;
  }
  await change(db.shared, mailId, (read) => finished(read, attempt));
}

/** The mail, or why there is none. */
async function mailOf({ db, mailId, keys }: TicketMailWork): Promise<Mail | string> {
  const { ticket, reply } = await db.shared.ticketMail.findFirstOrThrow({
    where: { id: mailId },
    include: { ticket: true, reply: { include: { attachments: true } } },
  });
  const requester = openRequester(keys, db.operatorId, ticket);
  if (requester?.address == null) return "Whoever asked has no e-mail address: tell them by other means.";
  const desk = await loadDesk(db);
  const { replyName: sender, replyAddress } = desk.terms;
  const head = {
    ...{ to: requester.address, sender },
    ...(replyAddress === null ? {} : { replyTo: replyAddress }),
    answers: await earlierMails(db, ticket.id),
  };
  if (reply === null) {
    const rating = await db.shared.ticketRating.findFirst({ where: { ticketId: ticket.id, ratedAt: null } });
    if (rating === null) return "It was answered before it was sent.";
    if (!process.env.TRIBUTARY_PORTAL_URL)
      return "TRIBUTARY_PORTAL_URL is not set: no link can lead to the portal.";
    const link = `${new URL(`/rate/${ratingToken(keys, db.operatorId, rating.id)}`, appUrl("portal"))}`;
    return { ...head, id: mailId, ...askingMail(ticket, requester.name, link, desk) };
  }
  if (reply.erasedAt !== null) return "Its text was erased before it was sent.";
  const subject = /^re:/i.test(ticket.subject) ? ticket.subject : `Re: ${ticket.subject}`;
  return {
    ...head,
    ...{ id: reply.id, subject, text: `${reply.text}\n\n${sender}` },
    attachments: reply.attachments.map(({ fileName, contentType, bytes }) => {
      return { fileName, contentType, bytes };
    }),
  };
}

function askingMail(
  { number, subject }: { readonly number: number; readonly subject: string },
  name: string,
  link: string,
  { terms }: Desk,
): Pick<Mail, "subject" | "text"> {
  return {
    subject: `How did we do? (T-${number})`,
    text: [
      name === "" ? "Hello," : `Hello ${name},`,
      `We have closed "${subject}". Tell us in a minute how satisfied you are:`,
      link,
      terms.replyName,
    ].join("\n\n"),
  };
}

/** So many mails a thread names. */
const NAMED_MAILS = 20;

async function earlierMails({ shared }: OperatorDb, ticketId: string): Promise<string[]> {
  const mails = await shared.ticketMessage.findMany({
    where: { ticketId, mailMessageId: { not: null } },
    orderBy: { occurredAt: "desc" },
    take: NAMED_MAILS,
    select: { mailMessageId: true },
  });
  return mails.flatMap(({ mailMessageId }) => mailMessageId ?? []).reverse();
}

/** Changes it by a rule, unless somebody else did meanwhile; a new moment queues it. */
async function change(
  { ticketMail }: Pick<OperatorTables, "ticketMail">,
  id: string,
  rule: (mail: TaskStanding) => TaskStanding | null,
): Promise<TaskStanding | null> {
  const row = await ticketMail.findFirst({ where: { id } });
  if (row === null) return null;
  const { attempts, attemptLimit, message, dueAt } = row;
  const standing = { attempts, attemptLimit, message, dueAt: dueAt?.getTime() ?? null };
  const next = rule({ ...standing, status: row.status as TaskStatus });
  if (next === null) return null;
  const { count } = await ticketMail.updateMany({
    where: { id, status: row.status, attempts, dueAt },
    data: {
      ...next,
      dueAt: next.dueAt === null ? null : new Date(next.dueAt),
      endedAt: next.dueAt === null ? new Date() : null,
    },
  });
  return count === 1 ? next : null;
}
