import fc from "fast-check";
import { expect, it } from "vitest";
import type { RawRow } from "../csv/types.ts";
import { createFlatstoreAgainReader, createFlatstoreReader } from "./flatstore-reader.ts";

const options = { encoding: "utf-8", maxRecordBytes: 300 } as const;
const format = { columns: ["account", "destination"] };

function read(lines: readonly string[], mostWaiting?: number, piece = 7): RawRow[] {
  const rows: RawRow[] = [];
  const keep = (row: RawRow) => rows.push({ ...row, bytes: Buffer.from(row.bytes) });
  const reader = createFlatstoreReader(options, format, keep, mostWaiting);
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  reader.end();
  return rows.slice(1);
}

const invite = (call: string, time: number, code = "200") =>
  `INVITE|a${call}|b${call}|${call}@x|${code}|OK|${time}|1001|1002`;
const bye = (call: string, time: number) => `BYE|a${call}|b${call}|${call}@x|200|OK|${time}||`;
/** The callee hangs up: its tag is the BYE's from. */
const byeOfCallee = (call: string, time: number) => `BYE|b${call}|a${call}|${call}@x|200|OK|${time}||`;
const seconds = (rows: readonly RawRow[]) => rows.map(({ fields }) => [fields[3], fields[10]]);

it("an INVITE and its BYE are one call, whoever hangs up", () => {
  const rows = read([invite("1", 100), invite("2", 110), byeOfCallee("2", 171), bye("1", 104)]);
  expect(seconds(rows)).toEqual([
    ["2@x", "61"],
    ["1@x", "4"],
  ]);
  expect(rows[1]).toMatchObject({ line: 1, fault: null });
  expect(rows[1]?.bytes.toString()).toBe(`${invite("1", 100)}\n${bye("1", 104)}`);
  expect(rows[1]?.fields.slice(6)).toEqual(["100", "1001", "1002", "104", "4"]);
});

it("a call that was never answered, and a message, are whole by themselves", () => {
  const message = "MESSAGE|a|b|m@x|200|OK|90|1001|1002";
  expect(seconds(read([invite("1", 100, "487"), message]))).toEqual([
    ["1@x", "0"],
    ["m@x", "0"],
  ]);
});

it("the calls are the same in whichever order their rows stand", () => {
  const calls = ["1", "2", "3", "4"].flatMap((call) => [invite(call, 100), bye(call, 100 + Number(call))]);
  const expected = [1, 2, 3, 4].map((call) => [`${call}@x`, String(call)]);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(calls, { minLength: 8 }),
      fc.integer({ min: 1, max: 90 }),
      (lines, piece) => {
        expect(seconds(read(lines, undefined, piece)).sort()).toEqual(expected);
      },
    ),
  );
});

it("halves that wait are marked, the oldest first when too many do", () => {
  const rows = read([invite("1", 100), invite("2", 100), bye("3", 100), bye("2", 107)], 2);
  expect(rows.map(({ line, fault, isHalf }) => [line, fault, isHalf])).toEqual([
    [1, "its BYE has not come", true],
    [2, null, undefined],
    [3, "its INVITE has not come", true],
  ]);
  expect(rows[0]?.bytes.toString()).toBe(invite("1", 100));
});

it("what is no row, or makes a call unclear, is kept with the reason", () => {
  const rows = read([
    "INVITE|a|b",
    invite("1", 100),
    invite("1", 130),
    bye("1", 160),
    "INVITE|a|b|c|200|OK|x||",
  ]);
  expect(rows.map(({ line, fault, isHalf }) => [line, fault, isHalf])).toEqual([
    [1, "3 fields, not 9", undefined],
    [3, "a second INVITE of one call says something else", undefined],
    [2, null, undefined],
    [5, "its BYE has not come", true],
  ]);
  const [broken] = read(["INVITE|a|b|c|200|OK|x||", "BYE|a|b|c|200|OK|9||"]);
  expect(broken).toMatchObject({ fields: [], fault: "a time is no count of seconds since 1970" });
});

it("a call and a half that were kept are read again as they were read", () => {
  const again = createFlatstoreAgainReader(options, format);
  const call = Buffer.from(`${invite("1", 100)}\n${bye("1", 104)}`);
  expect(again(call, 9)).toMatchObject({ line: 9, fault: null, bytes: call });
  expect(again(Buffer.from(bye("1", 104)), 9)).toMatchObject({ isHalf: true });
  expect(again(Buffer.from(`${bye("1", 104)}\n${bye("2", 104)}`), 9)).toBeNull();
});
