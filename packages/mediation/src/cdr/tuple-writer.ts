const EPOCH_2000 = 946_684_800_000;
const TWO_32 = 4_294_967_296;

/** Writes rows in PostgreSQL's binary COPY format into one growing buffer. */
export class TupleWriter {
  bytes: Buffer;
  position = 0;
  #view: DataView;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
    this.#view = new DataView(this.bytes.buffer);
  }

  /** Makes room for so many more bytes. */
  reserve(size: number): void {
    const needed = this.position + size;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.position);
    this.bytes = larger;
    this.#view = new DataView(larger.buffer);
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
    this.int32(8);
    const micros = (value - EPOCH_2000) * 1000;
    const high = Math.floor(micros / TWO_32);
    this.#view.setInt32(this.position, high);
    this.#view.setUint32(this.position + 4, micros - high * TWO_32);
    this.position += 8;
  }

  text(value: string | null): void {
    if (value === null) {
      this.int32(-1);
      return;
    }
    this.reserve(value.length * 3 + 4);
    const start = this.position + 4;
    const end = this.#ascii(value, start) ?? start + this.bytes.write(value, start, "utf8");
    this.#view.setInt32(this.position, end - start);
    this.position = end;
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

const SIGNATURE = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

/** A whole COPY stream around rows that are encoded already. */
export function copyStream(rows: readonly Buffer[]): Buffer[] {
  return [SIGNATURE, ...rows, TRAILER];
}
