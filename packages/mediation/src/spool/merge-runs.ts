import { BatchMemory } from "./batch-memory.ts";
import { cutBatches, type RowBatch } from "./row-batch.ts";
import type { RunCursor } from "./run-cursor.ts";

/** A batch of merged rows ends before the first key beyond so many bytes. */
const BATCH_BYTES = 2_097_152;

/** One run and its place among the runs; it stands at the first row that is not taken yet. */
interface Head {
  readonly cursor: RunCursor;
  readonly order: number;
}

/**
 * Merges runs, the earliest first, into batches in one order; among rows of one key the earlier run, and so
 * the earlier row of the file, is first. A batch holds until the next is asked for.
 */
export function* mergeRuns(runs: readonly RunCursor[]): Generator<RowBatch> {
  const memory = new BatchMemory(BATCH_BYTES);
  try {
    const heap = runs.map((cursor, order): Head => ({ cursor, order })).filter(({ cursor }) => cursor.next());
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at);
    for (let head = heap[0]; head !== undefined; head = heap[0]) {
      const { cursor } = head;
      if (memory.size >= BATCH_BYTES && !memory.endsWithKeyOf(cursor)) {
        yield* cutBatches(memory.region, memory.order());
        memory.clear();
      }
      memory.add(cursor);
      if (!cursor.next()) {
        const last = heap.pop() as Head;
        if (last !== head) heap[0] = last;
      }
      sink(heap, 0);
    }
    yield* cutBatches(memory.region, memory.order());
  } finally {
    memory.close();
  }
}

function sink(heap: Head[], from: number): void {
  let at = from;
  for (;;) {
    const left = 2 * at + 1;
    let least = at;
    if (left < heap.length && isBefore(heap[left], heap[least])) least = left;
    if (left + 1 < heap.length && isBefore(heap[left + 1], heap[least])) least = left + 1;
    if (least === at) return;
    const head = heap[at] as Head;
    heap[at] = heap[least] as Head;
    heap[least] = head;
    at = least;
  }
}

function isBefore(left: Head | undefined, right: Head | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const { cursor: one } = left;
  const { cursor: other } = right;
  if (one.high !== other.high) return one.high < other.high;
  if (one.low !== other.low) return one.low < other.low;
  return left.order < right.order;
}
