import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { MAIL_LIMITS, MOST_TRIES } from "@tributary/domain/mailbox/limits";
import type { FetchMessageObject, ImapFlow } from "imapflow";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import type { MailboxProfile } from "./mailbox-profile.ts";
import { MailboxFault } from "./open-imap.ts";
import { refuseMail, takeMail } from "./take-mail.ts";

export interface MailboxReading {
  readonly db: OperatorDb;
  readonly mailboxId: string;
  readonly profile: Pick<MailboxProfile, "folder">;
  readonly keys: SubscriberKeys;
  /** Mails of one look. */
  readonly most: number;
}

interface Cursor {
  readonly uidValidity: bigint;
  readonly lastUid: bigint;
}

/**
 * Reads what came into an open folder since it was last read, mail by mail: one is taken in, then the place
 * moves past it, then it is marked as seen. Whoever dies in between has it read again, to no effect.
 */
export async function readMailbox(
  client: ImapFlow,
  { most, ...reading }: MailboxReading,
): Promise<{ readonly hasMore: boolean }> {
  const { lastUid, uidValidity } = await startOf(client, reading);
  const uids = await uidsAfter(client, lastUid);
  for (const uid of uids.slice(0, most)) {
    const place = `${reading.profile.folder} ${uidValidity}/${uid}`;
    const isTaken = await readMail(client, uid, place, reading);
    await moveTo(reading, { uidValidity, lastUid: BigInt(uid) });
    // For whoever looks in with a mail program; where we are, the cursor says alone.
    if (isTaken !== null) {
      const flag = isTaken ? "\\Seen" : "\\Flagged";
      await client.messageFlagsAdd(`${uid}`, [flag], { uid: true }).catch(() => false);
    }
  }
  return { hasMore: uids.length > most };
}

type Reading = Omit<MailboxReading, "most">;

/** From where to read on: a folder that is new to us, or was numbered anew, from the day it was connected. */
async function startOf(client: ImapFlow, reading: Reading): Promise<Cursor> {
  const { db, mailboxId } = reading;
  if (client.mailbox === false) throw new MailboxFault("The mail server closed the folder.");
  const { uidValidity, uidNext } = client.mailbox;
  const known = await db.shared.mailbox.findFirstOrThrow({ where: { id: mailboxId } });
  if (known.lastUid !== null && known.uidValidity === uidValidity) {
    return { uidValidity, lastUid: known.lastUid };
  }
  const first = await firstSince(client, known.connectedAt);
  const cursor = { uidValidity, lastUid: BigInt((first ?? Math.max(uidNext, 1)) - 1) };
  await db.shared.mailbox.updateMany({ where: { id: mailboxId }, data: { ...cursor, handUid: null } });
  return cursor;
}

const DAY = 86_400_000;

/** The first mail that came since a moment: servers search by days, of whatever zone. */
async function firstSince(client: ImapFlow, since: Date): Promise<number | null> {
  const found = await client.search({ since: new Date(since.getTime() - DAY) }, { uid: true });
  const uids = numbersOf(found);
  if (uids.length === 0) return null;
  let first: number | null = null;
  // Moments are kept by the second.
  const from = Math.floor(since.getTime() / 1_000) * 1_000;
  for await (const { uid, internalDate } of client.fetch(
    uids.join(","),
    { internalDate: true },
    { uid: true },
  )) {
    if (internalDate !== undefined && new Date(internalDate).getTime() < from) continue;
    if (first === null || uid < first) first = uid;
  }
  return first;
}

async function uidsAfter(client: ImapFlow, lastUid: bigint): Promise<number[]> {
  const found = await client.search({ uid: `${lastUid + 1n}:*` }, { uid: true });
  // "n:*" names the last mail also when it lies before n.
  return numbersOf(found).filter((uid) => BigInt(uid) > lastUid);
}

function numbersOf(found: number[] | false | undefined): number[] {
  if (!Array.isArray(found)) throw new MailboxFault("The mail server does not search its folder.");
  return [...found].sort((a, b) => a - b);
}

/** Whether it was taken in; null when it is there no longer. */
async function readMail(
  client: ImapFlow,
  uid: number,
  place: string,
  reading: Reading,
): Promise<boolean | null> {
  const { db, keys } = reading;
  const tries = await takeInHand(reading, BigInt(uid));
  const head = await client.fetchOne(`${uid}`, { size: true, internalDate: true }, { uid: true });
  if (head === false) return null;
  const sizeBytes = head.size ?? 0;
  const isTooLarge = sizeBytes > MAIL_LIMITS.bytes;
  if (isTooLarge || tries > MOST_TRIES) {
    const reason = isTooLarge ? "TOO_LARGE" : "NOT_TAKEN";
    // What is given up is fetched once more, to be kept; if that is what fails, it is listed without.
    const bytes = isTooLarge || tries > MOST_TRIES + 1 ? null : await fetchSource(client, uid);
    await refuseMail(db, { place, reason, sizeBytes, bytes }, keys);
    return false;
  }
  const mail = await fetchSource(client, uid);
  if (mail === null) return null;
  const taken = await takeMail(db, { place, bytes: mail, receivedAt: cameAt(head) }, keys);
  return taken.kind === "taken";
}

async function fetchSource(client: ImapFlow, uid: number): Promise<Buffer | null> {
  // One byte more than is taken: a server's word on a size is not believed.
  const source = { start: 0, maxLength: MAIL_LIMITS.bytes + 1 };
  const mail = await client.fetchOne(`${uid}`, { source }, { uid: true });
  return mail === false ? null : (mail.source ?? null);
}

/** When the server got it: the desk's clock runs from then on, and never from a moment to come. */
function cameAt({ internalDate }: FetchMessageObject): Date {
  const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
  return new Date(Number.isNaN(at) ? Date.now() : Math.min(at, Date.now()));
}

/** How often the mail was begun, with this time. */
async function takeInHand({ db, mailboxId }: Reading, uid: bigint): Promise<number> {
  const { handUid, handTries } = await db.shared.mailbox.findFirstOrThrow({ where: { id: mailboxId } });
  const tries = handUid === uid ? handTries + 1 : 1;
  await db.shared.mailbox.updateMany({ where: { id: mailboxId }, data: { handUid: uid, handTries: tries } });
  return tries;
}

/** Forward only: somebody else may have read on meanwhile. */
async function moveTo({ db, mailboxId }: Reading, cursor: Cursor): Promise<void> {
  const { uidValidity, lastUid } = cursor;
  await db.shared.mailbox.updateMany({
    where: { id: mailboxId, uidValidity, lastUid: { lt: lastUid } },
    data: { lastUid, handUid: null, handTries: 0 },
  });
}
