import {
  compareExact,
  divideExact,
  exact,
  isZeroExact,
  negateExact,
  subtractExact,
  sumExact,
} from "../../money/exact.ts";
import type { Exact } from "../../money/types.ts";
import type { UsageTotal } from "../../usage/types.ts";
import { byUse, type CauseCase, type Hypothesis, priceUsage, usageOf } from "../cause-case.ts";
import type { ExpectedPart, KnownGap } from "../types.ts";

/**
 * Records that one side lacks: a known gap of ours, one operator missing on theirs, or the whole line on
 * either.
 */
export function* testMissing(facts: CauseCase): Iterable<Hypothesis> {
  const { draft } = facts;
  const accepted = usageOf(facts, (total) => total.outcome === "accepted" && total.period === draft.period);
  yield* testGaps(facts, accepted);
  yield* testMissingOperator(facts, accepted);
  if (draft.expectedMicros !== 0n && draft.billedMicros === 0n) {
    yield {
      cause: "MISSING_THEIRS",
      explanation: "The invoice does not bill this line; we hold usage or a charge for it.",
      amountMicros: 0n,
      evidence: byUse(facts),
    };
  }
  const hasNothing = draft.expectedQuantity === null || isZeroExact(draft.expectedQuantity);
  if (draft.lineCode !== null && draft.expectedMicros === 0n && draft.billedMicros !== 0n && hasNothing) {
    yield {
      cause: "MISSING_OURS",
      explanation: "We hold no usage for what this line bills.",
      amountMicros: draft.billedMicros,
      evidence: [],
    };
  }
}

function* testGaps(facts: CauseCase, accepted: readonly UsageTotal[]): Iterable<Hypothesis> {
  const { draft } = facts;
  const gaps = facts.knownGaps.filter(
    (gap) =>
      gap.lineCode === draft.lineCode &&
      gap.period === draft.period &&
      (draft.operatorId === null || gap.operatorId === draft.operatorId),
  );
  const choices = gaps.length > 1 ? [...gaps.map((gap) => [gap]), gaps] : gaps.map((gap) => [gap]);
  for (const choice of choices) {
    const missing = choice.map((gap) => asUsage(facts, gap)).filter((total) => total !== null);
    if (missing.length < choice.length) continue;
    const amountMicros = priceUsage(facts, [...accepted, ...missing]);
    if (amountMicros === null) continue;
    yield {
      cause: "MISSING_OURS",
      explanation: `With ${choice.map(({ description }) => description).join(" and ")} the line matches.`,
      amountMicros,
      evidence: missing.map(({ operatorId, quantity }) => ({ operatorId, weight: exact(quantity) })),
    };
  }
}

/** What a gap hints at, as usage; on lines that count events the number of records is the quantity. */
function asUsage({ draft, terms, governingVersion }: CauseCase, gap: KnownGap): UsageTotal | null {
  const line = terms.lines.find(({ code }) => code === draft.lineCode);
  const isEvents =
    line?.kind === "usage" && line.services.every((service) => service === "sms" || service === "mms");
  const quantity = gap.quantity ?? (isEvents ? gap.records : null);
  if (quantity === null) return null;
  return {
    operatorId: gap.operatorId,
    lineCode: gap.lineCode,
    rateVersion: governingVersion,
    period: draft.period,
    utcPeriod: draft.period,
    outcome: "accepted",
    records: gap.records ?? 0n,
    quantity,
    chargeMicros: 0n,
  };
}

/** Of a large portfolio only those are tried whose share comes nearest to what is missing. */
const CANDIDATES = 20;

function* testMissingOperator(facts: CauseCase, accepted: readonly UsageTotal[]): Iterable<Hypothesis> {
  const { draft } = facts;
  if (draft.billedMicros >= draft.expectedMicros || draft.operatorId !== null || draft.parts.length < 2)
    return;
  for (const { operatorId } of nearestShares(facts)) {
    const others = accepted.filter((total) => total.operatorId !== operatorId);
    const amountMicros = priceUsage(facts, others);
    if (amountMicros === null) continue;
    const whose = operatorId === null ? "the unattributed usage" : `the usage of ${operatorId}`;
    yield {
      cause: "MISSING_THEIRS",
      explanation: `Without ${whose} the line matches.`,
      amountMicros,
      evidence: [{ operatorId, weight: exact(1n) }],
    };
  }
}

function nearestShares({ draft }: CauseCase): readonly ExpectedPart[] {
  const whole = sumExact(draft.parts.map(({ weight }) => weight));
  if (isZeroExact(whole) || draft.expectedMicros <= 0n) return [];
  const missing = divideExact(exact(draft.expectedMicros - draft.billedMicros), exact(draft.expectedMicros));
  return draft.parts
    .map((part) => ({ part, distance: distance(divideExact(part.weight, whole), missing) }))
    .sort((one, other) => compareExact(one.distance, other.distance))
    .slice(0, CANDIDATES)
    .map(({ part }) => part);
}

function distance(one: Exact, other: Exact): Exact {
  const difference = subtractExact(one, other);
  return difference.numerator < 0n ? negateExact(difference) : difference;
}
