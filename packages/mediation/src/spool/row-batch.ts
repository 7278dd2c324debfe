import type { CdrKey } from "../cdr/cdr-key.ts";
import type { Region } from "../kernel/memory.ts";

/** Before each tuple: its length, its aggregate, where its identity is, both halves of its key. */
export const HEADER_BYTES = 24;

/** Rows in the order of their keys: what is asked about each of them lies side by side. */
export interface RowOrder {
  /** Where each row's header begins. */
  readonly positions: Int32Array;
  /** Of each row's tuple, in bytes. */
  readonly lengths: Int32Array;
  /** 1 where a row has the key of the one before it. */
  readonly repeats: Uint8Array;
}

/** Some of a table partition's rows in the order of their keys, each where it was written. */
export class RowBatch {
  readonly bytes: Buffer;
  readonly view: DataView;
  /** Of the header of each row, in {@link bytes}. */
  readonly positions: Int32Array;
  /** Of those bytes, in the kernel's memory. */
  readonly address: number;
  readonly #lengths: Int32Array;
  readonly #repeats: Uint8Array;

  constructor({ address, bytes, view }: Region, { positions, lengths, repeats }: RowOrder) {
    this.address = address;
    this.bytes = bytes;
    this.view = view;
    this.positions = positions;
    this.#lengths = lengths;
    this.#repeats = repeats;
  }

  get length(): number {
    return this.positions.length;
  }

  keyOf(row: number): CdrKey {
    const at = this.positions[row] ?? 0;
    return { high: this.view.getInt32(at + 16), low: this.view.getUint32(at + 20) };
  }

  /** Whether a row has the key of the one before it. */
  isKeyRepeated(row: number): boolean {
    return this.#repeats[row] === 1;
  }

  aggregateOf(row: number): number {
    return this.view.getInt32((this.positions[row] ?? 0) + 4);
  }

  /** The columns of a row by which its record is known again. */
  identityOf(row: number): Buffer {
    const tuple = this.tupleAt(row);
    const at = this.positions[row] ?? 0;
    return this.bytes.subarray(tuple + this.view.getInt32(at + 8), tuple + this.view.getInt32(at + 12));
  }

  /** Where a row's tuple begins. */
  tupleAt(row: number): number {
    return (this.positions[row] ?? 0) + HEADER_BYTES;
  }

  tupleLength(row: number): number {
    return this.#lengths[row] ?? 0;
  }
}

const MOST_ROWS = 16_384;
const MOST_BYTES = 8_388_608;

/** Cuts rows in the order of their keys into batches; rows of one key are never parted. */
export function* cutBatches(region: Region, order: RowOrder): Generator<RowBatch> {
  const { positions, lengths, repeats } = order;
  const slice = (from: number, to: number): RowBatch =>
    new RowBatch(region, {
      positions: positions.subarray(from, to),
      lengths: lengths.subarray(from, to),
      repeats: repeats.subarray(from, to),
    });
  let from = 0;
  let size = 0;
  for (let row = 0; row < positions.length; row++) {
    const isLarge = row - from >= MOST_ROWS || size >= MOST_BYTES;
    if (isLarge && repeats[row] === 0) {
      yield slice(from, row);
      from = row;
      size = 0;
    }
    size += HEADER_BYTES + (lengths[row] ?? 0);
  }
  if (from < positions.length) yield slice(from, positions.length);
}
