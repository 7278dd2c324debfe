import type { RetailStanding } from "@tributary/db/doors/portfolio-reads/retail-totals";
import type { SettledSum } from "@tributary/db/doors/portfolio-reads/settled-sums";
import type { CurrencyCode } from "@tributary/domain/money/types";
import { retailFigures } from "@tributary/domain/retail-total/retail-figures";
import { tradeMargin } from "@tributary/domain/retail-total/trade-margin";
import type { RetailFigures, TradeMargin } from "@tributary/domain/retail-total/types";

/** What the retail business of a period comes to, of one operator or blended over several. */
export interface RetailSummary extends RetailFigures {
  /** How many have totals; the figures are of these. */
  readonly operators: number;
  /** Revenue less what the statements charge; null while none does. */
  readonly retailMargin: TradeMargin | null;
  /** What the MVNA keeps of its charges to the same operators; null before a run has settled any. */
  readonly mvnaMargin: TradeMargin | null;
  /** The margins may still move: something charged is not issued, or the revenue is provisional. */
  readonly isMarginProvisional: boolean;
}

/** Sums up the standings of one period; `sums` may hold other operators and periods, too. */
export function retailSummary(
  standings: readonly RetailStanding[],
  sums: readonly SettledSum[],
  currency: CurrencyCode,
): RetailSummary {
  const figures = retailFigures(standings, currency);
  const keys = new Set(standings.map(keyOf));
  const settled = sums.filter((sum) => keys.has(keyOf(sum)));
  const sold = standings.map(({ netRevenueMicros, chargeMicros }) => {
    return { incomeMicros: netRevenueMicros, outlayMicros: chargeMicros };
  });
  const charged = settled.map(({ netMicros, costMicros }) => {
    return { incomeMicros: netMicros, outlayMicros: costMicros };
  });
  return {
    ...figures,
    operators: new Set(standings.map(({ operatorId }) => operatorId)).size,
    retailMargin: tradeMargin(sold),
    mvnaMargin: tradeMargin(charged),
    isMarginProvisional: figures.isProvisional || standings.some(({ isChargeOpen }) => isChargeOpen),
  };
}

function keyOf({ operatorId, period }: { readonly operatorId: string | null; readonly period: string }) {
  return `${operatorId} ${period}`;
}
