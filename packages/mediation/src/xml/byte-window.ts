/** The bytes and the text of a stream that are still needed, and how one's places are the other's. */
export interface ByteWindow {
  append(bytes: Buffer, text: string): void;
  /** The byte at which a character stands; asked for in rising order of characters. */
  byteOf(character: number): number;
  /** The character at which the markup that ends before `end` begins. */
  markupBefore(end: number): number;
  slice(from: number, to: number): Buffer;
  /** The byte behind the last place that was asked for. */
  settled(): number;
  /** How many bytes have come. */
  end(): number;
  /** Lets go of bytes before this one, and of text in which no markup is open. */
  letGo(beforeByte: number, isTextDone: boolean): void;
}

/** Units  bytes and characters (of UTF-16) are counted from the first of the stream. */
export function createByteWindow(encoding: "utf-8" | "latin1"): ByteWindow {
  let bytes: Buffer = Buffer.alloc(0);
  let bytesAt = 0;
  let text = "";
  let textAt = 0;
  let known = { character: 0, byte: 0 };
  const lengthOf = (part: string): number =>
    encoding === "latin1" ? part.length : Buffer.byteLength(part, "utf8");

  function byteOf(character: number): number {
    const part = text.slice(known.character - textAt, character - textAt);
    known = { character, byte: known.byte + lengthOf(part) };
    return known.byte;
  }

  return {
    append(more, moreText) {
      bytes = bytes.length === 0 ? more : Buffer.concat([bytes, more]);
      text += moreText;
    },
    byteOf,
    markupBefore: (end) => textAt + Math.max(0, text.lastIndexOf("<", end - textAt - 1)),
    slice: (from, to) => bytes.subarray(Math.max(0, from - bytesAt), Math.max(0, to - bytesAt)),
    settled: () => known.byte,
    end: () => bytesAt + bytes.length,
    letGo(beforeByte, isTextDone) {
      const open = isTextDone ? -1 : text.lastIndexOf("<");
      const kept = textAt + (open < 0 ? text.length : open);
      if (kept > known.character) byteOf(kept);
      text = text.slice(Math.max(kept, known.character) - textAt);
      textAt = Math.max(kept, known.character);
      const drop = Math.min(Math.max(0, Math.min(beforeByte, known.byte) - bytesAt), bytes.length);
      bytes = Buffer.from(bytes.subarray(drop));
      bytesAt += drop;
    },
  };
}
