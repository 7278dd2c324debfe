import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { LineComparison } from "@tributary/domain/reconciliation/types";
import type { StoredInvoice } from "../settlement/load-invoice.ts";
import { compareFacts, expectFacts } from "./facts.ts";
import { loadFacts } from "./load-facts.ts";
import { type DiscrepancyCounts, saveDiscrepancies } from "./save-discrepancies.ts";

export interface RefreshedExceptions {
  readonly invoice: StoredInvoice;
  readonly comparisons: readonly LineComparison[];
  readonly counts: DiscrepancyCounts;
}

/** Compares a period's invoice anew and brings its exceptions up to date; null when no invoice has come. */
export async function refreshExceptions(
  tx: PortfolioTables,
  scope: { readonly agreementId: string; readonly period: PeriodLabel; readonly actor: string },
): Promise<RefreshedExceptions | null> {
  const facts = await loadFacts(tx, scope.agreementId, scope.period);
  const { invoice } = facts;
  if (invoice === null) return null;
  const comparisons = compareFacts({ ...facts, invoice }, expectFacts(facts));
  const counts = await saveDiscrepancies(tx, { ...scope, invoiceId: invoice.id }, comparisons);
  return { invoice, comparisons, counts };
}
