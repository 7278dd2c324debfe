import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { Instant } from "@tributary/domain/period/types";
import { SUSPENSE } from "../pipeline/judge-record.ts";
import { partitionFrom, QUARANTINE } from "../pipeline/partition.ts";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import type { FileReading } from "../pipeline/read-file.ts";
import { type Checks, storeRows } from "../pipeline/store-rows.ts";
import type { Spool } from "../spool/spool.ts";
import { countRecords } from "./count-records.ts";
import { findKnownFile, type KnownFile } from "./known-file.ts";
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

const MOST_ATTEMPTS = 10;
/** Up to here asking every operator first costs less than a person would notice. */
const FEW_RECORDS = 20_000;
const FEW_OPERATORS = 20;
/** Unique violation, serialization failure, deadlock: another loader was there first. */
const CONFLICTS: readonly unknown[] = ["23505", "40001", "40P01"];

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
  for (const name of file.spool.partitions()) {
    const { operatorId, target } = partitionFrom(name);
    if (target !== QUARANTINE) await db.ensureMonths(operatorId, [target]);
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.fileTransaction((transaction) => storeOnce(transaction, source, file, attempt > 1));
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isConflict(error)) throw error;
    }
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
  const manifest = { id: fileId, sourceId: source.id, agreementId: source.agreementId, name, sequence };
  await writeManifest(transaction, { ...manifest, receivedAt, warnings }, reading, counts, duplicates);
  onProgress({ phase: "committing", rows: counts.accepted });
  return { status: "stored", fileId, counts };
}

/**
 * A record is found again by its operator's index, unless the inventory has changed since it was stored: it
 * then stands under another operator, or in suspense. So where a file overlaps another in time, suspense is
 * asked as well, and once a record of the file was found again, or when the file is small, everybody is. In
 * a large portfolio that would cost more than it finds: there, moving a SIM backwards is an adjustment, not
 * a matter of the next file.
 */
async function chooseChecks(
  transaction: FileTransaction,
  { agreementId }: PreparedSource,
  { firstOccurredAt, lastOccurredAt, received }: FileReading,
  isConflicting: boolean,
): Promise<Checks> {
  if (firstOccurredAt === null || lastOccurredAt === null) return { own: false, elsewhere: () => [] };
  const hasOverlap = await transaction.manifest.hasOverlap(agreementId, firstOccurredAt, lastOccurredAt);
  if (!hasOverlap && !isConflicting) return { own: false, elsewhere: () => [] };
  const isThorough = isConflicting || received <= FEW_RECORDS;
  const holders = await transaction.manifest.operatorsByMonth();
  return {
    own: isThorough,
    elsewhere: (month) => {
      const operators = holders.get(month) ?? [];
      const isEverybodyAsked = isThorough && operators.length <= FEW_OPERATORS;
      return isEverybodyAsked ? operators : operators.filter((operatorId) => operatorId === SUSPENSE);
    },
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && "code" in error && CONFLICTS.includes(error.code);
}
