import type { RowScanner } from "../csv/row-scanner.ts";
import type { CsvOptions, RawRow } from "../csv/types.ts";
import { createByteWindow } from "./byte-window.ts";
import { createRecordWalker, unreadable, XmlFault } from "./record-walker.ts";
import { createTextDecoding } from "./text-decoder.ts";
import { type XmlOptions, xmlColumns } from "./xml-columns.ts";

export type XmlFileOptions = Pick<CsvOptions, "encoding" | "maxRecordBytes">;

/**
 * Reads elements of an XML file as rows, however its chunks fall. Memory stays within a chunk, one record of
 * `maxRecordBytes` and 1 MiB; entities are the five of XML alone.
 *
 * Shape   first a header row of the columns (line 0, no bytes), then a row for each element that the mapping
 *         names, counted from 1, its bytes as they stand in the file. Behind a fault in the file's structure
 *         the rest of it is one faulty row.
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the file is no XML, declares a document type or has
 *         another root or encoding; never for what stands in it.
 */
export function createXmlReader(
  options: XmlFileOptions,
  xml: XmlOptions,
  take: (row: RawRow) => void,
): Pick<RowScanner, "push" | "end"> {
  const { encoding, maxRecordBytes } = options;
  const window = createByteWindow(encoding);
  const decoding = createTextDecoding(encoding);
  let line = 0;
  let hasRoot = false;
  /** Where the record at hand begins, and its first bytes once it is too long. */
  let from: number | null = null;
  let head: Buffer | null = null;
  let fault: string | null = null;

  function takeRow(bytes: Buffer, fields: readonly string[] | string, isCut: boolean): void {
    line += 1;
    if (typeof fields === "string") take({ line, bytes, fields: [], fault: fields, isCut });
    else take({ line, bytes, fields, fault: null, isCut });
  }

  const walker = createRecordWalker(options, xml, {
    onRoot() {
      hasRoot = true;
      take({ line: 0, bytes: Buffer.alloc(0), fields: xmlColumns(xml), fault: null, isCut: false });
    },
    onOpen(position) {
      from = window.byteOf(window.markupBefore(position));
      head = null;
    },
    onClose(position, fields) {
      const begins = from ?? 0;
      const ends = window.byteOf(position);
      if (ends - begins > maxRecordBytes) {
        takeRow(head ?? window.slice(begins, begins + maxRecordBytes), tooLong(maxRecordBytes), true);
      } else takeRow(window.slice(begins, ends), fields, false);
      from = null;
    },
  });

  /** Runs a step; after a fault of structure the rest of the file is kept for its last row. */
  function attempt(step: () => void): void {
    if (fault !== null) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      if (!hasRoot) throw unreadable(error.message);
      fault = error.message;
      from ??= window.settled();
    }
  }

  function keepWithinBounds(): void {
    if (from !== null && head === null && window.end() - from > maxRecordBytes) {
      head = Buffer.from(window.slice(from, from + maxRecordBytes));
    }
    window.letGo(from === null || head !== null ? Number.POSITIVE_INFINITY : from, fault !== null);
  }

  return {
    push(chunk) {
      const { text, isBroken } = decoding.push(chunk);
      window.append(chunk, text);
      attempt(() => walker.write(text));
      if (isBroken) {
        attempt(() => {
          throw new XmlFault("bytes stand there that are no UTF-8");
        });
      }
      keepWithinBounds();
    },
    end() {
      if (window.end() === 0) return;
      attempt(() => walker.close());
      if (fault === null) return;
      takeRow(head ?? window.slice(from ?? 0, window.end()), fault, head !== null);
    },
  };
}

function tooLong(most: number): string {
  return `the record is longer than ${most} bytes; its first ${most} are kept`;
}

/** Reads one element again that stands alone; null when the bytes are no single element of the mapping's. */
export function readXmlAgain(options: XmlFileOptions, xml: XmlOptions) {
  const alone = { ...xml, records: xml.records.map((path) => path.split("/").at(-1) ?? path) };
  return (bytes: Buffer, line: number): RawRow | null => {
    const rows: RawRow[] = [];
    const reader = createXmlReader(options, alone, (row) => rows.push(row));
    try {
      reader.push(bytes);
      reader.end();
    } catch {
      return null;
    }
    const [, row] = rows;
    return row === undefined || rows.length > 2 ? null : { ...row, line, bytes };
  };
}
