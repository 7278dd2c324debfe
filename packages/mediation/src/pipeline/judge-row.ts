import type { UsageRecord } from "../cdr/usage-record.ts";
import type { Row } from "../row/row.ts";
import { type Judgement, type Quarantined, SUSPENSE } from "./judge-record.ts";
import { type Layout, readOrRefuse, rowFault } from "./layout.ts";
import type { PendingRecord } from "./pending-record.ts";

/** What a row turned out to be; `record` is null when there is none in it that could be read. */
export type JudgedRow =
  | { readonly record: UsageRecord; readonly judgement: Judgement }
  | { readonly record: null; readonly judgement: Quarantined };

/** For which reason one half of a record waits for the other. */
export const UNPAIRED = "UNPAIRED";

/** Reads a row's record, then rates and attributes it. What cannot be read is MALFORMED and nobody's. */
export function judgeRow(row: Row, layout: Layout, allowsRagged: boolean, room: PendingRecord): JudgedRow {
  const { record, usage } = room;
  const fault = rowFault(row, layout, allowsRagged) ?? readOrRefuse(layout, row, record);
  if (fault !== null) return { record: null, judgement: unreadable(row, fault) };
  const { price, judge } = layout.judge;
  return { record, judgement: judge(record, usage, price(record, row.fields, usage)) };
}

/** What becomes of a row in which no record can be read. */
export function unreadable({ isHalf = false }: Row, detail: string): Quarantined {
  const reason = isHalf ? UNPAIRED : "MALFORMED";
  return { status: "quarantined", operatorId: SUSPENSE, reason, detail, valueMicros: null };
}
