import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { latestMailboxProfile } from "./mailbox-profile.ts";
import { mailboxSealer } from "./mailbox-secrets.ts";
import { MailboxFault, withMailbox } from "./open-imap.ts";

/** What came of a look at the connection. */
export interface MailboxReached {
  readonly isReached: boolean;
  readonly message: string;
}

export interface MailboxTest {
  readonly keys: SubscriberKeys;
  /** The version that is meant; 0: none was set. */
  readonly version: number;
  readonly actor: string;
}

/**
 * Looks whether the mail server lets us in and has the folder. No mail is read.
 *
 * Shape   null when no mailbox is set.
 * Throws  {@link DomainError} `REVIEW_OUTDATED` when another version is set than the one that is meant.
 */
export async function testMailbox(
  db: OperatorDb,
  { keys, version, actor }: MailboxTest,
): Promise<MailboxReached | null> {
  const { operatorId } = db;
  const profile = await db.$transaction(async (tx) => {
    const latest = await latestMailboxProfile(tx);
    if ((latest?.version ?? 0) !== version) {
      throw new DomainError(
        "REVIEW_OUTDATED",
        "Somebody saved another version meanwhile: load the page again.",
      );
    }
    const subject = `version ${version}`;
    await writeAudit(tx, { actor, action: "mailbox-profile:test", subject, operatorId });
    return latest;
  });
  if (profile === null) return null;
  const password = mailboxSealer(keys, operatorId).openPassword(profile.passwordSealed);
  try {
    return await withMailbox(profile, password, async ({ mailbox }) => {
      const mails = mailbox === false ? 0 : mailbox.exists;
      return { isReached: true, message: `"${profile.folder}" is open; ${mails} mails lie there.` };
    });
  } catch (error) {
    if (error instanceof MailboxFault) return { isReached: false, message: error.message };
    throw error;
  }
}
