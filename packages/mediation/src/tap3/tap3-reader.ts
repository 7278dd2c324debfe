import { createRecordFileReader, type RecordFileFormat, type RecordFileReader } from "../ber/record-file.ts";
import type { RawRow } from "../csv/types.ts";
import { TAP3_COLUMNS } from "./columns/tap3-columns.ts";
import { contextOrFault, createTap3EventReader } from "./read-event.ts";

const RELEASES: ReadonlySet<string> = new Set(["3.10", "3.11", "3.12"]);

/** Tags of TransferBatch, BatchControlInfo, CallEventDetailList, AuditControlInfo and Notification. */
const TAP3: RecordFileFormat = {
  columns: TAP3_COLUMNS,
  rootTag: 1,
  firstTag: 4,
  listTag: 3,
  trailerTag: 15,
  loneTag: 2,
  contextFault,
  createRead: createTap3EventReader,
  noSuchFile:
    "The file is no TAP3: it begins with no TransferBatch and BatchControlInfo, and with no Notification.",
  noTrailer: "the batch has no AuditControlInfo",
};

/**
 * Reads a TAP3 file, release 3.10 to 3.12, as rows of the columns of `TAP3_COLUMNS`, however its chunks fall.
 * Memory stays within one chunk, one event and the batch's context.
 *
 * Shape   first the header row (line 0; its bytes are the context that any event needs to be read alone),
 *         then a row for each call event, counted from 1, then one for the audit; for a notification the
 *         header row and one row. A row that cannot be decoded has a fault and its exact bytes. Where no next
 *         event can be found, the rest of what holds it is one faulty row.
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the file is no TAP3 at all; never for its content.
 * Source  GSMA TD.57.
 */
export function createTap3Reader(
  { maxRecordBytes }: { readonly maxRecordBytes: number },
  take: (row: RawRow) => void,
): RecordFileReader {
  return createRecordFileReader(TAP3, maxRecordBytes, take);
}

function contextFault(bytes: Buffer): string | null {
  const context = contextOrFault(bytes);
  if (typeof context === "string") return context;
  const { release = "" } = context.texts;
  if (RELEASES.has(release)) return null;
  return release === "" ? "the batch names no release" : `release ${release} is not read, 3.10 to 3.12 are`;
}
