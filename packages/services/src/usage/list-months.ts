import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { nextLabel, previousLabel } from "@tributary/domain/period/period";

/** How far back months can be chosen: two years and what an agreement's zone adds. */
const MONTHS_BACK = 25;

/** The months in which the operator has usage, latest first. */
export function listUsageMonths({ usage }: Pick<OperatorDb, "usage">, at: Date): Promise<string[]> {
  const now = at.toISOString().slice(0, 7);
  let from = now;
  for (let back = 0; back < MONTHS_BACK; back++) from = previousLabel(from);
  return usage.reads.months({ from, to: nextLabel(now) });
}
