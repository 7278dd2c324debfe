import type { UsageRecord } from "../cdr/usage-record.ts";
import type { Row } from "../row/row.ts";
import { type Judgement, type Quarantined, SUSPENSE } from "./judge-record.ts";
import { type Layout, readOrRefuse, rowFault } from "./layout.ts";

/** What a row turned out to be; `record` is null when there is none in it that could be read. */
export type JudgedRow =
  | { readonly record: UsageRecord; readonly judgement: Judgement }
  | { readonly record: null; readonly judgement: Quarantined };

/** For which reason one half of a record waits for the other. */
export const UNPAIRED = "UNPAIRED";

/** Reads a row's record, then attributes and rates it. What cannot be read is MALFORMED and nobody's. */
export function judgeRow(row: Row, layout: Layout, allowsRagged: boolean): JudgedRow {
  const record = rowFault(row, layout, allowsRagged) ?? readOrRefuse(layout, row);
  if (typeof record !== "string") return { record, judgement: layout.judge(record, row.fields) };
  const reason = row.isHalf === true ? UNPAIRED : "MALFORMED";
  const refusal = { operatorId: SUSPENSE, reason, detail: record, valueMicros: null } as const;
  return { record: null, judgement: { status: "quarantined", ...refusal } };
}
