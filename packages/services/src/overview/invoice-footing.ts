import type { PeriodStanding } from "@tributary/db/doors/portfolio-reads/period-standings";
import { sumMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import type { PortfolioTotals } from "./operator-figures.ts";

/** The operators' cost, what is retained and what is claimed back, beside the invoices they come from. */
export interface InvoiceFooting {
  readonly allocatedMicros: Micros;
  readonly retainedMicros: Micros;
  /** What corrects earlier periods is no part of this period's invoices. */
  readonly correctionsMicros: Micros;
  readonly claimedMicros: Micros;
  readonly invoiceMicros: Micros;
  readonly isBalanced: boolean;
}

/** Adds the period up to its invoices; null while an agreement in it has no invoice or no run. */
export function invoiceFooting(
  standings: readonly PeriodStanding[],
  { costMicros, retainedMicros, correctionsMicros }: PortfolioTotals,
): InvoiceFooting | null {
  const busy = standings.filter(({ runId, invoiceMicros }) => runId !== null || invoiceMicros !== null);
  const isWhole = busy.every(({ runId, invoiceMicros }) => runId !== null && invoiceMicros !== null);
  if (busy.length === 0 || !isWhole) return null;
  const claimedMicros = sumMicros(busy.flatMap((standing) => standing.recoverableMicros ?? []));
  const invoiceMicros = sumMicros(busy.flatMap((standing) => standing.invoiceMicros ?? []));
  return {
    allocatedMicros: costMicros,
    retainedMicros,
    correctionsMicros,
    claimedMicros,
    invoiceMicros,
    isBalanced: costMicros + retainedMicros - correctionsMicros + claimedMicros === invoiceMicros,
  };
}
