import fc from "fast-check";
import { expect, it } from "vitest";
import type { CdrKey } from "../cdr/cdr-key.ts";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import { RowBatch } from "../spool/row-batch.ts";
import { createRunBuffer } from "../spool/run-buffer.ts";
import { createBatchCopier } from "./copy-batch.ts";

const [KEY_AT, FILE_AT] = [0, 8];
const HEAD_BYTES = 19;

interface CopiedRow {
  readonly length: number;
  readonly aggregate: number;
  readonly isKept: boolean;
  readonly movedTo: CdrKey | null;
}

const key = fc.record({ high: fc.nat(1000), low: fc.nat(0xffff_ffff) });
const row = fc.record({
  // A piece is 524,288 bytes: some rows are longer, some fill one nearly.
  length: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 12, max: 400 }) },
    fc.constantFrom(524_200, 600_000),
  ),
  aggregate: fc.nat(2),
  isKept: fc.boolean(),
  movedTo: fc.option(key, { freq: 4 }),
});

function endingOf(text: string): TupleWriter {
  const writer = new TupleWriter(16);
  writer.text(text);
  return writer;
}

/** What the stream has to hold, put together row by row. */
function expected(batch: RowBatch, rows: readonly CopiedRow[], endings: readonly TupleWriter[]): Buffer {
  const tuples = rows.flatMap(({ isKept, movedTo, aggregate }, at) => {
    if (!isKept) return [];
    const from = batch.tupleAt(at);
    const tuple = Buffer.from(batch.bytes.subarray(from, from + batch.tupleLength(at)));
    const { high, low } = movedTo ?? batch.keyOf(at);
    tuple.writeInt32BE(high, KEY_AT);
    tuple.writeUInt32BE(low, KEY_AT + 4);
    tuple.writeInt32BE(77, FILE_AT);
    const ending = endings[aggregate] as TupleWriter;
    return [tuple, ending.bytes.subarray(0, ending.position)];
  });
  return Buffer.concat([...tuples, Buffer.from([0xff, 0xff])]);
}

it("gives the rows that are kept, each whole, completed and with its ending, however long they are", () => {
  const endings = ["", "a", "ending"].map(endingOf);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const writer = TupleWriter.inKernel(1024);
      const copier = createBatchCopier(endings);
      const buffer = createRunBuffer(writer, () => undefined);
      for (const [at, { length, aggregate }] of rows.entries()) {
        buffer.open();
        writer.reserve(length);
        writer.bytes.fill(at + 1, writer.position, writer.position + length);
        writer.position += length;
        buffer.close({ high: at, low: at * 7 }, aggregate);
      }
      const batch = new RowBatch(writer.region, buffer.sorted());
      const kept = rows.flatMap(({ isKept }, at) => (isKept ? [at] : []));
      const moved = new Map(
        rows.flatMap(({ movedTo }, at) => (movedTo === null ? [] : [[at, movedTo] as const])),
      );
      const completion = { fileAt: FILE_AT, fileId: 77, keyAt: KEY_AT, moved };
      // A piece holds until two more are asked for.
      const pieces = Array.from(copier.copy(batch, kept, completion), (piece) => Buffer.from(piece));
      expect(pieces.every(({ length }) => length > 0)).toBe(true);
      const stream = Buffer.concat(pieces);
      expect(stream.subarray(0, 11).toString("latin1")).toBe("PGCOPY\n\xff\r\n\0");
      expect(stream.subarray(HEAD_BYTES).equals(expected(batch, rows, endings))).toBe(true);
      copier.close();
      writer.close();
    }),
    { numRuns: 200 },
  );
});
