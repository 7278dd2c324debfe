import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyRows, cutRow, hashIdentities, writeColumns } from "./kernel.ts";
import { giveBack, memory, takeRegion } from "./memory.ts";
import { numbersIn, takeNumbers } from "./numbers.ts";
import { TextRoom } from "./text-room.ts";
import { answer, ends, intoWindow, MOST_FIELDS, starts, windowAddress } from "./window.ts";

const [SEMICOLON, QUOTE] = [59, 34];

/** Bytes among which all kinds that a row may hold are frequent. */
const rowBytes = fc
  .uint8Array({ maxLength: 90 })
  .map((bytes) =>
    bytes.map((byte) => (byte < 60 ? SEMICOLON : byte < 80 ? 32 : byte < 246 ? 65 + (byte % 26) : byte)),
  );

/** What cutting gives, byte by byte. */
function cutPlainly(bytes: Uint8Array, delimiter: number, quote: number, room: number) {
  const isEnd = (byte: number): boolean => byte === 10 || byte === 0 || byte >= 128 || byte === quote;
  const fields: string[] = [];
  let start = 0;
  let stop = bytes.length;
  for (const [at, byte] of bytes.entries()) {
    if (byte === delimiter && fields.length < room) {
      fields.push(Buffer.from(bytes.subarray(start, at)).toString("latin1").trim());
      start = at + 1;
    } else if (isEnd(byte) || byte === delimiter) {
      stop = at;
      break;
    }
  }
  return { fields, start, stop };
}

function cutByKernel(bytes: Uint8Array, delimiter: number, quote: number, room: number) {
  const window = intoWindow(bytes, new Uint8Array(0));
  const base = windowAddress();
  const at = [starts.address, ends.address, room, answer.address] as const;
  const stop = cutRow(base, 0, window.length, delimiter, quote, ...at);
  const count = answer.values[0] ?? 0;
  const fieldAt = (field: number) => window.toString("latin1", starts.values[field], ends.values[field]);
  return { fields: Array.from({ length: count }, (_, at) => fieldAt(at)), start: starts.values[count], stop };
}

