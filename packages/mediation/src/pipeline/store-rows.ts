import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import { CDR_COLUMNS, QUARANTINE_COLUMNS, REDRIVEN_COLUMNS } from "../cdr/columns.ts";
import { CHARGE_AT, FILE_AT, KEY_AT, QUANTITY_AT, QUARANTINE_FILE_AT } from "../cdr/encode-cdr.ts";
import { SESSION_PART_COLUMNS, SESSION_PARTS } from "../session/spool-parts.ts";
import type { RowBatch } from "../spool/row-batch.ts";
import type { Spool } from "../spool/spool.ts";
import { type BatchCopier, type Completion, createBatchCopier } from "./copy-batch.ts";
import type { HourCounts } from "./crowded-spans.ts";
import { createLookUp } from "./look-up-stored.ts";
import { isMonth, type Partition, partitionFrom, QUARANTINE } from "./partition.ts";
import { placeRows } from "./place-rows.ts";
import { createStoredKeys, type StoredKeys } from "./stored-keys.ts";

/** What of one aggregate turned out to be stored already. */
export interface DuplicateSum {
  records: number;
  quantity: bigint;
  chargeMicros: bigint;
}

/** How carefully stored records are asked for; with neither, the unique indexes alone find duplicates. */
export interface Checks {
  /** Ask each row's own partition before storing it. */
  readonly own: boolean;
  /** Operators whose months are asked as well. */
  readonly elsewhere: (month: string) => readonly string[];
  /** How many of the file's records began when; null when there are none to ask about. */
  readonly hours: HourCounts | null;
  /** How many there are. */
  readonly records: number;
}

/**
 * Copies a file's rows into their tables in the order of tables and keys, so that two loaders never wait
 * for each other in a circle. Answers the duplicates by aggregate number.
 *
 * Throws  the database's unique violation when a key is taken by then.
 */
export async function storeRows(
  file: FileTransaction,
  fileId: number,
  spool: Spool,
  checks: Checks,
  onRows: (rows: number) => void,
): Promise<Map<number, DuplicateSum>> {
  const { hours, records } = checks;
  const storedKeys = hours === null ? null : createStoredKeys(file, hours, records);
  const copier = createBatchCopier(spool.endings);
  const duplicates = new Map<number, DuplicateSum>();
  const storing = { file, fileId, checks, storedKeys, copier, duplicates };
  let stored = 0;
  try {
    for (const name of spool.partitions()) {
      const partition = partitionFrom(name);
      for (const batch of spool.batches(name)) {
        if (isMonth(partition)) await storeCdrs(storing, partition, batch);
        else if (partition.target === SESSION_PARTS.target) await storeParts(storing, batch);
        else await storeEvidence(storing, partition, batch);
        stored += batch.length;
        onRows(stored);
      }
    }
  } finally {
    copier.close();
  }
  return duplicates;
}

interface Storing {
  readonly file: FileTransaction;
  readonly fileId: number;
  readonly checks: Checks;
  /** null when there is nothing to ask about. */
  readonly storedKeys: StoredKeys | null;
  readonly copier: BatchCopier;
  readonly duplicates: Map<number, DuplicateSum>;
}

async function storeCdrs(
  { file, fileId, checks, storedKeys, copier, duplicates }: Storing,
  { operatorId, target }: Partition,
  batch: RowBatch,
): Promise<void> {
  const others = checks.elsewhere(target).filter((other) => other !== operatorId);
  const isAsking = storedKeys !== null && (checks.own || others.length > 0);
  const lookUp = isAsking ? createLookUp(file, { operatorId, target }, checks.own, others, storedKeys) : null;
  const { kept, moved, duplicates: found } = await placeRows(batch, lookUp);
  for (const row of found) countDuplicate(duplicates, batch, row);
  if (kept.length === 0) return;
  const completion = { fileAt: FILE_AT, fileId, keyAt: KEY_AT, moved };
  await file.copyInto(operatorId, target, CDR_COLUMNS, copier.copy(batch, kept, completion));
}

/** Quarantined records, and marks on those that were taken up again. */
async function storeEvidence(
  { file, fileId, copier }: Storing,
  { operatorId, target }: Partition,
  batch: RowBatch,
): Promise<void> {
  const columns = target === QUARANTINE ? QUARANTINE_COLUMNS : REDRIVEN_COLUMNS;
  const rows = copier.copy(batch, [...batch.positions.keys()], evidenceOf(fileId));
  await file.copyInto(operatorId, target, columns, rows);
}

async function storeParts({ file, fileId, copier }: Storing, batch: RowBatch): Promise<void> {
  const rows = copier.copy(batch, [...batch.positions.keys()], evidenceOf(fileId));
  await file.copySessionParts(SESSION_PART_COLUMNS, rows);
}

/** What is kept as evidence has no key. */
function evidenceOf(fileId: number): Completion {
  return { fileAt: QUARANTINE_FILE_AT, fileId, keyAt: -1, moved: NONE };
}

const NONE: Completion["moved"] = new Map();

function countDuplicate(duplicates: Map<number, DuplicateSum>, batch: RowBatch, row: number): void {
  const aggregate = batch.aggregateOf(row);
  const at = batch.tupleAt(row);
  const sum = duplicates.get(aggregate) ?? { records: 0, quantity: 0n, chargeMicros: 0n };
  duplicates.set(aggregate, sum);
  sum.records += 1;
  sum.quantity += batch.bytes.readBigInt64BE(at + QUANTITY_AT);
  sum.chargeMicros += batch.bytes.readBigInt64BE(at + CHARGE_AT);
}
