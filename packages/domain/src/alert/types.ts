import type { CurrencyCode, Micros } from "../money/types.ts";

export const SEVERITIES = ["critical", "warning", "notice"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a figure counts: `units` are whole units of a currency, of which the setting's alert names which. */
export type AlertUnit =
  | "times"
  | "units"
  | "micros"
  | "bps"
  | "records"
  | "files"
  | "hours"
  | "minutes"
  | "days"
  | "bytes"
  | "seconds"
  | "events";

/** What an alert comes from, by the id under which it can be looked up. */
export interface Driver {
  readonly kind:
    | "operator"
    | "agreement"
    | "period"
    | "day"
    | "service"
    | "zone"
    | "source"
    | "usage-file"
    | "reason"
    | "dispute"
    | "missing"
    | "sim"
    | "subscriber"
    | "network"
    | "number";
  readonly id: string;
  /** What of it: an amount in micros of the alert's currency, or a count. */
  readonly amount?: bigint;
}

/** The value of a setting at which what was found would just not have been found. */
export interface Excuse {
  readonly setting: string;
  readonly value: number;
}

/** What a detector found, before anybody knows whether it is found for the first time. */
export interface Finding<Name extends string = string> {
  readonly detector: Name;
  /** What rules of this detector can be made for: an operator, a source, a SIM. */
  readonly subject: string;
  /** The same for the same thing, however its figures move. */
  readonly fingerprint: string;
  readonly severity: Severity;
  /** null = the whole portfolio's, or nobody's. */
  readonly operatorId: string | null;
  readonly currency: CurrencyCode | null;
  readonly atRiskMicros: Micros | null;
  /** What was measured, what it is held against, and what would be usual. */
  readonly measured: bigint;
  readonly limit: bigint;
  readonly usual: bigint | null;
  readonly unit: AlertUnit;
  readonly drivers: readonly Driver[];
  readonly excuse: Excuse;
}

export type SettingValue = number | readonly string[];

/** A detector's settings by name. */
export type Settings = Readonly<Record<string, SettingValue>>;

export type AlertStatus = "open" | "acknowledged" | "snoozed" | "false-positive" | "closed";
