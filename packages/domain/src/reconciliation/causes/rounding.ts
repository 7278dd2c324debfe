import { priceQuantity } from "../../agreement/price-quantity.ts";
import { sumMicros } from "../../money/micros.ts";
import { roundExact } from "../../money/round.ts";
import type { RoundingMode } from "../../money/types.ts";
import { byUse, type CauseCase, type Hypothesis, usageOf } from "../cause-case.ts";
import { findLine } from "../governing-version.ts";

const MODES: readonly RoundingMode[] = ["truncate", "half-up", "half-even", "up"];

/** Another rounding mode, or rounding at another place, reproduces the line. */
export function* testRounding(facts: CauseCase): Iterable<Hypothesis> {
  const { draft, terms } = facts;
  const line = draft.lineCode === null ? null : findLine(terms.lines, draft.lineCode);
  const quantity = draft.expectedQuantity;
  if ((line?.kind !== "usage" && line?.kind !== "sim") || quantity === null) return;
  // An amount that is right, or not billed at all, was not rounded otherwise.
  if (draft.billedMicros === draft.expectedMicros || draft.billedMicros === 0n) return;
  const price = priceQuantity(line.pricing, quantity);
  const agreed = `the agreement rounds per ${terms.rounding.per} by ${terms.rounding.mode}`;
  for (const mode of MODES) {
    if (mode === terms.rounding.mode && terms.rounding.per === "line") continue;
    yield {
      cause: "ROUNDING",
      explanation: `Rounded once per line by ${mode} the line matches; ${agreed}.`,
      amountMicros: roundExact(price, { mode, scale: terms.rounding.scale }),
      evidence: byUse(facts),
    };
  }
  if (terms.rounding.per === "record" || line.kind !== "usage") return;
  const totals = usageOf(facts, (total) => total.outcome === "accepted" && total.period === draft.period);
  yield {
    cause: "ROUNDING",
    explanation: "Summed from the records' own charges the line matches.",
    amountMicros: sumMicros(totals.map(({ chargeMicros }) => chargeMicros)) - draft.billedBeforeMicros,
    evidence: byUse(facts),
  };
}
