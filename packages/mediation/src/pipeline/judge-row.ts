import type { RawRow } from "../csv/types.ts";
import type { ReadRecord } from "../mapping/compile-mapping.ts";
import { type Judgement, type Quarantined, SUSPENSE } from "./judge-record.ts";
import { type Layout, readOrRefuse, rowFault } from "./layout.ts";

/** What a row turned out to be; `read` is null when there is no record in it that could be read. */
export type JudgedRow =
  | { readonly read: ReadRecord; readonly judgement: Judgement }
  | { readonly read: null; readonly judgement: Quarantined };

/** For which reason one half of a record waits for the other. */
export const UNPAIRED = "UNPAIRED";

/** Reads a row's record, then attributes and rates it. What cannot be read is MALFORMED and nobody's. */
export function judgeRow(row: RawRow, layout: Layout, allowsRagged: boolean): JudgedRow {
  const read = rowFault(row, layout, allowsRagged) ?? readOrRefuse(layout, row);
  if (typeof read !== "string") return { read, judgement: layout.judge(read.record, row.fields) };
  const reason = row.isHalf === true ? UNPAIRED : "MALFORMED";
  const refusal = { operatorId: SUSPENSE, reason, detail: read, valueMicros: null } as const;
  return { read: null, judgement: { status: "quarantined", ...refusal } };
}
