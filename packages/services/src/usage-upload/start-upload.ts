import { DomainError } from "@tributary/domain/error";
import type { IngestProgress } from "@tributary/mediation/usage-file/types";
import { writeAudit } from "../audit/write-audit.ts";
import { ingestAndNote } from "../usage-file/ingest-and-note.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { openOwnTaker } from "../usage-file/own-taker.ts";
import { removeUpload, uploadPath } from "./upload-folder.ts";
import { outcomeOf } from "./upload-outcome.ts";
import { claimUpload, endUpload, reportUpload, type UploadClaim } from "./upload-progress.ts";

const HEARTBEAT_MS = 500;

export interface StartUploadRequest {
  readonly uploadId: string;
  readonly actor: string;
  /** What was no refusal is told here, for the log; people read that something went wrong. */
  readonly onFault: (fault: unknown) => void;
}

export interface StartedUpload {
  /** Ends with the work; never rejects. */
  readonly done: Promise<void>;
}

/**
 * Starts taking an upload in, by the door that the command line takes files in by, and answers at once. The
 * work goes on in this process and says how far it is outside of its own transaction, so that a page that was
 * loaded anew goes on where it was. Ended in the middle, it has changed nothing.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` for an upload without a source; `LOCKED` while it
 *         is taken in. How the work itself ends stands in its progress.
 */
export async function startUpload(doors: UsageDoors, request: StartUploadRequest): Promise<StartedUpload> {
  const { uploadId, actor } = request;
  const claim = await doors.portfolioDb().$transaction(async (tx) => {
    const claimed = await claimUpload(tx, { uploadId, startedBy: actor, at: new Date() });
    const details = { id: claimed.id, sourceId: claimed.sourceId };
    await writeAudit(tx, { actor, action: "usage-upload:start", subject: claimed.name, details });
    return claimed;
  });
  return { done: work(doors, claim, request) };
}

/** Thrown between two steps of the work, whose transaction then ends with nothing changed. */
class CalledOff extends Error {}

async function work(
  doors: UsageDoors,
  claim: UploadClaim,
  { actor, onFault }: StartUploadRequest,
): Promise<void> {
  const db = doors.portfolioDb();
  let progress: IngestProgress = { phase: "reading", rows: 0 };
  let isCalledOff = false;
  const heartbeat = setInterval(() => {
    reportUpload(db, claim, progress)
      .then((isOff) => {
        isCalledOff ||= isOff;
      })
      .catch(onFault);
  }, HEARTBEAT_MS);
  const onProgress = (next: IngestProgress): void => {
    progress = next;
    // What is committed is done: it can be called off no more.
    if (isCalledOff && next.phase !== "committed") throw new CalledOff();
  };
  try {
    await takeIn(doors, claim, actor, onProgress);
  } catch (error) {
    await endUpload(db, claim, { failure: failureOf(error, onFault) }).catch(onFault);
  } finally {
    clearInterval(heartbeat);
  }
}

async function takeIn(
  doors: UsageDoors,
  claim: UploadClaim,
  actor: string,
  onProgress: (progress: IngestProgress) => void,
): Promise<void> {
  const { id, name, sourceId, uploadedAt } = claim;
  const taker = await openOwnTaker(doors, sourceId);
  try {
    const file = { path: uploadPath(id), name, receivedAt: uploadedAt.getTime() };
    const ingested = await ingestAndNote(doors, taker, file, { sourceId, actor }, onProgress);
    // What is stored is not kept twice; what was refused may be read by a better mapping.
    const hasBytes = ingested.status !== "loaded" && ingested.status !== "copy";
    if (!hasBytes) await removeUpload(id);
    await endUpload(doors.portfolioDb(), claim, { outcome: outcomeOf(ingested), hasBytes });
  } finally {
    await taker.close();
  }
}

/** null: somebody called it off, and who that was is known already. */
function failureOf(error: unknown, onFault: (fault: unknown) => void): string | null {
  if (error instanceof CalledOff) return null;
  if (error instanceof DomainError) return error.message;
  onFault(error);
  return "Something went wrong on our side. Nothing of the file was counted: take it in again.";
}
