import type { Instant } from "@tributary/domain/period/types";
import { encodeQuarantined } from "../cdr/encode-cdr.ts";
import { bytesOf, type Row } from "../row/row.ts";
import type { Spool } from "../spool/spool.ts";
import type { Quarantined } from "./judge-record.ts";
import { partitionKey, QUARANTINE } from "./partition.ts";

/** Quarantined records of one file that are alike, as far as the portfolio may know of them. */
export interface QuarantineSum {
  readonly operatorId: string;
  readonly reason: string;
  records: number;
  valueMicros: bigint;
  /** Records whose value is known. */
  valued: number;
}

/** What is kept of a refused row. */
type RefusedRow = Pick<Row, "line" | "source" | "from" | "to" | "isCut">;

export interface QuarantineSpool {
  add(row: RefusedRow, refusal: Omit<Quarantined, "status">, occurredAt: Instant | null): void;
  sums(): QuarantineSum[];
}

/** Puts refused rows aside, each with its line, its reason and its exact bytes. */
export function createQuarantineSpool(spool: Spool): QuarantineSpool {
  const sums = new Map<string, QuarantineSum>();
  return {
    add(refused, { operatorId, reason, detail, valueMicros }, occurredAt) {
      const { line, isCut } = refused;
      const bytes = bytesOf(refused);
      const buffer = spool.buffer(partitionKey({ operatorId, target: QUARANTINE }));
      buffer.open();
      const row = { operatorId, recordNumber: line, reason, detail, bytes, valueMicros, occurredAt, isCut };
      encodeQuarantined(buffer.writer, row);
      buffer.close({ high: line, low: 0 });
      const key = `${operatorId} ${reason}`;
      const sum = sums.get(key) ?? { operatorId, reason, records: 0, valueMicros: 0n, valued: 0 };
      sums.set(key, sum);
      sum.records += 1;
      sum.valueMicros += valueMicros ?? 0n;
      sum.valued += valueMicros === null ? 0 : 1;
    },
    sums: () => [...sums.values()],
  };
}
