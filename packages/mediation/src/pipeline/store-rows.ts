import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import { CDR_COLUMNS, QUARANTINE_COLUMNS, REDRIVEN_COLUMNS } from "../cdr/columns.ts";
import { CHARGE_AT, FILE_AT, KEY_AT, QUANTITY_AT, QUARANTINE_FILE_AT } from "../cdr/encode-cdr.ts";
import { copyStream } from "../cdr/tuple-writer.ts";
import { SESSION_PART_COLUMNS, SESSION_PARTS } from "../session/spool-parts.ts";
import type { Spool } from "../spool/spool.ts";
import type { SpooledRow } from "../spool/types.ts";
import { batchRows } from "./batch-rows.ts";
import { createLookUp } from "./look-up-stored.ts";
import { isMonth, type Partition, partitionFrom, QUARANTINE } from "./partition.ts";
import { placeRows } from "./place-rows.ts";

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
  const duplicates = new Map<number, DuplicateSum>();
  let stored = 0;
  for (const name of spool.partitions()) {
    const partition = partitionFrom(name);
    for (const batch of batchRows(spool.rows(name))) {
      if (isMonth(partition)) await storeCdrs(file, fileId, partition, batch, checks, duplicates);
      else if (partition.target === SESSION_PARTS.target) await storeParts(file, fileId, batch);
      else await storeEvidence(file, fileId, partition, batch);
      stored += batch.length;
      onRows(stored);
    }
  }
  return duplicates;
}

async function storeCdrs(
  file: FileTransaction,
  fileId: number,
  partition: Partition,
  batch: readonly SpooledRow[],
  checks: Checks,
  duplicates: Map<number, DuplicateSum>,
): Promise<void> {
  const others = checks.elsewhere(partition.target).filter((other) => other !== partition.operatorId);
  const isAsking = checks.own || others.length > 0;
  const lookUp = isAsking ? createLookUp(file, partition, checks.own, others) : null;
  const placed = await placeRows(batch, lookUp);
  for (const row of placed.duplicates) countDuplicate(duplicates, row);
  const tuples = placed.kept.map(({ row: { tuple }, key }) => {
    tuple.writeInt32BE(key.high, KEY_AT);
    tuple.writeUInt32BE(key.low, KEY_AT + 4);
    tuple.writeInt32BE(fileId, FILE_AT);
    return tuple;
  });
  if (tuples.length > 0) await copy(file, partition, CDR_COLUMNS, tuples);
}

/** Quarantined records, and marks on those that were taken up again. */
async function storeEvidence(
  file: FileTransaction,
  fileId: number,
  partition: Partition,
  batch: readonly SpooledRow[],
): Promise<void> {
  for (const { tuple } of batch) tuple.writeInt32BE(fileId, QUARANTINE_FILE_AT);
  await copy(
    file,
    partition,
    partition.target === QUARANTINE ? QUARANTINE_COLUMNS : REDRIVEN_COLUMNS,
    batch.map(({ tuple }) => tuple),
  );
}

async function storeParts(
  file: FileTransaction,
  fileId: number,
  batch: readonly SpooledRow[],
): Promise<void> {
  for (const { tuple } of batch) tuple.writeInt32BE(fileId, QUARANTINE_FILE_AT);
  const rows = copyStream(batch.map(({ tuple }) => tuple));
  await file.copySessionParts(SESSION_PART_COLUMNS, Buffer.concat(rows));
}

async function copy(
  file: FileTransaction,
  { operatorId, target }: Partition,
  columns: readonly string[],
  tuples: readonly Buffer[],
): Promise<void> {
  await file.copyInto(operatorId, target, columns, Buffer.concat(copyStream(tuples)));
}

function countDuplicate(duplicates: Map<number, DuplicateSum>, { aggregate, tuple }: SpooledRow): void {
  const sum = duplicates.get(aggregate) ?? { records: 0, quantity: 0n, chargeMicros: 0n };
  duplicates.set(aggregate, sum);
  sum.records += 1;
  sum.quantity += tuple.readBigInt64BE(QUANTITY_AT);
  sum.chargeMicros += tuple.readBigInt64BE(CHARGE_AT);
}
