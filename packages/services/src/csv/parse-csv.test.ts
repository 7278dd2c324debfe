import { expect, it } from "vitest";
import { parseCsv } from "./parse-csv.ts";

const cellsOf = (text: string, delimiter = ",") =>
  parseCsv(text, { delimiter, fileName: "a.csv" }).map(({ cells }) => cells);

it("reads a byte order mark, CRLF, quotes and line breaks inside quotes", () => {
  const rows = parseCsv('\uFEFFa,"b ""x"", y"\r\n"two\nlines",\r\nlast,1', {
    delimiter: ",",
    fileName: "a.csv",
  });
  expect(rows).toEqual([
    { lineNumber: 1, cells: ["a", 'b "x", y'] },
    { lineNumber: 2, cells: ["two\nlines", ""] },
    { lineNumber: 4, cells: ["last", "1"] },
  ]);
});

it("passes over rows without text and keeps empty cells", () => {
  expect(cellsOf("a;;b\n;;\n\n;c;", ";")).toEqual([
    ["a", "", "b"],
    ["", "c", ""],
  ]);
});

it("reads old line ends of a single CR", () => {
  expect(cellsOf("a,b\rc,d\r")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

it("refuses a text that ends inside quotes, naming the line", () => {
  expect(() => cellsOf('a,b\n"c')).toThrow("a.csv, line 2: a quote is opened and never closed.");
});
