import { priceQuantity } from "../../agreement/price-quantity.ts";
import { addExact, compareExact } from "../../money/exact.ts";
import { roundExact } from "../../money/round.ts";
import { byUse, type CauseCase, type Hypothesis, sayQuantity } from "../cause-case.ts";
import { lineRounding } from "../expected-usage.ts";
import { findLine } from "../governing-version.ts";

/** Another quantity than ours, at the agreed prices, comes to what was billed. */
export function* testVolume(facts: CauseCase): Iterable<Hypothesis> {
  const { draft, terms } = facts;
  const line = draft.lineCode === null ? null : findLine(terms.lines, draft.lineCode);
  const { billedQuantity, expectedQuantity } = draft;
  if (line?.kind !== "usage" || billedQuantity === null || expectedQuantity === null) return;
  if (compareExact(billedQuantity, expectedQuantity) === 0) return;
  const whole = addExact(billedQuantity, draft.billedBeforeQuantity);
  yield {
    cause: "VOLUME",
    explanation: `At ${sayQuantity(billedQuantity, line.unit.name)} the line matches; we hold ${sayQuantity(
      expectedQuantity,
      null,
    )}.`,
    amountMicros:
      roundExact(priceQuantity(line.pricing, whole), lineRounding(terms)) - draft.billedBeforeMicros,
    evidence: byUse(facts),
  };
}
