/**
 * Where the download of an eSIM profile is.
 *
 * Source  GSMA SGP.22, ES2+.HandleDownloadProgressInfo, notification points.
 */
export const PROGRESS_POINTS = {
  1: "eligibility",
  2: "confirmation",
  3: "download",
  4: "installation",
} as const satisfies Readonly<Record<number, string>>;

export type ProgressPoint = (typeof PROGRESS_POINTS)[keyof typeof PROGRESS_POINTS] | "other";

/** The point that a notification names; a server may have points of its own. */
export function progressPoint(id: number): ProgressPoint {
  return (PROGRESS_POINTS as Readonly<Record<number, ProgressPoint>>)[id] ?? "other";
}
