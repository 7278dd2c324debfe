import type { RawRow } from "../csv/types.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import { createRowReader } from "../pipeline/row-reader.ts";
import { rowInTexts } from "../row/row.ts";
import type { Dialect } from "./draft.ts";

/** A row that outlives the chunk it stood in. */
export type SampleRow = Pick<RawRow, "line" | "fields" | "fault">;

/**
 * The first rows of a sample, as the same reader cuts them that takes files in.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` for a file of another format.
 */
export function readRows(bytes: Buffer, mapping: SourceMapping, isWhole: boolean, most: number): SampleRow[] {
  const rows: SampleRow[] = [];
  const reader = createRowReader(mapping, (row) => {
    const { line, fields, fault } = rowInTexts(row);
    if (rows.length < most) rows.push({ line, fields, fault });
  });
  // A part of a file ends within a row: only what is whole is read.
  for (let at = 0; at < bytes.length && rows.length < most; at += CHUNK) {
    reader.push(Buffer.from(bytes.subarray(at, at + CHUNK)));
  }
  if (isWhole && rows.length < most) reader.end();
  return rows;
}

const CHUNK = 65_536;

/** A mapping that says no more than how a file is cut into rows. */
export function cuttingMapping(dialect: Dialect, paths: readonly string[]): SourceMapping {
  const { format, encoding, delimiter, quote, hasHeader } = dialect;
  return parseMapping({
    format,
    csv: { encoding, delimiter: delimiter || ",", quote, header: hasHeader },
    ...(format === "jsonl" ? { jsonl: { columns: paths.length === 0 ? ["?"] : paths } } : {}),
    occurredAt: { columns: [1], format: "epoch-seconds" },
    service: { default: "data" },
  });
}
