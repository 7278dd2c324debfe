import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { WIDER_MAIL_LIMITS } from "@tributary/domain/mailbox/limits";
import { refuseTaking } from "@tributary/domain/mailbox/take-after-all";
import type { RefusalReason } from "@tributary/domain/mailbox/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { loadDesk } from "../ticket/desk.ts";
import { addMail, type ReceivedMail } from "../ticket/receive-mail.ts";
import { refusedSince } from "./forget-refusals.ts";
import { mailboxSealer } from "./mailbox-secrets.ts";
import { MailRefused, parseMail } from "./parse-mail.ts";

/** As what a mail is handed out: to be opened by a mail program, and never shown by a browser. */
const MAIL = "message/rfc822";

/**
 * A refused mail as it came, as far as it is kept, for whoever says why they have to read it.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`; `NOT_FOUND`, also for one that is not kept here.
 */
export async function readRefusedMail(
  { shared, operatorId }: OperatorDb,
  { id, reason, keys }: { readonly id: string; readonly reason: string; readonly keys: SubscriberKeys },
) {
  requireReason(reason, "Say why you have to read it.");
  const { place, refusedAt } = await findRefused(shared, id);
  const headSealed = await sealedBytes(shared, id);
  if (headSealed === null) {
    throw new DomainError("NOT_FOUND", "Nothing of this mail is kept here: look where it lies.");
  }
  const day = refusedAt.toISOString().slice(0, 10);
  return {
    fileName: `refused-${day}-${id}.eml`,
    contentType: MAIL,
    bytes: mailboxSealer(keys, operatorId).openHead(place, headSealed),
  };
}

export interface TakeRefused {
  readonly id: string;
  /** From whom it is, where it names nobody. */
  readonly sender: string | null;
  readonly actor: string;
  readonly at: Date;
  readonly keys: SubscriberKeys;
}

/**
 * Takes a refused mail in after all, within wider limits: it becomes a ticket, or goes on with one, as any
 * mail does, counted from when it came. Its bytes are in the ticket then, and are kept here no longer.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `INPUT_INVALID` where nobody said from whom it is,
 *         `STEP_REFUSED` for our own mail, one that is not kept whole, and one that cannot be read even so.
 */
export async function takeRefusedMail(
  db: OperatorDb,
  request: TakeRefused,
): Promise<{ readonly number: number; readonly outcome: "opened" | "continued" | "known" }> {
  const { id, actor, at, keys } = request;
  // A mail is taken apart before: what comes of it is said within, where it stands as it was read.
  const [desk, read] = await Promise.all([loadDesk(db), readMail(db, request)]);
  return alone(db, async (tx) => {
    const refused = await findRefused(tx, id);
    const { takenAt, sizeBytes, keptBytes } = refused;
    const reason = refused.reason as RefusalReason;
    refuseTaking({ reason, sizeBytes, keptBytes, isTaken: takenAt !== null }, request.sender);
    const details = { refusedMail: id, reason };
    const context = { tx, desk, keys, operatorId: db.operatorId, by: { actor, details } };
    const { number, outcome } = await addMail(context, wholeOf(read));
    if (outcome === "known") {
      await writeAudit(tx, {
        ...{ actor, action: "ticket:receive", subject: `T-${number}`, operatorId: db.operatorId, details },
      });
    }
    const ticket = await tx.ticket.findFirstOrThrow({ where: { number }, select: { id: true } });
    await tx.refusedMail.updateMany({
      where: { id, takenAt: null },
      data: { takenAt: at, takenBy: actor, ticketId: ticket.id, headSealed: null, keptBytes: 0 },
    });
    return { number, outcome };
  });
}

/** The mail, why it cannot be read, or null where nothing is kept that could be. */
async function readMail(
  { shared, operatorId }: OperatorDb,
  { id, sender, keys }: Pick<TakeRefused, "id" | "sender" | "keys">,
): Promise<ReceivedMail | MailRefused | null> {
  const row = await shared.refusedMail.findFirst({
    where: { id, refusedAt: { gte: refusedSince() }, headSealed: { not: null } },
    select: { place: true, refusedAt: true, headSealed: true },
  });
  if (row === null || row.headSealed === null) return null;
  const bytes = mailboxSealer(keys, operatorId).openHead(row.place, row.headSealed);
  try {
    return await parseMail(bytes, row.refusedAt, { limits: WIDER_MAIL_LIMITS, sender });
  } catch (error) {
    if (error instanceof MailRefused) return error;
    throw error;
  }
}

function wholeOf(read: Awaited<ReturnType<typeof readMail>>): ReceivedMail {
  if (read !== null && !(read instanceof MailRefused)) return read;
  throw new DomainError("STEP_REFUSED", "The mail cannot be read: download it, and open a ticket by hand.");
}

async function sealedBytes({ refusedMail }: Pick<OperatorTables, "refusedMail">, id: string) {
  const row = await refusedMail.findFirst({ where: { id }, select: { headSealed: true } });
  return row?.headSealed ?? null;
}

/** One that is listed still, without its bytes. */
async function findRefused({ refusedMail }: Pick<OperatorTables, "refusedMail">, id: string) {
  const row = await refusedMail.findFirst({
    where: { id, refusedAt: { gte: refusedSince() } },
    select: {
      ...{ place: true, reason: true, refusedAt: true, sizeBytes: true, keptBytes: true, takenAt: true },
    },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such mail: load the page again.");
  return row;
}
