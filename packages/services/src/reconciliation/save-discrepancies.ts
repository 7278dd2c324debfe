import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { LineComparison } from "@tributary/domain/reconciliation/types";
import { freeze } from "../settlement/freeze.ts";

export interface DiscrepancyScope {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly invoiceId: string;
  readonly actor: string;
}

export interface DiscrepancyCounts {
  readonly openExceptions: number;
  readonly reopened: number;
  readonly resolved: number;
}

type Row = Awaited<ReturnType<PortfolioTables["discrepancy"]["findMany"]>>[number];

const UNDECIDED = { status: "open", reason: null, decidedBy: null, decidedAt: null };

/**
 * Brings the rows of an invoice's exceptions up to date with its comparisons. What a dispute that has been
 * sent claims is left as it is: its evidence is frozen.
 */
export async function saveDiscrepancies(
  tx: PortfolioTables,
  scope: DiscrepancyScope,
  comparisons: readonly LineComparison[],
): Promise<DiscrepancyCounts> {
  const rows = await tx.discrepancy.findMany({
    where: { invoiceId: scope.invoiceId },
    include: { dispute: { select: { status: true } } },
  });
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const exceptions = comparisons.filter(({ verdict }) => verdict === "exception");
  const counts = { openExceptions: 0, reopened: 0, resolved: 0 };
  for (const comparison of exceptions) {
    const row = byKey.get(comparison.key);
    byKey.delete(comparison.key);
    if (row !== undefined && isClaimed(row)) continue;
    const { isOpen, isReopened } = await saveOne(tx, scope, comparison, row);
    if (isOpen) counts.openExceptions += 1;
    if (isReopened) counts.reopened += 1;
  }
  for (const row of byKey.values()) {
    if (row.status === "resolved" || isClaimed(row)) continue;
    const reason = "The figures no longer differ beyond the tolerance.";
    await tx.discrepancy.update({
      where: { id: row.id },
      data: { status: "resolved", reason, decidedBy: scope.actor, decidedAt: new Date(), disputeId: null },
    });
    counts.resolved += 1;
  }
  return counts;
}

async function saveOne(
  tx: PortfolioTables,
  { agreementId, period, invoiceId, actor }: DiscrepancyScope,
  comparison: LineComparison,
  row: Row | undefined,
): Promise<{ isOpen: boolean; isReopened: boolean }> {
  const decision = needsDecision(comparison)
    ? UNDECIDED
    : {
        status: "waived",
        reason: "Billed too little: payable as billed, the difference is accrued.",
        decidedBy: actor,
        decidedAt: new Date(),
      };
  const figures = figuresOf(comparison);
  const isOpen = decision.status === "open";
  if (row === undefined) {
    await tx.discrepancy.create({ data: { agreementId, period, invoiceId, ...figures, ...decision } });
    return { isOpen, isReopened: false };
  }
  if (row.status !== "open" && !hasChanged(row, comparison)) return { isOpen: false, isReopened: false };
  await tx.discrepancy.update({ where: { id: row.id }, data: { ...figures, ...decision, disputeId: null } });
  return { isOpen, isReopened: isOpen && row.status !== "open" };
}

/**
 * Nobody disputes upward by himself; a commitment follows from its lines, so its own errors are always looked
 * at.
 */
function needsDecision(comparison: LineComparison): boolean {
  return !comparison.isUnderBilled || comparison.cause === "COMMITMENT";
}

function figuresOf(comparison: LineComparison) {
  const { key, lineCode, operatorId, billedMicros, expectedMicros, deltaMicros } = comparison;
  return {
    key,
    lineCode,
    operatorId,
    billedMicros,
    expectedMicros,
    deltaMicros,
    cause: comparison.cause ?? "UNKNOWN",
    explanation: comparison.counterfactual?.explanation ?? "Nothing we hold explains the difference.",
    comparison: freeze(comparison) as object,
  };
}

function hasChanged(row: Row, comparison: LineComparison): boolean {
  return (
    row.status === "resolved" ||
    row.billedMicros !== comparison.billedMicros ||
    row.expectedMicros !== comparison.expectedMicros
  );
}

function isClaimed(row: { readonly dispute: { readonly status: string } | null }): boolean {
  return row.dispute !== null && row.dispute.status !== "draft";
}
