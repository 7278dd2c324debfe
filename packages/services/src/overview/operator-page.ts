import { SETTLEMENT_STATUSES, type SettlementStatus } from "@tributary/domain/settlement/settlement-status";
import type { OperatorFigures } from "./operator-figures.ts";

export const OPERATOR_SORTS = ["name", "cost", "charge", "margin", "variance", "status"] as const;

export interface OperatorSort {
  readonly key: (typeof OPERATOR_SORTS)[number];
  readonly isDescending: boolean;
}

export interface OperatorRow extends OperatorFigures {
  readonly name: string;
  readonly status: SettlementStatus | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** From 1; never beyond the last. */
  readonly page: number;
  readonly size: number;
}

/** Puts operators in order; equal ones by name. What an operator does not have comes last either way. */
export function sortOperators(
  rows: readonly OperatorRow[],
  { key, isDescending }: OperatorSort,
): OperatorRow[] {
  const direction = isDescending ? -1 : 1;
  const byName = (one: OperatorRow, other: OperatorRow) => one.name.localeCompare(other.name, "en");
  if (key === "name") return [...rows].sort((one, other) => direction * byName(one, other));
  return [...rows].sort((one, other) => {
    const [left, right] = [figureOf(one, key), figureOf(other, key)];
    if (left === right) return byName(one, other);
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -direction : direction;
  });
}

/** Cuts one page out of what is in order. */
export function pageOf<Row>(rows: readonly Row[], page: number, size: number): Page<Row> {
  const last = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(Math.max(1, page), last);
  return { rows: rows.slice((at - 1) * size, at * size), total: rows.length, page: at, size };
}

function figureOf(row: OperatorRow, key: Exclude<OperatorSort["key"], "name">): bigint | number | null {
  switch (key) {
    case "cost":
      return row.costMicros;
    case "charge":
      return row.chargeMicros;
    case "margin":
      return row.marginBps;
    case "variance":
      return row.varianceMicros < 0n ? -row.varianceMicros : row.varianceMicros;
    case "status":
      return row.status === null ? null : SETTLEMENT_STATUSES.indexOf(row.status);
  }
}
