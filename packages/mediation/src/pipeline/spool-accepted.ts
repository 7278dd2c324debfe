import type { Instant } from "@tributary/domain/period/types";
import { cdrKey } from "../cdr/cdr-key.ts";
import { encodeCdr, encodeShared } from "../cdr/encode-cdr.ts";
import { hashRecords } from "../cdr/hash-records.ts";
import { createMonthFinder, type UtcMonth } from "../cdr/month.ts";
import type { UsageRecord } from "../cdr/usage-record.ts";
import { HEADER_BYTES } from "../spool/row-batch.ts";
import type { RunBuffer } from "../spool/run-buffer.ts";
import type { Spool } from "../spool/spool.ts";
import { type Aggregate, createAggregates, type OperatorAggregates } from "./aggregates.ts";
import { HOURS_PER_MONTH, type HourCounts } from "./crowded-spans.ts";
import type { Accepted } from "./judge-record.ts";
import { partitionKey } from "./partition.ts";

export interface AcceptedSpool {
  add(record: UsageRecord, accepted: Accepted): void;
  aggregates(): Aggregate[];
  /** When the earliest and the latest accepted record began; null when there is none. */
  span(): {
    firstOccurredAt: Instant | null;
    lastOccurredAt: Instant | null;
    hours: HourCounts;
  };
}

/** Where one operator's records go: nearly always to the month of the one before. */
interface OperatorSpool {
  readonly operatorId: string;
  readonly aggregates: OperatorAggregates;
  month: UtcMonth | null;
  buffer: RunBuffer | null;
}

/** Encodes accepted records for their operator's month and sums them; a spool has one of these, no more. */
export function createAcceptedSpool(spool: Spool, agreementId: string): AcceptedSpool {
  const aggregates = createAggregates();
  const operators = new Map<string, OperatorSpool>();
  const monthOf = createMonthFinder();
  const counter = createHourCounter();
  const { endings } = spool;
  const key = { high: 0, low: 0 };
  let first: Instant | null = null;
  let last: Instant | null = null;
  const beginOperator = (operatorId: string): OperatorSpool => {
    const begun = { operatorId, aggregates: aggregates.of(operatorId), month: null, buffer: null };
    operators.set(operatorId, begun);
    return begun;
  };
  const bufferFor = (operator: OperatorSpool, month: UtcMonth): RunBuffer => {
    if (operator.buffer !== null && operator.month === month) return operator.buffer;
    const { operatorId } = operator;
    operator.month = month;
    operator.buffer = spool.buffer(partitionKey({ operatorId, target: month.label }));
    return operator.buffer;
  };
  return {
    add(record, accepted) {
      const { occurredAt } = record;
      const { operatorId } = accepted;
      const operator = operators.get(operatorId) ?? beginOperator(operatorId);
      const month = monthOf(occurredAt);
      const buffer = bufferFor(operator, month);
      const aggregate = operator.aggregates.add(accepted);
      if (aggregate === endings.length) endings.push(encodeShared(aggregates.group(aggregate), agreementId));
      const from = encodeCdr(record, accepted, HEADER_BYTES);
      const { writer, start, identityEnd, end } = record;
      const second = Math.floor((occurredAt - month.startsAt) / 1000);
      if (!record.isHashed) hashRecords([record], 1);
      cdrKey(second, record, key);
      const row = { from, to: end, identityFrom: start, identityTo: identityEnd, aggregate };
      buffer.take(writer, row, key);
      counter.count(month, second);
      if (first === null || occurredAt < first) first = occurredAt;
      if (last === null || occurredAt > last) last = occurredAt;
    },
    aggregates: aggregates.rows,
    span: () => ({ firstOccurredAt: first, lastOccurredAt: last, hours: counter.counts }),
  };
}

/** Counts records by the hour of the month in which they began. */
function createHourCounter() {
  const counts = new Map<string, Uint32Array>();
  let current: UtcMonth | null = null;
  let ofCurrent: Uint32Array = new Uint32Array(0);
  return {
    counts,
    count(month: UtcMonth, second: number): void {
      if (month !== current) {
        ofCurrent = counts.get(month.label) ?? new Uint32Array(HOURS_PER_MONTH);
        counts.set(month.label, ofCurrent);
        current = month;
      }
      const hour = Math.floor(second / 3600);
      ofCurrent[hour] = (ofCurrent[hour] ?? 0) + 1;
    },
  };
}
