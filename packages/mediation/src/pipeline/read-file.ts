import { createHash } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import type { Instant } from "@tributary/domain/period/types";
import type { Spool } from "../spool/spool.ts";
import type { PreparedSource } from "./prepare-source.ts";
import { createRowReader, hasHeaderRow } from "./row-reader.ts";
import { createRowSorter, type SortedRows } from "./sort-rows.ts";

/** Everything a file says, its rows waiting in the spool. Nothing of it is in the database yet. */
export interface FileReading extends SortedRows {
  readonly sha256: Buffer;
  readonly byteCount: bigint;
}

/**
 * Reads a file once from its first byte to its last: rows are decoded, judged, encoded and spooled, sums
 * are kept.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `MAPPING_INVALID`.
 */
export async function readFile(
  source: PreparedSource,
  chunks: AsyncIterable<Buffer>,
  receivedAt: Instant,
  spool: Spool,
  onRows: (rows: number) => void,
): Promise<FileReading> {
  const hash = createHash("sha256");
  let byteCount = 0n;
  const sorter = createRowSorter(source, receivedAt, spool, (count) => reader.expectFields(count));
  const reader = createRowReader(source.mapping, sorter.take);
  for await (const chunk of chunks) {
    hash.update(chunk);
    byteCount += BigInt(chunk.length);
    reader.push(chunk);
    sorter.settle();
    spool.relieve();
    onRows(sorter.count());
  }
  reader.end();
  if (hasHeaderRow(source.mapping) && byteCount > 0n && !sorter.hasHeader()) {
    throw new DomainError("FILE_UNREADABLE", "The file has no header row: check the mapping's skip rules.");
  }
  return { sha256: hash.digest(), byteCount, ...sorter.finish() };
}
