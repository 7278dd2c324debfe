import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createElementStream } from "./element-stream.ts";

type Seen = readonly [depth: number, hex: string, fault: string | null, isCut: boolean];

/**
 * Opens tags 1 and 3, as a reader of batches does, and notes what is handed out; the pieces come one after
 * the other in the same memory.
 */
function cut(hex: string, pieceBytes = 3, maxBytes = 64): Seen[] {
  const seen: Seen[] = [];
  const stream = createElementStream(
    { maxBytes },
    {
      onOpen: ({ number }) => number === 1 || number === 3,
      onElement: ({ bytes, fault, isCut }, depth) => seen.push([depth, bytes.toString("hex"), fault, isCut]),
    },
  );
  const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex");
  const room = Buffer.alloc(pieceBytes);
  for (let at = 0; at < bytes.length; at += pieceBytes)
    stream.push(room.subarray(0, bytes.copy(room, 0, at, at + pieceBytes)));
  stream.end();
  return seen;
}

const whole = (depth: number, hex: string): Seen => [depth, hex, null, false];

describe("elements are cut from a stream", () => {
  const files = [
    // 61 0d holds 44 01 aa, 63 06 with 45 01 bb and 66 01.., and 4f 00.
    ["of definite length", "61 0d  44 01 aa  63 06 45 01 bb 46 01 cc  4f 00", ["4501bb", "4601cc"]],
    [
      "of indefinite length",
      "61 80  44 01 aa  63 80  69 80 45 01 bb 00 00  6a 80 6b 80 00 00 46 00 00 00  00 00  4f 00  00 00",
      ["69804501bb0000", "6a806b80000046000000"],
    ],
  ] as const;

  it.each(files)("%s, wherever its chunks end", (_, hex, events) => {
    const expected = [whole(1, "4401aa"), ...events.map((each) => whole(2, each)), whole(1, "4f00")];
    for (let pieceBytes = 1; pieceBytes <= 60; pieceBytes++) expect(cut(hex, pieceBytes)).toEqual(expected);
  });

  it("and padding behind the last is passed by", () => {
    expect(cut("61 02 44 00  00 00 0d 0a 1a")).toEqual([whole(1, "4400")]);
  });
});

describe("a fault stays where a length bounds it", () => {
  it("in an element whose length reaches beyond its list", () => {
    // The list 63 06 holds 45 00 and 46 05, of which two octets are there; 4f 00 stands behind it.
    expect(cut("61 0a  63 06  45 00  46 05 aa bb  4f 00")).toEqual([
      whole(2, "4500"),
      [2, "4605aabb", "a length reaches 3 bytes beyond what holds it at byte 6", false],
      whole(1, "4f00"),
    ]);
  });

  it("at a tag of zero, at a cut tag, at an open end", () => {
    expect(cut("61 08  63 04  00 00 45 00  4f 00")).toEqual([
      [2, "00004500", "an end of contents where none is due at byte 4", false],
      whole(1, "4f00"),
    ]);
    expect(cut("61 07  63 03  45 00 5f  4f 00")).toEqual([
      whole(2, "4500"),
      [2, "5f", "a tag or a length is cut off at byte 6", false],
      whole(1, "4f00"),
    ]);
    expect(cut("61 08  63 04  69 80 45 00  4f 00")).toEqual([
      [2, "69804500", "an element of indefinite length has no end at byte 8", false],
      whole(1, "4f00"),
    ]);
  });

  it("and takes the rest of the file where none does", () => {
    expect(cut("61 80  63 80  45 00  46 ff 47 00  00 00  00 00")).toEqual([
      whole(2, "4500"),
      [2, "46ff470000000000", "a length begins with the reserved octet ff at byte 7", false],
    ]);
  });

  it("behind the file's element", () => {
    expect(cut("61 00  41 00")).toEqual([
      [0, "4100", "bytes stand behind the end of the file's element at byte 2", false],
    ]);
  });
});

describe("a file that ends too early", () => {
  it.each([
    ["in a tag", "61 80 63 80 45 00 5f", "5f", "a tag or a length is cut off at byte 6"],
    ["in an element", "61 80 63 80 45 00 46 02 aa", "4602aa", "the file ends inside the element"],
    ["in an open element", "61 80 63 80 45 00 69 80 47 00", "69804700", "the file ends inside the element"],
    ["between elements", "61 80 63 80 45 00", "", "the file ends before its elements are closed at byte 6"],
    ["before its length", "61 7f 63 7d 45 00", "", "the file ends before its elements are closed at byte 6"],
  ])("%s has a last faulty element", (_, hex, rest, fault) => {
    for (let pieceBytes = 1; pieceBytes <= 11; pieceBytes++) {
      expect(cut(hex, pieceBytes)).toEqual([whole(2, "4500"), [2, rest, fault, false]]);
    }
  });
});

describe("an element that is too long", () => {
  const long = "aa".repeat(100);
  const fault = "the element is longer than 64 bytes; its first 64 are kept";

  it.each([
    ["of definite length", `63 81 69  45 64 ${long}  46 01 bb`, `4564${"aa".repeat(62)}`],
    [
      "of indefinite length",
      `63 80  69 80 45 64 ${long} 00 00  46 01 bb  00 00`,
      `69804564${"aa".repeat(60)}`,
    ],
  ])("%s is cut, and the next is read", (_, list, kept) => {
    for (let pieceBytes = 1; pieceBytes <= 130; pieceBytes++) {
      expect(cut(`61 80 ${list} 00 00`, pieceBytes)).toEqual([[2, kept, fault, true], whole(2, "4601bb")]);
    }
  });

  it("fills no memory", () => {
    const chunk = Buffer.alloc(65_536);
    const maxBytes = 65_536;
    const held: number[] = [];
    const stream = createElementStream(
      { maxBytes },
      { onOpen: ({ number }) => number === 1, onElement: ({ bytes }) => held.push(bytes.buffer.byteLength) },
    );
    // 61 80, then 45 with a length of 2^46 octets.
    stream.push(Buffer.from("6180458640000000000000", "hex"));
    for (let pushed = 0; pushed < 500; pushed++) stream.push(chunk);
    stream.end();
    expect(held.length).toBe(2);
    expect(held[0]).toBeLessThanOrEqual(maxBytes + 2 * chunk.length);
  });
});

it("any bytes are taken without an error, and none is handed out twice", () => {
  const bytes = fc
    .uint8Array({ maxLength: 300 })
    .map((each) => Buffer.concat([Buffer.from("6180", "hex"), each]));
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 40 }), (each, pieceBytes) => {
      const seen = cut(each.toString("hex"), pieceBytes, 32);
      expect(seen).toEqual(cut(each.toString("hex"), 1000, 32));
      const handedOut = seen.reduce((sum, [, hex]) => sum + hex.length / 2, 0);
      expect(handedOut).toBeLessThanOrEqual(each.length);
    }),
    { numRuns: 500 },
  );
});
