import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { parseExact } from "@tributary/domain/money/exact";
import type { CurrencyCode } from "@tributary/domain/money/types";
import { periodOf } from "@tributary/domain/period/period";
import type { Period, PeriodLabel } from "@tributary/domain/period/types";
import type { AdjustmentReason, FxRate } from "@tributary/domain/settlement/types";
import { periodsOf } from "../reconciliation/facts.ts";
import { loadFacts } from "../reconciliation/load-facts.ts";
import { loadAgreement } from "./load-agreement.ts";
import { loadCorrections } from "./load-corrections.ts";
import { loadDecisions } from "./load-decisions.ts";
import { loadFlags } from "./load-invoice.ts";
import { loadOperators } from "./load-operators.ts";
import type { AcceptedUnattributed, PendingAdjustment, SettlementSnapshot } from "./snapshot.ts";

/**
 * Loads everything the settlement of an agreement's period is computed from, as one plain value to be frozen.
 *
 * Shape   `acceptedUnattributed` is the preparer's own decision and is carried in, not read.
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `TERMS_INVALID`.
 */
export async function loadInputs(
  tx: PortfolioTables,
  agreementId: string,
  label: PeriodLabel,
  acceptedUnattributed: readonly AcceptedUnattributed[] = [],
): Promise<SettlementSnapshot> {
  const agreement = await loadAgreement(tx, agreementId);
  const { mnoId, currency } = agreement;
  const period = periodOf(label, agreement.zone);
  const facts = await loadFacts(tx, agreementId, label);
  const operators = await loadOperators(tx, agreementId, period);
  return {
    ...facts,
    mnoId,
    openFlags: facts.invoice === null ? [] : await loadFlags(tx, facts.invoice.id),
    decisions: facts.invoice === null ? [] : await loadDecisions(tx, facts.invoice.id),
    operators,
    acceptedUnattributed,
    adjustments: await loadPending(tx, agreementId, label),
    closed: await loadCorrections(tx, agreement, label, periodsOf(facts)),
    fxRates: await loadFxRates(
      tx,
      currency,
      operators.map((operator) => operator.statementCurrency),
      period,
    ),
  };
}

/** Adjustments nobody has settled yet, and those that an earlier version of this period's run has. */
async function loadPending(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
): Promise<PendingAdjustment[]> {
  const rows = await tx.adjustment.findMany({
    where: {
      agreementId,
      originPeriod: { lte: period },
      // Corrections are found anew by each run; only what waited in a row of its own is given back.
      OR: [
        { runId: null },
        {
          reason: { in: ["dispute_rejected", "credit", "operator_dispute"] },
          run: { period, status: "superseded" },
        },
      ],
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, operatorId, originPeriod, reason, description, lineCode, amountMicros }) => ({
    id,
    operatorId,
    originPeriod,
    reason: reason as AdjustmentReason,
    description,
    lineCode: lineCode ?? "ADJUSTMENT",
    amountMicros,
  }));
}

/** One rate per currency: the latest that is valid by the last day of the period. */
async function loadFxRates(
  tx: PortfolioTables,
  base: CurrencyCode,
  quotes: readonly CurrencyCode[],
  period: Period,
): Promise<FxRate[]> {
  const rates: FxRate[] = [];
  for (const quote of [...new Set(quotes)].filter((currency) => currency !== base).sort()) {
    const row = await tx.fxRate.findFirst({
      where: { base, quote, validOn: { lte: new Date(period.endsAt - 1) } },
      orderBy: { validOn: "desc" },
    });
    if (row === null) continue;
    rates.push({
      base,
      quote,
      rate: parseExact(row.rate.toFixed()),
      source: row.source,
      validOn: row.validOn.toISOString().slice(0, 10),
    });
  }
  return rates;
}
