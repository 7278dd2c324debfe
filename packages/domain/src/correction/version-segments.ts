import { versionAt } from "../agreement/version-at.ts";
import type { Instant } from "../period/types.ts";

/** A stretch of time in which one version is in force: `[from, until)`, null is open. */
export interface VersionSegment {
  readonly version: number;
  readonly from: Instant | null;
  readonly until: Instant | null;
}

/**
 * Cuts time where another version comes into force. Before the first, none is.
 *
 * Shape   in order of time; two neighbours never bear the same version.
 */
export function versionSegments(
  versions: readonly { readonly version: number; readonly effectiveFrom: Instant }[],
): VersionSegment[] {
  const starts = [...new Set(versions.map(({ effectiveFrom }) => effectiveFrom))].sort((a, b) => a - b);
  const segments: VersionSegment[] = [];
  for (const from of starts) {
    const found = versionAt(versions, from);
    const last = segments.at(-1);
    if (found === null || last?.version === found.version) continue;
    if (last !== undefined) segments[segments.length - 1] = { ...last, until: from };
    segments.push({ version: found.version, from, until: null });
  }
  return segments;
}
