import type { Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";

/** One posted amount of the aggregator's margin. */
export interface MarginLine {
  /**
   * Starts with `MARGIN_`, and ends with the version where terms changed inside the period, or with the line
   * where it is an own rate's.
   */
  readonly code: string;
  readonly description: string;
  /** An earlier period where an own rate takes the place of cost in arrears. */
  readonly originPeriod: PeriodLabel;
  readonly amountMicros: Micros;
}
