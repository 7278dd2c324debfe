import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type LookPatience, lookBegun, lookEnded, lookFailed } from "@tributary/domain/mailbox/next-look";
import type { LookStanding } from "@tributary/domain/mailbox/types";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { forgetRefusals } from "./forget-refusals.ts";
import { latestMailboxProfile } from "./mailbox-profile.ts";
import { mailboxSealer } from "./mailbox-secrets.ts";
import { MailboxFault, withMailbox } from "./open-imap.ts";
import { readMailbox } from "./read-mailbox.ts";

export interface MailboxLook {
  readonly db: OperatorDb;
  readonly mailboxId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly keys: SubscriberKeys;
  readonly patience: LookPatience;
  /** What is a fault of the mail server is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
  readonly most?: number;
}

/** Mails of one look: well within what a look is held for. */
const MAILS = 100;

/** Looks into a mailbox, if that is due and nobody is at it, and says when it is looked into again. */
export async function lookIntoMailbox(look: MailboxLook): Promise<void> {
  const { db, mailboxId, dueAt, keys, patience, onFault, most = MAILS } = look;
  const now = Math.max(Date.now(), dueAt);
  const row = await db.shared.mailbox.findFirst({ where: { id: mailboxId } });
  if (row === null) return;
  const before = { dueAt: row.dueAt?.getTime() ?? null, failures: row.failures, message: row.message };
  const held = lookBegun(before, now, patience);
  if (held === null || !(await change(db, mailboxId, before, held))) return;
  const profile = await latestMailboxProfile(db.shared);
  if (profile === null || !profile.isActive) {
    await change(db, mailboxId, held, { dueAt: null, failures: 0, message: null });
    return;
  }
  try {
    const password = mailboxSealer(keys, db.operatorId).openPassword(profile.passwordSealed);
    const reading = { db, mailboxId, profile, keys, most };
    const { hasMore } = await withMailbox(profile, password, (client) => readMailbox(client, reading));
    const ended = lookEnded(Date.now(), hasMore, patience);
    await change(db, mailboxId, held, ended, { readAt: new Date() });
    await forgetRefusals(db);
  } catch (error) {
    onFault(error);
    const message =
      error instanceof MailboxFault ? error.message : "A mail could not be kept: it is tried again.";
    await change(db, mailboxId, held, lookFailed(row, message, Date.now(), patience));
  }
}

/** Changes it, unless somebody else did meanwhile; a new moment queues it. */
async function change(
  { shared }: OperatorDb,
  id: string,
  { dueAt }: LookStanding,
  after: LookStanding,
  more: { readonly readAt?: Date } = {},
): Promise<boolean> {
  const moment = (at: number | null): Date | null => (at === null ? null : new Date(at));
  const { count } = await shared.mailbox.updateMany({
    where: { id, dueAt: moment(dueAt) },
    data: { ...after, dueAt: moment(after.dueAt), ...more },
  });
  return count === 1;
}
