import type { Instant } from "../period/types.ts";

/**
 * Finds the version in force at an instant: the latest one that is effective by then. At equal dates the
 * higher version number wins, so that a correction replaces what it corrects.
 *
 * Shape   null when no version is effective yet.
 */
export function versionAt<Version extends { readonly version: number; readonly effectiveFrom: Instant }>(
  versions: readonly Version[],
  instant: Instant,
): Version | null {
  let found: Version | null = null;
  for (const version of versions) {
    if (version.effectiveFrom > instant) continue;
    const isLater =
      found === null ||
      version.effectiveFrom > found.effectiveFrom ||
      (version.effectiveFrom === found.effectiveFrom && version.version > found.version);
    if (isLater) found = version;
  }
  return found;
}
