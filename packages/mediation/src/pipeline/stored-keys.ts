import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import { KEY_STEPS_PER_SECOND, keyToBigint, secondOf } from "../cdr/cdr-key.ts";
import type { RowBatch } from "../spool/row-batch.ts";
import {
  crowdedSpans,
  HOURS_PER_MONTH,
  type HourCounts,
  isInSpans,
  type SecondSpan,
} from "./crowded-spans.ts";

/** Tells which of some keys a month of an operator may hold, so that only those are looked up. */
export interface StoredKeys {
  heldIn(operatorId: string, month: string, keys: readonly bigint[]): Promise<readonly bigint[]>;
  /** The same for the rows of a batch, by their numbers; null when any may be held. */
  rowsHeldIn(operatorId: string, month: string, batch: RowBatch): Promise<readonly number[] | null>;
}

/** A month whose keys are read at once has so many for each record of the file, and no more than these. */
const MOST_PER_RECORD = 8;
const MOST_KEYS = 500_000;
/** A month with so few, such as what is nobody's, is read whole. */
const FEW_KEYS = 100;
const WHOLE_MONTH: readonly SecondSpan[] = [{ from: 0, until: HOURS_PER_MONTH * 3600 }];
const LAST_KEY = BigInt(HOURS_PER_MONTH * 3600) * KEY_STEPS_PER_SECOND - 1n;

/** What was read of a month: the keys it holds, in order, and where in the month they were looked for. */
interface HeldKeys {
  readonly keys: BigInt64Array;
  readonly spans: readonly SecondSpan[];
}

/**
 * Reads each month's keys once: all of them where they are few, else those of the hours into which most of
 * the file's records fall. They lie side by side in its index, and reading them in order costs a tenth of
 * asking for as many one by one. Records of other hours are few, and may be held; where a month holds far
 * more than the file, all keys asked about may be.
 */
export function createStoredKeys(file: FileTransaction, hours: HourCounts, records: number): StoredKeys {
  const limit = Math.min(MOST_KEYS, MOST_PER_RECORD * records);
  const known = new Map<string, Promise<HeldKeys | null>>();
  const readNow = async (operatorId: string, month: string): Promise<HeldKeys | null> => {
    const few = await file.keysBetween(operatorId, month, 0n, LAST_KEY, FEW_KEYS);
    if (few !== null) return { keys: few, spans: WHOLE_MONTH };
    const spans = crowdedSpans(hours.get(month) ?? NO_HOURS);
    const parts: BigInt64Array[] = [];
    let size = 0;
    for (const { from, until } of spans) {
      const [first, last] = [BigInt(from) * KEY_STEPS_PER_SECOND, BigInt(until) * KEY_STEPS_PER_SECOND - 1n];
      const part = await file.keysBetween(operatorId, month, first, last, limit - size);
      if (part === null) return null;
      parts.push(part);
      size += part.length;
    }
    const keys = new BigInt64Array(size);
    let at = 0;
    for (const part of parts) {
      keys.set(part, at);
      at += part.length;
    }
    return { keys, spans };
  };
  const read = (operatorId: string, month: string): Promise<HeldKeys | null> => {
    const name = `${operatorId} ${month}`;
    const reading = known.get(name) ?? readNow(operatorId, month);
    known.set(name, reading);
    return reading;
  };
  return {
    async heldIn(operatorId, month, keys) {
      const held = await read(operatorId, month);
      if (held === null) return keys;
      return keys.filter((key) => !isInSpans(held.spans, secondIn(key)) || includes(held.keys, key));
    },
    async rowsHeldIn(operatorId, month, batch) {
      const held = await read(operatorId, month);
      return held === null ? null : rowsIn(held, batch);
    },
  };
}

const NO_HOURS = new Uint32Array(0);

function secondIn(key: bigint): number {
  return Number(key / KEY_STEPS_PER_SECOND);
}

/** Walks both in the order of their keys. */
function rowsIn({ keys, spans }: HeldKeys, batch: RowBatch): number[] {
  if (keys.length === 0 && spans === WHOLE_MONTH) return [];
  const rows: number[] = [];
  for (let row = 0, at = 0; row < batch.length; row++) {
    const key = batch.keyOf(row);
    if (isInSpans(spans, secondOf(key))) {
      const asBigint = keyToBigint(key);
      while (at < keys.length && (keys[at] ?? 0n) < asBigint) at += 1;
      if (at < keys.length && keys[at] === asBigint) rows.push(row);
    } else rows.push(row);
  }
  return rows;
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
