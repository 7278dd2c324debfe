import type { CdrKey } from "../cdr/cdr-key.ts";
import type { TupleWriter } from "../cdr/tuple-writer.ts";
import { copyRows } from "../kernel/kernel.ts";
import { giveBack, type Region, takeRegion } from "../kernel/memory.ts";
import { numbersIn, takeNumbers } from "../kernel/numbers.ts";
import { answer } from "../kernel/window.ts";
import type { RowBatch } from "../spool/row-batch.ts";

const SIGNATURE = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
/** So much keeps the database busy until the next piece has its turn. */
const PIECE_BYTES = 524_288;
/** One piece is being written, one waits for it, one is being filled: the fourth is room to spare. */
const PIECES = 4;
/** So many rows are handed to the kernel at once, by the addresses of their headers. */
const MOST_ROWS = 16_384;
const headers = takeNumbers(MOST_ROWS);

/** Where in its tuple a row gets what is known only now. */
export interface Completion {
  readonly fileAt: number;
  readonly fileId: number;
  /** −1 where rows have no key. */
  readonly keyAt: number;
  /** The keys of rows that are stored under another key than their own. */
  readonly moved: ReadonlyMap<number, CdrKey>;
}

/** Writes batches as streams of PostgreSQL's binary COPY, one after the other into the same memory. */
export interface BatchCopier {
  /**
   * Some rows of a batch, each completed on the way and with the ending of its aggregate where there are
   * such, in pieces; a piece holds until two more are asked for.
   */
  copy(batch: RowBatch, rows: readonly number[], completion: Completion): Iterable<Buffer>;
  /** Gives its memory back. */
  close(): void;
}

/** `endings` are those of all rows that have one; rows of months do. */
export function createBatchCopier(endings: readonly TupleWriter[]): BatchCopier {
  const pieces = Array.from({ length: PIECES }, () => takeRegion(PIECE_BYTES));
  const table = endingTable(endings);
  const oversized: Region[] = [];
  let turn = 0;
  const nextPiece = (least: number): Region => {
    turn = (turn + 1) % PIECES;
    if (least <= PIECE_BYTES) return pieces[turn] as Region;
    const piece = takeRegion(least);
    oversized.push(piece);
    return piece;
  };
  return {
    *copy(batch, rows, completion) {
      const { keyAt, moved } = completion;
      let piece = nextPiece(0);
      let end = SIGNATURE.copy(piece.bytes);
      for (let at = 0; at < rows.length; ) {
        const count = countTogether(rows, at, moved);
        putHeaders(batch, rows, at, count);
        const copied = copyInto(piece, end, count, completion, keyAt < 0 ? 0 : table.address);
        const key = count === 1 && copied === 1 ? moved.get(rows[at] ?? 0) : undefined;
        if (key !== undefined) putKey(piece, end + keyAt, key);
        end += answer.values[0] ?? 0;
        at += copied;
        if (copied === count) continue;
        if (end > 0) yield piece.bytes.subarray(0, end);
        piece = nextPiece(copied > 0 ? 0 : lengthWith(batch, rows[at] ?? 0, endings));
        end = 0;
      }
      end += TRAILER.copy(piece.bytes, end);
      yield piece.bytes.subarray(0, end);
    },
    close() {
      for (const region of [...pieces, ...oversized, table.region]) giveBack(region);
    },
  };
}

/** How many rows from `at` on go to the kernel at once; one that has moved goes by itself. */
function countTogether(rows: readonly number[], at: number, moved: ReadonlyMap<number, CdrKey>): number {
  const most = Math.min(MOST_ROWS, rows.length - at);
  if (moved.size === 0 || moved.has(rows[at] ?? 0)) return moved.size === 0 ? most : 1;
  let count = 1;
  while (count < most && !moved.has(rows[at + count] ?? 0)) count += 1;
  return count;
}

function putHeaders({ address, positions }: RowBatch, rows: readonly number[], from: number, count: number) {
  const { values } = headers;
  for (let at = 0; at < count; at++) values[at] = address + (positions[rows[from + at] ?? 0] ?? 0);
}

/** Copies behind `end` what finds room there before the trailer; answers how many rows did. */
function copyInto(
  { address, bytes }: Region,
  end: number,
  count: number,
  { fileAt, fileId, keyAt }: Completion,
  endings: number,
): number {
  const limit = address + bytes.length - TRAILER.length;
  const target = address + end;
  return copyRows(headers.address, count, target, limit, fileAt, fileId, keyAt, endings, answer.address);
}

function putKey({ view }: Region, at: number, { high, low }: CdrKey): void {
  view.setInt32(at, high);
  view.setUint32(at + 4, low);
}

function lengthWith(batch: RowBatch, row: number, endings: readonly TupleWriter[]): number {
  const ending = endings[batch.aggregateOf(row)]?.position ?? 0;
  return SIGNATURE.length + batch.tupleLength(row) + ending + TRAILER.length;
}

/** The endings where the kernel reaches them, behind two addresses for each: from and to. */
function endingTable(endings: readonly TupleWriter[]): { readonly region: Region; readonly address: number } {
  const size = endings.reduce((sum, { position }) => sum + 8 + position, 8);
  const region = takeRegion(size);
  const { values } = numbersIn(region);
  let at = 8 * endings.length;
  for (const [number, { bytes, position }] of endings.entries()) {
    values[2 * number] = region.address + at;
    bytes.copy(region.bytes, at, 0, position);
    at += position;
    values[2 * number + 1] = region.address + at;
  }
  return { region, address: region.address };
}
