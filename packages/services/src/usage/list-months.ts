import { nextLabel, previousLabel } from "@tributary/domain/period/period";
import { retiredMonths } from "../retention/retired-days.ts";
import type { UsageSource } from "./load-days.ts";

/** How far back months can be chosen: two years and what an agreement's zone adds. */
const MONTHS_BACK = 25;

/** The months in which the operator has usage, or sums of usage that went, latest first. */
export async function listUsageMonths({ usage, shared }: UsageSource, at: Date): Promise<string[]> {
  const now = at.toISOString().slice(0, 7);
  let from = now;
  for (let back = 0; back < MONTHS_BACK; back++) from = previousLabel(from);
  const held = await usage.reads.months({ from, to: nextLabel(now) });
  const gone = (await retiredMonths(shared)).filter((month) => month >= from);
  return [...new Set([...held, ...gone])].sort().reverse();
}
