const SLOTS = 1024;
const MOST_BYTES = 32;

interface KnownText<Value> {
  readonly bytes: Uint8Array;
  readonly value: Value;
}

/** What a text stands for. */
export type KnownTexts<Value> = (bytes: Uint8Array, from: number, to: number) => Value;

/**
 * Answers what texts stand for that are few, such as services and networks: one that was seen before is
 * neither decoded nor looked up again.
 */
export function createKnownTexts<Value>(meaningOf: (text: string) => Value): KnownTexts<Value> {
  const slots = new Array<KnownText<Value> | undefined>(SLOTS).fill(undefined);
  return (bytes, from, to) => {
    const slot = hash(bytes, from, to) % SLOTS;
    const known = slots[slot];
    if (known !== undefined && isSame(known.bytes, bytes, from, to)) return known.value;
    const own = Buffer.from(bytes.subarray(from, to));
    const value = meaningOf(own.toString("utf8"));
    if (own.length <= MOST_BYTES) slots[slot] = { bytes: own, value };
    return value;
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
