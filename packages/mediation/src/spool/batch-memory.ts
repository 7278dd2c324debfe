import { giveBack, type Region, takeRegion } from "../kernel/memory.ts";
import { HEADER_BYTES, type RowOrder } from "./row-batch.ts";
import type { RunCursor } from "./run-cursor.ts";

const FEW_ROWS = 16_384;
/** One more row nearly always fits behind a batch that is full. */
const ROOM_BYTES = 65_536;

/** Rows as they were merged, one behind the other; the same memory serves batch after batch. */
export class BatchMemory {
  region: Region;
  size = 0;
  #rows = 0;
  #positions = new Int32Array(FEW_ROWS);
  #lengths = new Int32Array(FEW_ROWS);
  #repeats = new Uint8Array(FEW_ROWS);
  #high = 0;
  #low = 0;

  constructor(bytes: number) {
    this.region = takeRegion(bytes + ROOM_BYTES);
  }

  /** Whether the last row has the key of the one that the cursor is at. */
  endsWithKeyOf({ high, low }: RunCursor): boolean {
    return this.#rows > 0 && high === this.#high && low === this.#low;
  }

  add(row: RunCursor): void {
    this.#reserve(row.length);
    this.#repeats[this.#rows] = this.endsWithKeyOf(row) ? 1 : 0;
    this.#positions[this.#rows] = this.size;
    this.#lengths[this.#rows] = row.length - HEADER_BYTES;
    this.size += row.bytes.copy(this.region.bytes, this.size, row.at, row.at + row.length);
    this.#rows += 1;
    this.#high = row.high;
    this.#low = row.low;
  }

  order(): RowOrder {
    return {
      positions: this.#positions.subarray(0, this.#rows),
      lengths: this.#lengths.subarray(0, this.#rows),
      repeats: this.#repeats.subarray(0, this.#rows),
    };
  }

  clear(): void {
    this.size = 0;
    this.#rows = 0;
  }

  /** Gives its memory back. */
  close(): void {
    giveBack(this.region);
  }

  #reserve(size: number): void {
    if (this.size + size > this.region.bytes.length) {
      const larger = takeRegion(2 * (this.size + size));
      this.region.bytes.copy(larger.bytes, 0, 0, this.size);
      giveBack(this.region);
      this.region = larger;
    }
    if (this.#rows < this.#positions.length) return;
    this.#positions = grown(this.#positions, new Int32Array(2 * this.#rows));
    this.#lengths = grown(this.#lengths, new Int32Array(2 * this.#rows));
    this.#repeats = grown(this.#repeats, new Uint8Array(2 * this.#rows));
  }
}

function grown<Values extends Int32Array | Uint8Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}
