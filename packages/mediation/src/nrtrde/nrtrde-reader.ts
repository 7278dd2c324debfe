import { createRecordFileReader, type RecordFileFormat, type RecordFileReader } from "../ber/record-file.ts";
import type { RawRow } from "../csv/types.ts";
import { NRTRDE_COLUMNS } from "./nrtrde-columns.ts";
import { contextOrFault, createNrtrdeEventReader } from "./read-event.ts";

const RELEASE = /^2\./;

/** Tags of Nrtrde, SpecificationVersionNumber, CallEventList and CallEventsCount. */
const NRTRDE: RecordFileFormat = {
  columns: NRTRDE_COLUMNS,
  rootTag: 1,
  firstTag: 41,
  listTag: 2,
  trailerTag: 20,
  loneTag: null,
  contextFault,
  createRead: createNrtrdeEventReader,
  noSuchFile: "The file is no NRTRDE: it begins with no Nrtrde and its specificationVersionNumber.",
  noTrailer: "the file has no callEventsCount",
};

/**
 * Reads an NRTRDE file, release 2, as rows of the columns of `NRTRDE_COLUMNS`, however its chunks fall.
 * Memory stays within one chunk, one event and what stands before the events.
 *
 * Shape   first the header row (line 0; its bytes are what stands before the events), then a row for each
 *         event, counted from 1, then one for the callEventsCount. Faults are rows as in a TAP3 file.
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the file is no NRTRDE at all; never for its content.
 * Source  GSMA TD.35.
 */
export function createNrtrdeReader(
  { maxRecordBytes }: { readonly maxRecordBytes: number },
  take: (row: RawRow) => void,
): RecordFileReader {
  return createRecordFileReader(NRTRDE, maxRecordBytes, take);
}

function contextFault(bytes: Buffer): string | null {
  const context = contextOrFault(bytes);
  if (typeof context === "string") return context;
  const { release = "" } = context;
  if (RELEASE.test(release)) return null;
  return release === "" ? "the file names no release" : `release ${release} is not read, 2.1 is`;
}
