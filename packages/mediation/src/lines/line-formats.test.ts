import { expect, it } from "vitest";
import type { RawRow } from "../csv/types.ts";
import { fixedWidth } from "./fixed-width.ts";
import { jsonLines } from "./json-lines.ts";
import { createLineReader, type LineFormat, readLineAgain } from "./line-reader.ts";

const options = { encoding: "utf-8", maxRecordBytes: 200 } as const;

/** Reads a text that comes in pieces of seven bytes. */
function read(format: LineFormat, text: string): RawRow[] {
  const rows: RawRow[] = [];
  const reader = createLineReader(options, format, (row) =>
    rows.push({ ...row, line: row.line, bytes: Buffer.from(row.bytes) }),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) reader.push(bytes.subarray(at, at + 7));
  reader.end();
  return rows;
}

const said = (rows: readonly RawRow[]) => rows.map(({ line, fields, fault }) => [line, fault ?? fields]);

const calls = fixedWidth({
  columns: [
    { name: "number", from: 1, length: 6 },
    { name: "seconds", from: 9, length: 4 },
  ],
});

it("columns of fixed width are cut at their places, in characters", () => {
  // Places 1 to 6 and 9 to 12; the third line lacks the spaces at its end, the last has letters of two bytes.
  const rows = read(calls, "491701xx0061yy\r\n\n491702xx 120\n49170\nÄÖÜ   xx   7\n");
  expect(said(rows)).toEqual([
    [0, ["number", "seconds"]],
    [1, ["491701", "0061"]],
    [3, ["491702", " 120"]],
    [4, ["49170", ""]],
    [5, ["ÄÖÜ   ", "   7"]],
  ]);
});

it("a line of another length than described is kept with the reason", () => {
  const strict = fixedWidth({ columns: [{ name: "a", from: 1, length: 2 }], lineLength: 4 });
  const [, short, good] = read(strict, "abc\nabcd\n");
  expect(short).toMatchObject({ fields: [], fault: "the line has 3 characters, not 4" });
  expect(short?.bytes.toString()).toBe("abc");
  expect(good).toMatchObject({ fields: ["ab"], fault: null });
});

const sessions = jsonLines({ columns: ["imsi", "usage.bytes", "final"] });

it("values of JSON lines are read by their paths, numbers to their last digit", () => {
  const rows = read(
    sessions,
    '{"imsi":"262010000000001","usage":{"bytes":12345678901234567890}}\n' +
      '{"imsi":262010000000002,"usage":{"bytes":1.10},"final":true}\n{"usage":null}\n',
  );
  expect(said(rows)).toEqual([
    [0, ["imsi", "usage.bytes", "final"]],
    [1, ["262010000000001", "12345678901234567890", ""]],
    [2, ["262010000000002", "1.10", "true"]],
    [3, ["", "", ""]],
  ]);
});

it("what is no JSON object, or no value, is kept with the reason", () => {
  const rows = read(sessions, '{"imsi":\n[1]\n{"imsi":{"a":1}}\n{"__proto__":{"imsi":"1"},"imsi":"2"}\n');
  expect(rows.map(({ fault }) => fault)).toEqual([
    null,
    expect.stringMatching(/^the line is no JSON: /),
    "the line is no JSON object",
    "imsi is an object or a list, not a value",
    null,
  ]);
  expect(rows.at(-1)?.fields[0]).toBe("2");
});

it("a line that was kept is read again as it was read", () => {
  const line = Buffer.from('{"imsi":"1","usage":{"bytes":7}}');
  expect(readLineAgain(options, sessions)(line, 9)).toMatchObject({ line: 9, fields: ["1", "7", ""] });
  expect(readLineAgain(options, sessions)(Buffer.from("{}\n{}"), 1)).toBeNull();
});

it("a file without a line has no row but the header's, and one without a byte has none", () => {
  expect(said(read(calls, "\n\n"))).toEqual([[0, ["number", "seconds"]]]);
  expect(read(calls, "")).toEqual([]);
});
