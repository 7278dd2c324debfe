import { stringOf } from "@tributary/domain/usage/byte-text";
import { expect, it } from "vitest";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import { UsageRecord } from "../cdr/usage-record.ts";
import { Fields } from "../row/fields.ts";
import { compileMapping } from "./compile-mapping.ts";
import { parseMapping } from "./parse-mapping.ts";

const { readRecord } = compileMapping(
  parseMapping({
    format: "csv",
    occurredAt: { columns: [1], format: "epoch-milliseconds" },
    service: { default: "data" },
    recordId: [2],
    imsi: 3,
    chargingId: 4,
    visitedPlmn: 5,
    apn: 6,
  }),
  null,
);
const TEXTS = ["1791000000000", "R1", "262010000000001", "C77", "26201", "iot.example"];

it.each([
  ["elsewhere", (size: number) => new TupleWriter(size)],
  ["in the kernel's memory", TupleWriter.inKernel],
])("a record is whole wherever the memory of its writer ends, %s", (_, writerOf) => {
  for (let size = 64; size < 1024; size++) {
    const record = readRecord(Fields.of(TEXTS), 1, new UsageRecord(writerOf(size)));
    const { recordId, imsi, chargingId, visitedPlmn, apn, writer } = record;
    const columns = [recordId, imsi, chargingId, visitedPlmn, apn];
    const stored = columns.map(({ from, to }) => writer.bytes.toString("latin1", from, to));
    expect([size, ...stored]).toEqual([size, ...TEXTS.slice(1)]);
    expect(columns.map(stringOf)).toEqual(TEXTS.slice(1));
    writer.close();
  }
});
