import type { Instant } from "@tributary/domain/period/types";
import { type ByteText, isThere } from "@tributary/domain/usage/byte-text";
import type { Direction, Service } from "@tributary/domain/usage/types";
import { TupleWriter } from "./tuple-writer.ts";

/** Room for the columns of a CDR before those of its record, and for what the spool notes of a row. */
const USUAL_ROOM = 152;

/** A text among a record's encoded columns; empty when the record has none. */
export class WrittenText implements ByteText {
  bytes: Uint8Array = Buffer.alloc(0);
  from = 0;
  to = 0;

  /** The column that was written last, from `start` on. */
  place(writer: TupleWriter, start: number): void {
    this.bytes = writer.bytes;
    this.from = start + 4;
    this.to = Math.max(writer.position, this.from);
  }
}

/**
 * One event as a source reports it, in the product's units; nothing is attributed or rated yet. Its texts
 * are never made into strings: they are written once, as they will be stored, and looked up from there. One
 * object serves record after record. Records that wait together are written one behind the other into one
 * writer, which whoever shares it out puts back to its beginning.
 */
export class UsageRecord {
  /** Physical line in the file, counted from 1. */
  recordNumber = 0;
  occurredAt: Instant = 0;
  /** Its local time stood in a repeated hour, and the fold rule chose its instant. */
  isFolded = false;
  service: Service = "data";
  direction: Direction = "none";
  durationSeconds = 0;
  /** A safe integer. */
  volumeBytes = 0;
  sourceChargeMicros: bigint | null = null;
  /** The visited network as zones know it. */
  network: string | null = null;
  readonly recordId = new WrittenText();
  readonly imsi = new WrittenText();
  readonly iccid = new WrittenText();
  readonly msisdn = new WrittenText();
  readonly otherParty = new WrittenText();
  readonly chargingId = new WrittenText();
  readonly visitedPlmn = new WrittenText();
  readonly apn = new WrittenText();
  /** The columns of its identity in their order, then visited network and access point. */
  readonly writer: TupleWriter;
  /** What makes it itself, hashed, once that was done; see `hash-records.ts`. */
  isHashed = false;
  hashHigh = 0;
  hashLow = 0;
  /** Where its columns begin. */
  start = 0;
  /** Where those columns end by which it is known again. */
  identityEnd = 0;
  /** Where all of its columns end. */
  end = 0;
  readonly #isAlone: boolean;

  constructor(shared: TupleWriter | null = null) {
    this.writer = shared ?? new TupleWriter(2048);
    this.#isAlone = shared === null;
  }

  /** Begins a record's columns, behind room for those that stand before them and are known later. */
  begin(): void {
    const { writer } = this;
    if (this.#isAlone) writer.position = 0;
    writer.reserve(USUAL_ROOM);
    writer.position += USUAL_ROOM;
    this.start = writer.position;
    this.isHashed = false;
  }

  /** Has so many bytes before its columns: where they are more than usual, the columns move. */
  makeRoom(size: number): void {
    if (size <= USUAL_ROOM) return;
    const { writer, start, end } = this;
    writer.reserve(size);
    writer.position += size;
    const moved = writer.position;
    writer.encoded(writer, start, end);
    this.start = moved;
    this.end = writer.position;
    this.identityEnd += moved - start;
  }

  /**
   * Writes the measures behind the texts. A source's own record id stands for them; without one they are part
   * of what the record is.
   */
  endIdentity(): void {
    const { writer } = this;
    const end = writer.position;
    writer.reserve(64);
    writer.int4(this.durationSeconds);
    writer.int8Number(this.volumeBytes);
    this.identityEnd = isThere(this.recordId) ? end : writer.position;
  }

  /** Ends a record's columns. */
  finish(): void {
    this.end = this.writer.position;
  }
}
