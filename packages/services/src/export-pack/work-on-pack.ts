import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { begun, failed, finished, isOpen, keptOn, putDown } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { changePack, type OpenPack } from "./change-pack.ts";
import { type WrittenPack, writePack } from "./write-pack.ts";

/** Each word of how far it is leaves a job behind: it is given a few times a minute. */
const TOLD_MILLISECONDS = 10_000;

export interface PackWork {
  readonly db: OperatorDb;
  readonly packId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly keys: SubscriberKeys;
  readonly patience: TaskPatience;
  /** Told to stop, the work is put down after its page, and begun anew by whoever takes it up. */
  readonly signal?: AbortSignal;
  readonly onFault: (fault: unknown) => void;
}

/** What is thrown to end work that goes on elsewhere. */
class Overtaken extends Error {}
/** What is thrown to end work that was told to stop. */
class PutDown extends Error {}

/**
 * Does what is due about a pack: makes it, or lets it go once its days are over.
 *
 * Shape   how it stands now; null when nothing was to be done, or somebody else is at it by now.
 */
export async function workOnPack(work: PackWork): Promise<OpenPack | null> {
  const { db, packId: id, dueAt, patience, onFault } = work;
  const now = Math.max(Date.now(), dueAt);
  await expirePack(db, id, now);
  const pack = await changePack(db, id, (read) => begun(read, now, patience));
  if (pack === null) return null;
  if (pack.status !== "running") {
    await forget(db, id);
    return pack;
  }
  const { attempts: attempt } = pack;
  try {
    const written = await make(work, pack);
    const made = await changePack(db, id, (read) => finished(read, attempt), { written });
    if (made === null) throw new Overtaken();
    await noteMade(db, pack, written);
    return made;
  } catch (error) {
    if (error instanceof Overtaken) {
      await db.shared.exportPackPart.deleteMany({ where: { exportPackId: id, attempt } });
      return null;
    }
    if (error instanceof PutDown) return changePack(db, id, (read) => putDown(read, attempt, Date.now()));
    if (!(error instanceof DomainError)) onFault(error);
    const reason = reasonOf(error);
    const next = await changePack(db, id, (read) => failed(read, attempt, reason, Date.now(), patience));
    if (next !== null && !isOpen(next)) await forget(db, id);
    return next;
  }
}

async function make(work: PackWork, { id: exportPackId, ...pack }: OpenPack): Promise<WrittenPack> {
  const { db, keys, patience, signal } = work;
  const { includesPersonal, attempts: attempt } = pack;
  let tellAt = 0;
  await db.shared.exportPackPart.deleteMany({ where: { exportPackId, attempt: { not: attempt } } });
  return writePack(db, {
    ...{ includesPersonal, keys, at: new Date() },
    async keep(position, bytes) {
      await db.shared.exportPackPart.createMany({ data: [{ exportPackId, attempt, position, bytes }] });
    },
    async onProgress(stage, rows) {
      if (signal?.aborted) throw new PutDown();
      if (Date.now() < tellAt) return;
      tellAt = Date.now() + TOLD_MILLISECONDS;
      const rule = (read: OpenPack) => keptOn(read, attempt, Date.now(), patience);
      const progress = { stage, rows };
      if ((await changePack(db, exportPackId, rule, { progress })) === null) throw new Overtaken();
    },
  });
}

/** Lets a pack go whose days are over; that it was there, and what was in it, stays. */
async function expirePack(db: OperatorDb, id: string, now: number): Promise<void> {
  const { count } = await db.shared.exportPack.updateMany({
    where: { id, status: "done", dueAt: { lte: new Date(now) } },
    data: { status: "expired", dueAt: null },
  });
  if (count === 1) await forget(db, id);
}

async function forget({ shared }: OperatorDb, exportPackId: string): Promise<void> {
  await shared.exportPackPart.deleteMany({ where: { exportPackId } });
}

async function noteMade(db: OperatorDb, { id, askedBy }: OpenPack, { sizeBytes, sha256 }: WrittenPack) {
  await writeAudit(db.shared, {
    ...{ actor: askedBy, action: "export-pack:end", subject: id, operatorId: db.operatorId },
    details: { sizeBytes, sha256 },
  });
}

/** What a person may read of it. What is a fault of ours says nothing of its inside: the log has it. */
function reasonOf(error: unknown): { readonly message: string; readonly isFinal: boolean } {
  if (error instanceof DomainError) return { message: error.message, isFinal: true };
  return { message: "Something went wrong on our side. The log of the system says what.", isFinal: false };
}
