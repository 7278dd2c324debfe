import { createRowScanner, type RowScanner } from "../csv/row-scanner.ts";
import { scanRow } from "../csv/scan-row.ts";
import type { CsvOptions, RawRow } from "../csv/types.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import { rowInTexts } from "../row/row.ts";
import {
  type FlatstoreOptions,
  flatstoreColumns,
  flatstoreWidth,
  halfOf,
  pairedRow,
  unclearRow,
  unpairedRow,
  wholeRow,
} from "./flatstore-rows.ts";
import { createPairer } from "./pairer.ts";
import type { Half } from "./types.ts";

type LineOptions = Pick<CsvOptions, "encoding" | "maxRecordBytes">;

/** Halves of one file that may wait in memory; beyond it the oldest wait in the database. */
const MOST_WAITING = 50_000;

/**
 * Reads flatstore rows of Kamailio or OpenSIPS as calls, however the chunks fall: an INVITE and its BYE are
 * one row, in whichever order they stand.
 *
 * Shape   first a header row of the columns (line 0, no bytes), then a row for each call, for each row that
 *         is whole by itself and for each half whose other half is not in the file.
 */
export function createFlatstoreReader(
  options: LineOptions,
  format: FlatstoreOptions,
  take: (row: RawRow) => void,
  mostWaiting = MOST_WAITING,
): Pick<RowScanner, "push" | "end"> {
  const width = flatstoreWidth(format);
  const pairer = createPairer(mostWaiting, {
    pair: (invite, bye) => take(pairedRow(invite, bye)),
    leave: (half) => take(unpairedRow(half)),
    refuse: (half) => take(unclearRow(half)),
  });
  const scanner = createRowScanner(lineOptions(options), (row) => {
    const whole = rowInTexts(row);
    const { fields, fault } = whole;
    if (fault !== null) return take(whole);
    if (fields.length !== width) {
      return take({ ...whole, fields: [], fault: `${fields.length} fields, not ${width}` });
    }
    const half = halfOf(whole);
    if (half === null) take(wholeRow(whole));
    else pairer.offer(half);
  });
  let hasBegun = false;
  return {
    push(chunk) {
      const header = { line: 0, bytes: Buffer.alloc(0), fields: flatstoreColumns(format), fault: null };
      if (!hasBegun) take({ ...header, isCut: false });
      hasBegun = true;
      scanner.push(chunk);
    },
    end() {
      scanner.end();
      pairer.end();
    },
  };
}

/** Reads one call or one half again from its bytes; null when they are neither. */
export function createFlatstoreAgainReader(options: LineOptions, format: FlatstoreOptions) {
  return (bytes: Buffer, line: number): RawRow | null => {
    const rows: RawRow[] = [];
    const reader = createFlatstoreReader(options, format, (row) => rows.push(row));
    reader.push(bytes);
    reader.end();
    const [, row] = rows;
    return row === undefined || rows.length > 2 ? null : { ...row, line, bytes };
  };
}

/** The half that these bytes are; null when they are no half. */
export function readHalf({ csv, flatstore }: SourceMapping, bytes: Buffer, line: number): Half | null {
  const row = flatstore === undefined ? null : scanRow(lineOptions(csv), bytes, line, null);
  if (flatstore === undefined || row === null || row.fault !== null) return null;
  return row.fields.length === flatstoreWidth(flatstore) ? halfOf(rowInTexts(row)) : null;
}

function lineOptions({ encoding, maxRecordBytes }: LineOptions): CsvOptions {
  return { encoding, maxRecordBytes, delimiter: "|", quote: null, quotedNewlines: false };
}
