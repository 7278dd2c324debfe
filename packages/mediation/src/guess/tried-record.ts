import { type ByteText, isThere, stringOf } from "@tributary/domain/usage/byte-text";
import type { Direction, Service } from "@tributary/domain/usage/types";
import type { UsageRecord } from "../cdr/usage-record.ts";

/** A record of a sample as a person reads it. */
export interface TriedRecord {
  readonly occurredAt: number;
  readonly imsi: string | null;
  readonly iccid: string | null;
  readonly msisdn: string | null;
  readonly otherParty: string | null;
  readonly service: Service;
  readonly direction: Direction;
  readonly durationSeconds: number;
  readonly volumeBytes: bigint;
  readonly visitedPlmn: string | null;
}

/** Keeps what a record says: its object serves the next one. */
export function triedRecord(record: UsageRecord): TriedRecord {
  const { occurredAt, service, direction, durationSeconds } = record;
  return {
    occurredAt,
    service,
    direction,
    durationSeconds,
    volumeBytes: BigInt(record.volumeBytes),
    imsi: textOf(record.imsi),
    iccid: textOf(record.iccid),
    msisdn: textOf(record.msisdn),
    otherParty: textOf(record.otherParty),
    visitedPlmn: textOf(record.visitedPlmn),
  };
}

function textOf(text: ByteText): string | null {
  return isThere(text) ? stringOf(text) : null;
}
