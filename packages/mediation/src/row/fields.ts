import type { MovingText } from "@tributary/domain/usage/byte-text";
import { cutRow } from "../kernel/kernel.ts";
import { answer, ends, MOST_FIELDS, starts, windowAddress } from "../kernel/window.ts";
import type { KnownTexts } from "./known-texts.ts";

/** Two bytes of ASCII at which a plain row is cut, or is not plain. */
export interface PlainSyntax {
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
  starts: Int32Array = new Int32Array(FIRST_ROOM);
  ends: Int32Array = new Int32Array(FIRST_ROOM);
  /** They were cut out of the kernel's window, and its arrays say where. */
  isInWindow = false;

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
   * Cuts a row that begins at `from` of the kernel's window into fields; white space around a field is left
   * out. Answers where it stopped: at a byte that is not plain, or behind the last one. The field that ends
   * there is not added yet: see {@link endAt}.
   */
  cut(window: Buffer, from: number, { delimiter, quote }: PlainSyntax): number {
    this.begin(window);
    this.isInWindow = true;
    this.starts = starts.values;
    this.ends = ends.values;
    const to = window.length;
    const [room, count] = [MOST_FIELDS, answer.address];
    const stop = cutRow(
      windowAddress(),
      from,
      to,
      delimiter,
      quote,
      starts.address,
      ends.address,
      room,
      count,
    );
    this.length = answer.values[0] ?? 0;
    return stop;
  }

  /** Adds the field with which a row ends that was cut. */
  endAt(to: number): void {
    const { bytes, length } = this;
    let start = this.starts[length] ?? 0;
    let end = to;
    while (start < end && isWhite(bytes[start] ?? 0)) start += 1;
    while (end > start && isWhite(bytes[end - 1] ?? 0)) end -= 1;
    this.starts[length] = start;
    this.ends[length] = end;
    this.length = length + 1;
  }

  /** Takes a row's texts in the place of what stood here. */
  take(texts: readonly string[]): void {
    let characters = 0;
    for (const text of texts) characters += text.length;
    this.begin(Buffer.allocUnsafe(characters * 3));
    if (this.isInWindow || texts.length > this.starts.length) {
      this.isInWindow = false;
      this.starts = new Int32Array(Math.max(texts.length, FIRST_ROOM));
      this.ends = new Int32Array(this.starts.length);
    }
    let at = 0;
    for (const text of texts) {
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
}

/** The white space of ASCII, as `trim` knows it. */
function isWhite(byte: number): boolean {
  return byte === SPACE || (byte >= 9 && byte <= 13);
}
