import { readSync } from "node:fs";
import { HEADER_BYTES } from "./row-batch.ts";
import type { RunBuffer } from "./run-buffer.ts";

/** Rows on disk, in the order of their keys. */
export interface Run {
  readonly file: number;
  readonly from: number;
  readonly length: number;
}

/** Goes over rows in the order of their keys; what it tells of a row holds until the next. */
export interface RunCursor {
  /** The row is in here, from `at` on, its header first. */
  readonly bytes: Buffer;
  readonly at: number;
  /** With its header. */
  readonly length: number;
  readonly high: number;
  readonly low: number;
  /** Goes to the next row; false behind the last. */
  next(): boolean;
}

const READ_BYTES = 65_536;

/** Over rows on disk, through a window that grows to its longest row. */
export class DiskCursor implements RunCursor {
  bytes = Buffer.allocUnsafeSlow(READ_BYTES);
  at = 0;
  length = 0;
  high = 0;
  low = 0;
  readonly #run: Run;
  #filled = 0;
  #taken = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  next(): boolean {
    this.at += this.length;
    this.length = 0;
    if (this.at >= this.#filled && this.#taken >= this.#run.length) return false;
    this.#ensure(HEADER_BYTES);
    this.length = HEADER_BYTES + this.bytes.readInt32BE(this.at);
    this.#ensure(this.length);
    this.high = this.bytes.readInt32BE(this.at + 16);
    this.low = this.bytes.readUInt32BE(this.at + 20);
    return true;
  }

  /** Has so many bytes of the row in the window. */
  #ensure(size: number): void {
    if (this.#filled - this.at >= size) return;
    const window = size > this.bytes.length ? Buffer.allocUnsafeSlow(size) : this.bytes;
    this.#filled = this.bytes.copy(window, 0, this.at, this.#filled);
    this.bytes = window;
    this.at = 0;
    const { file, from, length } = this.#run;
    while (this.#filled < size) {
      const wanted = Math.min(window.length - this.#filled, length - this.#taken);
      const read = readSync(file, window, this.#filled, wanted, from + this.#taken);
      if (read === 0) throw new Error("A spool ends within a row.");
      this.#filled += read;
      this.#taken += read;
    }
  }
}

/** Over rows that are still in memory. */
export class MemoryCursor implements RunCursor {
  readonly bytes: Buffer;
  at = 0;
  length = 0;
  high = 0;
  low = 0;
  readonly #positions: Int32Array;
  readonly #lengths: Int32Array;
  #row = 0;

  constructor(memory: RunBuffer) {
    const { positions, lengths } = memory.sorted();
    this.bytes = memory.writer.bytes;
    this.#positions = positions;
    this.#lengths = lengths;
  }

  next(): boolean {
    if (this.#row >= this.#positions.length) return false;
    this.at = this.#positions[this.#row] ?? 0;
    this.length = HEADER_BYTES + (this.#lengths[this.#row] ?? 0);
    this.high = this.bytes.readInt32BE(this.at + 16);
    this.low = this.bytes.readUInt32BE(this.at + 20);
    this.#row += 1;
    return true;
  }
}
