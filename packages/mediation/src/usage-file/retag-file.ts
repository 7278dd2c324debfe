import { createHash } from "node:crypto";
import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { MediationDoors } from "../pipeline/prepare-source.ts";
import type { OriginalFile } from "../pipeline/sort-again.ts";
import { storeRows } from "../pipeline/store-rows.ts";
import { createSpool, SPOOL_BYTES, type Spool } from "../spool/spool.ts";
import { chooseChecks } from "./choose-checks.ts";
import { findOriginal } from "./original-file.ts";
import type { ReadAgainInput } from "./read-again.ts";
import { type NobodysReading, readNobodys } from "./read-nobodys.ts";
import type { RedrivenFile } from "./redrive-file.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";
import { ensureMonths } from "./store-file.ts";
import { writeManifest } from "./write-manifest.ts";

export interface RetagFileInput extends Pick<ReadAgainInput, "source" | "onProgress" | "signal"> {
  /** The manifest whose usage is nobody's. */
  readonly fileId: number;
  readonly fixId: string | null;
}

/**
 * Moves a file's usage out of suspense that is somebody's by the SIMs and ranges as they are held now. One
 * transaction holds the move, its sums and a manifest: what it adds to the operators it takes from nobody, so
 * that the file's total stays. The same call again finds nothing to move; of two at once one does.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; the signal's reason.
 */
export async function retagFile(doors: MediationDoors, input: RetagFileInput): Promise<RedrivenFile> {
  const db = doors.mediationDb();
  const original = await findOriginal(db, input.fileId);
  return retryOnConflict(async () => {
    const spool = createSpool(SPOOL_BYTES);
    try {
      const reading = await readNobodys(db, input, original, spool);
      const file = { fileId: original.id, name: original.name, looked: reading.looked };
      if (reading.places.length === 0) return { ...file, redriveFileId: null, counts: null };
      await ensureMonths(db, spool);
      input.signal?.throwIfAborted();
      const stored = await db.fileTransaction((tx) => moveOnce(tx, input, original, reading, spool));
      return { ...file, ...stored };
    } finally {
      spool.close();
    }
  });
}

async function moveOnce(
  transaction: FileTransaction,
  { source, fixId, onProgress }: RetagFileInput,
  original: OriginalFile,
  { places, aggregates, ...span }: NobodysReading,
  spool: Spool,
) {
  const { manifest } = transaction;
  await manifest.lockName(source.id, original.name);
  // Gone first: a record is not to be found again as its own duplicate.
  if ((await transaction.removeNobodysUsage(places)) !== places.length) throw new MovedMeanwhile();
  const id = await manifest.nextId();
  const number = (await manifest.countRedrives(original.id)) + 1;
  const reading = {
    ...span,
    received: 0,
    folded: 0,
    aggregates,
    quarantined: [],
    rejected: {},
    sha256: hashOf(original, places),
    byteCount: 0n,
    headerBytes: null,
    controlTotals: { counted: {}, stated: [] },
  };
  const checks = await chooseChecks(transaction, source, reading, true);
  const onRows = (rows: number): void => onProgress?.({ phase: "storing", rows });
  const duplicates = await storeRows(transaction, id, spool, checks, onRows);
  const known = [...duplicates.values()].reduce((sum, { records }) => sum + records, 0);
  const [attributed, unattributed] = [places.length - known, -places.length];
  const counts = {
    received: 0,
    accepted: attributed + unattributed,
    duplicates: known,
    rejected: 0,
    quarantined: 0,
    attributed,
    unattributed,
  };
  const of = { sourceId: source.id, agreementId: source.agreementId, redriveOf: original.id, fixId };
  const name = `re-tag ${number} of ${original.name}`;
  const { receivedAt } = original;
  const row = { id, ...of, name, sequence: null, receivedAt, warnings: [] };
  await writeManifest(transaction, row, reading, counts, duplicates);
  const takenOff = aggregates.map(({ records, quantity, chargeMicros, ...same }) => ({
    ...same,
    operatorId: null,
    outcome: "accepted" as const,
    records: -records,
    quantity: -quantity,
    chargeMicros: -chargeMicros,
  }));
  await manifest.insertAggregates(id, source.agreementId, takenOff);
  return { redriveFileId: id, counts: { ...counts, received: places.length, accepted: attributed } };
}

function hashOf({ sha256 }: OriginalFile, places: NobodysReading["places"]): Buffer {
  const hash = createHash("sha256").update("re-tag").update(sha256);
  for (const { occurredAt, key } of places) hash.update(`${occurredAt} ${key} `);
  return hash.digest();
}

/** Another re-tag was faster: read again what is left. */
class MovedMeanwhile extends Error {
  readonly code = "40001";
}
