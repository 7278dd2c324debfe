import { type Detector, settingsOf, usualSettings } from "./detectors.ts";
import type { Excuse, Settings } from "./types.ts";

/** Settings that somebody made, for everything a detector looks at (`subject` null) or for one subject. */
export interface AlertRule {
  readonly detector: string;
  readonly subject: string | null;
  readonly version: number;
  readonly settings: Settings;
}

/** What a detector goes by for a subject. */
export type SettingsFor = (detector: Detector, subject: string) => Settings;

/**
 * Finds the settings of every detector and subject: a subject's own before those made for all, before the
 * usual ones, each setting by itself; of several versions the last.
 */
export function settingsBy(rules: readonly AlertRule[]): SettingsFor {
  const latest = new Map<string, AlertRule>();
  for (const rule of rules) {
    const key = keyOf(rule.detector, rule.subject);
    const known = latest.get(key);
    if (known === undefined || known.version < rule.version) latest.set(key, rule);
  }
  return (detector, subject) => ({
    ...usualSettings(detector),
    ...latest.get(keyOf(detector, null))?.settings,
    ...latest.get(keyOf(detector, subject))?.settings,
  });
}

/** The lowest value a setting has anywhere: what lies below it is found by nobody's rule. */
export function lowestOf(rules: readonly AlertRule[], detector: Detector, name: string): number {
  const settings = settingsBy(rules);
  const subjects = rules.filter((rule) => rule.detector === detector).map(({ subject }) => subject ?? "");
  const values = [...subjects, ""].map((subject) => settings(detector, subject)[name]);
  return Math.min(...values.filter((value) => typeof value === "number"));
}

/**
 * The settings after somebody has said that a finding was none: it would not be found again, and whatever is
 * further off still would.
 */
export function excused(detector: Detector, own: Settings, { setting, value }: Excuse): Settings {
  const range = settingsOf(detector)[setting];
  if (range === undefined || range.unit === "prefixes") return own;
  return { ...own, [setting]: Math.min(Math.max(value, range.least), range.most) };
}

function keyOf(detector: string, subject: string | null): string {
  return JSON.stringify([detector, subject]);
}
