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

/**
 * Says why a settled period is adjusted, in the words that stand on every operator's statement: they name no
 * SIM and no operator.
 *
 * Shape   the reason that is stored, and one line of text, for all adjustments of the period.
 * Source  ADR-0007, ADR-0016.
 */
export function adjustmentText({ period, isSameInvoice, lateFiles, correctedFiles }: KnownSince): {
  readonly reason: AdjustmentReason;
  readonly description: string;
} {
  if (!isSameInvoice || lateFiles + correctedFiles === 0) {
    return { reason: "correction", description: `Correction of ${period}` };
  }
  if (correctedFiles === 0) return { reason: "late_usage", description: `Late usage of ${period}` };
  const moved = "usage of SIMs that had changed hands";
  return lateFiles === 0
    ? { reason: "usage_correction", description: `Correction of ${period}: ${moved}` }
    : { reason: "usage_correction", description: `Late usage of ${period}, and ${moved}` };
}
