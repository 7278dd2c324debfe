import type { SubscriberRecord } from "./types.ts";

/**
 * The records that stand, in the order of time: neither one that was taken back nor the one that takes it
 * back, nor what a test SIM did.
 */
export function standingRecords(records: readonly SubscriberRecord[]): SubscriberRecord[] {
  const takenBack = new Map<string, number>();
  for (const record of records) {
    if (record.recordNumber >= 0) continue;
    const name = nameOf(record);
    takenBack.set(name, (takenBack.get(name) ?? 0) + 1);
  }
  const standing = records.filter((record) => {
    if (record.isTest || record.recordNumber < 0) return false;
    const left = takenBack.get(nameOf(record)) ?? 0;
    if (left > 0) takenBack.set(nameOf(record), left - 1);
    return left === 0;
  });
  return standing.sort(byTime);
}

/** The order in which records are rated. */
export function byTime(one: SubscriberRecord, other: SubscriberRecord): number {
  return one.occurredAt - other.occurredAt || compare(one.key, other.key);
}

function nameOf({ occurredAt, recordNumber, service }: SubscriberRecord): string {
  return `${occurredAt} ${Math.abs(recordNumber)} ${service}`;
}

function compare(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
