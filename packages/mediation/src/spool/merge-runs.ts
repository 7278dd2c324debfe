import { readSync } from "node:fs";
import { cutBatches, HEADER_BYTES, type RowBatch } from "./row-batch.ts";

const READ_BYTES = 65_536;

/** Rows on disk, in the order of their keys. */
export interface Run {
  readonly file: number;
  readonly from: number;
  readonly length: number;
}

/** A row with its header, and its key. */
interface Row {
  readonly bytes: Buffer;
  readonly high: number;
  readonly low: number;
}

/** One run with its first row not taken yet. */
interface Head {
  row: Row;
  readonly order: number;
  readonly next: () => Row | null;
}

/** Room for a batch of merged rows; a row of any size has room behind it. */
const BATCH_BYTES = 2_097_152;

/**
 * Merges runs into one order; among rows of one key the earlier run, and so the earlier row of the file, is
 * first.
 */
function* mergedRows(runs: readonly Run[], memory: Buffer): Generator<Row> {
  const readers = [...runs.map(runReader), bufferReader(memory)];
  const heap: Head[] = [];
  for (const [order, next] of readers.entries()) {
    const row = next();
    if (row !== null) heap.push({ row, order, next });
  }
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at);
  for (;;) {
    const head = heap[0];
    if (head === undefined) return;
    yield head.row;
    const row = head.next();
    if (row !== null) head.row = row;
    else {
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) heap[0] = last;
    }
    sink(heap, 0);
  }
}

/** The same in batches, whose bytes are their own. */
export function* mergeRuns(runs: readonly Run[], memory: Buffer): Generator<RowBatch> {
  let rows: Row[] = [];
  let size = 0;
  for (const row of mergedRows(runs, memory)) {
    if (size >= BATCH_BYTES && !isOfKey(row, rows[rows.length - 1])) {
      yield* batchOf(rows);
      rows = [];
      size = 0;
    }
    rows.push(row);
    size += row.bytes.length;
  }
  yield* batchOf(rows);
}

function batchOf(rows: readonly Row[]): Iterable<RowBatch> {
  let at = 0;
  const positions = Int32Array.from(rows, ({ bytes }) => {
    at += bytes.length;
    return at - bytes.length;
  });
  const lengths = Int32Array.from(rows, ({ bytes }) => bytes.length - HEADER_BYTES);
  const repeats = Uint8Array.from(rows, (row, number) => (isOfKey(row, rows[number - 1]) ? 1 : 0));
  return cutBatches(Buffer.concat(rows.map(({ bytes }) => bytes)), { positions, lengths, repeats });
}

function isOfKey({ high, low }: Row, other: Row | undefined): boolean {
  return other !== undefined && other.high === high && other.low === low;
}

function sink(heap: Head[], from: number): void {
  let at = from;
  for (;;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && isBefore(heap[child], heap[least])) least = child;
    }
    if (least === at) return;
    const head = heap[at] as Head;
    heap[at] = heap[least] as Head;
    heap[least] = head;
    at = least;
  }
}

function isBefore(left: Head | undefined, right: Head | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left.row.high !== right.row.high) return left.row.high < right.row.high;
  if (left.row.low !== right.row.low) return left.row.low < right.row.low;
  return left.order < right.order;
}

function bufferReader(bytes: Buffer): () => Row | null {
  let at = 0;
  return () => {
    if (at >= bytes.length) return null;
    const row = rowAt(bytes, at);
    at += row.bytes.length;
    return row;
  };
}

function runReader(run: Run): () => Row | null {
  let window: Buffer = Buffer.alloc(0);
  let at = 0;
  let taken = 0;
  const ensure = (size: number): void => {
    if (window.length - at >= size) return;
    const left = window.subarray(at);
    const wanted = Math.min(Math.max(READ_BYTES, size - left.length), run.length - taken);
    // A fresh window each time: the row handed out before stays as it was.
    window = Buffer.allocUnsafeSlow(left.length + wanted);
    left.copy(window);
    let filled = 0;
    while (filled < wanted) {
      filled += readSync(run.file, window, left.length + filled, wanted - filled, run.from + taken + filled);
    }
    taken += wanted;
    at = 0;
  };
  return () => {
    if (at >= window.length && taken >= run.length) return null;
    ensure(HEADER_BYTES);
    ensure(HEADER_BYTES + window.readInt32BE(at));
    const row = rowAt(window, at);
    at += row.bytes.length;
    return row;
  };
}

function rowAt(bytes: Buffer, at: number): Row {
  return {
    bytes: bytes.subarray(at, at + HEADER_BYTES + bytes.readInt32BE(at)),
    high: bytes.readInt32BE(at + 12),
    low: bytes.readUInt32BE(at + 16),
  };
}
