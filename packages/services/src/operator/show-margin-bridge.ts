import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { SettledLine } from "@tributary/db/doors/portfolio-reads/settled-lines";
import { sumMicros } from "@tributary/domain/money/micros";
import { shareBps } from "@tributary/domain/money/share-bps";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import type { OverviewScope } from "../overview/choose-scope.ts";
import { type OperatorScopeRequest, operatorScope } from "./operator-scope.ts";

/** Amounts of one code, of all agreements and origin periods together. */
export interface BridgePart {
  readonly code: string;
  readonly description: string;
  readonly micros: Micros;
}

export interface MonthOfOperator {
  readonly period: PeriodLabel;
  readonly costMicros: Micros;
  readonly marginMicros: Micros;
  readonly chargeMicros: Micros;
  readonly marginBps: number | null;
}

export interface MarginBridge {
  readonly scope: OverviewScope;
  /** Of the period's own lines. */
  readonly cost: readonly BridgePart[];
  readonly costMicros: Micros;
  readonly margin: readonly BridgePart[];
  /** Corrections of earlier periods and credits, cost and margin alike. */
  readonly corrections: readonly BridgePart[];
  readonly chargeMicros: Micros;
  readonly trend: readonly MonthOfOperator[];
}

/**
 * Shows how an operator's cost of a period becomes its charge, and how both went month by month. Null for an
 * operator without agreements.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showMarginBridge(
  db: PortfolioDb,
  request: OperatorScopeRequest,
): Promise<MarginBridge | null> {
  const { scope } = await operatorScope(db, request);
  if (scope === null) return null;
  const { currency, period, months } = scope;
  const { operatorId } = request;
  const [lines, sums] = await Promise.all([
    db.reads.settledLines({ currency, period, operatorId }),
    db.reads.settledSums({ currency, from: months[0] ?? period, to: period, operatorId }),
  ]);
  const partsOf = (...kinds: SettledLine["kind"][]) =>
    byCode(lines.filter(({ kind }) => kinds.includes(kind)));
  const cost = partsOf("cost", "spread");
  return {
    scope,
    cost,
    costMicros: sumMicros(cost.map(({ micros }) => micros)),
    margin: partsOf("margin"),
    corrections: partsOf("adjustment", "credit"),
    chargeMicros: sumMicros(lines.map(({ amountMicros }) => amountMicros)),
    trend: sums.map(({ period: month, costMicros, marginMicros, netMicros }) => ({
      period: month,
      costMicros,
      marginMicros,
      chargeMicros: netMicros,
      marginBps: shareBps(marginMicros, netMicros),
    })),
  };
}

function byCode(lines: readonly SettledLine[]): BridgePart[] {
  return [...groupBy(lines, ({ lineCode }) => lineCode)].map(([code, own]) => ({
    code,
    description: own[0]?.description ?? code,
    micros: sumMicros(own.map(({ amountMicros }) => amountMicros)),
  }));
}
