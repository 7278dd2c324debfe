import { type Region, takeRegion } from "./memory.ts";

/** Integers of 32 bits in the kernel's memory, for what is handed to the kernel and what it answers. */
export interface Numbers {
  readonly address: number;
  readonly values: Int32Array;
}

/** Takes room for so many integers, for as long as the process lives. */
export function takeNumbers(count: number): Numbers {
  return numbersIn(takeRegion(count * 4));
}

export function numbersIn({ address, bytes }: Region): Numbers {
  return { address, values: new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) };
}
