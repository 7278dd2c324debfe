import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { billLanguage } from "@tributary/domain/bill/language";
import type { DunningAction } from "@tributary/domain/bill/types";
import { BILL_LANGUAGES } from "@tributary/domain/bill/types";
import { begun, ended, failed, finished } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience, TaskStanding, TaskStatus } from "@tributary/domain/bill-task/types";
import { profileById } from "../bill/profile-of.ts";
import { isoDay } from "../bill/stored-lines.ts";
import { type Mail, sendMail } from "../mail/send-mail.ts";
import { openBills } from "../payment/account.ts";
import { openIdentity } from "../subscriber/identity.ts";
import { subscriberSealer } from "../subscriber/seal-fields.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { reminderMail } from "./reminder-mail.ts";

export interface ReminderWork {
  readonly db: OperatorDb;
  readonly reminderId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly keys: SubscriberKeys;
  readonly patience: TaskPatience;
  /** What is a fault of the mail server is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Sends a reminder, if it is due and nobody is at it. It goes at least once: whoever dies between the mail
 * server's word and ours has it sent again, under the same message id. What was paid meanwhile is not
 * reminded of.
 */
export async function sendReminder(work: ReminderWork): Promise<void> {
  const { db, reminderId, dueAt, patience, onFault } = work;
  const now = Math.max(Date.now(), dueAt);
  const begins = (reminder: TaskStanding) => begun(reminder, now, patience);
  const reminder = await change(db.shared, reminderId, begins);
  if (reminder === null || reminder.status !== "running") return;
  const { attempts: attempt } = reminder;
  const mail = await mailOf(work);
  if (typeof mail === "string") {
    await change(db.shared, reminderId, (read) => ended(read, mail));
    return;
  }
  try {
    await sendMail(mail);
  } catch (error) {
    onFault(error);
    const reason = { message: "The mail server did not take it.", isFinal: false };
    await change(db.shared, reminderId, (read) => failed(read, attempt, reason, Date.now(), patience));
    return;
  }
  await change(db.shared, reminderId, (read) => finished(read, attempt));
}

/** The mail, or why there is none. */
async function mailOf({ db, reminderId, keys }: ReminderWork): Promise<Mail | string> {
  const { notice } = await db.shared.reminder.findFirstOrThrow({
    where: { id: reminderId },
    include: { notice: { include: { bill: { include: { subscriber: true } } } } },
  });
  const { subscriber, id: billId, number, currency, dueOn, ...bill } = notice.bill;
  const open = await openBills(db.shared, subscriber.id, currency);
  const openMicros = open.find((each) => each.billId === billId)?.openMicros ?? 0n;
  if (openMicros <= 0n) return "It was paid before it was sent.";
  const { name, email } = openIdentity(subscriber, subscriberSealer(keys, db.operatorId));
  if (!email) return "The subscriber has no e-mail address: tell them by other means.";
  const { terms } = await profileById(db.shared, bill.billingProfileId);
  const written = reminderMail({
    language: billLanguage(bill.language, BILL_LANGUAGES),
    action: notice.action as DunningAction,
    ...{ number: number ?? "", currency, openMicros, seller: terms.seller.name },
    dueOn: dueOn === null ? "" : isoDay(dueOn),
    name: name || subscriber.number,
  });
  return { to: email, sender: terms.seller.name, id: reminderId, ...written };
}

/** Changes it by a rule, unless somebody else did meanwhile; a new moment queues it. */
async function change(
  { reminder }: Pick<OperatorTables, "reminder">,
  id: string,
  rule: (reminder: TaskStanding) => TaskStanding | null,
): Promise<TaskStanding | null> {
  const row = await reminder.findFirst({ where: { id } });
  if (row === null) return null;
  const { attempts, attemptLimit, message, dueAt } = row;
  const standing = { attempts, attemptLimit, message, dueAt: dueAt?.getTime() ?? null };
  const next = rule({ ...standing, status: row.status as TaskStatus });
  if (next === null) return null;
  const { count } = await reminder.updateMany({
    where: { id, status: row.status, attempts, dueAt },
    data: {
      ...next,
      dueAt: next.dueAt === null ? null : new Date(next.dueAt),
      endedAt: next.dueAt === null ? new Date() : null,
    },
  });
  return count === 1 ? next : null;
}
