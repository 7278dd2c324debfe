const SLOTS = 1024;
const MOST_BYTES = 32;

interface Known {
  readonly bytes: Uint8Array;
  readonly text: string;
}

export type KnownTexts = (bytes: Uint8Array, from: number, to: number) => string;

/**
 * Reads texts that are few, such as services and networks: one that was seen before is answered without being
 * decoded again.
 */
export function createKnownTexts(): KnownTexts {
  const slots: (Known | undefined)[] = new Array<Known | undefined>(SLOTS).fill(undefined);
  return (bytes, from, to) => {
    if (from === to) return "";
    const slot = hash(bytes, from, to) % SLOTS;
    const known = slots[slot];
    if (known !== undefined && isSame(known.bytes, bytes, from, to)) return known.text;
    const own = Buffer.from(bytes.subarray(from, to));
    const text = own.toString("utf8");
    if (own.length <= MOST_BYTES) slots[slot] = { bytes: own, text };
    return text;
  };
}

function hash(bytes: Uint8Array, from: number, to: number): number {
  let mixed = to - from;
  for (let at = from; at < to; at++) mixed = Math.imul(mixed ^ (bytes[at] ?? 0), 0x01000193);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[from + at]) return false;
  return true;
}
