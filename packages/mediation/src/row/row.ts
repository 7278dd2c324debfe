import type { RawRow } from "../csv/types.ts";
import { Fields } from "./fields.ts";

/** One row as it stands in the file. It holds only until the next row is read. */
export interface Row {
  /** Physical line on which it begins, counted from 1. */
  readonly line: number;
  /** Its exact bytes without the line ending. */
  readonly bytes: Buffer;
  /** None when it cannot be split. */
  readonly fields: Fields;
  /** Why it cannot be split into fields; null when it can. */
  readonly fault: string | null;
  /** The row goes on behind these bytes. */
  readonly isCut: boolean;
  /** It is one half of a record, whose other half is not in the file. */
  readonly isHalf?: boolean;
}

/** Makes rows of what readers of records hand on as texts; one row's fields serve all. */
export function createRowPacker(): (raw: RawRow) => Row {
  const fields = new Fields();
  return ({ line, bytes, fields: texts, fault, isCut, isHalf = false }) => {
    fields.take(texts);
    return { line, bytes, fields, fault, isCut, isHalf };
  };
}

/** A row with its fields as texts, for readers that make records of several rows or of parts of one. */
export function rowInTexts({ line, bytes, fields, fault, isCut }: Row): RawRow {
  return { line, bytes, fields: fields.texts(), fault, isCut };
}
