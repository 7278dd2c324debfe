import type { Instant } from "@tributary/domain/period/types";
import { cdrKey } from "../cdr/cdr-key.ts";
import { encodeCdr, encodeShared, IDENTITY_AT } from "../cdr/encode-cdr.ts";
import { createMonthFinder, type UtcMonth } from "../cdr/month.ts";
import type { UsageRecord } from "../cdr/usage-record.ts";
import type { RunBuffer } from "../spool/run-buffer.ts";
import type { Spool } from "../spool/spool.ts";
import { type Aggregate, createAggregates } from "./aggregates.ts";
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

/** Encodes accepted records for their operator's month and sums them; a spool has one of these, no more. */
export function createAcceptedSpool(spool: Spool, agreementId: string): AcceptedSpool {
  const aggregates = createAggregates();
  const monthOf = createMonthFinder();
  const { endings } = spool;
  const key = { high: 0, low: 0 };
  let first: Instant | null = null;
  let last: Instant | null = null;
  const hours = new Map<string, Uint32Array>();
  const beginHours = (month: string): Uint32Array => {
    const counts = new Uint32Array(HOURS_PER_MONTH);
    hours.set(month, counts);
    return counts;
  };
  /** By month, then by operator. */
  const buffers = new Map<UtcMonth, Map<string, RunBuffer>>();
  const bufferOf = (month: UtcMonth, operatorId: string): RunBuffer => {
    const known = buffers.get(month)?.get(operatorId);
    if (known !== undefined) return known;
    const buffer = spool.buffer(partitionKey({ operatorId, target: month.label }));
    const ofMonth = buffers.get(month) ?? new Map<string, RunBuffer>();
    buffers.set(month, ofMonth.set(operatorId, buffer));
    return buffer;
  };
  return {
    add(record, accepted) {
      const { occurredAt } = record;
      const month = monthOf(occurredAt);
      const buffer = bufferOf(month, accepted.operatorId);
      buffer.open();
      const { writer } = buffer;
      const start = writer.position;
      const aggregate = aggregates.add(accepted);
      if (aggregate === endings.length) endings.push(encodeShared(aggregates.group(aggregate), agreementId));
      encodeCdr(writer, record, accepted);
      const identityEnd = IDENTITY_AT + record.identityEnd - record.start;
      const second = Math.floor((occurredAt - month.startsAt) / 1000);
      cdrKey(second, writer.bytes, start + IDENTITY_AT, start + identityEnd, 0, key);
      buffer.close(key, aggregate, identityEnd);
      const ofMonth = hours.get(month.label) ?? beginHours(month.label);
      const hour = Math.floor(second / 3600);
      ofMonth[hour] = (ofMonth[hour] ?? 0) + 1;
      if (first === null || occurredAt < first) first = occurredAt;
      if (last === null || occurredAt > last) last = occurredAt;
    },
    aggregates: aggregates.rows,
    span: () => ({ firstOccurredAt: first, lastOccurredAt: last, hours }),
  };
}
