import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { explainError } from "@tributary/db/doors/explain-error";
import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { Instant } from "@tributary/domain/period/types";
import { hashFile } from "../bytes/hash-bytes.ts";
import { openBytes } from "../bytes/open-bytes.ts";
import { type MediationDoors, type PreparedSource, prepareSource } from "../pipeline/prepare-source.ts";
import { type FileReading, readFile } from "../pipeline/read-file.ts";
import { sessionGaps } from "../session/session-gaps.ts";
import { createSpool, SPOOL_BYTES, type Spool } from "../spool/spool.ts";
import type { FileTurns, InTurn } from "../workers/in-turn.ts";
import { logFileEvent, logUnreadable, refuseKnownFile } from "./file-event.ts";
import { checkFileName } from "./file-name.ts";
import { findKnownFile } from "./known-file.ts";
import { pairWaiting } from "./pair-waiting.ts";
import { sequenceOf } from "./sequence.ts";
import { sequenceGaps } from "./sequence-gaps.ts";
import { storeFile } from "./store-file.ts";
import type { IngestProgress, IngestResult } from "./types.ts";
import { warningsOf } from "./warnings.ts";

export type IngestInput = ({ readonly path: string } | { readonly stream: Readable }) & {
  /** The file's name as the source gave it. */
  readonly name: string;
  /** A source's id, or a prepared source when many files follow each other. */
  readonly source: string | PreparedSource;
  readonly receivedAt: Instant;
  readonly onProgress?: (progress: IngestProgress) => void;
  /** For files that are taken in side by side, where what each does should be done one after the other. */
  readonly turns?: FileTurns;
};

const atOnce: InTurn = (work) => work();
const AT_ONCE: FileTurns = { read: atOnce, store: atOnce };
/** Gaps in sessions that a file's own result names. */
const MOST_GAPS = 20;
/** What is kept of a row is some times as long as the row: so many bytes for each that a file may have. */
const DISK_RATIO = 6;

/**
 * Takes a file in, whole or not at all: one transaction holds its records, its quarantine, its sums and its
 * manifest. Whatever stops it, the same call again gives the same result.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `MAPPING_INVALID`, `TERMS_INVALID`, `FILE_UNREADABLE`,
 *         `DISK_FULL`, `DATABASE_UNAVAILABLE`.
 */
export async function ingestFile(doors: MediationDoors, input: IngestInput): Promise<IngestResult> {
  const db = doors.mediationDb();
  const source = typeof input.source === "string" ? await prepareSource(doors, input.source) : input.source;
  const { limits } = source.mapping;
  const spool = createSpool(SPOOL_BYTES, limits.fileBytes * DISK_RATIO);
  try {
    await logUnreadable(db, source, input.name, async () => checkFileName(input.name));
    if ("path" in input && (await isLikeKnown(db, source, input.name, input.path))) {
      // A hash costs little of what reading costs: a file sent again is known without being read.
      const sha256 = await logUnreadable(db, source, input.name, () => hashFile(input.path, limits));
      const known = await refuseIfKnown(db, source, input.name, sha256);
      if (known !== null) return await pairHalves(doors, source, known);
    }
    const { turns = AT_ONCE } = input;
    const readNow = () => turns.read(() => read(source, input, spool));
    const reading = await logUnreadable(db, source, input.name, readNow);
    const storeNow = () => turns.store(() => store(doors, source, input, reading, spool));
    const result =
      (await refuseIfKnown(db, source, input.name, reading.sha256)) ??
      (await holdIfWrong(db, source, input.name, reading)) ??
      (await storeNow());
    return await pairHalves(doors, source, result);
  } catch (error) {
    throw explainError(error);
  } finally {
    spool.close();
  }
}

/** Whether a file may be one that came before: by its name, or by its size unless it is compressed. */
async function isLikeKnown(
  db: MediationDb,
  source: PreparedSource,
  name: string,
  path: string,
): Promise<boolean> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found === null) return true;
  return db.fileTransaction((file) => file.manifest.isLike(source.id, name, found.size));
}

/** Whoever was killed between a file and its pairs has left them to the next file, a copy included. */
async function pairHalves(
  doors: MediationDoors,
  source: PreparedSource,
  result: IngestResult,
): Promise<IngestResult> {
  if (source.mapping.format !== "flatstore" || result.status === "held") return result;
  const halves = await pairWaiting(doors, source);
  const { paired, waiting } = halves;
  if (paired === 0 && waiting === 0) return { ...result, halves };
  const message = `${result.message} ${paired} put together across files, ${waiting} halves wait.`;
  return { ...result, message, halves };
}

type SequencedReading = FileReading & { readonly sequence: number | null };

async function read(source: PreparedSource, input: IngestInput, spool: Spool): Promise<SequencedReading> {
  const sequence = sequenceOf(input.name, source.mapping);
  const onRows = (rows: number): void => input.onProgress?.({ phase: "reading", rows });
  return {
    ...(await readFile(source, openBytes(input, source.mapping.limits), input.receivedAt, spool, onRows)),
    sequence,
  };
}

async function refuseIfKnown(
  db: MediationDb,
  source: PreparedSource,
  name: string,
  sha256: Buffer,
): Promise<IngestResult | null> {
  const known = await db.fileTransaction((file) => findKnownFile(file, source.id, name, sha256));
  return known.status === "new" ? null : refuseKnownFile(db, source, name, sha256, known);
}

async function holdIfWrong(
  db: MediationDb,
  source: PreparedSource,
  name: string,
  { sha256, controlTotals }: FileReading,
): Promise<IngestResult | null> {
  const wrong = controlTotals.stated.find(({ agrees }) => !agrees);
  if (wrong === undefined) return null;
  const { line, stated, of, counted } = wrong;
  const message = `${name} is held: its line ${line} states ${of} ${stated}, the file holds ${counted}.`;
  await logFileEvent(db, source, { name, sha256, kind: "held", message });
  return { status: "held", fileId: null, message, counts: null, warnings: [], controlTotals };
}

async function store(
  doors: MediationDoors,
  source: PreparedSource,
  { name, receivedAt, onProgress = () => undefined }: IngestInput,
  reading: SequencedReading,
  spool: Spool,
): Promise<IngestResult> {
  const db = doors.mediationDb();
  const { sequence, controlTotals } = reading;
  const warnings = warningsOf(reading, source);
  const stored = await storeFile(db, source, {
    name,
    sequence,
    receivedAt,
    reading,
    warnings,
    spool,
    onProgress,
  });
  if (stored.status !== "stored") return refuseKnownFile(db, source, name, reading.sha256, stored);
  const { fileId, counts } = stored;
  onProgress({ phase: "committed", rows: counts.accepted });
  const message = `${name} is stored: ${counts.accepted} of ${counts.received} records accepted.`;
  const gaps = sequence === null ? [] : await sequenceGaps(doors, source.id);
  const gap = gaps.find(({ lastMissing }) => lastMissing + 1 === sequence);
  const missing = await sessionGaps(db, source, receivedAt, { fileId, limit: MOST_GAPS });
  return {
    ...{ status: "loaded", fileId, message, counts, warnings, controlTotals },
    ...(gap === undefined ? {} : { sequenceGap: gap }),
    ...(missing.length === 0 ? {} : { sessionGaps: missing }),
  };
}
