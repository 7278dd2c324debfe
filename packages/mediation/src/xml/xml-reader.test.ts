import { describe, expect, it } from "vitest";
import type { RawRow } from "../csv/types.ts";
import type { XmlOptions } from "./xml-columns.ts";
import { createXmlReader, readXmlAgain, type XmlFileOptions } from "./xml-reader.ts";

const options: XmlFileOptions = { encoding: "utf-8", maxRecordBytes: 400 };
const xml: XmlOptions = {
  records: ["File/Head", "File/Usage/Cdr", "File/Trailer"],
  columns: ["@id", "imsi", "volume", "volume/@unit", "count"],
};

function rowsOf(file: Buffer | string, piece = 65_536, more: Partial<XmlFileOptions> = {}): RawRow[] {
  const rows: RawRow[] = [];
  const keep = (row: RawRow) => rows.push({ ...row, bytes: Buffer.from(row.bytes) });
  const reader = createXmlReader({ ...options, ...more }, xml, keep);
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  reader.end();
  return rows;
}

const cdr = (id: string, imsi: string, volume: string, unit = "B") =>
  `<x:Cdr id="${id}">\r\n  <imsi>${imsi}</imsi><volume unit='${unit}'>${volume}</volume></x:Cdr>`;
const file = (...records: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > b -->\n<x:File xmlns:x="u"><Head id="7"/>\n<x:Usage>` +
  `${records.join("\n")}</x:Usage><other><Cdr id="no"/></other>` +
  "<Trailer><count>2</count></Trailer></x:File>\n";

describe("elements of a document", () => {
  const records = [cdr("ä&amp;1", "26201", "<![CDATA[1<0]]>0"), cdr("2", "&#228;€😀", "7", "kB")];

  it("become rows with their exact bytes, wherever the chunks end", () => {
    for (const piece of [1, 2, 3, 5, 64, 65_536]) {
      const rows = rowsOf(file(...records), piece);
      expect(rows.map(({ line, fault, fields }) => [line, fault ?? fields])).toEqual([
        [0, ["element", "@id", "imsi", "volume", "volume/@unit", "count"]],
        [1, ["Head", "7", "", "", "", ""]],
        [2, ["Cdr", "ä&1", "26201", "1<00", "B", ""]],
        [3, ["Cdr", "2", "ä€😀", "7", "kB", ""]],
        [4, ["Trailer", "", "", "", "", "2"]],
      ]);
      expect(rows.map(({ bytes }) => bytes.toString())).toEqual([
        "",
        '<Head id="7"/>',
        ...records,
        "<Trailer><count>2</count></Trailer>",
      ]);
    }
  });

  it("in Latin-1 and behind a byte order mark are read as they are meant", () => {
    const text = file(cdr("ü", "1", "2")).replace("UTF-8", "ISO-8859-1");
    const rows = rowsOf(Buffer.from(text, "latin1"), 3, { encoding: "latin1" });
    expect(rows[2]?.fields[1]).toBe("ü");
    expect(rows[2]?.bytes.toString("latin1")).toBe(cdr("ü", "1", "2"));
    expect(rowsOf(`\ufeff${file(...records)}`, 4)[2]?.bytes.toString()).toBe(records[0]);
  });

  it("that were kept are read again as they were read", () => {
    const again = readXmlAgain(options, xml);
    expect(again(Buffer.from(records[1] ?? ""), 9)).toMatchObject({
      line: 9,
      fields: ["Cdr", "2", "ä€😀", "7", "kB", ""],
    });
    expect(again(Buffer.from(records.join("")), 9)).toBeNull();
    expect(again(Buffer.from("a,b"), 9)).toBeNull();
  });

  it("in which a column stands twice, or that are too long, are kept with the reason", () => {
    const twice = "<Cdr><imsi>1</imsi><imsi>2</imsi></Cdr>";
    const long = cdr("9", "1".repeat(1000), "1");
    for (const piece of [1, 7, 300, 65_536]) {
      const [, , first, second, third] = rowsOf(file(twice, long, cdr("3", "1", "1")), piece);
      expect(first).toMatchObject({ fault: "imsi stands twice in one Cdr", isCut: false });
      expect(first?.bytes.toString()).toBe(twice);
      expect(second).toMatchObject({ fault: expect.stringContaining("longer than 400 bytes"), isCut: true });
      expect(second?.bytes.toString()).toBe(long.slice(0, 400));
      expect(third).toMatchObject({ fault: null, fields: ["Cdr", "3", "1", "1", "B", ""] });
    }
  });
});

describe("a fault in a document's structure", () => {
  const good = cdr("1", "1", "1");
  it.each([
    ["a tag that does not fit", `${good}<Cdr><imsi>1</Cdr>`],
    ["a record closed by another tag", `${good}<Cdr><imsi>1</imsi></Cdx><Cdr/>`],
    ["an entity that nobody knows", `${good}<Cdr><imsi>&lol;</imsi></Cdr>`],
    ["the end of the file", `${good}<Cdr><imsi>1`],
    ["a file that is cut between records", good],
    ["elements without end", `${good}${"<a>".repeat(100)}`],
  ])("leaves what stands before it: %s", (_, body) => {
    const text = `<File><Usage>${body}`;
    for (const piece of [1, 11, 65_536]) {
      const rows = rowsOf(text, piece);
      expect(rows.map(({ fault }) => fault === null)).toEqual([true, true, false]);
      expect(rows[1]?.bytes.toString()).toBe(good);
      const rest = rows[2]?.bytes.toString() ?? "";
      expect(text.slice(text.indexOf(good) + good.length).startsWith(rest.slice(0, 3))).toBe(true);
    }
  });

  it("of bytes that are no UTF-8 comes after the records before it in the same chunk", () => {
    const bytes = Buffer.concat([Buffer.from(`<File><Usage>${good}<Cdr id="`), Buffer.of(0xc3, 0x28)]);
    for (const piece of [1, 5, 65_536]) {
      const rows = rowsOf(bytes, piece);
      expect(rows.map(({ fault }) => fault)).toEqual([null, null, "bytes stand there that are no UTF-8"]);
      expect(rows[2]?.bytes).toEqual(Buffer.concat([Buffer.from('<Cdr id="'), Buffer.of(0xc3, 0x28)]));
    }
  });

  it.each([
    ["no XML", "imsi,bytes\n1,2\n", /cannot be read as XML/],
    ["nothing but space", "  \n ", /cannot be read as XML/],
    ["another root", "<Other><File/></Other>", /Its root is Other, where the mapping expects File/],
    ["another encoding", '<?xml version="1.0" encoding="windows-1252"?><File/>', /the mapping says utf-8/],
    [
      "entities that grow a billion times",
      `<!DOCTYPE File [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><File>&b;</File>`,
      /declares a document type/,
    ],
    [
      "an entity of the machine's files",
      '<!DOCTYPE File SYSTEM "file:///etc/passwd"><File/>',
      /document type/,
    ],
  ])("refuses the file: %s", (_, text, message) => {
    for (const piece of [1, 65_536]) expect(() => rowsOf(text, piece)).toThrow(message);
  });

  it("of 200 MB of text, of a tag or of a comment without end takes no memory", () => {
    const chunk = Buffer.alloc(262_144, "a");
    for (const begin of [
      "<File><Usage><Cdr><imsi>",
      "<File><Usage><Cdr id='",
      "<File><!--",
      "<File><a><![CDATA[",
    ]) {
      const rows: RawRow[] = [];
      const reader = createXmlReader(options, xml, (row) =>
        rows.push({ ...row, bytes: Buffer.from(row.bytes) }),
      );
      const before = process.memoryUsage.rss();
      reader.push(Buffer.from(begin));
      for (let megabytes = 0; megabytes < 200; megabytes += 0.25) reader.push(chunk);
      reader.end();
      expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
      expect(rows.at(-1)).toMatchObject({
        isCut: true,
        fault: expect.stringContaining("1048576 characters"),
      });
      expect(rows.at(-1)?.bytes.length).toBe(400);
    }
  });
});

it("a file without a byte has no row, and one without a record its header row alone", () => {
  expect(rowsOf("")).toEqual([]);
  expect(rowsOf("<File/>")).toHaveLength(1);
});
