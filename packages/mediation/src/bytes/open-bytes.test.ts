import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type ByteLimits, openBytes } from "./open-bytes.ts";

const usual: ByteLimits = { fileBytes: 1_000_000_000, ratio: 250 };

async function bytesOf(pieces: readonly Buffer[], limits = usual): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of openBytes({ stream: Readable.from(pieces) }, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("a file's bytes", () => {
  const text = Buffer.from("a,b\n".repeat(50_000));

  it("are the same plain and compressed, however they arrive", async () => {
    const packed = gzipSync(text);
    expect((await bytesOf([text])).equals(text)).toBe(true);
    expect(
      (await bytesOf([packed.subarray(0, 1), packed.subarray(1, 3), packed.subarray(3)])).equals(text),
    ).toBe(true);
    expect(await bytesOf([])).toEqual(Buffer.alloc(0));
    expect(await bytesOf([Buffer.from("x")])).toEqual(Buffer.from("x"));
  });

  it.each([
    ["a broken gzip", gzipSync(text).subarray(0, 60), /cannot be read/],
    ["a ZIP archive", Buffer.from("PK\x03\x04rest"), /ZIP archive/],
    ["UTF-16", Buffer.from("\ufeffa,b", "utf16le"), /UTF-16/],
  ])("are refused as a whole: %s", async (_, bytes, message) => {
    await expect(bytesOf([bytes])).rejects.toThrow(message);
  });
});
