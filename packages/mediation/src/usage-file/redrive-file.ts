import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { DomainError } from "@tributary/domain/error";
import type { MediationDoors, PreparedSource } from "../pipeline/prepare-source.ts";
import {
  createAgainSorter,
  type OriginalFile,
  type RedriveReading,
  type Waiting,
} from "../pipeline/sort-again.ts";
import { storeRows } from "../pipeline/store-rows.ts";
import { createSpool, type Spool } from "../spool/spool.ts";
import { chooseChecks } from "./choose-checks.ts";
import { countRecords } from "./count-records.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";
import { ensureMonths } from "./store-file.ts";
import type { IngestCounts, IngestProgress } from "./types.ts";
import { warningsOf } from "./warnings.ts";
import { named, writeManifest } from "./write-manifest.ts";

export interface RedriveFileInput extends Waiting {
  readonly source: PreparedSource;
  /** The file in whose quarantine the records stand. */
  readonly fileId: number;
  readonly actor: string;
  /** Why they are read again, for the audit log. */
  readonly why: string;
  /** Where it was asked for. */
  readonly app: string;
  readonly requestId: string | null;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
  /** Stops it between two steps, with nothing changed. */
  readonly signal?: AbortSignal | undefined;
}

export interface RedrivenFile {
  readonly fileId: number;
  readonly name: string;
  /** The manifest of the re-drive; null when no record fares differently now and nothing was changed. */
  readonly redriveFileId: number | null;
  readonly looked: number;
  /** What became of the records that were taken up; a quarantined one waits for another reason now. */
  readonly counts: IngestCounts | null;
}

const SPOOL_BYTES = 67_108_864;
const PAGE = 2_000;

/**
 * Reads the quarantined records of one file again, as its source is mapped, its SIMs are held and its rates
 * are agreed now. One transaction holds what became of them: records, quarantine, marks on what was taken up,
 * sums, a manifest and an audit row. What fares as before is left alone, so that the same call again changes
 * nothing; of two at once, the second finds nothing left.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `FILE_UNREADABLE`, `MAPPING_INVALID`; the signal's reason.
 */
export async function redriveFile(doors: MediationDoors, input: RedriveFileInput): Promise<RedrivenFile> {
  const db = doors.mediationDb();
  const original = await findOriginal(db, input.fileId);
  return retryOnConflict(async () => {
    const spool = createSpool(SPOOL_BYTES);
    try {
      const reading = await readAgain(db, input, original, spool);
      const { looked } = reading;
      const file = { fileId: original.id, name: original.name, looked };
      if (reading.received === 0) return { ...file, redriveFileId: null, counts: null };
      await ensureMonths(db, spool);
      input.signal?.throwIfAborted();
      const stored = await db.fileTransaction((tx) => storeOnce(tx, input, original, reading, spool));
      input.onProgress?.({ phase: "committed", rows: looked });
      return { ...file, ...stored };
    } finally {
      spool.close();
    }
  });
}

async function findOriginal(db: MediationDb, fileId: number): Promise<OriginalFile> {
  const row = await db.usageFile.findUnique({ where: { id: fileId } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such usage file: list the files.");
  const { id, name, sha256, receivedAt, headerBytes } = row;
  return {
    id,
    name,
    sha256: Buffer.from(sha256),
    receivedAt: receivedAt.getTime(),
    headerBytes: headerBytes === null ? null : Buffer.from(headerBytes),
  };
}

async function readAgain(
  db: MediationDb,
  { source, operatorId, reason, onProgress, signal }: RedriveFileInput,
  original: OriginalFile,
  spool: Spool,
): Promise<RedriveReading> {
  const sorter = createAgainSorter(source, original, { operatorId, reason }, spool);
  for (let after = 0n; ; ) {
    signal?.throwIfAborted();
    const page = { fileId: original.id, reason, after, limit: PAGE };
    const records = await db.fileTransaction((file) => file.openQuarantine(operatorId, page));
    for (const record of records) sorter.take(record);
    spool.relieve();
    onProgress?.({ phase: "reading", rows: sorter.looked() });
    const last = records[records.length - 1];
    if (last === undefined || records.length < PAGE) return sorter.finish();
    after = last.id;
  }
}

async function storeOnce(
  transaction: FileTransaction,
  input: RedriveFileInput,
  original: OriginalFile,
  reading: RedriveReading,
  spool: Spool,
): Promise<{ readonly redriveFileId: number; readonly counts: IngestCounts }> {
  const { manifest } = transaction;
  const { source, operatorId, reason, onProgress } = input;
  await manifest.lockName(source.id, original.name);
  const id = await manifest.nextId();
  const name = `re-drive ${(await manifest.countRedrives(original.id)) + 1} of ${original.name}`;
  const checks = await chooseChecks(transaction, source, reading, true);
  const onRows = (rows: number): void => onProgress?.({ phase: "storing", rows });
  const duplicates = await storeRows(transaction, id, spool, checks, onRows);
  const counts = countRecords(reading, duplicates);
  const of = { sourceId: source.id, agreementId: source.agreementId, redriveOf: original.id };
  const { receivedAt } = original;
  const row = { id, ...of, name, sequence: null, receivedAt, warnings: warningsOf(reading, source) };
  await writeManifest(transaction, row, reading, counts, duplicates);
  const taken = { records: -reading.received, valueMicros: -reading.valueMicros };
  await manifest.insertQuarantineTotals(original.id, [named({ operatorId, reason, ...taken })]);
  await manifest.insertAudit(auditOf(input, original, id, counts));
  onProgress?.({ phase: "committing", rows: counts.accepted });
  return { redriveFileId: id, counts };
}

function auditOf(
  { operatorId, reason, actor, why, app, requestId, source }: RedriveFileInput,
  { id: fileId, name }: OriginalFile,
  redriveFileId: number,
  counts: IngestCounts,
) {
  const details = { why, reason, sourceId: source.id, fileId, redriveFileId, ...counts };
  const owner = named({ operatorId });
  return { actor, action: "usage-file:redrive", subject: name, ...owner, details, app, requestId };
}
