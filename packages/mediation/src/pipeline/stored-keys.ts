import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { Instant } from "@tributary/domain/period/types";
import { KEY_STEPS_PER_SECOND, keyToBigint } from "../cdr/cdr-key.ts";
import type { RowBatch } from "../spool/row-batch.ts";

/** The time that a file's records span, and how many they are. */
export interface FileSpan {
  readonly firstOccurredAt: Instant;
  readonly lastOccurredAt: Instant;
  readonly records: number;
}

/** Tells which of some keys a month of an operator may hold, so that only those are looked up. */
export interface StoredKeys {
  heldIn(operatorId: string, month: string, keys: readonly bigint[]): Promise<readonly bigint[]>;
  /** The same for the rows of a batch, by their numbers; null when any may be held. */
  rowsHeldIn(operatorId: string, month: string, batch: RowBatch): Promise<readonly number[] | null>;
}

/** A month whose keys are read at once has so many for each record of the file, and no more than these. */
const MOST_PER_RECORD = 8;
const MOST_KEYS = 500_000;

/**
 * Reads each month's keys of the file's time once: they lie side by side in its index, and reading them in
 * order costs a tenth of asking for as many one by one. Where a month holds far more than the file, all keys
 * asked about may be held.
 */
export function createStoredKeys(file: FileTransaction, span: FileSpan): StoredKeys {
  const limit = Math.min(MOST_KEYS, MOST_PER_RECORD * span.records);
  const known = new Map<string, Promise<BigInt64Array | null>>();
  const read = (operatorId: string, month: string): Promise<BigInt64Array | null> => {
    const name = `${operatorId} ${month}`;
    const [first, last] = keysOf(span, month);
    const reading = known.get(name) ?? file.keysBetween(operatorId, month, first, last, limit);
    known.set(name, reading);
    return reading;
  };
  return {
    async heldIn(operatorId, month, keys) {
      const held = await read(operatorId, month);
      return held === null ? keys : keys.filter((key) => includes(held, key));
    },
    async rowsHeldIn(operatorId, month, batch) {
      const held = await read(operatorId, month);
      return held === null ? null : rowsIn(held, batch);
    },
  };
}

/** Walks both in the order of their keys. */
function rowsIn(held: BigInt64Array, batch: RowBatch): number[] {
  const rows: number[] = [];
  if (held.length === 0) return rows;
  for (let row = 0, at = 0; row < batch.length && at < held.length; row++) {
    const key = keyToBigint(batch.keyOf(row));
    while (at < held.length && (held[at] ?? 0n) < key) at += 1;
    if (held[at] === key) rows.push(row);
  }
  return rows;
}

/** The first and the last key that a record of the span can have in a month. */
function keysOf({ firstOccurredAt, lastOccurredAt }: FileSpan, month: string): [bigint, bigint] {
  const startsAt = Date.parse(`${month}-01T00:00:00Z`);
  const secondOf = (instant: Instant): bigint => BigInt(Math.max(0, Math.floor((instant - startsAt) / 1000)));
  return [
    secondOf(firstOccurredAt) * KEY_STEPS_PER_SECOND,
    (secondOf(lastOccurredAt) + 1n) * KEY_STEPS_PER_SECOND - 1n,
  ];
}

function includes(sorted: BigInt64Array, key: bigint): boolean {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0n) < key) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === key;
}
