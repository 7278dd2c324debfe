import type { SourceMapping } from "../mapping/schema.ts";

export type CsvOptions = Pick<
  SourceMapping["csv"],
  "encoding" | "delimiter" | "quote" | "quotedNewlines" | "maxRecordBytes"
>;

/** One row as it stands in the file. */
export interface RawRow {
  /** Physical line on which it begins, counted from 1. */
  readonly line: number;
  /** Its exact bytes without the line ending; a view that holds only until the next chunk is read. */
  readonly bytes: Buffer;
  readonly fields: readonly string[];
  /** Why it cannot be split into fields; null when it can. */
  readonly fault: string | null;
  /** The row goes on behind these bytes. */
  readonly isCut: boolean;
  /** It is one half of a record and waits for the other, which another file may bring; its fault says so. */
  readonly isHalf?: boolean;
}
