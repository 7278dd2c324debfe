import type { RowBatch } from "../spool/row-batch.ts";

const SIGNATURE = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

/** Completes a row's tuple, which begins at `at`. */
export type Complete = (bytes: Buffer, at: number, row: number) => void;

/** Writes batches as streams of PostgreSQL's binary COPY, one after the other into the same memory. */
export interface BatchCopier {
  /** Some rows of a batch, each completed on the way; the stream holds until the next one is asked for. */
  copy(batch: RowBatch, rows: readonly number[], complete: Complete): Buffer;
}

export function createBatchCopier(): BatchCopier {
  let memory: Buffer = Buffer.alloc(0);
  return {
    copy(batch, rows, complete) {
      let size = SIGNATURE.length + TRAILER.length;
      for (const row of rows) size += batch.tupleLength(row);
      if (size > memory.length) memory = Buffer.allocUnsafeSlow(size);
      let at = SIGNATURE.copy(memory);
      for (const row of rows) {
        const from = batch.tupleAt(row);
        const length = batch.bytes.copy(memory, at, from, from + batch.tupleLength(row));
        complete(memory, at, row);
        at += length;
      }
      TRAILER.copy(memory, at);
      return memory.subarray(0, size);
    },
  };
}
