/**
 * The example's own usage of October 2026, in base units: bytes, seconds, events (an SMS is a record). `null`
 * is nobody's.
 */
export interface TableUsage {
  readonly operator: string | null;
  readonly service: "data" | "voice" | "sms";
  readonly zone: "domestic" | "eu";
  readonly quantity: bigint;
  readonly records: number;
}

const GB = 1_000_000_000n;
const MINUTE = 60n;

export const tableUsage: readonly TableUsage[] = [
  { operator: "op_a", service: "data", zone: "domestic", quantity: 62_400n * GB, records: 12_000 },
  { operator: "op_b", service: "data", zone: "domestic", quantity: 31_050n * GB, records: 6_000 },
  { operator: null, service: "data", zone: "domestic", quantity: 350n * GB, records: 70 },
  { operator: "op_a", service: "data", zone: "eu", quantity: 1_210n * GB, records: 600 },
  { operator: "op_b", service: "data", zone: "eu", quantity: 2_480n * GB, records: 1_200 },
  { operator: "op_a", service: "voice", zone: "domestic", quantity: 1_900_000n * MINUTE, records: 24_000 },
  { operator: "op_b", service: "voice", zone: "domestic", quantity: 820_000n * MINUTE, records: 10_000 },
  { operator: null, service: "voice", zone: "domestic", quantity: 6_000n * MINUTE, records: 100 },
  { operator: "op_a", service: "sms", zone: "domestic", quantity: 410_000n, records: 410_000 },
  { operator: "op_b", service: "sms", zone: "domestic", quantity: 150_000n, records: 150_000 },
];

export const simsHeld: Readonly<Record<string, number>> = { op_a: 48_000, op_b: 21_500 };

/**
 * Home and visited networks carry the country code that is set aside for private networks: nobody's in the
 * world.
 */
export const HOME_PLMN = "99940";
export const EU_PLMN = "99951";
