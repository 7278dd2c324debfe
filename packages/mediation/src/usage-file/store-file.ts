import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { Instant } from "@tributary/domain/period/types";
import { isMonth, partitionFrom } from "../pipeline/partition.ts";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import type { FileReading } from "../pipeline/read-file.ts";
import { storeRows } from "../pipeline/store-rows.ts";
import type { Spool } from "../spool/spool.ts";
import { chooseChecks } from "./choose-checks.ts";
import { countRecords } from "./count-records.ts";
import { findKnownFile, type KnownFile } from "./known-file.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";
import type { IngestCounts, IngestProgress } from "./types.ts";
import { writeManifest } from "./write-manifest.ts";

/** A file that is read, on its way into the database. */
export interface FileToStore {
  readonly name: string;
  readonly sequence: number | null;
  readonly receivedAt: Instant;
  readonly reading: FileReading;
  readonly warnings: readonly string[];
  readonly spool: Spool;
  readonly onProgress: (progress: IngestProgress) => void;
}

export type StoredFile =
  | { readonly status: "stored"; readonly fileId: number; readonly counts: IngestCounts }
  | Exclude<KnownFile, { status: "new" }>;

/**
 * Stores a read file in one transaction. The first attempt trusts that nothing of it is stored yet, which
 * is nearly always so and costs nothing; when the database finds a key taken, all is rolled back and the
 * next attempt asks first.
 */
export async function storeFile(
  db: MediationDb,
  source: PreparedSource,
  file: FileToStore,
): Promise<StoredFile> {
  await ensureMonths(db, file.spool);
  return retryOnConflict((attempt) =>
    db.fileTransaction((transaction) => storeOnce(transaction, source, file, attempt > 1)),
  );
}

/** Makes sure that every month the spooled rows belong to is there. */
export async function ensureMonths(db: MediationDb, spool: Spool): Promise<void> {
  for (const name of spool.partitions()) {
    const partition = partitionFrom(name);
    if (isMonth(partition)) await db.ensureMonths(partition.operatorId, [partition.target]);
  }
}

async function storeOnce(
  transaction: FileTransaction,
  source: PreparedSource,
  { name, sequence, receivedAt, reading, warnings, spool, onProgress }: FileToStore,
  isConflicting: boolean,
): Promise<StoredFile> {
  await transaction.manifest.lockName(source.id, name);
  const known = await findKnownFile(transaction, source.id, name, reading.sha256);
  if (known.status !== "new") return known;
  const fileId = await transaction.manifest.nextId();
  const checks = await chooseChecks(transaction, source, reading, isConflicting);
  const onRows = (rows: number): void => onProgress({ phase: "storing", rows });
  const duplicates = await storeRows(transaction, fileId, spool, checks, onRows);
  const counts = countRecords(reading, duplicates);
  const { id: sourceId, agreementId } = source;
  const manifest = { id: fileId, sourceId, agreementId, name, sequence, receivedAt, redriveOf: null };
  await writeManifest(transaction, { ...manifest, warnings }, reading, counts, duplicates);
  onProgress({ phase: "committing", rows: counts.accepted });
  return { status: "stored", fileId, counts };
}
