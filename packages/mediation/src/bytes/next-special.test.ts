import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextSpecial } from "./next-special.ts";

const [SEMICOLON, QUOTE] = [59, 34];
const isSpecial = (byte: number): boolean => byte <= 10 || byte >= 128 || [SEMICOLON, QUOTE].includes(byte);

/** Mostly plain bytes, and those that lie next to where plain ends. */
const byte = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 11, max: 127 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 9, 10, 11, 33, 34, 35, 58, 59, 60, 127, 128, 138, 139, 255) },
);

describe("the next special byte", () => {
  it("is the first one, wherever it stands among the four that are looked at together", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3 }), fc.array(byte, { maxLength: 24 }), (before, bytes) => {
        const all = Uint8Array.from([...before, ...bytes, SEMICOLON]);
        const [from, to] = [before.length, before.length + bytes.length];
        const first = bytes.findIndex(isSpecial);
        const found = nextSpecial(new DataView(all.buffer), from, to, SEMICOLON, QUOTE);
        expect(found).toBe(first < 0 ? to : from + first);
      }),
      { numRuns: 2_000 },
    );
  });
});
