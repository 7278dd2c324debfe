import { copyWords } from "../bytes/copy-words.ts";
import type { TupleWriter } from "../cdr/tuple-writer.ts";
import type { RowBatch } from "../spool/row-batch.ts";

const SIGNATURE = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
/** So much keeps the database busy until the next piece has its turn. */
const PIECE_BYTES = 524_288;
/** One piece is being written, one waits for it, one is being filled: the fourth is room to spare. */
const PIECES = 4;

/** Completes a row's tuple, which begins at `at`. */
export type Complete = (tuples: DataView, at: number, row: number) => void;

/** Writes batches as streams of PostgreSQL's binary COPY, one after the other into the same memory. */
export interface BatchCopier {
  /**
   * Some rows of a batch, each completed on the way and with the ending of its aggregate where there are
   * such, in pieces; a piece holds until two more are asked for.
   */
  copy(
    batch: RowBatch,
    rows: readonly number[],
    complete: Complete,
    endings?: readonly TupleWriter[],
  ): Iterable<Buffer>;
}

export function createBatchCopier(): BatchCopier {
  const pieces = Array.from({ length: PIECES }, () => new Piece(PIECE_BYTES));
  let turn = 0;
  const nextPiece = (least: number): Piece => {
    turn = (turn + 1) % PIECES;
    return least > PIECE_BYTES ? new Piece(least) : (pieces[turn] as Piece);
  };
  return {
    *copy(batch, rows, complete, endings = NONE) {
      let piece = nextPiece(0);
      let end = SIGNATURE.copy(piece.bytes);
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] ?? 0;
        const ending = endings[batch.aggregateOf(row)];
        const length = batch.tupleLength(row) + (ending?.position ?? 0);
        if (end + length + TRAILER.length > piece.bytes.length) {
          yield piece.bytes.subarray(0, end);
          piece = nextPiece(length + TRAILER.length);
          end = 0;
        }
        const from = batch.tupleAt(row);
        const own = copyWords(batch.view, from, from + batch.tupleLength(row), piece.view, end);
        complete(piece.view, end, row);
        end = ending === undefined ? own : ending.copyTo(piece.view, own);
      }
      end += TRAILER.copy(piece.bytes, end);
      yield piece.bytes.subarray(0, end);
    },
  };
}

const NONE: readonly TupleWriter[] = [];

class Piece {
  readonly bytes: Buffer;
  readonly view: DataView;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
    this.view = new DataView(this.bytes.buffer);
  }
}
