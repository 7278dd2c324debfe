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
  readonly isFull: () => boolean;
  /** Positions of the rows in the order of their keys; rows of one key stay in the order of reading. */
  sorted(): Int32Array;
  clear(): void;
  /** Gives its memory to the next one; it is not used again. */
  release(): void;
}

/**
 * Memory that earlier files have left, the oldest first: taking it again costs nothing, while new memory
 * costs a page fault for each ten rows. It goes to the partition that had it: what one operator's rows need,
 * those of a smaller one would only hold.
 */
const spare: { readonly partition: string; readonly writer: TupleWriter }[] = [];
const MOST_SPARE_BYTES = 50_331_648;

function borrowWriter(partition: string): TupleWriter {
  const at = spare.findIndex((each) => each.partition === partition);
  const [left] = at < 0 ? [] : spare.splice(at, 1);
  return left?.writer ?? new TupleWriter(16_384);
}

function leaveWriter(partition: string, writer: TupleWriter): void {
  writer.position = 0;
  spare.push({ partition, writer });
  let bytes = spare.reduce((sum, each) => sum + each.writer.bytes.length, 0);
  while (bytes > MOST_SPARE_BYTES) bytes -= spare.shift()?.writer.bytes.length ?? bytes;
}

/** `partition` is whose rows they are, so that the memory of the last file's is taken again. */
export function createRunBuffer(partition: string): RunBuffer {
  const writer = borrowWriter(partition);
  let positions: number[] = [];
  let ranks: number[] = [];
  let openedAt = 0;
  return {
    writer,
    open() {
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
      // Key first, then the order of reading, in the 53 bits that a float holds exactly.
      ranks.push((high * LOW_STEPS + (low >>> 27)) * INDEX_STEPS + positions.length);
      positions.push(openedAt);
    },
    size: () => writer.position,
    isFull: () => positions.length >= INDEX_STEPS,
    sorted() {
      const order = new Float64Array(ranks).sort();
      const rows = new Int32Array(order.length);
      for (let at = 0; at < order.length; at++) rows[at] = positions[(order[at] ?? 0) % INDEX_STEPS] ?? 0;
      settleTies(rows, order, writer.bytes);
      return rows;
    },
    clear() {
      writer.position = 0;
      positions = [];
      ranks = [];
    },
    release: () => leaveWriter(partition, writer),
  };
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
