import type { Instant } from "../period/types.ts";
import { isAwake } from "./lifecycle.ts";
import type { AlertStatus, Finding } from "./types.ts";

/** An alert that stands. */
export interface StandingAlert {
  readonly id: string;
  readonly fingerprint: string;
  readonly status: AlertStatus;
  readonly snoozedUntil: Instant | null;
  /** Names the figures it was last stored with. */
  readonly figures: string;
}

export interface AlertChanges<Found extends Finding> {
  readonly opened: readonly Found[];
  /** Found again with other figures. */
  readonly moved: readonly { readonly id: string; readonly finding: Found }[];
  readonly woken: readonly string[];
  /** Not found any more. */
  readonly closed: readonly string[];
}

/**
 * Compares what was found with the alerts that stand. The same findings again change nothing.
 *
 * Shape   each finding at most once, by its fingerprint; each alert in one of moved and closed at most.
 */
export function reconcileFindings<Found extends Finding>(
  findings: readonly Found[],
  standing: readonly StandingAlert[],
  at: Instant,
): AlertChanges<Found> {
  const found = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const known = new Set(standing.map(({ fingerprint }) => fingerprint));
  const moved = standing.flatMap(({ id, fingerprint, figures }) => {
    const finding = found.get(fingerprint);
    return finding === undefined || figuresOf(finding) === figures ? [] : { id, finding };
  });
  const stays = standing.filter(({ fingerprint }) => found.has(fingerprint));
  return {
    opened: [...found.values()].filter(({ fingerprint }) => !known.has(fingerprint)),
    moved,
    woken: stays.filter((alert) => isAwake(alert.status, alert.snoozedUntil, at)).map(({ id }) => id),
    closed: standing.filter(({ fingerprint }) => !found.has(fingerprint)).map(({ id }) => id),
  };
}

/** Names a finding's figures: silence alone is no news, so what only grows with the clock is left out. */
export function figuresOf({ severity, atRiskMicros, measured, limit, drivers, unit }: Finding): string {
  const isClock = unit === "seconds" || unit === "days";
  const parts = drivers.map(({ kind, id, amount }) => [kind, id, `${amount ?? ""}`]);
  return JSON.stringify([severity, `${atRiskMicros}`, isClock ? "" : `${measured}`, `${limit}`, parts]);
}
