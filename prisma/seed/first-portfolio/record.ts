import type { Side } from "./operators.ts";

export type Source = "msc" | "tap" | "cdr";

/**
 * One usage record of the story. `volume` is in the unit of its source: kB in Germany, MiB in the United
 * Kingdom.
 */
export interface SeedRecord {
  readonly side: Side;
  readonly source: Source;
  /** The agreement line it is to be charged on. */
  readonly line: string;
  /** Whose SIM it is at that instant; null is nobody's. */
  readonly operator: string | null;
  readonly at: number;
  readonly imsi: string;
  readonly other: string | null;
  readonly network: string;
  readonly seconds: number;
  readonly volume: number;
  /** Held by us when the month is settled; false for late records and for those of a closed operator. */
  readonly isOurs: boolean;
  /** The file it travels in, where that is not its day's or week's. */
  readonly file?: "lost" | "late";
}

export function serviceOf(line: string): "data" | "voice" | "sms" {
  if (line.includes("DATA")) return "data";
  return line.includes("VOICE") ? "voice" : "sms";
}

/** What a record is charged on, in base units: bytes, seconds after the minimum, events. */
export function chargedUnits(record: SeedRecord): bigint {
  switch (serviceOf(record.line)) {
    case "data":
      return BigInt(record.volume) * (record.side === "de" ? 1_000n : 1_048_576n);
    case "voice":
      // Germany charges domestic and international calls 60/1: a minute at least, then by the second.
      return BigInt(hasMinimumMinute(record.line) ? Math.max(60, record.seconds) : record.seconds);
    case "sms":
      return 1n;
  }
}

function hasMinimumMinute(line: string): boolean {
  return line === "VOICE-DOM" || line === "VOICE-INTL";
}
