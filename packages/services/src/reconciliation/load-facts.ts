import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { parseExact } from "@tributary/domain/money/exact";
import { nextLabel, periodOf, previousLabel } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import type { BilledBefore } from "@tributary/domain/reconciliation/types";
import type { UsageTotal } from "@tributary/domain/usage/types";
import { type AgreementFacts, loadAgreement } from "../settlement/load-agreement.ts";
import { loadAnnual } from "../settlement/load-annual.ts";
import { loadInvoiceOf, type StoredInvoice } from "../settlement/load-invoice.ts";
import { loadSims } from "../settlement/load-sims.ts";
import { loadFileIds, loadUsage, ownUsage } from "../settlement/load-usage.ts";
import { type ComparisonFacts, periodsOf } from "./facts.ts";

/**
 * Loads what an agreement's period is compared on, with the invoice that stands for it.
 *
 * Shape   `fileIds` are the usage files behind the period's own usage.
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, also when no version is in force.
 */
export async function loadFacts(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
): Promise<ComparisonFacts & { readonly fileIds: readonly number[] }> {
  const agreement = await loadAgreement(tx, agreementId);
  const invoice = await loadInvoiceOf(tx, agreementId, period);
  const periods = periodsOf({ period, invoice });
  const own = ownUsage(agreementId, period);
  const versions = relevantVersions(agreement, period);
  const sims = [];
  for (const label of periods) {
    const { terms } = governingVersion(agreement.versions, label);
    sims.push(await loadSims(tx, agreementId, periodOf(label, agreement.zone), terms));
  }
  return {
    agreementId,
    period,
    versions,
    invoice,
    usage: await loadUsage(tx, versions, own),
    fileIds: await loadFileIds(tx, own),
    evidence: await loadNeighbours(tx, agreement, period, periods),
    sims: sims.flatMap(({ counts }) => counts),
    simAlternatives: sims.flatMap(({ alternatives }) => alternatives),
    billedBefore: invoice === null ? [] : await loadBilledBefore(tx, agreementId, invoice, periods),
    annual: await loadAnnual(tx, agreement, period),
  };
}

/**
 * Terms that take effect after the next period say nothing about this one, so they do not outdate a review.
 */
export function relevantVersions(
  { versions, zone }: AgreementFacts,
  period: PeriodLabel,
): AgreementVersion[] {
  const { endsAt } = periodOf(nextLabel(period), zone);
  return versions.filter((version) => version.effectiveFrom < endsAt);
}

/** All usage of periods in arrears; of the months beside this one only what UTC would put into it. */
export async function loadNeighbours(
  tx: PortfolioTables,
  { agreementId, versions }: AgreementFacts,
  period: PeriodLabel,
  periods: readonly PeriodLabel[],
): Promise<UsageTotal[]> {
  const arrears = periods.filter((label) => label !== period);
  const beside = [previousLabel(period), nextLabel(period)].filter((label) => !arrears.includes(label));
  const whole = await loadUsage(tx, versions, { agreementId, period: { in: arrears } });
  const edges = await loadUsage(tx, versions, { agreementId, period: { in: beside }, utcPeriod: period });
  return [...whole, ...edges];
}

export async function loadBilledBefore(
  tx: PortfolioTables,
  agreementId: string,
  invoice: StoredInvoice,
  periods: readonly PeriodLabel[],
): Promise<BilledBefore[]> {
  const rows = await tx.mnoInvoiceLine.findMany({
    where: {
      period: { in: [...periods] },
      lineCode: { not: null },
      invoice: { agreementId, period: { lt: invoice.period }, status: { not: "superseded" } },
    },
    orderBy: [{ invoiceId: "asc" }, { lineNumber: "asc" }],
  });
  return rows.map(({ lineCode, operatorId, period, amountMicros, quantity }) => ({
    lineCode: lineCode ?? "",
    operatorId,
    period,
    amountMicros,
    quantity: quantity === null ? null : parseExact(quantity.toFixed()),
  }));
}
