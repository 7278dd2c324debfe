import type { ExceptionRow } from "@tributary/db/doors/portfolio-reads/exception-page";
import type { AgreementTerms, ChargeLine } from "@tributary/domain/agreement/types";
import { exactToDecimal, subtractExact } from "@tributary/domain/money/exact";
import type { Exact, Micros } from "@tributary/domain/money/types";
import { findLine } from "@tributary/domain/reconciliation/governing-version";
import type { LineComparison } from "@tributary/domain/reconciliation/types";
import { thaw } from "../settlement/freeze.ts";

/** Digits that a quantity or a rate is shown with; stored figures are exact. */
const DIGITS = 6;

export interface OperatorPartView {
  /** null = usage of nobody. */
  readonly operatorId: string | null;
  readonly amountMicros: Micros;
}

/** An exception as a person judges it: both sides, the difference, and what explains it. */
export interface ExceptionView extends Omit<ExceptionRow, "comparison"> {
  /** What the agreement calls the line; null for one that it does not know. */
  readonly description: string | null;
  readonly unit: string | null;
  readonly billedQuantity: string | null;
  readonly expectedQuantity: string | null;
  readonly deltaQuantity: string | null;
  readonly billedRate: string | null;
  readonly expectedRate: string | null;
  /** Who bears the difference, the largest part first. */
  readonly parts: readonly OperatorPartView[];
}

export function viewException(row: ExceptionRow, terms: AgreementTerms): ExceptionView {
  const { comparison: stored, ...figures } = row;
  const comparison = readComparison(stored);
  const { billedQuantity, expectedQuantity } = comparison;
  const line = row.lineCode === null ? null : findLine(terms.lines, row.lineCode);
  const isCounted = billedQuantity !== null && expectedQuantity !== null;
  return {
    ...figures,
    description: line?.description ?? null,
    unit: unitOf(line),
    billedQuantity: decimal(billedQuantity),
    expectedQuantity: decimal(expectedQuantity),
    deltaQuantity: isCounted ? decimal(subtractExact(billedQuantity, expectedQuantity)) : null,
    billedRate: decimal(comparison.billedRate),
    expectedRate: decimal(comparison.expectedRate),
    parts: partsOf(row, comparison),
  };
}

/** Only this package writes the column, so its shape is what `freeze` was given. */
export function readComparison(stored: unknown): LineComparison {
  return thaw(stored) as LineComparison;
}

function partsOf(row: ExceptionRow, comparison: LineComparison): OperatorPartView[] {
  const { operatorId, deltaMicros } = row;
  if (operatorId !== null) return [{ operatorId, amountMicros: deltaMicros }];
  return comparison.parts
    .filter(({ amountMicros }) => amountMicros !== 0n)
    .sort((one, other) => (magnitude(other.amountMicros) > magnitude(one.amountMicros) ? 1 : -1));
}

function unitOf(line: ChargeLine | null): string | null {
  if (line?.kind === "usage") return line.unit.name;
  return line?.kind === "sim" ? "SIM" : null;
}

function decimal(value: Exact | null): string | null {
  return value === null ? null : exactToDecimal(value, DIGITS);
}

export function magnitude(amount: Micros): Micros {
  return amount < 0n ? -amount : amount;
}
