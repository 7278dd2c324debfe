import type { CdrKey } from "../cdr/cdr-key.ts";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import { HEADER_BYTES } from "./row-batch.ts";

const INDEX_STEPS = 131_072;
const LOW_STEPS = 32;

/** The rows of one table partition that are still in memory, in the order in which they were read. */
export interface RunBuffer {
  readonly writer: TupleWriter;
  /** Opens a row; its tuple is written next, then the row is closed. */
  open(): void;
  close(key: CdrKey, aggregate?: number, identityEnd?: number): void;
  readonly size: () => number;
  /** Positions of the rows in the order of their keys; rows of one key stay in the order of reading. */
  sorted(): Int32Array;
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
const MOST_SPARE_BYTES = 50_331_648;
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
    sorted() {
      const order = memory.ranks.slice(0, rows).sort();
      const sorted = new Int32Array(rows);
      for (let at = 0; at < rows; at++) sorted[at] = memory.positions[(order[at] ?? 0) % INDEX_STEPS] ?? 0;
      settleTies(sorted, order, writer.bytes);
      return sorted;
    },
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

/** The rank holds five bits of the lower half only: what it left equal is put in order by the whole of it. */
function settleTies(rows: Int32Array, order: Float64Array, bytes: Buffer): void {
  const lowOf = (row: number): number => bytes.readUInt32BE(row + 16);
  for (let at = 1; at < rows.length; at++) {
    const group = Math.floor((order[at] ?? 0) / INDEX_STEPS);
    const row = rows[at] ?? 0;
    let to = at;
    while (
      to > 0 &&
      Math.floor((order[to - 1] ?? 0) / INDEX_STEPS) === group &&
      lowOf(rows[to - 1] ?? 0) > lowOf(row)
    ) {
      rows[to] = rows[to - 1] ?? 0;
      to -= 1;
    }
    rows[to] = row;
  }
}
