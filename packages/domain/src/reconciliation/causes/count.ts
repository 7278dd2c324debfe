import { priceQuantity } from "../../agreement/price-quantity.ts";
import { isZeroExact, subtractExact, sumExact, ZERO } from "../../money/exact.ts";
import { roundExact } from "../../money/round.ts";
import { byUse, type CauseCase, type Hypothesis, sayQuantity } from "../cause-case.ts";
import { lineRounding } from "../expected-usage.ts";
import { findLine } from "../governing-version.ts";
import type { Evidence } from "../operator-parts.ts";

/**
 * Another number of SIMs or countable events was billed; counted by another rule where we hold those counts.
 */
export function* testCount(facts: CauseCase): Iterable<Hypothesis> {
  const { draft, terms } = facts;
  const line = draft.lineCode === null ? null : findLine(terms.lines, draft.lineCode);
  if (draft.expected?.isCountable !== true || draft.expectedQuantity === null) return;
  if (line?.kind !== "usage" && line?.kind !== "sim") return;
  for (const other of facts.simAlternatives) {
    if (other.lineCode !== draft.lineCode || other.period !== draft.period) continue;
    const counts = other.counts.filter(
      (count) => draft.operatorId === null || count.operatorId === draft.operatorId,
    );
    const quantity = sumExact(counts.map(({ count }) => count));
    const count = sayQuantity(quantity, draft.expected.unit);
    yield {
      cause: "COUNT",
      explanation: `Counted ${other.description} (${count}) the line matches.`,
      amountMicros: roundExact(priceQuantity(line.pricing, quantity), lineRounding(terms)),
      evidence: differences(facts, counts),
    };
  }
  if (draft.billedQuantity === null) return;
  const extra = subtractExact(draft.billedQuantity, draft.expectedQuantity);
  if (isZeroExact(extra)) return;
  const billed = sayQuantity(draft.billedQuantity, draft.expected.unit);
  const ours = sayQuantity(draft.expectedQuantity, null);
  yield {
    cause: "COUNT",
    explanation: `At ${billed} the line matches; we count ${ours}.`,
    amountMicros: roundExact(priceQuantity(line.pricing, draft.billedQuantity), lineRounding(terms)),
    evidence: byUse(facts),
  };
}

function differences(
  { draft }: CauseCase,
  counts: readonly { readonly operatorId: string; readonly count: Evidence["weight"] }[],
): Evidence[] {
  const ours = new Map(draft.parts.map(({ operatorId, quantity }) => [operatorId, quantity]));
  const theirs = new Map(
    counts.map(({ operatorId, count }): [string | null, Evidence["weight"]] => [operatorId, count]),
  );
  return [...new Set([...ours.keys(), ...theirs.keys()])].map((operatorId) => ({
    operatorId,
    weight: subtractExact(theirs.get(operatorId) ?? ZERO, ours.get(operatorId) ?? ZERO),
  }));
}
