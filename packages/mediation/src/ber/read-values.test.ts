import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBcd, readTbcd } from "./read-bcd.ts";
import { readElement } from "./read-element.ts";
import { readInteger } from "./read-integer.ts";
import { readOctets } from "./read-octets.ts";
import { readAscii, readNumberString } from "./read-text.ts";
import { encodeBcd, encodeElement, encodeInteger } from "./testing/encode-ber.ts";

const leaf = (hex: string) => readElement(encodeElement(1, Buffer.from(hex, "hex"), false));
const textLeaf = (text: string) => readElement(encodeElement(1, Buffer.from(text, "latin1"), false));
/** A constructed string of two pieces, each of the universal class: 24 is constructed, 04 a piece. */
const pieces = readElement(Buffer.from("610704023132040133", "hex"));

describe("an integer", () => {
  it.each([
    ["00", 0n],
    ["7f", 127n],
    ["80", -128n],
    ["0080", 128n],
    ["ff7f", -129n],
    ["61a8", 25_000n],
    ["7fffffffffffffff", 9_223_372_036_854_775_807n],
    ["00ffffffffffffffff", 18_446_744_073_709_551_615n],
    ["80000000000000", -(2n ** 55n)],
    ["0000000001", 1n],
  ])("%s is %s", (hex, value) => {
    expect(readInteger(leaf(hex))).toBe(value);
  });

  it("of any size is what was written", () => {
    const value = fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n - 1n });
    fc.assert(
      fc.property(value, (each) => {
        expect(readInteger(readElement(encodeElement(1, encodeInteger(each), false)))).toBe(each);
      }),
    );
  });

  it("is refused without an octet, with too many, and in pieces", () => {
    expect(() => readInteger(leaf(""))).toThrow("an integer has no octet at byte 0");
    expect(() => readInteger(leaf("01".repeat(17)))).toThrow("an integer has more than 16 octets at byte 0");
    expect(() => readInteger(pieces)).toThrow("an integer is constructed at byte 0");
  });
});

describe("a string of digits", () => {
  it("has the high half first, and its filler is dropped", () => {
    expect(readBcd(leaf("262092464569171f"))).toBe("262092464569171");
    expect(readBcd(leaf("239228473214"))).toBe("239228473214");
    expect(readBcd(leaf("49010041059856ff"))).toBe("49010041059856");
    expect(readBcd(leaf("1ab2"))).toBe("1ab2");
    expect(readBcd(leaf(""))).toBe("");
  });

  it("has the low half first as TBCD", () => {
    expect(readTbcd(leaf("62022964549671f1"))).toBe("262092464569171");
  });

  it("is refused with a filler amid digits", () => {
    expect(() => readBcd(leaf("2f20"))).toThrow("a filler stands before a digit at byte 0");
    expect(() => readTbcd(leaf("2ff1"))).toThrow("a filler stands before a digit at byte 0");
  });

  it("is what was written", () => {
    const digits = fc.stringMatching(/^[0-9a-e]{0,20}$/);
    fc.assert(
      fc.property(digits, (each) => {
        expect(readBcd(readElement(encodeElement(1, encodeBcd(each), false)))).toBe(each);
      }),
    );
  });
});

describe("a text", () => {
  it("is read without the spaces around it", () => {
    expect(readAscii(textLeaf(" ST. POELTEN "))).toBe("ST. POELTEN");
    expect(readAscii(textLeaf("KITZBÜHEL"))).toBe("KITZBÜHEL");
    expect(readNumberString(textLeaf(" 00303"))).toBe("00303");
  });

  it("is read from its pieces", () => {
    expect(readAscii(pieces)).toBe("123");
    expect(readOctets(pieces).toString("hex")).toBe("313233");
  });

  it("is refused with a control character, a letter amid digits, a group for a piece", () => {
    expect(() => readAscii(leaf("410042"))).toThrow("a text holds a control character at byte 0");
    expect(() => readNumberString(textLeaf("12a"))).toThrow("a number holds something else than digits");
    expect(() => readOctets(readElement(Buffer.from("610262006200".slice(0, 8), "hex")))).toThrow(
      "a string in pieces holds something else at byte 2",
    );
  });
});
