import type { RetailList, RetailRow } from "@tributary/services/retail-total/list-retail-totals";
import type { RetailSummary } from "@tributary/services/retail-total/retail-summary";
import type { OperatorRetail } from "@tributary/services/retail-total/show-operator-retail";
import { scopeDto } from "./operator-dto.ts";

/** Sums of a period, and nobody's name. */
export function retailSummaryDto(summary: RetailSummary) {
  const { operators, openingSubscribers, closingSubscribers, averageTenths, activations } = summary;
  const { voluntary, involuntary, portedOut, churnBps, revenueMicros, arpuMicros } = summary;
  const { retailMargin, mvnaMargin, isProvisional, isMarginProvisional } = summary;
  return {
    operators,
    openingSubscribers,
    closingSubscribers,
    averageTenths,
    activations,
    voluntary,
    involuntary,
    portedOut,
    churnBps,
    revenueMicros,
    arpuMicros,
    retailMargin: retailMargin === null ? null : marginDto(retailMargin),
    mvnaMargin: mvnaMargin === null ? null : marginDto(mvnaMargin),
    isProvisional,
    isMarginProvisional,
  };
}

/** The same with that of the period before. */
export function retailComparedDto({ now, before }: RetailList["blended"]) {
  return { now: retailSummaryDto(now), before: before === null ? null : retailSummaryDto(before) };
}

export function retailListDto({ scope, operators, blended }: RetailList) {
  const { rows, total, page, size } = operators;
  return {
    scope: scopeDto(scope),
    operators: { rows: rows.map(rowDto), total, page, size },
    blended: retailComparedDto(blended),
  };
}

export function operatorRetailDto({ scope, months }: OperatorRetail) {
  return {
    scope: scopeDto(scope),
    months: months.map(({ period, ...summary }) => ({ period, ...retailSummaryDto(summary) })),
  };
}

function rowDto({ operatorId, name, now, before }: RetailRow) {
  return { operatorId, name, ...retailComparedDto({ now, before }) };
}

function marginDto({ micros, bps }: NonNullable<RetailSummary["retailMargin"]>) {
  return { micros, bps };
}
