import { copyWords } from "../bytes/copy-words.ts";
import { elsewhere, giveBack, type Region, takeRegion } from "../kernel/memory.ts";

const EPOCH_2000 = 946_684_800_000;
const TWO_32 = 4_294_967_296;
const LONG = 256;
const NOTHING = new Uint8Array(0);

/** Writes rows in PostgreSQL's binary COPY format into one growing buffer. */
export class TupleWriter {
  bytes: Buffer;
  position = 0;
  /** Where its bytes are. */
  region: Region;
  #view: DataView;
  #source: Uint8Array = NOTHING;
  #sourceView: DataView = new DataView(NOTHING.buffer);
  /** What it has grown out of: whoever still looks at it finds what stood there. */
  readonly #outgrown: Region[] = [];

  constructor(size: number, takeMemory: (size: number) => Region = elsewhere) {
    this.region = takeMemory(size);
    this.bytes = this.region.bytes;
    this.#view = this.region.view;
  }

  /** One that the kernel can write to, until it is closed. */
  static inKernel(size: number): TupleWriter {
    return new TupleWriter(size, takeRegion);
  }

  /** Gives the kernel's memory back, where it has some. */
  close(): void {
    if (this.region.address < 0) return;
    for (const region of [...this.#outgrown, this.region]) giveBack(region);
  }

  /** Makes room for so many more bytes. */
  reserve(size: number): void {
    const needed = this.position + size;
    if (needed <= this.bytes.length) return;
    const larger = Math.max(needed, this.bytes.length * 2);
    const { region, bytes } = this;
    this.region = region.address < 0 ? elsewhere(larger) : takeRegion(larger);
    if (region.address >= 0) this.#outgrown.push(region);
    this.bytes = this.region.bytes;
    this.#view = this.region.view;
    bytes.copy(this.bytes, 0, 0, this.position);
  }

  int16(value: number): void {
    this.#view.setInt16(this.position, value);
    this.position += 2;
  }

  int32(value: number): void {
    this.#view.setInt32(this.position, value);
    this.position += 4;
  }

  /** Overwrites four bytes written before. */
  int32At(position: number, value: number): void {
    this.#view.setInt32(position, value);
  }

  int4(value: number): void {
    this.int32(4);
    this.int32(value);
  }

  int8(value: bigint | null): void {
    if (value === null) {
      this.int32(-1);
      return;
    }
    this.int32(8);
    this.#view.setBigInt64(this.position, value);
    this.position += 8;
  }

  /** A safe integer as eight bytes. */
  int8Number(value: number): void {
    this.int32(8);
    this.#int64(value);
  }

  #int64(value: number): void {
    const high = value >= 0 && value < TWO_32 ? 0 : Math.floor(value / TWO_32);
    this.#view.setInt32(this.position, high);
    this.#view.setUint32(this.position + 4, value - high * TWO_32);
    this.position += 8;
  }

  boolean(value: boolean): void {
    this.int32(1);
    this.bytes[this.position++] = value ? 1 : 0;
  }

  /** Units  milliseconds since 1970. */
  timestamp(value: number | null): void {
    if (value === null) {
      this.int32(-1);
      return;
    }
    this.int8Number((value - EPOCH_2000) * 1000);
  }

  /** Answers where the column begins, as {@link textBytes} does. */
  text(value: string | null): number {
    const begin = this.position;
    if (value === null) {
      this.int32(-1);
      return begin;
    }
    this.reserve(value.length * 3 + 4);
    const start = begin + 4;
    const end = this.#ascii(value, start) ?? start + this.bytes.write(value, start, "utf8");
    this.#view.setInt32(begin, end - start);
    this.position = end;
    return begin;
  }

  /** A text that is there, as it stands in other bytes; short ones are copied faster by a loop. */
  textBytes(source: Uint8Array, from: number, to: number): number {
    const begin = this.position;
    this.reserve(to - from + 4);
    this.#view.setInt32(begin, to - from);
    if (to - from > LONG) this.bytes.set(source.subarray(from, to), begin + 4);
    else copyWords(this.#viewOf(source), from, to, this.#view, begin + 4);
    this.position = begin + 4 + to - from;
    return begin;
  }

  /** Texts that follow each other stand in the same bytes nearly always. */
  #viewOf(source: Uint8Array): DataView {
    if (source !== this.#source) {
      this.#source = source;
      this.#sourceView = new DataView(source.buffer, source.byteOffset, source.length);
    }
    return this.#sourceView;
  }

  /** Columns that another writer holds. */
  encoded(source: TupleWriter, from: number, to: number): void {
    this.reserve(to - from);
    this.position = copyWords(source.#view, from, to, this.#view, this.position);
  }

  /** Copies all that was written; answers where the copy ends. */
  copyTo(target: DataView, at: number): number {
    return copyWords(this.#view, 0, this.position, target, at);
  }

  raw(value: Buffer): void {
    this.reserve(value.length + 4);
    this.int32(value.length);
    this.position += value.copy(this.bytes, this.position);
  }

  /** Short texts are nearly always ASCII, which a loop writes faster than a call into the runtime. */
  #ascii(value: string, start: number): number | null {
    const { bytes } = this;
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at);
      if (code > 127) return null;
      bytes[start + at] = code;
    }
    return start + value.length;
  }
}
