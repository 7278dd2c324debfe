import type { Instant } from "@tributary/domain/period/types";
import type { Direction, Service } from "@tributary/domain/usage/types";

/** One event as a source reports it, in the product's units; nothing is attributed or rated yet. */
export interface UsageRecord {
  /** Physical line in the file, counted from 1. */
  readonly recordNumber: number;
  readonly recordId: string | null;
  readonly occurredAt: Instant;
  readonly imsi: string | null;
  readonly iccid: string | null;
  readonly msisdn: string | null;
  readonly otherParty: string | null;
  readonly service: Service;
  readonly direction: Direction;
  readonly visitedPlmn: string | null;
  readonly apn: string | null;
  readonly chargingId: string | null;
  readonly durationSeconds: number;
  readonly volumeBytes: bigint;
  readonly sourceChargeMicros: bigint | null;
}

/** Why a record waits for a person or, UNPAIRED, for its other half. */
export type QuarantineReason =
  | "UNASSIGNED"
  | "AMBIGUOUS"
  | "FUTURE"
  | "MALFORMED"
  | "UNRATEABLE"
  | "CLOSED_OPERATOR"
  | "NEGATIVE"
  | "UNPAIRED";
