import type { Micros } from "../money/types.ts";
import { microsOf, numberOf, type UsageDetector } from "./detectors.ts";
import type { SettingsFor } from "./rules.ts";
import type { Driver, Finding } from "./types.ts";

/** A SIM by what may be kept of it in an alert. */
export interface SimTrace {
  /** A hash of its IMSI. */
  readonly sim: string;
  readonly subscriberId: string | null;
}

/** The most that a SIM came to within any window of a length, over the records that were looked at. */
export interface SimPeak extends SimTrace {
  readonly peak: bigint;
  /** The last record of that window. */
  readonly at: Date;
}

export interface FraudFacts {
  /** Micros of retail charges. */
  readonly spend: readonly (SimPeak & { readonly currency: string })[];
  readonly bytes: readonly SimPeak[];
  readonly seconds: readonly SimPeak[];
  readonly messages: readonly SimPeak[];
  /** Calls to numbers of the premium list, by the prefix. */
  readonly premium: readonly (SimPeak & { readonly prefix: string })[];
  /** Records abroad of SIMs within the first hours of their subscriber. */
  readonly abroad: readonly (SimPeak & { readonly network: string })[];
}

const MEGABYTE = 1_000_000n;

/**
 * Finds what looks like fraud in an operator's own records: a SIM that spends or uses too much at once, calls
 * premium numbers again and again, or goes abroad right after it was given out.
 */
export function fraudFindings(facts: FraudFacts, settingsFor: SettingsFor): Finding<UsageDetector>[] {
  return [
    ...facts.spend.flatMap((peak) => {
      const limit = microsOf(settingsFor("sim-spend", peak.sim), "limit");
      const { currency } = peak;
      const over = { limit, step: 1_000_000n, setting: "limit", unit: "micros", currency } as const;
      return above("sim-spend", peak, { ...over, atRiskMicros: peak.peak });
    }),
    ...facts.bytes.flatMap((peak) => {
      const limit = BigInt(numberOf(settingsFor("sim-data", peak.sim), "limitMegabytes")) * MEGABYTE;
      return above("sim-data", peak, { limit, step: MEGABYTE, setting: "limitMegabytes", unit: "bytes" });
    }),
    ...facts.seconds.flatMap((peak) => {
      const limit = BigInt(numberOf(settingsFor("sim-voice", peak.sim), "limitMinutes")) * 60n;
      return above("sim-voice", peak, { limit, step: 60n, setting: "limitMinutes", unit: "seconds" });
    }),
    ...facts.messages.flatMap((peak) => {
      const limit = BigInt(numberOf(settingsFor("sim-messages", peak.sim), "limit"));
      return above("sim-messages", peak, { limit, step: 1n, setting: "limit", unit: "events" });
    }),
    ...facts.premium.flatMap((peak) => {
      const calls = BigInt(numberOf(settingsFor("premium-number", peak.sim), "calls"));
      const driver = { kind: "number", id: `${peak.prefix}…`, amount: peak.peak } as const;
      const at = { limit: calls - 1n, step: 1n, setting: "calls", unit: "events", from: 1n } as const;
      return above("premium-number", peak, at, [driver]);
    }),
    ...facts.abroad.flatMap((peak) => {
      const records = BigInt(numberOf(settingsFor("sim-abroad", peak.sim), "records"));
      const driver = { kind: "network", id: peak.network, amount: peak.peak } as const;
      const at = { limit: records - 1n, step: 1n, setting: "records", unit: "records", from: 1n } as const;
      return above("sim-abroad", peak, at, [driver]);
    }),
  ];
}

interface Over {
  readonly limit: bigint;
  /** What one of the setting is in the peak's unit. */
  readonly step: bigint;
  readonly setting: string;
  readonly unit: Finding["unit"];
  /** Added to the setting where a peak of it is found already. */
  readonly from?: bigint;
  readonly currency?: string;
  readonly atRiskMicros?: Micros;
}

function above(
  detector: UsageDetector,
  { sim, subscriberId, peak, at }: SimPeak,
  { limit, step, setting, unit, from = 0n, currency, atRiskMicros }: Over,
  more: readonly Driver[] = [],
): Finding<UsageDetector>[] {
  if (peak <= limit) return [];
  const finding: Finding<UsageDetector> = {
    ...{ detector, subject: sim, fingerprint: `${detector}:${sim}`, operatorId: null },
    ...{ severity: peak > 3n * limit ? "critical" : "warning", currency: currency ?? null },
    ...{ atRiskMicros: atRiskMicros ?? null, measured: peak, limit: limit + from, usual: null, unit },
    excuse: { setting, value: Number((peak + step - 1n) / step + from) },
    drivers: [
      { kind: "sim", id: sim },
      ...(subscriberId === null ? [] : [{ kind: "subscriber", id: subscriberId } as const]),
      { kind: "day", id: at.toISOString().slice(0, 10) },
      ...more,
    ],
  };
  return [finding];
}
