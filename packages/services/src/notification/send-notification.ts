import type { AuthDb } from "@tributary/db/doors/auth-db";
import { begun, ended, failed, finished } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience, TaskStanding, TaskStatus } from "@tributary/domain/bill-task/types";
import { isHeard, mayHear } from "@tributary/domain/notification/ways";
import type { House, HouseTables } from "../event/house.ts";
import { type Mail, sendMail } from "../mail/send-mail.ts";
import { sentenceOf } from "./event-words.ts";
import { peopleOf } from "./listeners.ts";

export interface NotificationWork {
  readonly house: House;
  readonly auth: AuthDb;
  readonly notificationId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly patience: TaskPatience;
  /** What is a fault of the mail server is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Sends somebody the mail about an event, or about those of a day, if it is due and nobody is at it. It goes
 * at least once: whoever dies between the mail server's word and ours has it sent again, under the same
 * message id. What they may not hear of any longer is left out.
 */
export async function sendNotification(work: NotificationWork): Promise<void> {
  const { house, notificationId, dueAt, patience, onFault } = work;
  const now = Math.max(Date.now(), dueAt);
  const begins = (read: TaskStanding) => begun(read, now, patience);
  const notification = await change(house.tables, notificationId, begins);
  if (notification === null || notification.status !== "running") return;
  const { attempts: attempt } = notification;
  const written = await mailOf(work);
  if (typeof written === "string") {
    await change(house.tables, notificationId, (read) => ended(read, written));
    return;
  }
  try {
    await sendMail(written.mail);
  } catch (error) {
    onFault(error);
    const reason = { message: "The mail server did not take it.", isFinal: false };
    await change(house.tables, notificationId, (read) => failed(read, attempt, reason, Date.now(), patience));
    return;
  }
  await change(house.tables, notificationId, (read) => finished(read, attempt));
}

/** The mail, or why there is none. */
async function mailOf({
  house: { operatorId, tables },
  auth,
  notificationId,
}: NotificationWork): Promise<{ readonly mail: Mail } | string> {
  const { userId, digestOn, items } = await tables.notification.findFirstOrThrow({
    where: { id: notificationId },
    include: { items: { select: { eventId: true } } },
  });
  const [person] = await peopleOf(auth, operatorId, userId);
  if (person === undefined) return "They have no role here any more.";
  const events = await tables.outboxEvent.findMany({
    where: { id: { in: items.map(({ eventId }) => eventId) } },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
  });
  const sentences = events.flatMap(({ type, operatorId: about, payload }) => {
    if (!isHeard(type) || !mayHear(type, { bindings: person.bindings, house: operatorId }, about)) return [];
    return [sentenceOf(type, payload)];
  });
  const [first] = sentences;
  if (first === undefined) return "They may not hear of it any more.";
  const day = digestOn?.toISOString().slice(0, 10);
  const subject = day === undefined ? first : `What happened until ${day}: ${sentences.length}`;
  const lines = day === undefined ? [first] : sentences.map((sentence) => `- ${sentence}`);
  const text = [`Hello ${person.name},`, lines.join("\n"), FOOTER].join("\n\n");
  return { mail: { to: person.email, id: notificationId, subject: subject.slice(0, 200), text } };
}

const FOOTER = "Which mails you get, and when, is up to you: see Notifications in your account's menu.";

/** Changes it by a rule, unless somebody else did meanwhile; a new moment queues it. */
async function change(
  { notification }: Pick<HouseTables, "notification">,
  id: string,
  rule: (read: TaskStanding) => TaskStanding | null,
): Promise<TaskStanding | null> {
  const row = await notification.findFirst({ where: { id } });
  if (row === null) return null;
  const { attempts, attemptLimit, message, dueAt } = row;
  const standing = { attempts, attemptLimit, message, dueAt: dueAt?.getTime() ?? null };
  const next = rule({ ...standing, status: row.status as TaskStatus });
  if (next === null) return null;
  const { count } = await notification.updateMany({
    where: { id, status: row.status, attempts, dueAt },
    data: {
      ...next,
      dueAt: next.dueAt === null ? null : new Date(next.dueAt),
      endedAt: next.dueAt === null ? new Date() : null,
    },
  });
  return count === 1 ? next : null;
}
