import { createHash } from "node:crypto";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { KEPT_BEGINNING, MOST_KEPT_OF_REFUSED } from "@tributary/domain/mailbox/limits";
import type { RefusalReason } from "@tributary/domain/mailbox/types";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { type Received, receiveMail } from "../ticket/receive-mail.ts";
import { mailboxSealer } from "./mailbox-secrets.ts";
import { MailRefused, parseMail } from "./parse-mail.ts";

/** A mail as it lies somewhere. */
export interface LyingMail {
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
}

export type Taken =
  | { readonly kind: "taken"; readonly received: Received }
  | { readonly kind: "refused"; readonly reason: RefusalReason };

/** Takes a mail in as what it is, or keeps why it is not taken in. The same mail has one effect. */
export async function takeMail(db: OperatorDb, mail: LyingMail, keys: SubscriberKeys): Promise<Taken> {
  try {
    const received = await receiveMail(db, await parseMail(mail.bytes, mail.receivedAt), { keys });
    return { kind: "taken", received };
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const { place, bytes } = mail;
    await refuseMail(db, { place, bytes, sizeBytes: bytes.byteLength, reason: error.reason }, keys);
    return { kind: "refused", reason: error.reason };
  }
}

export interface Refusal {
  readonly place: string;
  readonly reason: RefusalReason;
  readonly sizeBytes: number;
  /** Null: it was not fetched. */
  readonly bytes: Uint8Array | null;
}

/**
 * Keeps once that a mail was not taken in, and why: whole as long as there is room, so that somebody may take
 * it in after all, otherwise how it begins. The whole stays where it lies in any case.
 */
export async function refuseMail(
  db: OperatorDb,
  { place, reason, sizeBytes, bytes }: Refusal,
  keys: SubscriberKeys,
): Promise<void> {
  const sealer = mailboxSealer(keys, db.operatorId);
  await db.$transaction(async (tx) => {
    if ((await tx.refusedMail.count({ where: { place } })) > 0) return;
    const row = { place, reason, sizeBytes, refusedAt: new Date() };
    if (bytes === null || bytes.byteLength === 0) {
      await tx.refusedMail.createMany({ data: [row], skipDuplicates: true });
      return;
    }
    const kept = bytes.subarray(0, await roomFor(tx, reason, bytes.byteLength));
    const hash = new Uint8Array(createHash("sha256").update(bytes).digest());
    const headSealed = sealer.sealHead(place, kept);
    // Of two that read the same folder at once, one keeps it.
    const data = [{ ...row, hash, headSealed, keptBytes: kept.byteLength }];
    await tx.refusedMail.createMany({ data, skipDuplicates: true });
  });
}

/** How much of a mail is kept: one that is too large is never whole. */
async function roomFor(
  { refusedMail }: Pick<OperatorTables, "refusedMail">,
  reason: RefusalReason,
  sizeBytes: number,
): Promise<number> {
  if (reason === "TOO_LARGE") return KEPT_BEGINNING;
  const { _sum } = await refusedMail.aggregate({ _sum: { keptBytes: true } });
  const isRoom = (_sum.keptBytes ?? 0) + sizeBytes <= MOST_KEPT_OF_REFUSED;
  return isRoom ? sizeBytes : KEPT_BEGINNING;
}
