import { describe, expect, it } from "vitest";
import { cdrKey, keyToBigint } from "../cdr/cdr-key.ts";
import { encodeCdr, IDENTITY_AT } from "../cdr/encode-cdr.ts";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import type { UsageRecord } from "../cdr/types.ts";
import type { SpooledRow } from "../spool/types.ts";
import { type LookUp, placeRows } from "./place-rows.ts";

const sms: UsageRecord = {
  recordNumber: 1,
  recordId: null,
  occurredAt: Date.UTC(2026, 9, 1, 0, 0, 7),
  imsi: "262010000000001",
  iccid: null,
  msisdn: null,
  otherParty: "4930123",
  service: "sms",
  direction: "mo",
  visitedPlmn: null,
  apn: null,
  chargingId: null,
  durationSeconds: 0,
  volumeBytes: 0n,
  sourceChargeMicros: null,
};
const usage = {
  operatorId: "alfa",
  agreementId: "de1",
  period: "2026-10",
  zone: "domestic",
  lineCode: "L1",
  rateVersion: 1,
  ratedQuantity: 1n,
  chargeMicros: 1n,
  attributionMethod: "imsi",
  assignmentId: "a",
  isTest: false,
};

/** A spooled row of the record; `key` gives it the key of another record, as a collision of hashes would. */
function rowOf(fields: Partial<UsageRecord> = {}, key?: { high: number; low: number }): SpooledRow {
  const writer = new TupleWriter(64);
  const identityEnd = encodeCdr(writer, { ...sms, ...fields }, usage);
  const tuple = writer.bytes.subarray(0, writer.position);
  return { ...(key ?? cdrKey(7, tuple, IDENTITY_AT, identityEnd, 0)), aggregate: 0, identityEnd, tuple };
}

const identityOf = ({ tuple, identityEnd }: SpooledRow): Buffer => tuple.subarray(IDENTITY_AT, identityEnd);

/** A database that holds these records under these keys. */
function holding(...records: [key: bigint, identity: Buffer][]): LookUp {
  return async () => ({ own: new Map(records), elsewhere: new Map() });
}

describe("rows of one file", () => {
  it("that say the same are records of their own, under keys of their own", async () => {
    const twins = [rowOf({ recordNumber: 1 }), rowOf({ recordNumber: 2 }), rowOf({ recordNumber: 3 })];
    const { kept, duplicates } = await placeRows(twins, null);
    expect(duplicates).toEqual([]);
    expect(new Set(kept.map(({ key }) => keyToBigint(key))).size).toBe(3);
    expect(kept.every(({ key }) => Math.floor(key.high / 512) === 7)).toBe(true);
  });

  it("under one record id are one record, whatever their measures", async () => {
    const rows = [rowOf({ recordId: "x1" }), rowOf({ recordId: "x1", durationSeconds: 9 })];
    const { kept, duplicates } = await placeRows(rows, null);
    expect([kept.length, duplicates.length]).toEqual([1, 1]);
  });

  it("of one key by chance are both kept", async () => {
    const first = rowOf();
    const other = rowOf({ otherParty: "4930999" }, first);
    const { kept, duplicates } = await placeRows([first, other], null);
    expect([kept.length, duplicates.length]).toEqual([2, 0]);
    expect(keyToBigint(kept[0]!.key)).not.toBe(keyToBigint(kept[1]!.key));
  });
});

describe("a row whose key is stored", () => {
  const row = rowOf();

  it("is a duplicate when the record is the same", async () => {
    const placed = await placeRows([row], holding([keyToBigint(row), identityOf(row)]));
    expect([placed.kept.length, placed.duplicates.length]).toEqual([0, 1]);
  });

  it("is kept under another key when the record is not the same", async () => {
    const stranger = identityOf(rowOf({ imsi: "262010000000002" }));
    const { kept, duplicates } = await placeRows([row], holding([keyToBigint(row), stranger]));
    expect([kept.length, duplicates.length]).toEqual([1, 0]);
    expect(keyToBigint(kept[0]!.key)).not.toBe(keyToBigint(row));
    // The same file again steps around the stranger as well, and finds its record.
    const again = await placeRows(
      [row],
      holding([keyToBigint(row), stranger], [keyToBigint(kept[0]!.key), identityOf(row)]),
    );
    expect([again.kept.length, again.duplicates.length]).toEqual([0, 1]);
  });

  it("counts: of three that say the same and two stored, one is new", async () => {
    const twins = [rowOf(), rowOf(), rowOf()];
    const { kept } = await placeRows(twins, null);
    const stored = kept.slice(0, 2).map(({ key }): [bigint, Buffer] => [keyToBigint(key), identityOf(row)]);
    const placed = await placeRows(twins, holding(...stored));
    expect([placed.kept.length, placed.duplicates.length]).toEqual([1, 2]);
    expect(keyToBigint(placed.kept[0]!.key)).toBe(keyToBigint(kept[2]!.key));
  });

  it("is a duplicate when the record stands under another operator", async () => {
    const elsewhere = new Map([[keyToBigint(row), [identityOf(row)]]]);
    const placed = await placeRows([row], async () => ({ own: new Map(), elsewhere }));
    expect([placed.kept.length, placed.duplicates.length]).toEqual([0, 1]);
  });
});
