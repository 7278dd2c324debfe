import { byteText, stringOf } from "@tributary/domain/usage/byte-text";
import { describe, expect, it } from "vitest";
import { compileMapping } from "../mapping/compile-mapping.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";
import { Fields } from "../row/fields.ts";
import { CDR_COLUMNS } from "./columns.ts";
import { encodeCdr, encodeShared } from "./encode-cdr.ts";
import { TupleWriter } from "./tuple-writer.ts";
import { UsageRecord } from "./usage-record.ts";

const { readRecord } = compileMapping(
  parseMapping({
    format: "csv",
    occurredAt: { columns: ["at"], format: "epoch-milliseconds" },
    recordId: ["id"],
    imsi: "imsi",
    service: { default: "sms" },
    sourceCharge: { column: "charge", scale: 2 },
  }),
  ["at", "id", "imsi", "charge"],
);
const AT = String(Date.UTC(2026, 9, 1));
const BEFORE = 24;
const shared = encodeShared(
  { operatorId: "nova", period: "2026-10", zone: "domestic", lineCode: "SMS", rateVersion: 1 },
  "agreement",
);

/** The columns of a row in binary COPY, each with its name. */
function columnsOf(bytes: Buffer): Map<string, Buffer | null> {
  expect(bytes.readInt16BE(0)).toBe(CDR_COLUMNS.length);
  const columns = new Map<string, Buffer | null>();
  let at = 2;
  for (const name of CDR_COLUMNS) {
    const length = bytes.readInt32BE(at);
    columns.set(name, length < 0 ? null : bytes.subarray(at + 4, at + 4 + length));
    at += 4 + Math.max(length, 0);
  }
  expect(at).toBe(bytes.length);
  return columns;
}

function encoded(record: UsageRecord, assignmentId: string): Map<string, Buffer | null> {
  const usage = { ratedQuantity: 1, chargeMicros: 9_000, attributionMethod: "iccid" as const, isTest: true };
  const from = encodeCdr(record, { ...usage, assignmentId: byteText(assignmentId) }, BEFORE);
  expect(from).toBeGreaterThanOrEqual(BEFORE);
  const row = record.writer.bytes.subarray(from, record.end);
  return columnsOf(Buffer.concat([row, shared.bytes.subarray(0, shared.position)]));
}

describe("an encoded CDR", () => {
  it.each([
    "",
    "a",
    "0f0b2f5e-7d0a-4c39-a5d7-6c1d1f8f3a10",
    "an id of many more bytes than most ".repeat(90),
  ])("has each column in its place, however long its SIM's id is", (assignmentId) => {
    const record = readRecord(Fields.of([AT, "R1", "262010000000001", "12"]), 7, new UsageRecord());
    const columns = encoded(record, assignmentId);
    const text = (name: string): string | undefined => columns.get(name)?.toString();
    expect(columns.get("record_number")?.readInt32BE()).toBe(7);
    expect(columns.get("charge_micros")?.readBigInt64BE()).toBe(9_000n);
    expect(columns.get("source_charge_micros")?.readBigInt64BE()).toBe(120_000n);
    expect([text("attribution_method"), text("assignment_id") ?? ""]).toEqual(["iccid", assignmentId]);
    expect([text("record_id"), text("imsi"), text("zone")]).toEqual(["R1", "262010000000001", "domestic"]);
  });

  it("leaves those alone that wait before and behind it in the same memory", () => {
    const writer = new TupleWriter(64);
    const records = ["R1", "R2", "R3"].map((id, at) =>
      readRecord(Fields.of([AT, id, `26201000000000${at}`, ""]), at, new UsageRecord(writer)),
    );
    const ids = ["one", "two ".repeat(400), "three"];
    const all = [1, 0, 2].map((at) => encoded(records[at] as UsageRecord, ids[at] ?? ""));
    expect(all.map((columns) => columns.get("record_id")?.toString())).toEqual(["R2", "R1", "R3"]);
    expect(all.map((columns) => columns.get("assignment_id")?.toString())).toEqual([ids[1], ids[0], ids[2]]);
    expect(records.map(({ imsi }) => stringOf(imsi).at(-1))).toEqual(["0", "1", "2"]);
  });
});
