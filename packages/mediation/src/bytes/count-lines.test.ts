import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { countLines } from "./count-lines.ts";

const count = (bytes: Buffer, fileBytes = 1_000_000) =>
  countLines({ stream: Readable.from([bytes]) }, { fileBytes, ratio: 250 });

describe("the lines of a file", () => {
  it("are counted, packed or not", async () => {
    expect(await count(Buffer.from("a\nb\nc"))).toBe(2);
    expect(await count(gzipSync("a\nb\n".repeat(10_000)))).toBe(20_000);
    expect(await count(Buffer.alloc(0))).toBe(0);
  });

  it("are none in a binary file", async () => {
    expect(await count(Buffer.from([0x61, 0, 10, 10]))).toBeNull();
  });

  it("are not waited for where a packed file grows without bound", async () => {
    await expect(count(gzipSync(Buffer.alloc(5_000_000, "x")))).rejects.toThrow(/sent in parts/);
  });
});
