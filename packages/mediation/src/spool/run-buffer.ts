import type { CdrKey } from "../cdr/cdr-key.ts";
import type { TupleWriter } from "../cdr/tuple-writer.ts";
import { HEADER_BYTES, type RowOrder } from "./row-batch.ts";

const INDEX_STEPS = 131_072;
const LOW_STEPS = 32;
const FEW_ROWS = 512;

/** Where a row's tuple stands, behind room for its header, and its identity in there. */
export interface RowPlace {
  readonly from: number;
  readonly to: number;
  readonly identityFrom: number;
  readonly identityTo: number;
  readonly aggregate: number;
}

/** The rows of one table partition that are still in memory, in the order in which they were read. */
export interface RunBuffer {
  /** Holds the rows of all partitions. */
  readonly writer: TupleWriter;
  /** Opens a row; its tuple is written next, then the row is closed. */
  open(): void;
  close(key: CdrKey, aggregate?: number): void;
  /** Takes a row that is written already; it is copied only where it stands in another writer. */
  take(source: TupleWriter, row: RowPlace, key: CdrKey): void;
  readonly rows: () => number;
  /** The rows in the order of their keys; rows of one key stay in the order of reading. */
  sorted(): RowOrder;
  clear(): void;
}

/** Where each row begins, how long its tuple is, and what it is sorted by. */
interface RowIndex {
  positions: Int32Array;
  lengths: Int32Array;
  ranks: Float64Array;
}

/** `onFull` is called before a row that would be one too many: it has to clear the buffer. */
export function createRunBuffer(writer: TupleWriter, onFull: () => void): RunBuffer {
  const index = indexFor(FEW_ROWS);
  let rows = 0;
  let openedAt = 0;
  const note = ({ from, to, identityFrom, identityTo, aggregate }: RowPlace, { high, low }: CdrKey): void => {
    if (rows >= INDEX_STEPS) onFull();
    if (rows === index.positions.length) grow(index);
    const at = from - HEADER_BYTES;
    writer.int32At(at, to - from);
    writer.int32At(at + 4, aggregate);
    writer.int32At(at + 8, identityFrom - from);
    writer.int32At(at + 12, identityTo - from);
    writer.int32At(at + 16, high);
    writer.int32At(at + 20, low | 0);
    // Key first, then the order of reading, in the 53 bits that a float holds exactly.
    index.ranks[rows] = (high * LOW_STEPS + (low >>> 27)) * INDEX_STEPS + rows;
    index.positions[rows] = at;
    index.lengths[rows] = to - from;
    rows += 1;
  };
  const open = (): void => {
    writer.reserve(HEADER_BYTES);
    writer.position += HEADER_BYTES;
    openedAt = writer.position;
  };
  return {
    writer,
    open,
    close(key, aggregate = 0) {
      const from = openedAt;
      note({ from, to: writer.position, identityFrom: from, identityTo: from, aggregate }, key);
    },
    take(source, row, key) {
      if (source === writer) {
        note(row, key);
        return;
      }
      open();
      writer.encoded(source, row.from, row.to);
      const moved = openedAt - row.from;
      const identity = { identityFrom: row.identityFrom + moved, identityTo: row.identityTo + moved };
      note({ from: openedAt, to: writer.position, ...identity, aggregate: row.aggregate }, key);
    },
    rows: () => rows,
    sorted: () => orderOf(writer.bytes, index, rows),
    clear() {
      rows = 0;
    },
  };
}

function indexFor(rows: number): RowIndex {
  return { positions: new Int32Array(rows), lengths: new Int32Array(rows), ranks: new Float64Array(rows) };
}

function grow(index: RowIndex): void {
  const longer = indexFor(index.positions.length * 2);
  longer.positions.set(index.positions);
  longer.lengths.set(index.lengths);
  longer.ranks.set(index.ranks);
  Object.assign(index, longer);
}

function orderOf(bytes: Buffer, { positions, lengths, ranks }: RowIndex, rows: number): RowOrder {
  const order = ranks.slice(0, rows).sort();
  const numbers = new Int32Array(rows);
  for (let at = 0; at < rows; at++) numbers[at] = (order[at] ?? 0) % INDEX_STEPS;
  const repeats = settleTies(numbers, order, (number) => bytes.readUInt32BE((positions[number] ?? 0) + 20));
  const sorted = { positions: new Int32Array(rows), lengths: new Int32Array(rows), repeats };
  for (let at = 0; at < rows; at++) {
    const number = numbers[at] ?? 0;
    sorted.positions[at] = positions[number] ?? 0;
    sorted.lengths[at] = lengths[number] ?? 0;
  }
  return sorted;
}

/**
 * The rank holds five bits of the lower half only: what it left equal is put in order by the whole of it.
 * Answers which rows have the key of the one before.
 */
function settleTies(numbers: Int32Array, order: Float64Array, lowOf: (number: number) => number): Uint8Array {
  const repeats = new Uint8Array(numbers.length);
  const groupOf = (at: number): number => Math.floor((order[at] ?? 0) / INDEX_STEPS);
  for (let from = 0; from < numbers.length; ) {
    let end = from + 1;
    while (end < numbers.length && groupOf(end) === groupOf(from)) end += 1;
    if (end > from + 1) {
      // Sorting is stable: rows of one key stay in the order of reading.
      const tied = [...numbers.subarray(from, end)].sort((a, b) => lowOf(a) - lowOf(b));
      numbers.set(tied, from);
      for (const [at, number] of tied.entries())
        if (at > 0 && lowOf(number) === lowOf(tied[at - 1] ?? 0)) repeats[from + at] = 1;
    }
    from = end;
  }
  return repeats;
}
