import { copyBytes } from "./copy-bytes";

/** Before each row: its length, its aggregate, where its identity is, both halves of its key. */
const HEADER_BYTES: i32 = 24;

/**
 * Copies rows, told by the addresses of their headers, one behind the other to `target`, until there is no
 * room left before `limit`. On the way each gets its file's id at `fileAt` of its tuple, its key at `keyAt`
 * unless that is below 0, and behind it the ending of its aggregate, two addresses in `endings`, unless that
 * is 0. Numbers in rows have their highest byte first.
 *
 * Answers how many rows were copied; how many bytes they came to is put into `size`.
 */
export function copyRows(
  rows: usize,
  count: i32,
  target: usize,
  limit: usize,
  fileAt: i32,
  fileId: i32,
  keyAt: i32,
  endings: usize,
  size: usize,
): i32 {
  const file = bswap<i32>(fileId);
  let at = target;
  let copied = 0;
  for (; copied < count; copied++) {
    const header = load<usize>(rows + (copied << 2));
    const length = <usize>bswap<u32>(load<u32>(header));
    let endFrom: usize = 0;
    let endTo: usize = 0;
    if (endings !== 0) {
      const ending = endings + ((<usize>bswap<u32>(load<u32>(header, 4))) << 3);
      endFrom = load<usize>(ending);
      endTo = load<usize>(ending, 4);
    }
    if (at + length + endTo - endFrom > limit) break;
    const tuple = header + HEADER_BYTES;
    const behind = copyBytes(tuple, tuple + length, at);
    store<i32>(at + fileAt, file);
    if (keyAt >= 0) store<i64>(at + keyAt, load<i64>(header, 16));
    at = copyBytes(endFrom, endTo, behind);
  }
  store<i32>(size, <i32>(at - target));
  return copied;
}
