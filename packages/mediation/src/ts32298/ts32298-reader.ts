import { DomainError } from "@tributary/domain/error";
import { createElementStream } from "../ber/element-stream.ts";
import { faultyRow, type RecordFileReader } from "../ber/record-file.ts";
import type { StreamedElement } from "../ber/types.ts";
import type { RawRow } from "../csv/types.ts";
import { isRecord, readTs32298Record } from "./read-record.ts";
import { TS32298_COLUMNS } from "./record-columns.ts";

/**
 * Reads a file of 3GPP packet records, one behind the other, however its chunks fall. Memory stays within one
 * chunk and one record.
 *
 * Shape   first the header row (line 0, no bytes), then a row for each record, counted from 1. A record that
 *         cannot be read is a row with a fault and its exact bytes; where no next one can be found, the rest
 *         of the file is one faulty row.
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the file begins with no such record.
 * Source  3GPP TS 32.298, 5.2.2 and 5.2.5.
 */
export function createTs32298Reader(
  { maxRecordBytes }: { readonly maxRecordBytes: number },
  take: (row: RawRow) => void,
): RecordFileReader {
  let line = 0;

  function onElement({ header, bytes, fault, isCut }: StreamedElement): void {
    if (line === 0) begin(isRecord(header));
    line += 1;
    take(fault === null ? readTs32298Record(bytes, line) : faultyRow(bytes, line, fault, isCut));
  }

  function begin(isKnown: boolean): void {
    if (!isKnown) throw new DomainError("FILE_UNREADABLE", NO_SUCH_FILE);
    take({ line: 0, bytes: Buffer.alloc(0), fields: TS32298_COLUMNS, fault: null, isCut: false });
  }

  const options = { maxBytes: maxRecordBytes, isSequence: true };
  return createElementStream(options, { onOpen: () => false, onElement });
}

const NO_SUCH_FILE = "The file begins with no packet record of 3GPP TS 32.298.";
