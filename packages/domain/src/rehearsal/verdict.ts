import type { RehearsalOutcome, RehearsalReport, RehearsalVerdict } from "./types.ts";

/** The latest rehearsal of an operator, as far as its worth depends on it. */
export interface LatestFacts {
  readonly status: "waiting" | "running" | "done" | "failed";
  readonly outcome: RehearsalOutcome | null;
  readonly fingerprint: string | null;
}

/**
 * Says what an operator's latest rehearsal is worth for the configuration that stands now.
 *
 * Shape   a configuration that has changed since makes a rehearsal outdated, whatever it came to.
 */
export function verdictOf(latest: LatestFacts | null, fingerprint: string): RehearsalVerdict {
  if (latest === null) return "never";
  if (latest.status === "failed") return "broken";
  if (latest.status !== "done" || latest.outcome === null) return "under-way";
  return latest.fingerprint === fingerprint ? latest.outcome : "outdated";
}

/** Passed is what came to its end with no step failed and every identity held. */
export function outcomeOf({ steps, identities }: RehearsalReport): RehearsalOutcome {
  const isWhole = identities !== null && Object.values(identities).every(({ holds }) => holds);
  return isWhole && steps.every(({ status }) => status !== "failed") ? "passed" : "failed";
}
