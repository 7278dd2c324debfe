import { describe, expect, it } from "vitest";
import { readHeader } from "./read-header.ts";

const read = (hex: string) => {
  const bytes = Buffer.from(hex, "hex");
  return readHeader(bytes, 0, bytes.length);
};

describe("a tag and a length are read", () => {
  it.each([
    // 01 0 00001: application, primitive, 1. Length 5.
    ["of one octet each", "4105", { number: 1, isConstructed: false, headerBytes: 2, contentBytes: 5 }],
    // 01 1 00001, then 80: the indefinite form.
    ["of an open end", "6180", { number: 1, isConstructed: true, headerBytes: 2, contentBytes: null }],
    // 1f: the number follows. 81 44 is 1·128 + 68 = 196.
    ["of a high number", "5f814405", { number: 196, isConstructed: false, headerBytes: 4, contentBytes: 5 }],
    // 83 17 is 3·128 + 23 = 407; 81 80 is a length of one octet, 128.
    [
      "of a long length",
      "5f83178180",
      { number: 407, isConstructed: false, headerBytes: 5, contentBytes: 128 },
    ],
    // 82 01 70 is 1·256 + 112 = 368.
    [
      "of a length of two octets",
      "61820170",
      { number: 1, isConstructed: true, headerBytes: 4, contentBytes: 368 },
    ],
    // A length may be written longer than needed: 84 00 00 00 05 is 5.
    ["of a padded length", "418400000005", { number: 1, headerBytes: 6, contentBytes: 5 }],
  ])("%s", (_, hex, expected) => {
    expect(read(hex)).toMatchObject({ tagClass: "application", ...expected });
  });

  it("of every class", () => {
    expect(["0400", "4400", "8400", "c400"].map((hex) => read(hex)?.tagClass)).toEqual([
      "universal",
      "application",
      "context",
      "private",
    ]);
  });

  it.each(["", "5f", "5f81", "5f8144", "61", "6182", "618201"])("not yet from %s", (hex) => {
    expect(read(hex)).toBeNull();
  });
});

describe("a tag or a length is refused with its byte", () => {
  it.each([
    ["a primitive element has an indefinite length at byte 0", "4180"],
    ["a length begins with the reserved octet ff at byte 1", "41ff"],
    ["a length has 7 octets where 6 are the most at byte 1", "418700000000000005"],
    ["a length has 126 octets where 6 are the most at byte 1", "41fe"],
    ["a tag number begins with zeros at byte 0", "5f800100"],
    ["a tag number has more than 4 octets at byte 0", "5fffffffff7f00"],
    ["a tag of zero is no end of contents at byte 0", "000100"],
  ])("%s", (message, hex) => {
    expect(() => read(hex)).toThrow(message);
  });

  it("counted from the beginning of the file", () => {
    expect(() => readHeader(Buffer.from("00000041ff", "hex"), 3, 5, 1000)).toThrow("at byte 1004");
  });
});
