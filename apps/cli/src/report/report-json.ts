import type { IdentityReport } from "@tributary/domain/settlement/identities";
import { allocationsOf, linesOf } from "./line-report.ts";
import type { MonthEndReport } from "./load-report.ts";
import type { SettledRun } from "./settled-run.ts";

/** The report as the one object that machines read; bigints become strings when it is written. */
export function reportJson(report: MonthEndReport) {
  const { records, invoices, statements, exceptions, identities, runs } = report;
  const retained = runs.map(({ agreement, period, settlement }) => ({
    agreement,
    period,
    currency: settlement.currency,
    amountMicros: settlement.totals.retainedMicros,
  }));
  return {
    records,
    invoices,
    statements,
    retainedMicros: sumOfOneCurrency(runs),
    retained,
    identities: verdicts(identities),
    lines: runs.flatMap(linesOf),
    allocations: runs.flatMap(allocationsOf),
    exceptions: exceptions.map(({ parts: _, ...exception }) => exception),
    blockers: runs.flatMap(({ agreement, period, blockers }) =>
      blockers.map(({ code, message }) => ({ agreement, period, code, message })),
    ),
  };
}

export function verdicts(identities: IdentityReport): Record<string, boolean> {
  return Object.fromEntries(Object.entries(identities).map(([id, { holds }]) => [id, holds]));
}

export function allHold(identities: IdentityReport): boolean {
  return Object.values(identities).every(({ holds }) => holds);
}

/**
 * Amounts of several currencies have no sum: then only `retained` tells, unless nothing is retained at all.
 */
function sumOfOneCurrency(runs: readonly SettledRun[]): bigint | null {
  const kept = runs.filter(({ settlement }) => settlement.totals.retainedMicros !== 0n);
  const currencies = new Set(kept.map(({ settlement }) => settlement.currency));
  if (currencies.size > 1) return null;
  return kept.reduce((sum, { settlement }) => sum + settlement.totals.retainedMicros, 0n);
}
