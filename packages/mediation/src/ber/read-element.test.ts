import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readElement, readElements } from "./read-element.ts";
import { encodeElement, type LengthForm } from "./testing/encode-ber.ts";
import type { BerElement } from "./types.ts";

const read = (hex: string) => readElement(Buffer.from(hex.replaceAll(" ", ""), "hex"));

/** The tags of an element and what is in it. */
function outline({ number, content, children, isConstructed }: BerElement): unknown {
  return [number, isConstructed ? children.map(outline) : content.toString("hex")];
}

describe("an element is read with all it holds", () => {
  it("of definite length", () => {
    // 61 07: 7 octets, which are 41 01 aa and 62 02 with its 43 00.
    expect(outline(read("61 07  41 01 aa  62 02  43 00"))).toEqual([
      1,
      [
        [1, "aa"],
        [2, [[3, ""]]],
      ],
    ]);
  });

  it("of indefinite length, and nested", () => {
    const element = read("61 80  62 80  41 01 aa  00 00  63 02 44 00  00 00");
    expect(outline(element)).toEqual([
      1,
      [
        [2, [[1, "aa"]]],
        [3, [[4, ""]]],
      ],
    ]);
    expect(element.content.toString("hex")).toBe("62804101aa000063024400");
  });

  it("whether its lengths are definite or not", () => {
    interface Tree {
      readonly tag: number;
      readonly value: Buffer | readonly Tree[];
    }
    const { tree } = fc.letrec<{ tree: Tree; leaf: Tree; group: Tree }>((tie) => ({
      tree: fc.oneof({ maxDepth: 5 }, tie("leaf"), tie("group")),
      leaf: fc.record({
        tag: fc.integer({ min: 1, max: 0xfff_ffff }),
        value: fc.uint8Array({ maxLength: 200 }).map((octets) => Buffer.from(octets)),
      }),
      group: fc.record({
        tag: fc.integer({ min: 1, max: 0xfff_ffff }),
        value: fc.array(tie("tree"), { maxLength: 4 }),
      }),
    }));
    const encode = ({ tag, value }: Tree, form: LengthForm): Buffer =>
      Buffer.isBuffer(value)
        ? encodeElement(tag, value, false)
        : encodeElement(tag, Buffer.concat(value.map((each) => encode(each, form))), true, form);
    const expected = ({ tag, value }: Tree): unknown =>
      Buffer.isBuffer(value) ? [tag, value.toString("hex")] : [tag, value.map(expected)];
    fc.assert(
      fc.property(tree, (each) => {
        expect(outline(readElement(encode(each, "definite")))).toEqual(expected(each));
        expect(outline(readElement(encode(each, "indefinite")))).toEqual(expected(each));
      }),
      { numRuns: 200 },
    );
  });
});

describe("bytes that are no element are refused with the byte", () => {
  it.each([
    ["a length reaches 1 bytes beyond what holds it at byte 0", "41 02 aa"],
    ["a length reaches 5 bytes beyond what holds it at byte 2", "61 03  41 06 aa  41 00 00"],
    ["an element of indefinite length has no end: it begins at byte 2", "61 80  41 01 aa"],
    ["an end of contents where none is due at byte 2", "61 02  00 00"],
    ["a tag or a length is cut off at byte 2", "61 01  5f"],
    ["a tag or a length is cut off at byte 0", "5f 81"],
    ["bytes stand behind the element at byte 2", "41 00  41 00"],
    ["a length begins with the reserved octet ff at byte 3", "61 04  41 ff 00 00"],
  ])("%s", (message, hex) => {
    expect(() => read(hex)).toThrow(message);
  });

  it("that nest without end", () => {
    // The content of the 33rd element begins behind 33 tags and lengths of 2 octets each.
    expect(() => read("6180".repeat(100_000))).toThrow("elements are nested deeper than 32 at byte 66");
    expect(() => read(`${"6180".repeat(32)}${"0000".repeat(32)}`)).not.toThrow();
  });

  it("and a length of 2^48 - 1 asks for no memory", () => {
    expect(() => read("41 86 ffffffffffff aa")).toThrow("281474976710654 bytes beyond");
  });
});

it("elements stand one behind the other", () => {
  expect(readElements(Buffer.from("4101aa6200", "hex")).map(outline)).toEqual([
    [1, "aa"],
    [2, []],
  ]);
  expect(readElements(Buffer.alloc(0))).toEqual([]);
});
