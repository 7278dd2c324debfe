import { priceQuantity } from "../../agreement/price-quantity.ts";
import {
  addExact,
  compareExact,
  isZeroExact,
  multiplyExact,
  negateExact,
  subtractExact,
} from "../../money/exact.ts";
import { roundExact } from "../../money/round.ts";
import type { Exact } from "../../money/types.ts";
import { byUse, type CauseCase, type Hypothesis, sayQuantity, sayRate } from "../cause-case.ts";
import { lineRounding } from "../expected-usage.ts";
import { findLine } from "../governing-version.ts";
import type { LineDraft } from "../match-lines.ts";

/** Usage was billed on the wrong zone's line, or at another zone's rate. */
export function* testZone(facts: CauseCase): Iterable<Hypothesis> {
  const { draft, drafts, terms } = facts;
  const line = draft.lineCode === null ? null : findLine(terms.lines, draft.lineCode);
  const quantity = draft.expectedQuantity;
  if (line?.kind !== "usage" || quantity === null) return;
  const unit = line.unit.name;
  const others = drafts.filter(
    (other) =>
      other.lineCode !== draft.lineCode && other.expected?.kind === "usage" && other.expected.unit === unit,
  );
  const moved = quantityDifference(draft);
  for (const other of others) {
    const opposite = quantityDifference(other);
    if (moved === null || opposite === null || compareExact(moved, negateExact(opposite)) !== 0) continue;
    const source = moved.numerator > 0n ? other : draft;
    const [from, to] =
      moved.numerator > 0n ? [other.lineCode, draft.lineCode] : [draft.lineCode, other.lineCode];
    const amount = sayQuantity(positive(moved), unit);
    yield {
      cause: "ZONE",
      explanation: `${amount} of ${from} is billed as ${to}; with it the line matches.`,
      amountMicros: roundExact(priceQuantity(line.pricing, addExact(quantity, moved)), lineRounding(terms)),
      evidence: source.parts.map(({ operatorId, weight }) => ({ operatorId, weight })),
    };
  }
  for (const other of others) {
    const rate = other.expected?.rate ?? null;
    if (rate === null || (draft.expected?.rate != null && compareExact(rate, draft.expected.rate) === 0))
      continue;
    yield {
      cause: "ZONE",
      explanation: `At ${sayRate(rate)}, the rate of ${other.lineCode}, the line matches.`,
      amountMicros: roundExact(multiplyExact(quantity, rate), lineRounding(terms)),
      evidence: byUse(facts),
    };
  }
}

function quantityDifference({ billedQuantity, expectedQuantity }: LineDraft): Exact | null {
  if (billedQuantity === null || expectedQuantity === null) return null;
  const difference = subtractExact(billedQuantity, expectedQuantity);
  return isZeroExact(difference) ? null : difference;
}

function positive(value: Exact): Exact {
  return value.numerator < 0n ? negateExact(value) : value;
}
