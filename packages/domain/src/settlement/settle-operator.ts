import { versionAt } from "../agreement/version-at.ts";
import { DomainError } from "../error.ts";
import { liveDays } from "../margin/live-days.ts";
import { type Margin, marginOf } from "../margin/margin.ts";
import { sumMicros } from "../money/micros.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import type { Period } from "../period/types.ts";
import type {
  Blocker,
  LineAllocation,
  OperatorSettlement,
  OperatorShare,
  SettlementInput,
  SettlementLine,
  SettlementLineKind,
  SettlementOperator,
} from "./types.ts";

export interface OperatorFacts {
  readonly input: SettlementInput;
  readonly period: Period;
  readonly currency: CurrencyCode;
  /** By operator: allocations in which it has a part, with its part. */
  readonly shares: ReadonlyMap<string, readonly AllottedLine[]>;
}

export interface AllottedLine {
  readonly allocation: LineAllocation;
  readonly share: OperatorShare;
  readonly kind: "cost" | "spread";
}

export interface SettledOperator {
  readonly settlement: OperatorSettlement;
  readonly blockers: readonly Blocker[];
}

/**
 * Settles one operator for one period: the wholesale cost allotted to it, plus the margin, adjustments and
 * credits.
 *
 * Units   micros of the agreement's currency.
 * Shape   cost lines in agreement order, spread shares beside their line, then margin, adjustments, credits.
 * Rounds  nothing new: lines are posted amounts, totals are their sums.
 */
export function settleOperator(operator: SettlementOperator, facts: OperatorFacts): SettledOperator {
  const { operatorId } = operator;
  const { input, period } = facts;
  const allotted = facts.shares.get(operatorId) ?? [];
  const { margin, blockers } = marginOrBlocker(operator, allotted, facts);
  const adjustments = (input.adjustments ?? [])
    .filter((adjustment) => adjustment.operatorId === operatorId)
    .map((adjustment) => ({ ...adjustment, code: adjustment.lineCode }));
  const credits = (input.credits ?? [])
    .filter((credit) => credit.operatorId === operatorId)
    .map((credit) => ({ ...credit, amountMicros: -credit.amountMicros }));
  const lines = [
    ...allotted.map(costLine),
    ...margin.lines.map((line) => feeLine("margin", line)),
    ...adjustments.sort(byOrigin).map((line) => feeLine("adjustment", line)),
    ...credits.sort(byOrigin).map((line) => feeLine("credit", line)),
  ];
  const terms = versionAt(operator.marginVersions, period.endsAt - 1)?.terms;
  const settlement: OperatorSettlement = {
    operatorId,
    presentation: terms?.presentation ?? "charge",
    lines,
    costMicros: sumOf(lines, "cost") + sumOf(lines, "spread"),
    marginMicros: margin.totalMicros,
    adjustmentsMicros: sumOf(lines, "adjustment"),
    creditsMicros: -sumOf(lines, "credit"),
    netMicros: sumMicros(lines.map(({ amountMicros }) => amountMicros)),
    liveDays: liveDays(period, operator.liveFrom, operator.liveUntil),
    isFinal: operator.liveUntil !== null && operator.liveUntil < period.endsAt,
    isProvisional: input.invoice === null || margin.isProvisional,
    statementCurrency: operator.statementCurrency,
    converted: null,
  };
  return { settlement, blockers };
}

function marginOrBlocker(
  operator: SettlementOperator,
  allotted: readonly AllottedLine[],
  { period, currency }: OperatorFacts,
): { margin: Margin; blockers: Blocker[] } {
  try {
    const margin = marginOf({
      period,
      currency,
      versions: operator.marginVersions,
      liveFrom: operator.liveFrom,
      liveUntil: operator.liveUntil,
      revenue: operator.revenue,
      lines: allotted.map(({ allocation, share, kind }) => ({
        lineCode: allocation.lineCode ?? allocation.key,
        originPeriod: allocation.originPeriod,
        isUsage: allocation.kind === "usage",
        amountMicros: share.amountMicros,
        quantity: kind === "cost" ? share.quantity : null,
      })),
    });
    return { margin, blockers: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { operatorId } = operator;
    const message = `${operatorId}: ${error.message}`;
    return {
      margin: { lines: [], totalMicros: 0n, isProvisional: true },
      blockers: [{ code: "TERMS_INVALID", operatorId, message }],
    };
  }
}

function costLine({ allocation, share, kind }: AllottedLine): SettlementLine {
  const isSpread = kind === "spread";
  return {
    kind,
    code: allocation.lineCode ?? allocation.key,
    description: isSpread ? `${allocation.description}, part of unattributed usage` : allocation.description,
    quantity: share.quantity,
    unit: isSpread ? null : allocation.unit,
    originPeriod: allocation.originPeriod,
    amountMicros: share.amountMicros,
  };
}

function feeLine(kind: SettlementLineKind, line: FeeFigures): SettlementLine {
  const { code, description, originPeriod, amountMicros } = line;
  return { kind, code, description, quantity: null, unit: null, originPeriod, amountMicros };
}

type FeeFigures = Pick<SettlementLine, "code" | "description" | "originPeriod" | "amountMicros">;

/** A fixed order, so that the order in which corrections were found shows in no statement. */
function byOrigin(one: FeeFigures, other: FeeFigures): number {
  const keyOf = (line: FeeFigures): string =>
    [line.originPeriod, line.code, line.description, line.amountMicros].join("\u0000");
  const [left, right] = [keyOf(one), keyOf(other)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function sumOf(lines: readonly SettlementLine[], kind: SettlementLineKind): Micros {
  return sumMicros(lines.filter((line) => line.kind === kind).map(({ amountMicros }) => amountMicros));
}
