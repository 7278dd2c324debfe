import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "@tributary/domain/error";
import { TupleWriter } from "../cdr/tuple-writer.ts";
import { mergeRuns } from "./merge-runs.ts";
import { cutBatches, type RowBatch } from "./row-batch.ts";
import { createRunBuffer, type RunBuffer } from "./run-buffer.ts";
import { DiskCursor, MemoryCursor, type Run } from "./run-cursor.ts";

/**
 * Rows wait here, by table partition, until the whole file is read; beyond `memoryBytes` they wait on disk,
 * no more than `mostDiskBytes` of them.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` where there would be more; `DISK_FULL` without room.
 */
export interface Spool {
  /** How the tuples of an aggregate end, by its number: kept once, not with each row. */
  readonly endings: TupleWriter[];
  /** The rows of all partitions, in the order of reading, until they are moved to disk. */
  readonly writer: TupleWriter;
  /** The rows of a partition: one buffer until the spool is closed. */
  buffer(partition: string): RunBuffer;
  /** Moves what is in memory to disk when it has grown too large. Called while no row is being made. */
  relieve(): void;
  partitions(): string[];
  /**
   * The partition's rows in the order of their keys, in batches; a batch holds until the next is asked for.
   * May be read again.
   */
  batches(partition: string): Iterable<RowBatch>;
  close(): void;
}

/** Rows beyond this wait on disk for the end of their file. */
export const SPOOL_BYTES = 33_554_432;

/** What the rows of one chunk may come to; memory that is never written to costs nothing. */
const MORE_BYTES = 4_194_304;

interface Partition {
  readonly memory: RunBuffer;
  readonly runs: Run[];
}

export function createSpool(memoryBytes: number, mostDiskBytes = Number.POSITIVE_INFINITY): Spool {
  const partitions = new Map<string, Partition>();
  const writer = TupleWriter.inKernel(memoryBytes + MORE_BYTES);
  const file = createSpoolFile(mostDiskBytes);

  function spill({ memory, runs }: Partition): void {
    if (memory.rows() > 0) {
      const from = file.length();
      for (const piece of sortedPieces(memory)) file.append(piece);
      runs.push({ file: file.descriptor(), from, length: file.length() - from });
    }
    memory.clear();
  }

  return {
    endings: [],
    writer,
    buffer(name) {
      const known = partitions.get(name);
      if (known !== undefined) return known.memory;
      const partition: Partition = { memory: createRunBuffer(writer, () => spill(partition)), runs: [] };
      partitions.set(name, partition);
      return partition.memory;
    },
    relieve() {
      if (writer.position <= memoryBytes) return;
      for (const partition of partitions.values()) spill(partition);
      writer.position = 0;
    },
    partitions: () => [...partitions.keys()].sort(),
    batches(name) {
      const partition = partitions.get(name);
      if (partition === undefined) return [];
      const { memory, runs } = partition;
      if (runs.length > 0) {
        return mergeRuns([...runs.map((run) => new DiskCursor(run)), new MemoryCursor(memory)]);
      }
      return cutBatches(writer.region, memory.sorted());
    },
    close() {
      partitions.clear();
      writer.close();
      file.close();
    },
  };
}

/**
 * The rows in memory, in the order of their keys, in pieces for which one memory serves; a row that is
 * longer is a piece of its own.
 */
function* sortedPieces(memory: RunBuffer): Generator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  const row = new MemoryCursor(memory);
  let to = 0;
  while (row.next()) {
    if (to + row.length > piece.length) {
      yield piece.subarray(0, to);
      to = 0;
    }
    if (row.length > piece.length) yield row.bytes.subarray(row.at, row.at + row.length);
    else to += row.bytes.copy(piece, to, row.at, row.at + row.length);
  }
  yield piece.subarray(0, to);
}

const PIECE_BYTES = 1_048_576;

function tooMuch(mostBytes: number): DomainError {
  return new DomainError(
    "FILE_UNREADABLE",
    `What is kept of the file needs more than ${mostBytes} bytes of temporary disk: have it sent in parts, ` +
      "or raise the source's limits.",
  );
}

function noRoom(): DomainError {
  return new DomainError(
    "DISK_FULL",
    `${tmpdir()} is full: rows of a large file wait there until it is read. Free some space, or set TMPDIR ` +
      "to a folder with room, and take the file in again; nothing of it is stored.",
  );
}

/**
 * One temporary file, made when it is first needed. Its name goes at once, so that a killed process leaves
 * nothing.
 */
function createSpoolFile(mostBytes: number) {
  let folder: string | null = null;
  let descriptor: number | null = null;
  let length = 0;
  const open = (): number => {
    if (descriptor !== null) return descriptor;
    folder = mkdtempSync(join(tmpdir(), "tributary-spool-"));
    descriptor = openSync(join(folder, "rows"), "wx+", 0o600);
    if (process.platform !== "win32") rmSync(folder, { recursive: true });
    return descriptor;
  };
  const write = (bytes: Buffer, position: number): void => {
    try {
      for (let at = 0; at < bytes.length; )
        at += writeSync(open(), bytes, at, bytes.length - at, position + at);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === "ENOSPC" ? noRoom() : error;
    }
  };
  return {
    descriptor: open,
    length: () => length,
    append(bytes: Buffer): void {
      if (length + bytes.length > mostBytes) throw tooMuch(mostBytes);
      write(bytes, length);
      length += bytes.length;
    },
    close(): void {
      if (descriptor !== null) closeSync(descriptor);
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}
