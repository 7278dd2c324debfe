import { createHash } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
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

/** So much of a refused mail is kept here; the whole stays where it lies. */
const KEPT_BYTES = 1_000_000;

/** Keeps once that a mail was not taken in, why, and how it begins. */
export async function refuseMail(
  db: OperatorDb,
  { place, reason, sizeBytes, bytes }: Refusal,
  keys: SubscriberKeys,
): Promise<void> {
  const sealer = mailboxSealer(keys, db.operatorId);
  await db.$transaction(async (tx) => {
    if ((await tx.refusedMail.count({ where: { place } })) > 0) return;
    await tx.refusedMail.create({
      data: {
        ...{ place, reason, sizeBytes, refusedAt: new Date() },
        hash: bytes === null ? null : new Uint8Array(createHash("sha256").update(bytes).digest()),
        headSealed: bytes === null ? null : sealer.sealHead(place, bytes.subarray(0, KEPT_BYTES)),
      },
    });
  });
}
