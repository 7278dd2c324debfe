import { type Region, takeRegion } from "./memory.ts";

const FIRST_BYTES = 16_384;

/** Room in the kernel's memory for texts that are there for a moment: all of them go when it is cleared. */
export class TextRoom {
  /** Where the text ends that was put here last; where the next one begins. */
  end: number;
  #region: Region = takeRegion(FIRST_BYTES);
  #used = 0;
  #total = 0;

  constructor() {
    this.end = this.#region.address;
  }

  clear(): void {
    this.#total = 0;
    this.#begin();
  }

  #begin(): void {
    this.#used = 0;
    this.end = this.#region.address;
  }

  /** Of all texts that are here, in bytes. */
  size(): number {
    return this.#total;
  }

  /** Puts bytes here; answers the address at which they begin. */
  put(bytes: Uint8Array, from: number, to: number): number {
    this.#reserve(to - from);
    const { bytes: room, address } = this.#region;
    for (let at = from; at < to; at++) room[this.#used++] = bytes[at] ?? 0;
    const begin = this.end;
    this.#total += to - from;
    this.end = address + this.#used;
    return begin;
  }

  /** Puts a string here in UTF-8; answers the address at which it begins. */
  write(text: string): number {
    this.#reserve(text.length * 3);
    const begin = this.end;
    const length = this.#region.bytes.write(text, this.#used, "utf8");
    this.#used += length;
    this.#total += length;
    this.end = this.#region.address + this.#used;
    return begin;
  }

  /** What was put here before stays where it is: the room that it stood in is not given back. */
  #reserve(size: number): void {
    if (this.#used + size <= this.#region.bytes.length) return;
    this.#region = takeRegion(Math.max(size, this.#region.bytes.length * 2));
    this.#begin();
  }
}