describe("cutting a row", () => {
  it("gives what cutting it byte by byte gives", () => {
    fc.assert(
      fc.property(
        rowBytes,
        fc.constantFrom(QUOTE, -1),
        fc.constantFrom(MOST_FIELDS, 3),
        (bytes, quote, room) => {
          // White space as `trim` has it, but beyond ASCII, where a row ends.
          const cut = cutByKernel(bytes, SEMICOLON, quote, room);
          expect(cut).toEqual(cutPlainly(bytes, SEMICOLON, quote, room));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("stops at each byte that is not plain, wherever it stands among sixteen", () => {
    for (const special of [0, 10, QUOTE, 128, 255]) {
      for (let at = 0; at < 40; at++) {
        const bytes = new Uint8Array(40).fill(65);
        bytes[at] = special;
        expect(cutByKernel(bytes, SEMICOLON, QUOTE, MOST_FIELDS).stop).toBe(at);
      }
    }
    const controls = Uint8Array.from([1, 2, 8, 11, 13, 31, 127]);
    expect(cutByKernel(controls, SEMICOLON, QUOTE, MOST_FIELDS).stop).toBe(controls.length);
  });
});

describe("writing columns", () => {
  const steps = takeNumbers(12);
  const places = takeNumbers(8);
  const target = takeRegion(4096);
  const write = (...numbers: number[][]): number => {
    steps.values.set(numbers.flat());
    const row = [windowAddress(), starts.address, ends.address, (answer.values[0] ?? 0) + 1] as const;
    return writeColumns(steps.address, numbers.length, ...row, target.address, places.address);
  };
  const cut = (text: string): void => {
    cutByKernel(Buffer.from(text), SEMICOLON, QUOTE, MOST_FIELDS);
    ends.values[answer.values[0] ?? 0] = text.length;
  };

  it("gives fields and texts with their lengths, NULL for what is empty or missing, and leaves gaps", () => {
    cut("first;;4930123");
    const room = new TextRoom();
    const from = room.write("Größe");
    const written = write([0, 0, 0], [0, 1, 0], [3, 5, 0], [2, from, room.end]);
    const gap = Buffer.alloc(5, 7);
    const expected = [
      Buffer.from("\0\0\0\u0005first\xff\xff\xff\xff", "latin1"),
      gap,
      Buffer.from("\0\0\0\x07Größe"),
    ];
    // Whoever writes there does so afterwards: until then anything may stand in a gap.
    target.bytes.fill(7, 13, 18);
    expect(target.bytes.subarray(0, written)).toEqual(Buffer.concat(expected));
    expect(write([0, 9, 0], [0, -1, 0])).toBe(8);
    expect(target.bytes.subarray(0, 8)).toEqual(Buffer.alloc(8, 255));
  });

  it("says which step asks for digits that are none, and where each text stands", () => {
    cut("12345;12a45;+49");
    expect(write([1, 0, 0], [1, 1, 0])).toBe(-2);
    expect(write([1, 2, 0])).toBe(-1);
    expect(write([0, 1, 0], [1, 0, 0])).toBe(18);
    expect([...places.values.subarray(0, 4)]).toEqual([4, 9, 13, 18]);
  });
});

describe("hashing identities", () => {
  /** The hash as it was before it was the kernel's: what is stored under it has to be found again. */
  function hashPlainly(bytes: Uint8Array, occurrence: number): readonly [number, number] {
    const mix = (value: number): number => {
      let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
      return mixed ^ (mixed >>> 16);
    };
    let low = 0x811c9dc5 | 0;
    let high = (0x9e3779b9 ^ occurrence) | 0;
    for (const byte of bytes) {
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x85ebca77);
      high ^= high >>> 15;
    }
    low = mix(low ^ Math.imul(occurrence + 1, 0x27d4eb2f) ^ high);
    return [mix(high + low), low];
  }

  it("gives each the hash under which it is stored, however many are hashed together", () => {
    const identities = takeNumbers(20);
    const hashes = takeNumbers(20);
    const room = new TextRoom();
    const list = fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(list, fc.nat(5), (all, occurrence) => {
        room.clear();
        for (const [at, each] of all.entries()) {
          identities.values[2 * at] = room.put(each, 0, each.length);
          identities.values[2 * at + 1] = room.end;
        }
        hashIdentities(identities.address, all.length, occurrence, hashes.address);
        const found = all.map((_, at) => [hashes.values[2 * at], hashes.values[2 * at + 1]]);
        expect(found).toEqual(all.map((each) => hashPlainly(each, occurrence)));
      }),
      { numRuns: 500 },
    );
  });
});

describe("copying rows", () => {
  it("stops where the next row would not fit, and completes each", () => {
    const source = takeRegion(4096);
    const target = takeRegion(4096);
    const rows = takeNumbers(3);
    const endings = numbersIn(takeRegion(16));
    const room = new TextRoom();
    endings.values[0] = room.write("end");
    endings.values[1] = room.end;
    for (let row = 0; row < 3; row++) {
      const at = row * 64;
      rows.values[row] = source.address + at;
      source.bytes.fill(65 + row, at, at + 64);
      source.view.setInt32(at, 30);
      source.view.setInt32(at + 4, 0);
      source.view.setInt32(at + 16, row);
      source.view.setInt32(at + 20, -2);
    }
    const at = [endings.address, answer.address] as const;
    const copied = copyRows(rows.address, 3, target.address, target.address + 98, 1, 258, 10, ...at);
    expect([copied, answer.values[0]]).toEqual([2, 66]);
    const second = target.bytes.subarray(33, 66);
    expect(second.toString("latin1")).toBe(
      `B\0\0\x01\x02BBBBB\0\0\0\x01\xff\xff\xff\xfe${"B".repeat(12)}end`,
    );
    expect(
      copyRows(rows.address, 3, target.address, target.address + 98, 1, 258, -1, 0, answer.address),
    ).toBe(3);
    expect(target.bytes.toString("latin1", 60, 90)).toBe(`C\0\0\x01\x02${"C".repeat(25)}`);
    for (const region of [source, target]) giveBack(region);
  });
});

describe("the kernel's memory", () => {
  it("gives what was given back to whoever asks for as much, and nobody what another has", () => {
    const first = takeRegion(1_000_000);
    const second = takeRegion(1_000_000);
    expect(Math.abs(first.address - second.address)).toBeGreaterThan(1_000_000);
    giveBack(first);
    expect(() => giveBack(first)).toThrow("twice");
    expect(takeRegion(990_000)).toBe(first);
  });

  it("keeps its views when it grows", () => {
    const before = takeRegion(64);
    before.bytes.fill(3);
    const pages = memory.buffer.byteLength;
    takeRegion(pages).bytes.fill(9);
    expect(memory.buffer.byteLength).toBeGreaterThan(pages);
    expect([...before.bytes]).toEqual(Array(64).fill(3));
  });

  it("is not there beyond four gigabytes", () => {
    expect(() => takeRegion(2 ** 33)).toThrow(RangeError);
    expect(takeRegion(2_000_000).bytes.length).toBeGreaterThanOrEqual(2_000_000);
  });
});
