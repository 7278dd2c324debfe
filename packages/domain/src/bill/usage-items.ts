import type { DisplayUnit } from "../agreement/types.ts";
import { exact } from "../money/exact.ts";
import { roundMicros } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import type { CycleDays } from "./cycle-days.ts";
import type { BillItem, BillRounding } from "./types.ts";

/** What a rating charged by one rate, or gave out of one bundle. */
export interface UsageSum {
  readonly rateCode: string;
  readonly description: string;
  /** The allowance that paid for it, or null. */
  readonly bundle: string | null;
  readonly unit: DisplayUnit;
  /** Base units after minimum and increments. */
  readonly quantity: bigint;
  readonly chargeMicros: Micros;
}

/**
 * The lines of what was used: one per rate and allowance, what an allowance paid for at its own charge.
 *
 * Units   quantities in base units in, in display units out.
 * Rounds  each sum once, by `rounding`.
 */
export function usageItems(
  sums: readonly UsageSum[],
  cycle: CycleDays,
  taxCode: string,
  rounding: BillRounding,
): BillItem[] {
  return sums.map(({ rateCode, description, bundle, unit, quantity, chargeMicros }) => ({
    kind: "usage",
    code: rateCode,
    description: bundle === null ? description : `${description}, ${bundle}`,
    quantity: exact(quantity, unit.size),
    unit: unit.name,
    fromDay: cycle.firstDay,
    toDay: cycle.lastDay,
    priceMicros: roundMicros(chargeMicros, rounding),
    taxCode,
  }));
}
