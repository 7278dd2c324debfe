import { exact } from "../../money/exact.ts";
import type { UsageTotal } from "../../usage/types.ts";
import { type CauseCase, type Hypothesis, priceUsage, usageOf } from "../cause-case.ts";

/** The month was cut in UTC instead of the agreement's zone. */
export function* testTimeBoundary(facts: CauseCase): Iterable<Hypothesis> {
  const { period } = facts.draft;
  const ours = usageOf(facts, (total) => total.outcome === "accepted" && total.period === period);
  const theirs = usageOf(facts, (total) => total.outcome === "accepted" && total.utcPeriod === period);
  const isSame = ours.every((total) => total.utcPeriod === period) && theirs.length === ours.length;
  if (isSame) return;
  const amountMicros = priceUsage(facts, theirs);
  if (amountMicros === null) return;
  yield {
    cause: "TIME_BOUNDARY",
    explanation: `With the month cut in UTC instead of ${facts.terms.zone} the line matches.`,
    amountMicros,
    evidence: [...asEvidence(theirs, 1n), ...asEvidence(ours, -1n)],
  };
}

function asEvidence(totals: readonly UsageTotal[], sign: 1n | -1n) {
  const moved = totals.filter((total) => total.utcPeriod !== total.period);
  return moved.map(({ operatorId, quantity }) => ({ operatorId, weight: exact(sign * quantity) }));
}
