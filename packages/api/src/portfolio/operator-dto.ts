import type { ListedOperator } from "@tributary/services/operator/find-operators";
import type { OperatorStatement } from "@tributary/services/operator/list-operator-statements";
import type { MarginBridge } from "@tributary/services/operator/show-margin-bridge";
import type { OperatorUsage } from "@tributary/services/operator/show-operator-usage";
import type { OverviewScope } from "@tributary/services/overview/choose-scope";

/** The currency and period that are shown, and those that can be. */
export function scopeDto({ currency, currencies, period, periods, months, before }: OverviewScope) {
  return { currency, currencies, period, periods, months, before };
}

/** An operator in the list; its figures only for whoever may see them. */
export function listedDto(operator: ListedOperator) {
  const { operatorId, name, status, country, currency, liveFrom, liveUntil, figures } = operator;
  return {
    operatorId,
    name,
    status,
    country,
    currency,
    liveFrom,
    liveUntil,
    figures: figures === null ? null : figuresDto(figures),
  };
}

function figuresDto(figures: NonNullable<ListedOperator["figures"]>) {
  const { costMicros, chargeMicros, marginMicros, marginBps, trendBps } = figures;
  return { costMicros, chargeMicros, marginMicros, marginBps, trendBps };
}

export function bridgeDto(bridge: MarginBridge) {
  const { scope, cost, costMicros, margin, corrections, chargeMicros, trend } = bridge;
  return { scope: scopeDto(scope), cost, costMicros, margin, corrections, chargeMicros, trend };
}

export function usageDto({ scope, zones, services, lines, days }: OperatorUsage) {
  return { scope: scopeDto(scope), zones, services, lines, days };
}

export function standingDto(statement: OperatorStatement) {
  const { number, version, period, currency, netMicros, grossMicros } = statement;
  const { dueOn, paidCurrency, openMicros, paidMicros, status } = statement;
  return {
    number,
    version,
    period,
    currency,
    netMicros,
    grossMicros,
    dueOn,
    paidCurrency,
    openMicros,
    paidMicros,
    status,
  };
}
