import type { Micros } from "@tributary/domain/money/types";
import {
  adjustmentReason,
  adjustmentText,
  type KnownSince,
} from "@tributary/domain/settlement/adjustment-text";
import { correctClosedPeriod } from "@tributary/domain/settlement/correct-closed-period";
import { settle } from "@tributary/domain/settlement/settle";
import type { ApprovedLine, Blocker, Settlement } from "@tributary/domain/settlement/types";
import { accruedInput, arrearsOf } from "./accrue-late.ts";
import { settlementInput } from "./settlement-input.ts";
import type { ClosedPeriodFacts, Correction, LineAmount, Standing } from "./snapshot.ts";

/**
 * Corrects a settled period by what is known of it now. While the invoice it was settled on stands, late
 * usage and new terms accrue on top of what was approved, less what later invoices billed in arrears; under
 * another invoice, or none, the period is settled again whole. Either way only the difference to what was
 * posted is adjusted.
 */
export function correctClosed(closed: ClosedPeriodFacts, approvedNow: readonly ApprovedLine[]): Correction {
  const { facts, standing } = closed;
  const arrears = [...closed.arrears, ...arrearsOf(approvedNow, facts.period)];
  const isSameInvoice = facts.invoice !== null && facts.invoice.id === standing.invoiceId;
  return isSameInvoice ? accrueOnTop(closed, arrears) : settleAgain(closed, arrears);
}

function accrueOnTop(closed: ClosedPeriodFacts, arrears: readonly LineAmount[]): Correction {
  const recomputed = settle(accruedInput(closed.facts, closed.standing, arrears));
  return {
    period: closed.facts.period,
    adjustments: adjustmentsOf(closed, recomputed),
    standing: null,
    blockers: blockersOf(closed, recomputed),
    claimDeltaMicros: 0n,
    taxDeltaMicros: 0n,
  };
}

function settleAgain(closed: ClosedPeriodFacts, arrears: readonly LineAmount[]): Correction {
  const { facts, standing } = closed;
  const { input, expected } = settlementInput(facts);
  const recomputed = settle(input);
  const { approved } = recomputed;
  const invoiceId = facts.invoice?.id ?? null;
  const taxMicros = facts.invoice?.taxMicros ?? 0n;
  const next: Standing = { invoiceId, taxMicros, expected, approved, arrears };
  return {
    period: facts.period,
    adjustments: adjustmentsOf(closed, recomputed),
    standing: invoiceId === null ? null : next,
    blockers: blockersOf(closed, recomputed),
    claimDeltaMicros: invoiceId === null ? 0n : claimOf(approved) - claimOf(standing.approved),
    taxDeltaMicros: taxMicros - standing.taxMicros,
  };
}

function claimOf(approved: readonly ApprovedLine[]): Micros {
  return approved.reduce((sum, line) => sum + line.billedMicros - line.approvedMicros, 0n);
}

function adjustmentsOf(
  { facts, posted, lateFileIds, correctedFileIds = [], standing }: ClosedPeriodFacts,
  recomputed: Settlement,
) {
  const known: KnownSince = {
    period: facts.period,
    isSameInvoice: standing.invoiceId === (facts.invoice?.id ?? null),
    lateFiles: lateFileIds.length - correctedFileIds.length,
    correctedFiles: correctedFileIds.length,
  };
  const lines = new Map(
    facts.versions.flatMap(({ terms }) => terms.lines).map(({ code, description }) => [code, description]),
  );
  const [reason, description] = [adjustmentReason(known), adjustmentText(known, null)];
  return correctClosedPeriod({ posted, recomputed, reason, description }).map((adjustment) => {
    return { ...adjustment, description: adjustmentText(known, lines.get(adjustment.lineCode) ?? null) };
  });
}

/**
 * Only what a person has to decide stops a correction; rates of exchange are those of the run that posts it.
 */
function blockersOf({ facts }: ClosedPeriodFacts, { blockers }: Settlement): Blocker[] {
  return blockers
    .filter(({ code }) => code !== "FX_RATE_MISSING")
    .map((blocker) => ({ ...blocker, message: `Correction of ${facts.period}: ${blocker.message}` }));
}
