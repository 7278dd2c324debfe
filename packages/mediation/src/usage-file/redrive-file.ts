import { explainError } from "@tributary/db/doors/explain-error";
import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { MediationDoors } from "../pipeline/prepare-source.ts";
import type { OriginalFile, RedriveReading } from "../pipeline/sort-again.ts";
import { storeRows } from "../pipeline/store-rows.ts";
import { createSpool, SPOOL_BYTES, type Spool } from "../spool/spool.ts";
import { chooseChecks } from "./choose-checks.ts";
import { countRecords } from "./count-records.ts";
import { findOriginal } from "./original-file.ts";
import { type ReadAgainInput, readAgain } from "./read-again.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";
import { ensureMonths } from "./store-file.ts";
import type { IngestCounts } from "./types.ts";
import { warningsOf } from "./warnings.ts";
import { named, writeManifest } from "./write-manifest.ts";

export interface RedriveFileInput extends ReadAgainInput {
  /** The file in whose quarantine the records stand. */
  readonly fileId: number;
  readonly actor: string;
  /** Why they are read again or rejected, for the audit log. */
  readonly why: string;
  /** The fix it belongs to. A fix that rejects has one audit row itself, so that its files need none. */
  readonly fixId?: string | null | undefined;
  /** Where it was asked for. */
  readonly app: string;
  readonly requestId: string | null;
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

/**
 * Reads the quarantined records of one file again, as its source is mapped, its SIMs are held and its rates
 * are agreed now. One transaction holds what became of them: records, quarantine, marks on what was taken up,
 * sums, a manifest and an audit row. What fares as before is left alone, so that the same call again changes
 * nothing; of two at once, the second finds nothing left.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `FILE_UNREADABLE`, `MAPPING_INVALID`, `DISK_FULL`,
 *         `DATABASE_UNAVAILABLE`; the signal's reason.
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
  }).catch((error: unknown) => {
    throw explainError(error);
  });
}

async function storeOnce(
  transaction: FileTransaction,
  input: RedriveFileInput,
  original: OriginalFile,
  reading: RedriveReading,
  spool: Spool,
): Promise<{ readonly redriveFileId: number; readonly counts: IngestCounts }> {
  const { manifest } = transaction;
  const { source, operatorId, reason, isRejection = false, fixId = null, onProgress } = input;
  await manifest.lockName(source.id, original.name);
  const id = await manifest.nextId();
  const number = (await manifest.countRedrives(original.id)) + 1;
  const name = `${isRejection ? "rejection" : "re-drive"} ${number} of ${original.name}`;
  const checks = await chooseChecks(transaction, source, reading, true);
  const onRows = (rows: number): void => onProgress?.({ phase: "storing", rows });
  const duplicates = await storeRows(transaction, id, spool, checks, onRows);
  const counts = countRecords(reading, duplicates);
  const of = { sourceId: source.id, agreementId: source.agreementId, redriveOf: original.id, fixId };
  const { receivedAt } = original;
  const row = { id, ...of, name, sequence: null, receivedAt, warnings: warningsOf(reading, source) };
  await writeManifest(transaction, row, reading, counts, duplicates);
  const taken = {
    records: -reading.received,
    valueMicros: -reading.valueMicros,
    valued: -reading.valued,
  };
  await manifest.insertQuarantineTotals(original.id, [named({ operatorId, reason, ...taken })]);
  if (!isRejection || fixId === null) await manifest.insertAudit(auditOf(input, original, id, counts));
  onProgress?.({ phase: "committing", rows: counts.accepted });
  return { redriveFileId: id, counts };
}

function auditOf(
  { operatorId, reason, actor, why, app, requestId, source, isRejection = false }: RedriveFileInput,
  { id: fileId, name }: OriginalFile,
  redriveFileId: number,
  counts: IngestCounts,
) {
  const details = { why, reason, sourceId: source.id, fileId, redriveFileId, ...counts };
  const owner = named({ operatorId });
  const action = isRejection ? "usage-file:reject" : "usage-file:redrive";
  return { actor, action, subject: name, ...owner, details, app, requestId };
}
