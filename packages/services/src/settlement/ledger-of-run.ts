import type { LedgerEvent } from "@tributary/domain/ledger/events";
import type { Micros } from "@tributary/domain/money/types";
import type { Adjustment } from "@tributary/domain/settlement/types";
import type { StatementDocument } from "@tributary/domain/statement/types";
import type { RunResult, SettlementSnapshot } from "./snapshot.ts";

export interface RunInBooks {
  readonly snapshot: Pick<SettlementSnapshot, "mnoId" | "invoice">;
  readonly result: RunResult;
}

type InvoiceApproved = Extract<LedgerEvent, { kind: "invoice-approved" }>;
type StatementIssued = Extract<LedgerEvent, { kind: "statement-issued" }>;

/**
 * What a run's approved cost does to the books, corrections of closed periods included.
 *
 * Units   micros; less what an earlier version of the run has posted, so that a new version posts its
 *         difference.
 */
export function approvedCostEvent(run: RunInBooks, earlier: RunInBooks | null): InvoiceApproved {
  const now = costOf(run);
  const before = earlier === null ? { cost: 0n, retained: 0n, claim: 0n, tax: 0n } : costOf(earlier);
  return {
    kind: "invoice-approved",
    currency: run.result.settlement.currency,
    mno: run.snapshot.mnoId,
    costMicros: now.cost - before.cost,
    retainedMicros: now.retained - before.retained,
    claimMicros: now.claim - before.claim,
    taxMicros: now.tax - before.tax,
  };
}

function costOf({ snapshot, result }: RunInBooks) {
  const { settlement, corrections } = result;
  const corrected = corrections.flatMap(({ adjustments }) => adjustments).filter((line) => !isMargin(line));
  const own = corrected.filter(({ operatorId }) => operatorId !== null);
  const kept = corrected.filter(({ operatorId }) => operatorId === null);
  return {
    cost: settlement.totals.costMicros + sumOf(own),
    retained: settlement.totals.retainedMicros + sumOf(kept),
    claim:
      settlement.amounts.netRecoverableMicros +
      corrections.reduce((sum, { claimDeltaMicros }) => sum + claimDeltaMicros, 0n),
    tax:
      (snapshot.invoice?.taxMicros ?? 0n) +
      corrections.reduce((sum, { taxDeltaMicros }) => sum + taxDeltaMicros, 0n),
  };
}

/** What one statement does to the books, less its earlier version. */
export function statementEvent(
  document: StatementDocument,
  result: RunResult,
  earlier: { readonly document: StatementDocument; readonly result: RunResult } | null,
): StatementIssued {
  const now = billedOf(document, result);
  const before = earlier === null ? null : billedOf(earlier.document, earlier.result);
  const { converted } = document;
  return {
    kind: "statement-issued",
    currency: document.currency,
    operator: document.operatorId,
    costMicros: now.cost - (before?.cost ?? 0n),
    marginMicros: now.margin - (before?.margin ?? 0n),
    taxMicros: now.tax - (before?.tax ?? 0n),
    converted:
      converted === null
        ? null
        : {
            currency: converted.currency,
            grossMicros: converted.grossMicros - (earlier?.document.converted?.grossMicros ?? 0n),
          },
  };
}

/** What changes an earlier amount; margin among it is margin still. */
const ADJUSTED: ReadonlySet<string> = new Set(["adjustment", "credit"]);

function billedOf(document: StatementDocument, { settlement }: RunResult) {
  const operator = settlement.operators.find(({ operatorId }) => operatorId === document.operatorId);
  const marginAdjusted = (operator?.lines ?? [])
    .filter(({ kind, code }) => ADJUSTED.has(kind) && code.startsWith("MARGIN_"))
    .reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
  const margin = (operator?.marginMicros ?? 0n) + marginAdjusted;
  return { cost: document.netMicros - margin, margin, tax: document.taxMicros };
}

function isMargin({ lineCode }: Adjustment): boolean {
  return lineCode.startsWith("MARGIN_");
}

function sumOf(adjustments: readonly Adjustment[]): Micros {
  return adjustments.reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
}
