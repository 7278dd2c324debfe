const LF = 10;
const BEYOND_ASCII = 128;
const HIGH_BITS = 0x80808080 | 0;
const ONES = 0x01010101;
const ABOVE_LF = 0x0b0b0b0b;

/**
 * The place of the first byte in [from, to) that is one of two, or a control up to the line feed, or beyond
 * ASCII; `to` when there is none. Four bytes are looked at together: each that is one of these gets its high
 * bit set, and so may some behind it, never one before it.
 */
export function nextSpecial(view: DataView, from: number, to: number, one: number, other: number): number {
  const ones = one * ONES;
  const others = other * ONES;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = view.getInt32(at, true);
    const toOne = word ^ ones;
    const toOther = word ^ others;
    const found =
      (word | (word - ABOVE_LF) | ((toOne - ONES) & ~toOne) | ((toOther - ONES) & ~toOther)) & HIGH_BITS;
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
  }
  for (; at < to; at++) {
    const byte = view.getUint8(at);
    if (byte <= LF || byte === one || byte === other || byte >= BEYOND_ASCII) break;
  }
  return at;
}
