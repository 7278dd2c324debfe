/**
 * A text as it stands in a buffer, so that a million of them are looked up without becoming strings.
 * A text that is not there is empty: `from` and `to` are equal.
 */
export interface ByteText {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** A place in a buffer that is set anew for one text after the other, and costs no object each time. */
export class MovingText implements ByteText {
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;

  move(bytes: Uint8Array, from: number, to: number): this {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    return this;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const NO_TEXT: ByteText = { bytes: new Uint8Array(0), from: 0, to: 0 };

/** Puts a string into bytes of its own; null is the text that is not there. */
export function byteText(text: string | null): ByteText {
  if (text === null) return NO_TEXT;
  const bytes = encoder.encode(text);
  return { bytes, from: 0, to: bytes.length };
}

export function isThere({ from, to }: ByteText): boolean {
  return to > from;
}

export function stringOf({ bytes, from, to }: ByteText): string {
  return decoder.decode(bytes.subarray(from, to));
}
