import type { CdrKey } from "../cdr/cdr-key.ts";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import { HEADER_BYTES, type RowOrder } from "./row-batch.ts";

const INDEX_STEPS = 131_072;
const LOW_STEPS = 32;

/** The rows of one table partition that are still in memory, in the order in which they were read. */
export interface RunBuffer {
  readonly writer: TupleWriter;
  /** Opens a row; its tuple is written next, then the row is closed. */
  open(): void;
  close(key: CdrKey, aggregate?: number, identityEnd?: number): void;
  readonly size: () => number;
  /** The rows in the order of their keys; rows of one key stay in the order of reading. */
  sorted(): RowOrder;
  clear(): void;
  /** Gives its memory to the next one; it is not used again. */
  release(): void;
}

/** Room for rows, and for where each begins and what it is sorted by. */
interface RunMemory {
  readonly writer: TupleWriter;
  positions: Int32Array;
  ranks: Float64Array;
}

/**
 * Memory that earlier files have left, the oldest first: taking it again costs nothing, while new memory
 * costs a page fault for each ten rows. It goes to the partition that had it: what one operator's rows need,
 * those of a smaller one would only hold.
 */
const spare: { readonly partition: string; readonly memory: RunMemory }[] = [];
const MOST_SPARE_BYTES = 33_554_432;
const FEW_ROWS = 512;

function borrowMemory(partition: string): RunMemory {
  const at = spare.findIndex((each) => each.partition === partition);
  const [left] = at < 0 ? [] : spare.splice(at, 1);
  if (left !== undefined) return left.memory;
  return {
    writer: new TupleWriter(16_384),
    positions: new Int32Array(FEW_ROWS),
    ranks: new Float64Array(FEW_ROWS),
  };
}

function leaveMemory(partition: string, memory: RunMemory): void {
  memory.writer.position = 0;
  spare.push({ partition, memory });
  let bytes = spare.reduce((sum, each) => sum + each.memory.writer.bytes.length, 0);
  while (bytes > MOST_SPARE_BYTES) bytes -= spare.shift()?.memory.writer.bytes.length ?? bytes;
}

/**
 * `partition` is whose rows they are, so that the memory of the last file's is taken again. `onFull` is
 * called before a row that would be one too many: it has to clear the buffer.
 */
export function createRunBuffer(partition: string, onFull: () => void): RunBuffer {
  const memory = borrowMemory(partition);
  const { writer } = memory;
  let rows = 0;
  let openedAt = 0;
  return {
    writer,
    open() {
      if (rows >= INDEX_STEPS) onFull();
      openedAt = writer.position;
      writer.reserve(HEADER_BYTES);
      writer.position += HEADER_BYTES;
    },
    close({ high, low }, aggregate = 0, identityEnd = 0) {
      writer.int32At(openedAt, writer.position - openedAt - HEADER_BYTES);
      writer.int32At(openedAt + 4, aggregate);
      writer.int32At(openedAt + 8, identityEnd);
      writer.int32At(openedAt + 12, high);
      writer.int32At(openedAt + 16, low | 0);
      if (rows === memory.positions.length) grow(memory);
      // Key first, then the order of reading, in the 53 bits that a float holds exactly.
      memory.ranks[rows] = (high * LOW_STEPS + (low >>> 27)) * INDEX_STEPS + rows;
      memory.positions[rows] = openedAt;
      rows += 1;
    },
    size: () => writer.position,
    sorted: () => orderOf(memory, rows),
    clear() {
      writer.position = 0;
      rows = 0;
    },
    release: () => leaveMemory(partition, memory),
  };
}

function grow(memory: RunMemory): void {
  const { positions, ranks } = memory;
  memory.positions = new Int32Array(positions.length * 2);
  memory.positions.set(positions);
  memory.ranks = new Float64Array(ranks.length * 2);
  memory.ranks.set(ranks);
}

function orderOf({ writer, positions, ranks }: RunMemory, rows: number): RowOrder {
  const order = ranks.slice(0, rows).sort();
  const numbers = new Int32Array(rows);
  for (let at = 0; at < rows; at++) numbers[at] = (order[at] ?? 0) % INDEX_STEPS;
  const { bytes } = writer;
  const repeats = settleTies(numbers, order, (number) => bytes.readUInt32BE((positions[number] ?? 0) + 16));
  const endOf = (number: number): number =>
    number + 1 < rows ? (positions[number + 1] ?? 0) : writer.position;
  const sorted = { positions: new Int32Array(rows), lengths: new Int32Array(rows), repeats };
  for (let at = 0; at < rows; at++) {
    const number = numbers[at] ?? 0;
    const position = positions[number] ?? 0;
    sorted.positions[at] = position;
    sorted.lengths[at] = endOf(number) - position - HEADER_BYTES;
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
