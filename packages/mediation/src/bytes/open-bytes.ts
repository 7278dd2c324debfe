import { pipeline, Readable, type Transform } from "node:stream";
import zlib from "node:zlib";
import { DomainError } from "@tributary/domain/error";
import { readInPieces } from "./read-in-pieces.ts";

/** Small, so that whoever sends rows to the database meanwhile has its turn between two of them. */
const CHUNK = 32_768;

/** Where a file's bytes come from; a stream can be read once only. */
export type ByteSource = { readonly path: string } | { readonly stream: Readable };

/** Beyond these a file is refused: a few compressed bytes may else be a whole disk of nothing. */
export interface ByteLimits {
  readonly fileBytes: number;
  /** Bytes out of one compressed byte, asked once the file is of some size. */
  readonly ratio: number;
}

/** Small files may shrink to next to nothing. */
const RATIO_FROM = 67_108_864;

/**
 * Streams a file's bytes, decompressed: gzip and Zstandard are known by their first bytes, never by a name.
 * A chunk holds until the next is asked for.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function* openBytes(source: ByteSource, limits: ByteLimits): AsyncGenerator<Buffer> {
  const raw = "path" in source ? readInPieces(source.path, CHUNK) : source.stream[Symbol.asyncIterator]();
  const taken = { bytes: 0 };
  let given = 0;
  try {
    for await (const chunk of decompressed(raw, taken)) {
      given += chunk.length;
      refuseBeyond(given, taken.bytes, limits);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable(error);
  } finally {
    await raw.return?.();
  }
}

async function* decompressed(raw: AsyncIterator<Buffer>, taken: { bytes: number }): AsyncGenerator<Buffer> {
  const first = await firstBytes(raw);
  const decompressor = chooseDecompressor(first);
  const all = resume(first, raw, taken);
  if (decompressor === null) yield* all;
  else yield* pipeline(Readable.from(copied(all), { objectMode: false }), decompressor, () => undefined);
}

/** A stream asks for the next before it is done with one. */
async function* copied(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** Enough bytes to tell the format by, even when a stream hands them out one at a time. */
async function firstBytes(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 4) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  return head;
}

async function* resume(
  first: Buffer,
  rest: AsyncIterator<Buffer>,
  taken: { bytes: number },
): AsyncGenerator<Buffer> {
  taken.bytes += first.length;
  if (first.length > 0) yield first;
  for (;;) {
    const { done, value } = await rest.next();
    if (done === true) return;
    taken.bytes += value.length;
    yield value;
  }
}

function refuseBeyond(given: number, taken: number, { fileBytes, ratio }: ByteLimits): void {
  if (given > fileBytes) {
    throw new DomainError(
      "FILE_UNREADABLE",
      `The file holds more than ${fileBytes} bytes: have it sent in parts, or raise the source's limits.`,
    );
  }
  if (given > RATIO_FROM && given > taken * ratio) {
    throw new DomainError(
      "FILE_UNREADABLE",
      `The file grows to more than ${ratio} times its size: if it is meant so, raise the source's limits.`,
    );
  }
}

function chooseDecompressor(head: Buffer): Transform | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return zlib.createGunzip({ chunkSize: CHUNK });
  if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])) return zstandard();
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) {
    throw new DomainError("FILE_UNREADABLE", "The file is a ZIP archive: unpack it and send its files.");
  }
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) {
    throw new DomainError("FILE_UNREADABLE", "The file is UTF-16: have it sent as UTF-8 or Latin-1.");
  }
  return null;
}

function zstandard(): Transform {
  const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };
  if (createZstdDecompress !== undefined) return createZstdDecompress();
  throw new DomainError(
    "FILE_UNREADABLE",
    "The file is Zstandard, which this version of Node cannot read: use Node 22.15 or later, or send gzip.",
  );
}

function startsWith(head: Buffer, magic: readonly number[]): boolean {
  return head.length >= magic.length && magic.every((byte, at) => head[at] === byte);
}

function unreadable(error: unknown): DomainError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DomainError("FILE_UNREADABLE", `The file cannot be read: ${reason}.`, { reason });
}
