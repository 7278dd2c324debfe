import type { RawRow } from "../csv/types.ts";
import type { RecordFileFormat } from "./record-file.ts";
import type { StreamedElement } from "./types.ts";

/** How many times `maxRecordBytes` the context may take: a hostile file has no end of groups. */
const MAX_GROUPS = 8;

export interface ContextKeeper {
  readonly add: (element: StreamedElement) => void;
  readonly isEmpty: () => boolean;
  /** The header row with what was kept as its bytes; a lone element has no context that could be wrong. */
  readonly headerRow: (isLone: boolean) => RawRow;
}

/** Keeps what stands before a file's records, as it stands in the file. */
export function createContextKeeper(
  { columns, contextFault }: Pick<RecordFileFormat, "columns" | "contextFault">,
  maxRecordBytes: number,
): ContextKeeper {
  const maxBytes = maxRecordBytes * MAX_GROUPS;
  const parts: Buffer[] = [];
  let byteCount = 0;
  let fault: string | null = null;
  return {
    add(element) {
      byteCount += element.bytes.length;
      fault ??= element.fault;
      if (byteCount <= maxBytes) parts.push(Buffer.from(element.bytes));
      else fault ??= `what stands before the records is longer than ${maxBytes} bytes`;
    },
    isEmpty: () => byteCount === 0,
    headerRow(isLone) {
      const bytes = Buffer.concat(parts);
      const why = fault ?? (isLone ? null : contextFault(bytes));
      return { line: 0, bytes, fields: columns, fault: why, isCut: false };
    },
  };
}
