import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { DomainError } from "@tributary/domain/error";
import { expect, it } from "vitest";
import type { RawRow } from "../csv/types.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import { createRowAgainReader, createRowReader } from "../pipeline/row-reader.ts";
import { bytesOf, type Row, rowInTexts } from "../row/row.ts";
import { createChance, TEXT_MUTATIONS } from "../testing/mutations.ts";
import { pgwRecord } from "../ts32298/testing/encode-record.ts";

/** Of each format: 1,000 in all. */
const FILES = 200;
const RECORDS = 10;
const MOST_BYTES = 512;

const common = {
  csv: { maxRecordBytes: MOST_BYTES },
  ber: { maxRecordBytes: MOST_BYTES },
  occurredAt: { columns: [1], format: "epoch-seconds" },
  service: { default: "data" },
};
const columns = ["imsi", "bytes"];
const imsi = (at: number) => `2620100000000${String(at).padStart(2, "0")}`;
const numbers = Array.from({ length: RECORDS }, (_, at) => at);
const lines = (line: (at: number) => string) => Buffer.from(`${numbers.map(line).join("\n")}\n`);

const FORMATS: Readonly<Record<string, { readonly mapping: object; readonly file: Buffer }>> = {
  "fixed columns": {
    mapping: { format: "fixed", fixed: { columns: [{ name: "imsi", from: 1, length: 15 }] } },
    file: lines((at) => `${imsi(at)}00001000`),
  },
  "JSON lines": {
    mapping: { format: "jsonl", jsonl: { columns } },
    file: lines((at) => `{"imsi":"${imsi(at)}","bytes":1000}`),
  },
  XML: {
    mapping: { format: "xml", xml: { records: ["F/C"], columns: ["imsi", "@id"] } },
    file: Buffer.from(
      `<F>${numbers.map((at) => `<C id="ä${at}"><imsi>${imsi(at)}</imsi></C>`).join("\n")}</F>`,
    ),
  },
  flatstore: {
    mapping: { format: "flatstore", flatstore: {} },
    file: lines(
      (at) => `${at % 2 === 0 ? "INVITE" : "BYE"}|a|b|${Math.floor(at / 2)}@x|200|OK|17911872${at + 10}`,
    ),
  },
  "TS 32.298": {
    mapping: { format: "ts32298" },
    file: Buffer.concat(
      numbers.map((at) => pgwRecord({ imsi: imsi(at), sequence: at, opened: "261005080000" })),
    ),
  },
};

/** The rows that come out, up to where the file is refused, if it is. */
function rowsOf(mapping: SourceMapping, file: Buffer, piece: number): RawRow[] {
  const rows: RawRow[] = [];
  const keep = (row: Row) => rows.push({ ...rowInTexts(row), bytes: Buffer.from(bytesOf(row)) });
  const reader = createRowReader(mapping, keep);
  try {
    for (let at = 0; at < file.length; at += piece) reader.push(file.subarray(at, at + piece));
    reader.end();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "FILE_UNREADABLE") throw error;
  }
  return rows;
}

it.each(Object.entries(FORMATS))(
  "mutated files of %s never break their reader",
  (name, { mapping, file }) => {
    const parsed = parseMapping({ ...common, ...mapping });
    const whole = rowsOf(parsed, file, file.length).slice(1);
    const readAgain = createRowAgainReader(parsed, null, null);
    const chance = createChance(38);
    let held = 0;
    for (let count = 0; count < FILES; count++) {
      const mutate = TEXT_MUTATIONS[count % TEXT_MUTATIONS.length] ?? expect.fail();
      const { bytes, at } = mutate(file, 1 + chance(file.length - 1), chance);
      const rows = rowsOf(parsed, bytes, 1 + chance(300)).slice(1);
      expect(rowsOf(parsed, bytes, bytes.length).slice(1)).toEqual(rows);
      // What ends before the place of the fault is read as it was.
      const before = whole.filter(
        (row) => file.indexOf(row.bytes) >= 0 && file.indexOf(row.bytes) + row.bytes.length < at,
      );
      expect(rows.map((row) => row.fields)).toEqual(expect.arrayContaining(before.map((row) => row.fields)));
      for (const row of rows) {
        expect(row.bytes.length).toBeLessThanOrEqual(MOST_BYTES);
        expect(row.fault !== null || row.fields.length > 0).toBe(true);
        if (row.fault === null) expect(readAgain(row.bytes, row.line)?.fields.texts()).toEqual(row.fields);
      }
      held += 1;
    }
    reportGuarantee(38, held, FILES, `mutated files of ${name} read up to the fault, in bounded memory`);
  },
);
