import { readSync } from "node:fs";
import { HEADER_BYTES, type SpooledRow } from "./types.ts";

const READ_BYTES = 65_536;

/** Rows on disk, in the order of their keys. */
export interface Run {
  readonly file: number;
  readonly from: number;
  readonly length: number;
}

/** One run with its first row not taken yet. */
interface Head {
  row: SpooledRow;
  readonly order: number;
  readonly next: () => SpooledRow | null;
}

/**
 * Merges runs into one order; among rows of one key the earlier run, and so the earlier row of the file, is
 * first.
 */
export function* mergeRuns(runs: readonly Run[], memory: Buffer): Generator<SpooledRow> {
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

function bufferReader(bytes: Buffer): () => SpooledRow | null {
  let at = 0;
  return () => {
    if (at >= bytes.length) return null;
    const row = rowAt(bytes, at);
    at += HEADER_BYTES + row.tuple.length;
    return row;
  };
}

function runReader(run: Run): () => SpooledRow | null {
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
    at += HEADER_BYTES + row.tuple.length;
    return row;
  };
}

function rowAt(bytes: Buffer, at: number): SpooledRow {
  const from = at + HEADER_BYTES;
  return {
    aggregate: bytes.readInt32BE(at + 4),
    identityEnd: bytes.readInt32BE(at + 8),
    high: bytes.readInt32BE(at + 12),
    low: bytes.readUInt32BE(at + 16),
    tuple: bytes.subarray(from, from + bytes.readInt32BE(at)),
  };
}
