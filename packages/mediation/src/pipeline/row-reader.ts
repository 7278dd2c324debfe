import { DomainError } from "@tributary/domain/error";
import { createRowScanner } from "../csv/row-scanner.ts";
import { scanRow } from "../csv/scan-row.ts";
import type { RawRow } from "../csv/types.ts";
import { createFlatstoreAgainReader, createFlatstoreReader } from "../flatstore/flatstore-reader.ts";
import { type FlatstoreOptions, flatstoreColumns } from "../flatstore/flatstore-rows.ts";
import { fixedWidth } from "../lines/fixed-width.ts";
import { jsonLines } from "../lines/json-lines.ts";
import { createLineReader, type LineFormat, readLineAgain } from "../lines/line-reader.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import { NRTRDE_COLUMNS } from "../nrtrde/nrtrde-columns.ts";
import { createNrtrdeReader } from "../nrtrde/nrtrde-reader.ts";
import { createNrtrdeEventReader } from "../nrtrde/read-event.ts";
import { createRowPacker, type Row } from "../row/row.ts";
import { TAP3_COLUMNS } from "../tap3/columns/tap3-columns.ts";
import { createTap3EventReader } from "../tap3/read-event.ts";
import { createTap3Reader } from "../tap3/tap3-reader.ts";
import { readTs32298Record } from "../ts32298/read-record.ts";
import { TS32298_COLUMNS } from "../ts32298/record-columns.ts";
import { createTs32298Reader } from "../ts32298/ts32298-reader.ts";
import { type XmlOptions, xmlColumns } from "../xml/xml-columns.ts";
import { createXmlReader, readXmlAgain } from "../xml/xml-reader.ts";

/** Cuts a stream of bytes into rows; what its format is, nothing behind it asks. */
export interface RowReader {
  push(chunk: Buffer): void;
  end(): void;
  /** How many fields the header row has, once it is known. */
  expectFields(count: number): void;
}

/** Reads one record again from its bytes; null when they are no single record. */
export type ReadRowAgain = (bytes: Buffer, line: number) => Row | null;

/**
 * Reads the rows of a file by the format of its mapping.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` from `push` and `end`, for a file of another format.
 */
export function createRowReader(mapping: SourceMapping, take: (row: Row) => void): RowReader {
  const { format, csv } = mapping;
  if (format === "csv") return createRowScanner(csv, take);
  const pack = createRowPacker();
  return createTextReader({ ...mapping, format }, (row) => take(pack(row)));
}

type TextMapping = SourceMapping & { readonly format: Exclude<SourceMapping["format"], "csv"> };

/** Readers of records that hand their fields on as texts. */
function createTextReader(mapping: TextMapping, take: (row: RawRow) => void): RowReader {
  const { format, csv, ber } = mapping;
  switch (format) {
    case "fixed":
    case "jsonl":
      return { ...createLineReader(csv, lineFormat(mapping), take), expectFields: () => undefined };
    case "xml":
      return { ...createXmlReader(csv, xmlIn(mapping), take), expectFields: () => undefined };
    case "flatstore": {
      const reader = createFlatstoreReader(csv, flatstoreIn(mapping), take);
      return { ...reader, expectFields: () => undefined };
    }
    case "tap3":
      return { ...createTap3Reader(ber, take), expectFields: () => undefined };
    case "nrtrde":
      return { ...createNrtrdeReader(ber, take), expectFields: () => undefined };
    case "ts32298":
      return { ...createTs32298Reader(ber, take), expectFields: () => undefined };
  }
}

/** Whether the first row names the columns: always, but for CSV files without one. */
export function hasHeaderRow({ format, csv }: SourceMapping): boolean {
  return format !== "csv" || csv.header;
}

/** The names of the columns that a format brings with it; null where the file's header row names them. */
export function columnsOf(mapping: SourceMapping): readonly string[] | null {
  switch (mapping.format) {
    case "csv":
      return null;
    case "fixed":
    case "jsonl":
      return lineFormat(mapping).columns;
    case "xml":
      return xmlColumns(xmlIn(mapping));
    case "flatstore":
      return flatstoreColumns(flatstoreIn(mapping));
    case "tap3":
      return TAP3_COLUMNS;
    case "nrtrde":
      return NRTRDE_COLUMNS;
    case "ts32298":
      return TS32298_COLUMNS;
  }
}

function lineFormat({ format, fixed, jsonl }: SourceMapping): LineFormat {
  if (format === "fixed" && fixed !== undefined) return fixedWidth(fixed);
  if (format === "jsonl" && jsonl !== undefined) return jsonLines(jsonl);
  throw unknownColumns(format);
}

function flatstoreIn({ format, flatstore }: SourceMapping): FlatstoreOptions {
  if (flatstore !== undefined) return flatstore;
  throw unknownColumns(format);
}

function xmlIn({ format, xml }: SourceMapping): XmlOptions {
  if (xml !== undefined) return xml;
  throw unknownColumns(format);
}

function unknownColumns(format: string): DomainError {
  return new DomainError("MAPPING_INVALID", `The mapping does not say which columns a ${format} file has.`);
}

/**
 * Reads single records again by what was kept of their file: the bytes of its header row, and for formats in
 * which records cannot be read alone what stands in its place.
 */
export function createRowAgainReader(
  mapping: SourceMapping,
  headerBytes: Buffer | null,
  fields: number | null,
): ReadRowAgain {
  const { format, csv } = mapping;
  if (format === "csv") return (bytes, line) => scanRow(csv, bytes, line, fields);
  const readAgain = createTextAgainReader({ ...mapping, format }, headerBytes ?? Buffer.alloc(0));
  const pack = createRowPacker();
  return (bytes, line) => {
    const row = readAgain(bytes, line);
    return row === null ? null : pack(row);
  };
}

function createTextAgainReader(
  mapping: TextMapping,
  headerBytes: Buffer,
): (bytes: Buffer, line: number) => RawRow | null {
  switch (mapping.format) {
    case "fixed":
    case "jsonl":
      return readLineAgain(mapping.csv, lineFormat(mapping));
    case "xml":
      return readXmlAgain(mapping.csv, xmlIn(mapping));
    case "flatstore":
      return createFlatstoreAgainReader(mapping.csv, flatstoreIn(mapping));
    case "tap3":
      return createTap3EventReader(headerBytes);
    case "nrtrde":
      return createNrtrdeEventReader(headerBytes);
    case "ts32298":
      return readTs32298Record;
  }
}
