import { DomainError } from "../error.ts";
import type { AlertUnit, Settings, SettingValue } from "./types.ts";

/** One number that a detector holds figures against. */
export interface SettingRange {
  readonly unit: AlertUnit;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** A list of beginnings of numbers. */
export interface SettingList {
  readonly unit: "prefixes";
  readonly usual: readonly string[];
}

export type Setting = SettingRange | SettingList;

const BILLION = 1_000_000_000;

function range(unit: AlertUnit, usual: number, least = 0, most = BILLION): SettingRange {
  return { unit, usual, least, most };
}

/** The detectors over sums of the portfolio, each with its settings. */
export const PORTFOLIO_DETECTORS = {
  "usage-anomaly": {
    madTimes: range("times", 4, 1),
    floor: range("units", 100),
    /** What a day may cost while there are not four weeks to compare it with. */
    newcomer: range("units", 5_000),
    watchDays: range("days", 7, 1, 31),
  },
  "margin-floor": { floorBps: range("bps", 300, -10_000, 10_000) },
  "credit-exposure": {
    /** 0 = no limit was agreed. */
    limit: range("units", 0),
    deposit: range("units", 0),
    warnBps: range("bps", 8_000, 1, 10_000),
  },
  "file-late": {
    /** 0 = as the source's own pickup says. */
    afterHours: range("hours", 0, 0, 8_784),
  },
  "sequence-gap": { allowed: range("files", 0) },
  "attribution-drop": {
    dropBps: range("bps", 200, 1, 10_000),
    records: range("records", 50),
    watchDays: range("days", 7, 1, 31),
  },
  "quarantine-growth": {
    records: range("records", 100),
    shareBps: range("bps", 100, 0, 10_000),
    watchDays: range("days", 7, 1, 31),
  },
  "commitment-shortfall": { floor: range("units", 1_000) },
  "dispute-deadline": { warnDays: range("days", 5, 0, 60) },
  "invoice-missing": { afterDays: range("days", 15, 1, 90) },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Setting>>>>;

/** The detectors over one operator's own records. */
export const USAGE_DETECTORS = {
  "sim-spend": { limit: range("units", 100), windowMinutes: range("minutes", 1_440, 15, 1_440) },
  "sim-data": { limitMegabytes: range("units", 50_000), windowMinutes: range("minutes", 1_440, 15, 1_440) },
  "sim-voice": { limitMinutes: range("minutes", 600), windowMinutes: range("minutes", 1_440, 15, 1_440) },
  "sim-messages": { limit: range("events", 300), windowMinutes: range("minutes", 60, 15, 1_440) },
  "premium-number": {
    prefixes: { unit: "prefixes", usual: [] },
    calls: range("events", 3, 1),
    windowMinutes: range("minutes", 1_440, 15, 1_440),
  },
  "sim-abroad": { newHours: range("hours", 72, 1, 720), records: range("records", 1, 1) },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Setting>>>>;

export type PortfolioDetector = keyof typeof PORTFOLIO_DETECTORS;
export type UsageDetector = keyof typeof USAGE_DETECTORS;
export type Detector = PortfolioDetector | UsageDetector;

export const PORTFOLIO_DETECTOR_NAMES = Object.keys(PORTFOLIO_DETECTORS) as readonly PortfolioDetector[];
export const USAGE_DETECTOR_NAMES = Object.keys(USAGE_DETECTORS) as readonly UsageDetector[];

const ALL: Readonly<Record<string, Readonly<Record<string, Setting>>>> = {
  ...PORTFOLIO_DETECTORS,
  ...USAGE_DETECTORS,
};

const LONGEST_LIST = 200;
const PREFIX = /^\d{2,15}$/;

/** The settings a detector has, with their ranges. */
export function settingsOf(detector: Detector): Readonly<Record<string, Setting>> {
  return ALL[detector] ?? {};
}

/** What a detector goes by while nobody has made a rule. */
export function usualSettings(detector: Detector): Settings {
  return Object.fromEntries(Object.entries(settingsOf(detector)).map(([name, { usual }]) => [name, usual]));
}

/**
 * Checks settings that somebody wants to change.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a setting the detector does not have, or outside its range.
 */
export function checkSettings(detector: Detector, wanted: Settings): Settings {
  const known = settingsOf(detector);
  for (const [name, value] of Object.entries(wanted)) {
    const setting = known[name];
    if (setting === undefined) {
      throw new DomainError("INPUT_INVALID", `${detector} has no setting "${name}": check its name.`, {
        name,
      });
    }
    checkValue(name, setting, value);
  }
  return wanted;
}

function checkValue(name: string, setting: Setting, value: SettingValue): void {
  if (setting.unit === "prefixes") {
    const isList = typeof value !== "number" && value.length <= LONGEST_LIST;
    if (isList && value.every((prefix) => PREFIX.test(prefix))) return;
    const message = `A beginning of a number has 2 to 15 digits, and there are ${LONGEST_LIST} at most.`;
    throw new DomainError("INPUT_INVALID", message, { name });
  }
  const { least, most } = setting;
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return;
  throw new DomainError("INPUT_INVALID", `${name} is a whole number from ${least} to ${most}.`, { name });
}

/** A setting as a number. */
export function numberOf(settings: Settings, name: string): number {
  const value = settings[name];
  if (typeof value !== "number") throw new RangeError(`there is no number "${name}"`);
  return value;
}

/** A setting in whole units of a currency, in micros. */
export function microsOf(settings: Settings, name: string): bigint {
  return BigInt(numberOf(settings, name)) * 1_000_000n;
}
