import type { Instant } from "@tributary/domain/period/types";
import { cdrKey } from "../cdr/cdr-key.ts";
import { encodeCdr, encodeShared, IDENTITY_AT, type SharedColumns } from "../cdr/encode-cdr.ts";
import { createMonthFinder } from "../cdr/month.ts";
import type { UsageRecord } from "../cdr/usage-record.ts";
import type { Spool } from "../spool/spool.ts";
import { type Aggregate, createAggregates } from "./aggregates.ts";
import type { Accepted } from "./judge-record.ts";
import { partitionKey } from "./partition.ts";

export interface AcceptedSpool {
  add(record: UsageRecord, accepted: Accepted): void;
  aggregates(): Aggregate[];
  /** When the earliest and the latest accepted record began; null when there is none. */
  span(): { firstOccurredAt: Instant | null; lastOccurredAt: Instant | null };
}

/** Encodes accepted records for their operator's month and sums them. */
export function createAcceptedSpool(spool: Spool, agreementId: string): AcceptedSpool {
  const aggregates = createAggregates();
  const monthOf = createMonthFinder();
  /** By the number of their aggregate. */
  const shared: SharedColumns[] = [];
  let first: Instant | null = null;
  let last: Instant | null = null;
  /** The name of an operator's partition in the month at hand, put together once. */
  const names = new Map<string, string>();
  let monthOfNames = "";
  const nameOf = (operatorId: string, target: string): string => {
    if (target !== monthOfNames) names.clear();
    monthOfNames = target;
    const known = names.get(operatorId);
    if (known !== undefined) return known;
    const name = partitionKey({ operatorId, target });
    names.set(operatorId, name);
    return name;
  };
  return {
    add(record, accepted) {
      const { occurredAt } = record;
      const month = monthOf(occurredAt);
      const buffer = spool.buffer(nameOf(accepted.operatorId, month.label));
      buffer.open();
      const { writer } = buffer;
      const start = writer.position;
      const aggregate = aggregates.add(record, accepted);
      if (aggregate === shared.length) shared.push(encodeShared(accepted, agreementId));
      encodeCdr(writer, record, accepted, shared[aggregate] as SharedColumns);
      const identityEnd = IDENTITY_AT + record.identityEnd;
      const second = Math.floor((occurredAt - month.startsAt) / 1000);
      const key = cdrKey(second, writer.bytes, start + IDENTITY_AT, start + identityEnd, 0);
      buffer.close(key, aggregate, identityEnd);
      if (first === null || occurredAt < first) first = occurredAt;
      if (last === null || occurredAt > last) last = occurredAt;
    },
    aggregates: aggregates.rows,
    span: () => ({ firstOccurredAt: first, lastOccurredAt: last }),
  };
}
