import { byteText } from "@tributary/domain/usage/byte-text";
import { describe, expect, it } from "vitest";
import { type CdrKey, cdrKey, keyToBigint, secondOf } from "../cdr/cdr-key.ts";
import { encodeCdr, type RatedUsage } from "../cdr/encode-cdr.ts";
import { hashIdentity } from "../cdr/hash-records.ts";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import { UsageRecord } from "../cdr/usage-record.ts";
import { compileMapping } from "../mapping/compile-mapping.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";
import { Fields } from "../row/fields.ts";
import { HEADER_BYTES, RowBatch } from "../spool/row-batch.ts";
import { createRunBuffer } from "../spool/run-buffer.ts";
import { type LookUp, type PlacedRows, placeRows } from "./place-rows.ts";

const usage: RatedUsage = {
  ratedQuantity: 1,
  chargeMicros: 1,
  attributionMethod: "imsi",
  assignmentId: byteText("a"),
  isTest: false,
};

interface Sms {
  readonly id?: string;
  readonly imsi?: string;
  readonly to?: string;
  readonly seconds?: number;
  /** The key of another record, as a collision of hashes would give it. */
  readonly key?: CdrKey;
}

const { readRecord } = compileMapping(
  parseMapping({
    format: "csv",
    occurredAt: { columns: ["at"], format: "epoch-milliseconds" },
    recordId: ["id"],
    imsi: "imsi",
    otherParty: "to",
    service: { default: "sms" },
    duration: { column: "seconds", form: "seconds" },
  }),
  ["at", "id", "imsi", "to", "seconds"],
);

/** Rows of these records as the spool gives them back. */
function batchOf(...records: readonly Sms[]): RowBatch {
  const buffer = createRunBuffer(TupleWriter.inKernel(1024), () => undefined);
  for (const [
    at,
    { id = "", imsi = "262010000000001", to = "4930123", seconds = 0, key },
  ] of records.entries()) {
    const time = String(Date.UTC(2026, 9, 1, 0, 0, 7));
    const record = readRecord(Fields.of([time, id, imsi, to, String(seconds)]), at + 1, new UsageRecord());
    const from = encodeCdr(record, usage, HEADER_BYTES);
    const { writer, start: identityFrom, identityEnd: identityTo, end } = record;
    const own = cdrKey(7, hashIdentity(writer.bytes.subarray(identityFrom, identityTo), 0));
    buffer.take(writer, { from, to: end, identityFrom, identityTo, aggregate: 0 }, key ?? own);
  }
  return new RowBatch(buffer.writer.region, buffer.sorted());
}

function identityOf(batch: RowBatch): Buffer {
  return batch.identityOf(0);
}

const keysOf = (batch: RowBatch, { kept, moved }: PlacedRows): bigint[] =>
  kept.map((row) => keyToBigint(moved.get(row) ?? batch.keyOf(row)));

/** A database that holds these records under these keys. */
function holding(...records: [key: bigint, identity: Buffer][]): LookUp {
  return {
    suspects: async () => null,
    stored: async () => ({ own: new Map(records), elsewhere: new Map() }),
  };
}

describe("rows of one file", () => {
  it("that say the same are records of their own, under keys of their own", async () => {
    const twins = batchOf({}, {}, {});
    const placed = await placeRows(twins, null);
    expect(placed.duplicates).toEqual([]);
    expect(new Set(keysOf(twins, placed)).size).toBe(3);
    expect(placed.kept.map((row) => secondOf(placed.moved.get(row) ?? twins.keyOf(row)))).toEqual([7, 7, 7]);
  });

  it("under one record id are one record, whatever their measures", async () => {
    const { kept, duplicates } = await placeRows(batchOf({ id: "x1" }, { id: "x1", seconds: 9 }), null);
    expect([kept.length, duplicates.length]).toEqual([1, 1]);
  });

  it("of one key by chance are both kept", async () => {
    const batch = batchOf({}, { to: "4930999", key: batchOf({}).keyOf(0) });
    const placed = await placeRows(batch, null);
    expect(placed.duplicates).toEqual([]);
    expect(new Set(keysOf(batch, placed)).size).toBe(2);
  });
});

describe("a row whose key is stored", () => {
  const row = batchOf({});
  const key = keyToBigint(row.keyOf(0));

  it("is a duplicate when the record is the same", async () => {
    const placed = await placeRows(row, holding([key, identityOf(row)]));
    expect([placed.kept.length, placed.duplicates.length]).toEqual([0, 1]);
  });

  it("is kept under another key when the record is not the same", async () => {
    const stranger = identityOf(batchOf({ imsi: "262010000000002" }));
    const placed = await placeRows(row, holding([key, stranger]));
    expect([placed.kept.length, placed.duplicates.length]).toEqual([1, 0]);
    const [other = 0n] = keysOf(row, placed);
    expect(other).not.toBe(key);
    // The same file again steps around the stranger as well, and finds its record.
    const again = await placeRows(row, holding([key, stranger], [other, identityOf(row)]));
    expect([again.kept.length, again.duplicates.length]).toEqual([0, 1]);
  });

  it("counts: of three that say the same and two stored, one is new", async () => {
    const twins = batchOf({}, {}, {});
    const keys = keysOf(twins, await placeRows(twins, null));
    const stored = keys.slice(0, 2).map((each): [bigint, Buffer] => [each, identityOf(row)]);
    const placed = await placeRows(twins, holding(...stored));
    expect([placed.kept.length, placed.duplicates.length]).toEqual([1, 2]);
    expect(keysOf(twins, placed)).toEqual([keys[2]]);
  });

  it("is a duplicate when the record stands under another operator", async () => {
    const elsewhere = new Map([[key, [identityOf(row)]]]);
    const placed = await placeRows(row, {
      suspects: async () => new Set([0]),
      stored: async () => ({ own: new Map(), elsewhere }),
    });
    expect([placed.kept.length, placed.duplicates.length]).toEqual([0, 1]);
  });
});
