import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import { HEADER_BYTES } from "./row-batch.ts";
import { createSpool } from "./spool.ts";

interface Row {
  readonly high: number;
  readonly low: number;
  readonly text: string;
}

/** Puts rows through a spool that keeps so many bytes in memory; answers them as they come out. */
function throughSpool(rows: readonly Row[], memoryBytes: number): Row[] {
  const spool = createSpool(memoryBytes);
  try {
    for (const [aggregate, { high, low, text }] of rows.entries()) {
      const buffer = spool.buffer("one");
      // By turns: written as a row, taken where it stands, and taken out of other memory.
      if (aggregate % 3 === 0) {
        buffer.open();
        buffer.writer.text(text);
        buffer.close({ high, low }, aggregate);
      } else {
        const source = aggregate % 3 === 1 ? spool.writer : new TupleWriter(64);
        source.reserve(HEADER_BYTES);
        source.position += HEADER_BYTES;
        const from = source.text(text);
        const row = { from, to: source.position, identityFrom: from, identityTo: source.position, aggregate };
        buffer.take(source, row, { high, low });
      }
      spool.relieve();
    }
    const out: Row[] = [];
    for (const batch of spool.batches("one")) {
      for (let at = 0; at < batch.length; at++) {
        const from = batch.tupleAt(at);
        if (batch.aggregateOf(at) % 3 !== 0)
          expect(batch.identityOf(at)).toEqual(batch.bytes.subarray(from, from + batch.tupleLength(at)));
        const text = batch.bytes.toString("utf8", from + 4, from + batch.tupleLength(at));
        out.push({ ...batch.keyOf(at), text });
      }
    }
    return out;
  } finally {
    spool.close();
  }
}

const row = fc.record({
  high: fc.integer({ min: 0, max: 3 }),
  low: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
  text: fc.string({ maxLength: 40 }),
});

describe("the spool", () => {
  it.each([1_000_000, 2_000, 1])(
    "gives rows back by key, equal keys in the order of reading (%i bytes)",
    (memory) => {
      fc.assert(
        fc.property(fc.array(row, { maxLength: 120 }), (rows) => {
          const inOrder = [...rows].sort((a, b) => a.high - b.high || a.low - b.low);
          expect(throughSpool(rows, memory)).toEqual(inOrder);
        }),
        { numRuns: memory === 1 ? 30 : 100 },
      );
    },
  );

  it("may be read twice, and reads rows larger than its window", () => {
    const rows = [1, 2, 3].map((high) => ({ high, low: 0, text: String(high).repeat(200_000) }));
    expect(throughSpool(rows, 1)).toEqual(rows);
  });
});
