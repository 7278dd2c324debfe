import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { DomainError } from "@tributary/domain/error";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import { printable } from "./file-name.ts";
import type { KnownFile } from "./known-file.ts";
import type { IngestResult } from "./types.ts";

export interface FileEvent {
  readonly name: string;
  /** Empty when the bytes could not be read to their end. */
  readonly sha256: Buffer;
  readonly kind: "copy" | "name_reused" | "held" | "unreadable";
  readonly message: string;
}

/** Keeps what happened to a file that is not taken in. */
export async function logFileEvent(db: MediationDb, source: PreparedSource, event: FileEvent): Promise<void> {
  await db.usageFileEvent.create({
    data: { ...event, sourceId: source.id, sha256: new Uint8Array(event.sha256) },
  });
}

/** Answers for a file whose bytes or whose name are known already. */
export async function refuseKnownFile(
  db: MediationDb,
  source: PreparedSource,
  name: string,
  sha256: Buffer,
  known: Exclude<KnownFile, { status: "new" }>,
): Promise<IngestResult> {
  const { status, fileId } = known;
  const message =
    known.status === "copy"
      ? `${name} is a copy of ${known.name}, which is stored: nothing was changed.`
      : `${name} was stored before with other bytes: send the new file under a name of its own.`;
  await logFileEvent(db, source, { name, sha256, kind: status, message });
  const copied = status === "copy" ? fileId : null;
  return { status, fileId: copied, message, counts: null, warnings: [], controlTotals: null };
}

/** A name that the database takes and a page can show. */
function keptName(name: string): string {
  const shown = printable(name);
  return shown === JSON.stringify(name) ? name : shown;
}

/** Runs `work`; when the file turns out unreadable, that is kept as an event before it is thrown. */
export async function logUnreadable<Result>(
  db: MediationDb,
  source: PreparedSource,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code === "FILE_UNREADABLE") {
      const { message } = error;
      await logFileEvent(db, source, {
        name: keptName(name),
        sha256: Buffer.alloc(0),
        kind: "unreadable",
        message,
      });
    }
    throw error;
  }
}
