import { absMicros } from "../money/micros.ts";
import {
  byUse,
  type CauseCase,
  type CauseTest,
  type Hypothesis,
  reproduces,
  type Suggestion,
  sayAmount,
  toSuggestion,
} from "./cause-case.ts";
import { testCount } from "./causes/count.ts";
import { testDuplicate } from "./causes/duplicate.ts";
import { testMissing } from "./causes/missing.ts";
import { testRate } from "./causes/rate.ts";
import { testRounding } from "./causes/rounding.ts";
import { testTimeBoundary } from "./causes/time-boundary.ts";
import { testVolume } from "./causes/volume.ts";
import { testZone } from "./causes/zone.ts";

/** The order in which explanations are tried: those with the hardest evidence first. */
const TESTS: readonly CauseTest[] = [
  testDuplicate,
  testRate,
  testTimeBoundary,
  testZone,
  testCount,
  testRounding,
  testMissing,
  testVolume,
];

/**
 * Suggests why a line was billed as it was: the first hypothesis under which exactly the billed amount comes
 * out.
 *
 * Units   micros.
 * Shape   parts sum to billed − expected. Without a hypothesis that reproduces the billed amount the cause is
 *         UNKNOWN; the nearest one is then named with what it leaves unexplained.
 * Rounds  hypotheses as the agreement rounds its lines; amounts are compared to the minor unit.
 */
export function suggestCause(facts: CauseCase): Suggestion {
  let nearest: Hypothesis | null = null;
  for (const test of TESTS) {
    for (const hypothesis of test(facts)) {
      if (reproduces(facts, hypothesis.amountMicros)) return toSuggestion(facts, hypothesis);
      if (nearest === null || residual(facts, hypothesis) < residual(facts, nearest)) nearest = hypothesis;
    }
  }
  return toSuggestion(facts, unknown(facts, nearest));
}

function residual({ draft }: CauseCase, hypothesis: Hypothesis): bigint {
  return absMicros(draft.billedMicros - hypothesis.amountMicros);
}

function unknown(facts: CauseCase, nearest: Hypothesis | null): Hypothesis {
  const { draft } = facts;
  if (draft.billedMicros === draft.expectedMicros) {
    const explanation = "The amount is as expected, but the printed rate or count is not the agreed one.";
    return { cause: "UNKNOWN", explanation, amountMicros: draft.expectedMicros, evidence: [] };
  }
  const isNearer =
    nearest !== null && residual(facts, nearest) < absMicros(draft.billedMicros - draft.expectedMicros);
  const explanation = isNearer
    ? `Nothing we hold gives the billed amount. Nearest is ${nearest.cause}: it would give ${sayAmount(
        facts,
        nearest.amountMicros,
      )} and leave ${sayAmount(facts, draft.billedMicros - nearest.amountMicros)} unexplained.`
    : `Nothing we hold gives the billed amount; ${sayAmount(
        facts,
        draft.billedMicros - draft.expectedMicros,
      )} is unexplained.`;
  return {
    cause: "UNKNOWN",
    explanation,
    amountMicros: isNearer ? nearest.amountMicros : draft.expectedMicros,
    evidence: byUse(facts),
  };
}
