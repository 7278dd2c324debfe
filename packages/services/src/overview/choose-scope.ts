import type { PortfolioSpan } from "@tributary/db/doors/portfolio-reads/portfolio-span";
import { labelAt, previousLabel } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";

export interface ScopeRequest {
  readonly currency?: string;
  readonly period?: PeriodLabel;
}

export interface OverviewScope {
  readonly currency: string;
  /** All currencies of the portfolio's agreements. */
  readonly currencies: readonly string[];
  readonly period: PeriodLabel;
  /** What can be chosen, the latest first. */
  readonly periods: readonly PeriodLabel[];
  /** The months that end with the period, the oldest first. */
  readonly months: readonly PeriodLabel[];
  /** The period before; null when nothing is known of it. */
  readonly before: PeriodLabel | null;
}

const MONTHS = 12;
const CHOICES = 60;

/**
 * Settles on one currency and one period: those asked for where there is something to show, else the
 * currency of most agreements and the last period that was billed. Null for a portfolio without agreements.
 */
export function chooseScope(
  spans: readonly PortfolioSpan[],
  request: ScopeRequest,
  at: Date,
): OverviewScope | null {
  const span = spans.find(({ currency }) => currency === request.currency) ?? spans[0];
  if (span === undefined) return null;
  const periods = periodsOf(span, at);
  const isKnown = request.period !== undefined && periods.includes(request.period);
  const period = (isKnown ? request.period : (span.lastBilled ?? periods[0])) ?? labelAt(at.getTime(), "UTC");
  const months = periods.filter((label) => label <= period).slice(0, MONTHS);
  return {
    currency: span.currency,
    currencies: spans.map(({ currency }) => currency),
    period,
    periods,
    months: months.reverse(),
    before: periods.includes(previousLabel(period)) ? previousLabel(period) : null,
  };
}

function periodsOf({ first, lastBilled, lastUsed }: PortfolioSpan, at: Date): PeriodLabel[] {
  const now = labelAt(at.getTime(), "UTC");
  const last =
    [lastBilled, lastUsed]
      .filter((label) => label !== null)
      .sort()
      .at(-1) ?? now;
  const labels = [last];
  while (labels.length < CHOICES && last > (first ?? last)) {
    const earlier = previousLabel(labels.at(-1) ?? last);
    if (earlier < (first ?? last)) break;
    labels.push(earlier);
  }
  return labels;
}
