import fs from "node:fs/promises";
import path from "node:path";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { MAIL_LIMITS, MOST_TRIES } from "@tributary/domain/mailbox/limits";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { forgetRefusals } from "./forget-refusals.ts";
import { latestMailboxProfile } from "./mailbox-profile.ts";
import { refuseMail, takeMail } from "./take-mail.ts";

export interface SpoolReading {
  /** Holds a folder per operator, named by its code. */
  readonly folder: string;
  readonly doors: { operatorDb(operatorId: string): OperatorDb };
  readonly keys: SubscriberKeys;
  /** What keeps one file, or one operator's folder, from being read. */
  readonly onFault: (fault: unknown) => void;
  readonly signal?: AbortSignal;
  /** How often a file could not be read, while this process runs. */
  readonly failures?: Map<string, number>;
  /** Lets go of refused mails whose days are over as well. */
  readonly forgets?: boolean;
}

export interface SpoolRead {
  readonly taken: number;
  readonly refused: number;
}

const CODE = /^[a-z][a-z0-9_]{1,30}$/;

/** Reads the mails that lie in the folders of operators that have no mailbox of their own. */
export async function readSpool(reading: SpoolReading): Promise<void> {
  const { folder, doors, onFault, signal, forgets } = reading;
  for (const entry of await entriesOf(folder)) {
    if (signal?.aborted) return;
    if (!entry.isDirectory() || !CODE.test(entry.name)) continue;
    const db = doors.operatorDb(entry.name);
    await readOwnSpool(db, reading).catch(onFault);
    if (forgets) await forgetRefusals(db).catch(onFault);
  }
}

/**
 * Reads one operator's folder: files that end in .eml, oldest name first. Who lays a file there writes it
 * under another name and renames it: half a mail is never read. What was read moves to `read`, what was not
 * taken in to `refused`.
 */
export async function readOwnSpool(
  db: OperatorDb,
  { folder: spool, keys, onFault, signal, failures = new Map() }: Omit<SpoolReading, "doors" | "forgets">,
): Promise<SpoolRead> {
  const read = { taken: 0, refused: 0 };
  const folder = path.join(spool, db.operatorId);
  const entries = await entriesOf(folder);
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".eml"))
    .map(({ name }) => name);
  if (names.length === 0) return read;
  const isOperator = (await db.shared.operator.findFirst({ select: { id: true } })) !== null;
  if (!isOperator || (await latestMailboxProfile(db.shared))?.isActive) return read;
  for (const name of names.sort()) {
    if (signal?.aborted) break;
    const file = path.join(folder, name);
    try {
      const isTaken = await readFile(db, file, keys, failures.get(file) ?? 0);
      await putAway(folder, name, isTaken ? "read" : "refused");
      failures.delete(file);
      read[isTaken ? "taken" : "refused"] += 1;
    } catch (error) {
      // Somebody else may have read it; whatever else stands against it, the others are read all the same.
      if (isGone(error)) continue;
      failures.set(file, (failures.get(file) ?? 0) + 1);
      onFault(error);
    }
  }
  return read;
}

async function readFile(
  db: OperatorDb,
  file: string,
  keys: SubscriberKeys,
  failures: number,
): Promise<boolean> {
  const place = `spool ${path.basename(file)}`;
  const { size: sizeBytes, mtime } = await fs.lstat(file);
  const isTooLarge = sizeBytes > MAIL_LIMITS.bytes;
  if (isTooLarge || failures >= MOST_TRIES) {
    const reason = isTooLarge ? "TOO_LARGE" : "NOT_TAKEN";
    const bytes = isTooLarge || failures > MOST_TRIES ? null : await fs.readFile(file);
    await refuseMail(db, { place, reason, sizeBytes, bytes }, keys);
    return false;
  }
  const bytes = await fs.readFile(file);
  const receivedAt = new Date(Math.min(mtime.getTime(), Date.now()));
  const { kind } = await takeMail(db, { place, bytes, receivedAt }, keys);
  return kind === "taken";
}

/** After it was taken in: whoever ends in between has it read again, to no effect. */
async function putAway(folder: string, name: string, where: "read" | "refused"): Promise<void> {
  await fs.mkdir(path.join(folder, where), { recursive: true, mode: 0o700 });
  await fs.rename(path.join(folder, name), path.join(folder, where, name));
}

async function entriesOf(folder: string) {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
