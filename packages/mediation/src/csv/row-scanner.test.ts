import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../row/row.ts";
import { createRowScanner } from "./row-scanner.ts";
import type { CsvOptions, RawRow } from "./types.ts";

const plain: CsvOptions = {
  encoding: "utf-8",
  delimiter: ",",
  quote: '"',
  quotedNewlines: true,
  maxRecordBytes: 65_536,
};

interface ScannedRow extends Omit<RawRow, "bytes"> {
  readonly raw: string;
}

/** Scans a text handed over in pieces, as a stream would. */
function scan(
  text: string | Buffer,
  options: Partial<CsvOptions> = {},
  pieceBytes = 7,
  fields?: number,
): ScannedRow[] {
  const rows: ScannedRow[] = [];
  const scanner = createRowScanner({ ...plain, ...options }, (row) => {
    const { line, fields: cells, fault, isCut } = row;
    rows.push({ line, fields: cells.texts(), fault, isCut, raw: bytesOf(row).toString("latin1") });
  });
  if (fields !== undefined) scanner.expectFields(fields);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) scanner.push(bytes.subarray(at, at + pieceBytes));
  scanner.end();
  return rows;
}

const fieldsOf = (text: string, options?: Partial<CsvOptions>) =>
  scan(text, options).map(({ fields }) => fields);

/** After the cases of csv-spectrum (max-mapper) and csv-test-data (sineemore), retyped. */
describe("a row is split by RFC 4180", () => {
  it.each([
    [
      "a comma in quotes",
      'n,c\nJo,"Any, WW",1',
      [
        ["n", "c"],
        ["Jo", "Any, WW", "1"],
      ],
    ],
    [
      "empty quoted fields",
      'a,b,c\n1,"",""\n2,3,4',
      [
        ["a", "b", "c"],
        ["1", "", ""],
        ["2", "3", "4"],
      ],
    ],
    [
      "doubled quotes",
      'a,b\n1,"say ""so"" now"\n',
      [
        ["a", "b"],
        ["1", 'say "so" now'],
      ],
    ],
    ["JSON in a field", 'k\n"{""t"": [1, 2]}"\n', [["k"], ['{"t": [1, 2]}']]],
    [
      "newlines in quotes",
      '1,"once\nmore",2\n3,4,5\n',
      [
        ["1", "once\nmore", "2"],
        ["3", "4", "5"],
      ],
    ],
    [
      "CRLF in quotes and behind rows",
      '1,"a\r\nb"\r\n2,c\r\n',
      [
        ["1", "a\r\nb"],
        ["2", "c"],
      ],
    ],
    [
      "quotes and newlines together",
      '1,"ha \n""ha"" \nha"\n3,4\n',
      [
        ["1", 'ha \n"ha" \nha'],
        ["3", "4"],
      ],
    ],
    [
      "letters beyond ASCII",
      "a,ʤ\n😎,é",
      [
        ["a", "ʤ"],
        ["😎", "é"],
      ],
    ],
    ["an empty field", "1,,3", [["1", "", "3"]]],
    ["an empty last field", '"a",\n', [["a", ""]]],
    ["spaces around text, which are left out", "1, two ,3", [["1", "two", "3"]]],
    ["blank lines between rows", "a\n\n\r\nb\n", [["a"], ["b"]]],
    ["no row at all", "", []],
  ])("%s", (_, text, expected) => {
    expect(fieldsOf(text)).toEqual(expected);
  });

  it("without its byte order mark", () => {
    expect(fieldsOf("\ufeffa,b\n")).toEqual([["a", "b"]]);
  });

  it("in Latin-1, by another delimiter, without quoting", () => {
    const rows = scan(Buffer.from('Dura\xe7\xe3o;5" disc\n', "latin1"), {
      encoding: "latin1",
      delimiter: ";",
      quote: null,
    });
    expect(rows.map(({ fields }) => fields)).toEqual([["Duração", '5" disc']]);
  });

  it("however a quoting writer quotes and however the stream cuts it", () => {
    const field = fc.string({ unit: fc.constantFrom("a", "é", "😎", '"', ",", "\n", "\r", " ", ";") });
    const row = fc
      .array(field, { minLength: 1, maxLength: 5 })
      .filter((fields) => fields.join("") !== "" || fields.length > 1);
    const end = fc.constantFrom("\n", "\r\n");
    fc.assert(
      fc.property(
        fc.array(row),
        end,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (rows, eol, piece, quotesAll) => {
          const write = (text: string) =>
            quotesAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const text = rows.map((fields) => fields.map(write).join(",") + eol).join("");
          const read = scan(text, {}, piece);
          expect(read.map(({ fields }) => fields)).toEqual(
            rows.map((each) => each.map((text) => text.trim())),
          );
          expect(read.every(({ fault }) => fault === null)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a row that cannot be split", () => {
  const faultsOf = (text: string, options?: Partial<CsvOptions>, fields?: number) =>
    scan(text, options, 7, fields).map(({ line, fault, raw }) => [line, fault, raw]);

  it.each([
    ["a quote inside a plain field", 'This "quotes" bare', "a quote stands inside an unquoted field"],
    ["text behind a closing quote", '"missed " it"', "text follows a closing quote"],
    ["a quote never closed", '"never closed', "a quote is opened and never closed"],
  ])("%s is refused alone, and its bytes are kept", (_, bad, fault) => {
    const before = `1,x,3`;
    expect(faultsOf(`${before}\r\n1,${bad},3\r\n4,5,6\r\n`)).toEqual([
      [1, null, before],
      [2, fault, `1,${bad},3`],
      [3, null, "4,5,6"],
    ]);
  });

  it("swallows no good row, even when a later bad one would close its quote", () => {
    const rows = faultsOf('a,"x,c\n1,2,3\nb,"y,d\n4,5,6\n"z,e,f\n', {}, 3);
    expect(rows.map(([line, fault]) => [line, fault === null])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, true],
      [5, false],
    ]);
  });

  it("is a line of its own where the source writes no line ends in quotes", () => {
    const rows = faultsOf('"a\nb","c"\n', { quotedNewlines: false });
    expect(rows.map(([line, fault]) => [line, fault])).toEqual([
      [1, "a quote is not closed on its line"],
      [2, "a quote stands inside an unquoted field"],
    ]);
  });

  it("holds a byte that is not UTF-8, or NUL", () => {
    const bytes = Buffer.concat([Buffer.from("a,"), Buffer.from([0xff]), Buffer.from("\nb,\0\nc,d\n")]);
    expect(scan(bytes).map(({ fault }) => fault)).toEqual(["a byte is not UTF-8", "a byte is NUL", null]);
  });

  it("is too long: its first bytes are kept and memory stays bounded", () => {
    const long = "x".repeat(500);
    const rows = faultsOf(`a\n${long}\nb\n"${long}\nc\n`, { maxRecordBytes: 64 });
    expect(rows.map(([line]) => line)).toEqual([1, 2, 3, 4, 5]);
    expect(rows[1]).toEqual([2, "the row is longer than 64 bytes; its first 64 are kept", "x".repeat(64)]);
    expect(rows[4]).toEqual([5, null, "c"]);
  });
});

it("physical lines are counted through quoted line ends and blank lines", () => {
  const rows = scan('h\n\n"a\nb\nc"\n\nd\n');
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 7]);
});
