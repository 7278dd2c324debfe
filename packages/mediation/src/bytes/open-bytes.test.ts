import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { type ByteLimits, openBytes } from "./open-bytes.ts";

const usual: ByteLimits = { fileBytes: 1_000_000_000, ratio: 250 };

const folder = mkdtempSync(join(tmpdir(), "open-bytes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = (pieces: readonly Buffer[]) =>
  concatenated(openBytes({ stream: Readable.from(pieces) }, usual));

/** A chunk holds until the next is asked for: each is copied. */
async function concatenated(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

/** What a descriptor of this process stands for; the one that lists them is gone by then. */
function linkOf(descriptor: string): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return null;
  }
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

  it("are the same from a file, plain and compressed, whoever reads it by pieces", async () => {
    const long = Buffer.from(Array.from({ length: 100_000 }, (_, at) => `${at},b\n`).join(""));
    for (const [name, bytes] of [
      ["plain", long],
      ["short", Buffer.from("x")],
      ["none", Buffer.alloc(0)],
      ["packed", gzipSync(long)],
    ] as const) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const expected = name === "packed" ? long : bytes;
      expect((await concatenated(openBytes({ path }, usual))).equals(expected)).toBe(true);
    }
  });

  it("give a file back that is read no further", async () => {
    const path = join(folder, "left");
    writeFileSync(path, text);
    for await (const chunk of openBytes({ path }, usual)) {
      expect(chunk.subarray(0, 4).toString()).toBe("a,b\n");
      break;
    }
    expect(readdirSync("/proc/self/fd").filter((fd) => linkOf(fd) === path)).toEqual([]);
  });

  it("are the same from a pipe that has a name", async () => {
    const path = join(folder, "pipe");
    execFileSync("mkfifo", [path]);
    const writing = writeFile(path, gzipSync(text));
    expect((await concatenated(openBytes({ path }, usual))).equals(text)).toBe(true);
    await writing;
  });

  it("are refused for a file that is not there", async () => {
    const path = join(folder, "nowhere");
    await expect(concatenated(openBytes({ path }, usual))).rejects.toThrow(/cannot be read.*ENOENT/);
  });

  it("are refused beyond the bounds, also from a file", async () => {
    const path = join(folder, "large");
    writeFileSync(path, text);
    await expect(concatenated(openBytes({ path }, { ...usual, fileBytes: 100_000 }))).rejects.toThrow(
      /more than 100000 bytes/,
    );
  });

  it.each([
    ["a broken gzip", gzipSync(text).subarray(0, 60), /cannot be read/],
    ["a ZIP archive", Buffer.from("PK\x03\x04rest"), /ZIP archive/],
    ["UTF-16", Buffer.from("\ufeffa,b", "utf16le"), /UTF-16/],
  ])("are refused as a whole: %s", async (_, bytes, message) => {
    await expect(bytesOf([bytes])).rejects.toThrow(message);
  });
});
