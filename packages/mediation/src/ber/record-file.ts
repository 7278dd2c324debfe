import { DomainError } from "@tributary/domain/error";
import type { RawRow } from "../csv/types.ts";
import { createContextKeeper } from "./context-keeper.ts";
import { createElementStream } from "./element-stream.ts";
import type { BerHeader, StreamedElement } from "./types.ts";

/** Reads the bytes of one record again, with those that its file says for all records. */
export type ReadRecordRow = (bytes: Buffer, line: number) => RawRow;

/** A file that is one element: some groups for all records, a list of the records, a trailer. */
export interface RecordFileFormat {
  readonly columns: readonly string[];
  /** Application tags: of the file's element, of what stands first in it, of its list, of its trailer. */
  readonly rootTag: number;
  readonly firstTag: number;
  readonly listTag: number;
  readonly trailerTag: number;
  /** A file may be this one element instead, which is a record without context; null: it may not. */
  readonly loneTag: number | null;
  /** Why the context is not one that its records can be read with, or null. */
  readonly contextFault: (contextBytes: Buffer) => string | null;
  readonly createRead: (contextBytes: Buffer) => ReadRecordRow;
  /** Sentences: on a file of another format, and on one without its trailer. */
  readonly noSuchFile: string;
  readonly noTrailer: string;
}

export interface RecordFileReader {
  readonly push: (chunk: Buffer) => void;
  readonly end: () => void;
}

/**
 * Reads a file of records as rows, however its chunks fall. Memory stays within one chunk, one record of
 * `maxRecordBytes` and the context.
 *
 * Shape   first the header row (line 0; its bytes are the context), then a row for each record, counted from
 *         1, then one for the trailer. A row that cannot be read has a fault and its exact bytes, cut at
 *         `maxRecordBytes`. Where no next record can be found, the rest of what holds it is one faulty row.
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the file is of another format; never for its content.
 */
export function createRecordFileReader(
  format: RecordFileFormat,
  maxRecordBytes: number,
  take: (row: RawRow) => void,
): RecordFileReader {
  const context = createContextKeeper(format, maxRecordBytes);
  let rootTag: number | null = null;
  let read: ReadRecordRow | null = null;
  let line = 0;
  let hasTrailer = false;
  let isBroken = false;

  function beginRows(): ReadRecordRow {
    if (read !== null) return read;
    const header = context.headerRow(rootTag === format.loneTag);
    read = format.createRead(header.bytes);
    take(header);
    return read;
  }

  function takeRow({ bytes, fault, isCut }: StreamedElement): void {
    const readRow = beginRows();
    line += 1;
    isBroken ||= fault !== null && !isCut;
    take(fault === null ? readRow(bytes, line) : faultyRow(bytes, line, fault, isCut));
  }

  function onOpen(header: BerHeader, depth: number): boolean {
    if (depth === 0) rootTag ??= rootOf(header);
    if (depth === 0) return rootTag === format.rootTag;
    if (depth > 1 || !hasTag(header, format.listTag)) return false;
    beginRows();
    return true;
  }

  function rootOf(header: BerHeader): number {
    const isKnown = hasTag(header, format.rootTag) || hasTag(header, format.loneTag);
    if (!isKnown) throw noSuchFile();
    return header.number;
  }

  /** What stands beside the list: context before it, behind it the trailer. Else it is passed by. */
  function takeBeside(element: StreamedElement): void {
    const { header, fault } = element;
    const isContext = header !== null && read === null && !hasTag(header, format.listTag);
    if (hasTag(header, format.trailerTag)) {
      hasTrailer = true;
      takeRow(element);
    } else if (isContext) {
      if (context.isEmpty() && !hasTag(header, format.firstTag)) throw noSuchFile();
      context.add(element);
    } else if (fault !== null) takeRow(element);
  }

  function onElement(element: StreamedElement, depth: number): void {
    if (rootTag === null) throw noSuchFile();
    if (depth === 1) takeBeside(element);
    else takeRow(element);
  }

  function noSuchFile(): DomainError {
    return new DomainError("FILE_UNREADABLE", format.noSuchFile);
  }

  const stream = createElementStream({ maxBytes: maxRecordBytes }, { onOpen, onElement });
  return {
    push: stream.push,
    end() {
      stream.end();
      if (rootTag === null) throw noSuchFile();
      if (rootTag === format.loneTag || hasTrailer || isBroken) return;
      beginRows();
      take(faultyRow(Buffer.alloc(0), line + 1, format.noTrailer));
    },
  };
}

/** A row that could not be split into fields. */
export function faultyRow(bytes: Buffer, line: number, fault: string, isCut = false): RawRow {
  return { line, bytes, fields: [], fault, isCut };
}

/** What `read` gives, or the sentence of its refusal. */
export function valueOrFault<Value>(read: () => Value): Value | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

function hasTag(header: BerHeader | null, tag: number | null): boolean {
  return header !== null && header.tagClass === "application" && header.number === tag;
}
