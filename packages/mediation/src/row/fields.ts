import type { MovingText } from "@tributary/domain/usage/byte-text";
import { nextSpecial } from "../bytes/next-special.ts";
import type { KnownTexts } from "./known-texts.ts";

/** What a byte is in a row of delimited text; one that is special asks for a second look at the row. */
const PLAIN = 0;
export const DELIMITER = 1;
export const LINE_END = 2;
export const SPECIAL = 3;

/** How rows of plain bytes are cut. */
export interface PlainSyntax {
  /** What each byte is. */
  readonly kinds: Uint8Array;
  /** Two bytes above the line feed that are not plain; below it and beyond ASCII none need be. */
  readonly delimiter: number;
  readonly quote: number;
}

const FIRST_ROOM = 64;
const SPACE = 32;
const NONE = Buffer.alloc(0);

/**
 * The trimmed fields of one row as ranges of bytes in UTF-8, so that only those become strings which are
 * asked for as strings. One object serves row after row.
 */
export class Fields {
  bytes: Buffer = NONE;
  length = 0;
  starts = new Int32Array(FIRST_ROOM);
  ends = new Int32Array(FIRST_ROOM);
  #open = 0;
  #viewed: Buffer = NONE;
  #view: DataView = new DataView(NONE.buffer);

  /** The fields of texts, for rows that were not cut out of a file of delimited text. */
  static of(texts: readonly string[]): Fields {
    const fields = new Fields();
    fields.take(texts);
    return fields;
  }

  /** Begins a row that stands in `bytes`. */
  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.length = 0;
  }

  /**
   * Cuts a row that begins at `from` into fields; white space around a field is left out. Answers where it
   * stopped: at a byte that is neither plain nor the delimiter, or behind the last one. The field that ends
   * there is not added yet: see {@link endAt}.
   */
  cut(bytes: Buffer, from: number, { kinds, delimiter, quote }: PlainSyntax): number {
    const view = this.#viewOf(bytes);
    this.begin(bytes);
    const to = bytes.length;
    let start = from;
    for (let at = from; ; at++) {
      at = nextSpecial(view, at, to, delimiter, quote);
      const kind = at < to ? kinds[bytes[at] ?? 0] : LINE_END;
      if (kind === DELIMITER) {
        this.#add(start, at);
        start = at + 1;
      } else if (kind !== PLAIN) {
        this.#open = start;
        return at;
      }
    }
  }

  /** Rows that follow each other stand in the same bytes nearly always. */
  #viewOf(bytes: Buffer): DataView {
    if (bytes !== this.#viewed) {
      this.#viewed = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.#view;
  }

  /** Adds the field with which a row ends that was cut. */
  endAt(to: number): void {
    this.#add(this.#open, to);
  }

  #add(from: number, to: number): void {
    const { bytes, length } = this;
    let start = from;
    let end = to;
    while (start < end && isWhite(bytes[start] ?? 0)) start += 1;
    while (end > start && isWhite(bytes[end - 1] ?? 0)) end -= 1;
    if (length === this.starts.length) this.#grow();
    this.starts[length] = start;
    this.ends[length] = end;
    this.length = length + 1;
  }

  /** Takes a row's texts in the place of what stood here. */
  take(texts: readonly string[]): void {
    let characters = 0;
    for (const text of texts) characters += text.length;
    this.begin(Buffer.allocUnsafe(characters * 3));
    let at = 0;
    for (const text of texts) {
      if (this.length === this.starts.length) this.#grow();
      this.starts[this.length] = at;
      at += this.bytes.write(text.trim(), at, "utf8");
      this.ends[this.length] = at;
      this.length += 1;
    }
  }

  /** The text of a field; empty when the row is too short to have it. */
  text(at: number): string {
    if (at < 0 || at >= this.length) return "";
    const [from, to] = [this.starts[at] ?? 0, this.ends[at] ?? 0];
    return from === to ? "" : this.bytes.toString("utf8", from, to);
  }

  /** Moves `place` to where the text stands; it holds for this row only. */
  at(at: number, place: MovingText): MovingText {
    if (at < 0 || at >= this.length) return place.move(this.bytes, 0, 0);
    return place.move(this.bytes, this.starts[at] ?? 0, this.ends[at] ?? 0);
  }

  /** What the text of a field stands for that holds one of few; one that is not there is empty. */
  known<Value>(at: number, meaningOf: KnownTexts<Value>): Value {
    if (at < 0 || at >= this.length) return meaningOf(this.bytes, 0, 0);
    return meaningOf(this.bytes, this.starts[at] ?? 0, this.ends[at] ?? 0);
  }

  /** Whether a field says just this. */
  says(at: number, text: Uint8Array): boolean {
    if (at >= this.length) return false;
    const from = this.starts[at] ?? 0;
    if ((this.ends[at] ?? 0) - from !== text.length) return false;
    for (let byte = 0; byte < text.length; byte++) if (this.bytes[from + byte] !== text[byte]) return false;
    return true;
  }

  isEmpty(at: number): boolean {
    return at < 0 || at >= this.length || this.starts[at] === this.ends[at];
  }

  texts(): string[] {
    return Array.from({ length: this.length }, (_, at) => this.text(at));
  }

  #grow(): void {
    for (const name of ["starts", "ends"] as const) {
      const longer = new Int32Array(this[name].length * 2);
      longer.set(this[name]);
      this[name] = longer;
    }
  }
}

/** The white space of ASCII, as `trim` knows it. */
function isWhite(byte: number): boolean {
  return byte === SPACE || (byte >= 9 && byte <= 13);
}
