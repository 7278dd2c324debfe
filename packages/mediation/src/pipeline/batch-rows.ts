import type { SpooledRow } from "../spool/types.ts";
import { isSameKey } from "./place-rows.ts";

const MOST_ROWS = 8192;
const MOST_BYTES = 8_388_608;

/** Cuts a partition's rows into batches; rows of one key are never parted. */
export function* batchRows(rows: Iterable<SpooledRow>): Generator<SpooledRow[]> {
  let batch: SpooledRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const last = batch[batch.length - 1];
    const isLarge = batch.length >= MOST_ROWS || bytes >= MOST_BYTES;
    if (isLarge && last !== undefined && !isSameKey(last, row)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += row.tuple.length;
  }
  if (batch.length > 0) yield batch;
}
