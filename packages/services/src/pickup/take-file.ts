import type { PickupClaim, PickupEnd } from "@tributary/db/doors/pickup/types";
import { DomainError } from "@tributary/domain/error";
import type { IngestProgress } from "@tributary/mediation/usage-file/types";
import { type IngestedFile, ingestAndNote } from "../usage-file/ingest-and-note.ts";
import type { FileTaker } from "../usage-file/own-taker.ts";
import { type Download, downloadFile } from "./download-file.ts";
import { type FetchContext, type FetchedFile, MOST_ATTEMPTS } from "./fetch-context.ts";
import type { PickupPlace } from "./place.ts";
import type { PickupSettings } from "./settings.ts";

/** What files are taken with, made when the first needs it; a place anew when it broke. */
export interface Hand {
  place(): Promise<PickupPlace>;
  taker(): Promise<FileTaker>;
  /** Closes a place that broke off, so that the next file gets another. */
  dropPlace(): Promise<void>;
}

export interface TakeFileInput {
  readonly sourceId: string;
  readonly settings: PickupSettings;
  readonly claim: PickupClaim;
  readonly onProgress: (progress: IngestProgress) => void;
}

/**
 * Fetches a claimed file and takes it in. Whatever is the file's own fault ends with the file; it keeps its
 * claim for as long as this goes on, and lets go of it at the end.
 *
 * Throws  {@link DomainError} for what is the source's fault and would happen to its next file as well.
 */
export async function takeFile(
  context: FetchContext,
  hand: Hand,
  input: TakeFileInput,
): Promise<FetchedFile> {
  const { doors, timing, onFault } = context;
  const { pickup } = doors.mediationDb();
  const { claim } = input;
  const lease = timing.leaseMilliseconds;
  const heartbeat = setInterval(() => void pickup.renew(claim, lease).catch(onFault), lease / 3);
  try {
    return await fetchAndIngest(context, hand, input);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    const { message } = error.cause;
    await pickup.release(claim, { message, retryMilliseconds: 0, isCounted: false });
    throw error.cause;
  } finally {
    clearInterval(heartbeat);
  }
}

class SourceFault extends Error {
  override readonly cause: DomainError;
  constructor(cause: DomainError) {
    super(cause.message);
    this.cause = cause;
  }
}

/** Of the source, or of this machine: no try of the file. */
async function ofSource<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof DomainError ? new SourceFault(error) : error;
  }
}

async function fetchAndIngest(context: FetchContext, hand: Hand, input: TakeFileInput): Promise<FetchedFile> {
  const { claim, settings } = input;
  if (claim.byteCount > settings.maxBytes) {
    const most = settings.maxBytes.toLocaleString("en-US");
    const message = `${claim.name} is larger than ${most} bytes: raise maxBytes of its source to take it.`;
    return end(context, input, { status: "refused", message, fileId: null }, null);
  }
  const taker = await ofSource(hand.taker());
  const place = await ofSource(hand.place());
  let download: Download;
  try {
    download = await downloadFile(place, claim, context.home, context.timing.silenceMilliseconds);
  } catch (error) {
    await hand.dropPlace();
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "DISK_FULL") throw new SourceFault(error);
    return retry(context, input, error.message);
  }
  if (download === null) return forget(context, input);
  try {
    return await ingest(context, taker, input, download.path);
  } finally {
    await download.remove();
  }
}

async function ingest(
  context: FetchContext,
  taker: FileTaker,
  input: TakeFileInput,
  path: string,
): Promise<FetchedFile> {
  const { name } = input.claim;
  let ingested: IngestedFile;
  try {
    const by = { sourceId: input.sourceId, actor: context.actor };
    const file = { path, name, receivedAt: Date.now() };
    ingested = await ingestAndNote(context.doors, taker, file, by, input.onProgress);
  } catch (error) {
    if (error instanceof DomainError && error.code === "DISK_FULL") throw new SourceFault(error);
    context.onFault(error);
    return retry(context, input, `Something went wrong on our side with ${name}; see the log.`);
  }
  if (ingested.fault === "WORKER_LOST") return retry(context, input, ingested.message);
  const { message, fileId } = ingested;
  const isTaken = ingested.status === "loaded" || (await isOwnCopy(context, input, ingested));
  return end(context, input, { status: isTaken ? "taken" : "refused", message, fileId }, ingested);
}

/** Whoever was killed after the file was stored left it to the next, who finds it stored. */
async function isOwnCopy(
  { doors }: FetchContext,
  { sourceId, claim }: TakeFileInput,
  { status, fileId }: IngestedFile,
): Promise<boolean> {
  if (status !== "copy" || fileId === null) return false;
  const stored = await doors.mediationDb().usageFile.findUnique({ where: { id: fileId } });
  return stored?.sourceId === sourceId && stored.name === claim.name;
}

async function end(
  { doors }: FetchContext,
  { sourceId, claim }: TakeFileInput,
  ended: PickupEnd,
  ingested: IngestedFile | null,
): Promise<FetchedFile> {
  await doors.mediationDb().pickup.end(claim, ended);
  return { sourceId, name: claim.name, ...ended, ingested };
}

/** Tried again after a while, the longer the more often it was; given up after some tries. */
async function retry(context: FetchContext, input: TakeFileInput, message: string): Promise<FetchedFile> {
  const { claim, sourceId } = input;
  if (claim.attempt >= MOST_ATTEMPTS) {
    const why = `Given up after ${claim.attempt} tries. ${message}`;
    return end(context, input, { status: "given_up", message: why, fileId: null }, null);
  }
  const retryMilliseconds = context.timing.retryMilliseconds * 4 ** (claim.attempt - 1);
  const { pickup } = context.doors.mediationDb();
  await pickup.release(claim, { message, retryMilliseconds, isCounted: true });
  return { sourceId, name: claim.name, status: "waiting", message, fileId: null, ingested: null };
}

async function forget({ doors }: FetchContext, { sourceId, claim }: TakeFileInput): Promise<FetchedFile> {
  await doors.mediationDb().pickup.forget(claim);
  const message = `${claim.name} was changed or taken back meanwhile: the next look sees it as it is.`;
  return { sourceId, name: claim.name, status: "gone", message, fileId: null, ingested: null };
}
