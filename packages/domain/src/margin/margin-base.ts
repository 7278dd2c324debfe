import { sumExact } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { MarginBase } from "./types.ts";

/** One cost line of an operator as margin terms see it. */
export interface MarginCostLine {
  /** The agreement's line, or what the invoice's own line is matched by. */
  readonly lineCode: string;
  /** An earlier period for a line in arrears. */
  readonly originPeriod: PeriodLabel;
  readonly isUsage: boolean;
  readonly amountMicros: Micros;
  /**
   * The operator's own identified quantity in display units; null on fees and on spread unattributed usage.
   */
  readonly quantity: Exact | null;
}

/** The cost a percentage is taken of. Spread unattributed usage counts with its line. */
export function baseMicros(base: MarginBase, lines: readonly MarginCostLine[]): Micros {
  const chosen = lines.filter(({ lineCode, isUsage }) => {
    if (base === "cost") return true;
    if (base === "usage") return isUsage;
    return base.lines.includes(lineCode);
  });
  return sumMicros(chosen.map(({ amountMicros }) => amountMicros));
}

/** The operator's own quantity on the named lines. */
export function quantityOn(codes: readonly string[], lines: readonly MarginCostLine[]): Exact {
  return sumExact(
    lines.flatMap(({ lineCode, quantity }) =>
      quantity !== null && codes.includes(lineCode) ? [quantity] : [],
    ),
  );
}
