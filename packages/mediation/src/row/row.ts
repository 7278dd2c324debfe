import type { RawRow } from "../csv/types.ts";
import { Fields } from "./fields.ts";

/** One row as it stands in the file. It holds only until the next row is read. */
export interface Row {
  /** Physical line on which it begins, counted from 1. */
  readonly line: number;
  /** Where its exact bytes stand, without the line ending. */
  readonly source: Buffer;
  readonly from: number;
  readonly to: number;
  /** None when it cannot be split. */
  readonly fields: Fields;
  /** Why it cannot be split into fields; null when it can. */
  readonly fault: string | null;
  /** The row goes on behind these bytes. */
  readonly isCut: boolean;
  /** It is one half of a record, whose other half is not in the file. */
  readonly isHalf?: boolean;
}

/** The exact bytes of a row: a view, made only for whoever asks. */
export function bytesOf({ source, from, to }: Pick<Row, "source" | "from" | "to">): Buffer {
  return source.subarray(from, to);
}

/** Makes rows of what readers of records hand on as texts; one row's fields serve all. */
export function createRowPacker(): (raw: RawRow) => Row {
  const fields = new Fields();
  return ({ line, bytes, fields: texts, fault, isCut, isHalf = false }) => {
    fields.take(texts);
    return { line, source: bytes, from: 0, to: bytes.length, fields, fault, isCut, isHalf };
  };
}

/** A row of its own, in texts, for readers that make records of several rows or of parts of one. */
export function rowInTexts(row: Row): RawRow {
  const { line, fields, fault, isCut } = row;
  return { line, bytes: Buffer.from(bytesOf(row)), fields: fields.texts(), fault, isCut };
}
