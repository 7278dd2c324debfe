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
  return inOrder(rows, (row) => figureOf(row, key), isDescending);
}

/** Puts rows in order of a key, equal ones by name, those without a key last. */
export function inOrder<Row extends { readonly name: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => bigint | number | string | null,
  isDescending: boolean,
): Row[] {
  const direction = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((one, other) => {
      if (one.key === other.key) return one.row.name.localeCompare(other.row.name, "en");
      if (one.key === null || other.key === null) return one.key === null ? 1 : -1;
      if (typeof one.key === "string" || typeof other.key === "string") {
        return direction * `${one.key}`.localeCompare(`${other.key}`, "en");
      }
      return one.key < other.key ? -direction : direction;
    })
    .map(({ row }) => row);
}

/** Cuts one page out of what is in order. */
export function pageOf<Row>(rows: readonly Row[], page: number, size: number): Page<Row> {
  const last = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(Math.max(1, page), last);
  return { rows: rows.slice((at - 1) * size, at * size), total: rows.length, page: at, size };
}

function figureOf(row: OperatorRow, key: OperatorSort["key"]): bigint | number | string | null {
  switch (key) {
    case "name":
      return row.name;
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
