import type { PeriodLabel } from "../period/types.ts";
import type { AdjustmentReason } from "./types.ts";

/** What came to be known of a settled period. */
export interface KnownSince {
  readonly period: PeriodLabel;
  /** The invoice that it was settled on still stands. */
  readonly isSameInvoice: boolean;
  /** Files that came after it was settled. */
  readonly lateFiles: number;
  /** What corrections changed of files that it was settled with. */
  readonly correctedFiles: number;
}

/** Why a settled period is adjusted, as it is stored. */
export function adjustmentReason({ isSameInvoice, lateFiles, correctedFiles }: KnownSince): AdjustmentReason {
  if (!isSameInvoice || lateFiles + correctedFiles === 0) return "correction";
  return correctedFiles === 0 ? "late_usage" : "usage_correction";
}

/**
 * Says why one line of a settled period is adjusted, in the words that stand on the statement: they name no
 * SIM and no operator. Margins have no line of the agreement.
 *
 * Source  ADR-0007, ADR-0016.
 */
export function adjustmentText(known: KnownSince, line: string | null): string {
  const { period, lateFiles } = known;
  const reason = adjustmentReason(known);
  if (reason === "correction") return `Correction of ${period}`;
  if (reason === "late_usage") return `Late usage of ${period}`;
  const what = line === null ? period : `${period} (${line})`;
  const moved = "usage of SIMs that had changed hands";
  return lateFiles === 0 ? `Correction of ${what}: ${moved}` : `Late usage of ${what}, and ${moved}`;
}
