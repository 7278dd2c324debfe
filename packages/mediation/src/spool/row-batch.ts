import type { CdrKey } from "../cdr/cdr-key.ts";

/** Before each tuple: its length, its aggregate, the end of its identity, both halves of its key. */
export const HEADER_BYTES = 20;

/** Some of a table partition's rows in the order of their keys, each where it was written. */
export class RowBatch {
  readonly bytes: Buffer;
  /** Where each row's header begins. */
  readonly positions: Int32Array;

  constructor(bytes: Buffer, positions: Int32Array) {
    this.bytes = bytes;
    this.positions = positions;
  }

  get length(): number {
    return this.positions.length;
  }

  keyOf(row: number): CdrKey {
    const at = this.positions[row] ?? 0;
    return { high: this.bytes.readInt32BE(at + 12), low: this.bytes.readUInt32BE(at + 16) };
  }

  /** Writes a row's key as eight bytes. */
  copyKey(row: number, bytes: Buffer, to: number): void {
    const at = (this.positions[row] ?? 0) + 12;
    for (let byte = 0; byte < 8; byte++) bytes[to + byte] = this.bytes[at + byte] ?? 0;
  }

  /** Whether a row has the key of the one before it. */
  isKeyRepeated(row: number): boolean {
    if (row === 0) return false;
    const { bytes } = this;
    const [before, at] = [this.positions[row - 1] ?? 0, this.positions[row] ?? 0];
    for (let byte = 19; byte >= 12; byte--) if (bytes[before + byte] !== bytes[at + byte]) return false;
    return true;
  }

  aggregateOf(row: number): number {
    return this.bytes.readInt32BE((this.positions[row] ?? 0) + 4);
  }

  /** Where in its tuple a row's identity ends. */
  identityEndOf(row: number): number {
    return this.bytes.readInt32BE((this.positions[row] ?? 0) + 8);
  }

  /** Where a row's tuple begins. */
  tupleAt(row: number): number {
    return (this.positions[row] ?? 0) + HEADER_BYTES;
  }

  tupleLength(row: number): number {
    return this.bytes.readInt32BE(this.positions[row] ?? 0);
  }
}

const MOST_ROWS = 16_384;
const MOST_BYTES = 8_388_608;

/** Cuts rows in the order of their keys into batches; rows of one key are never parted. */
export function* cutBatches(bytes: Buffer, positions: Int32Array): Generator<RowBatch> {
  const all = new RowBatch(bytes, positions);
  let from = 0;
  let size = 0;
  for (let row = 0; row < all.length; row++) {
    const isLarge = row - from >= MOST_ROWS || size >= MOST_BYTES;
    if (isLarge && !all.isKeyRepeated(row)) {
      yield new RowBatch(bytes, positions.subarray(from, row));
      from = row;
      size = 0;
    }
    size += HEADER_BYTES + all.tupleLength(row);
  }
  if (from < all.length) yield new RowBatch(bytes, positions.subarray(from));
}
