import type { AllocationBasis, CommitmentLine } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { addExact, exact, ONE, ZERO } from "../money/exact.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { ExpectedLine } from "../reconciliation/types.ts";
import type { AllocationWeight } from "./allocate.ts";
import type { LineAllocation } from "./types.ts";

/** A line that names no operator. */
export interface BasisLine {
  readonly code: string;
  readonly period: PeriodLabel;
  readonly commitment: CommitmentLine | null;
}

export interface BasisFacts {
  /** Operators that were live in the period, in order of id. */
  readonly operatorIds: readonly string[];
  readonly expected: readonly ExpectedLine[];
  /** Metered and SIM lines, already shared. */
  readonly allocations: readonly LineAllocation[];
}

/**
 * The weights by which a line that names no operator is shared (step R6).
 *
 * Units   weights only count in proportion: SIM-months, display units, micros of cost, or one each.
 * Shape   one weight per live operator, in order of id; none for `retained`, so that the amount stays with
 *         the MVNA.
 * Throws  {@link DomainError} `TERMS_INVALID` when quantities of different units would be added, or own
 *         shortfalls are asked of a line that is no commitment.
 */
export function basisWeights(
  basis: AllocationBasis,
  line: BasisLine,
  facts: BasisFacts,
): AllocationWeight<string>[] {
  const each = (weightOf: (operatorId: string) => Exact): AllocationWeight<string>[] =>
    facts.operatorIds.map((operatorId) => ({ operatorId, weight: weightOf(operatorId) }));
  switch (basis.by) {
    case "retained":
      return [];
    case "direct":
      return [{ operatorId: basis.operatorId, weight: ONE }];
    case "equal":
      return each(() => ONE);
    case "sims":
      return each(
        quantities(facts.expected.filter(({ kind, period }) => kind === "sim" && period === line.period)),
      );
    case "quantity":
      return each(quantities(countedTogether(line, facts.expected)));
    case "cost": {
      const costOf = costs(facts.allocations);
      return each((operatorId) => positive(costOf(operatorId)));
    }
    case "own-shortfall":
      return each(ownShortfalls(line, facts.allocations));
  }
}

/** What each operator has been allotted of the given lines, its part of unattributed usage included. */
function costs(allocations: readonly LineAllocation[]): (operatorId: string) => Micros {
  const sums = new Map<string, Micros>();
  for (const { operatorId, amountMicros } of allocations.flatMap(({ operators, spread }) => [
    ...operators,
    ...spread,
  ])) {
    sums.set(operatorId, (sums.get(operatorId) ?? 0n) + amountMicros);
  }
  return (operatorId) => sums.get(operatorId) ?? 0n;
}

function quantities(lines: readonly ExpectedLine[]): (operatorId: string) => Exact {
  const sums = new Map<string | null, Exact>();
  for (const { operatorId, quantity } of lines.flatMap(({ parts }) => parts)) {
    sums.set(operatorId, addExact(sums.get(operatorId) ?? ZERO, quantity));
  }
  return (operatorId) => sums.get(operatorId) ?? ZERO;
}

function countedTogether(line: BasisLine, expected: readonly ExpectedLine[]): ExpectedLine[] {
  const scope = line.commitment?.scope;
  const lines = expected.filter(
    ({ kind, period, lineCode }) =>
      kind === "usage" && period === line.period && (scope === undefined || scope.includes(lineCode)),
  );
  if (new Set(lines.map(({ unit }) => unit)).size <= 1) return lines;
  throw new DomainError(
    "TERMS_INVALID",
    `Line ${line.code} is shared by quantity across different units: share it by cost or by SIMs.`,
    { lineCode: line.code },
  );
}

function ownShortfalls(
  line: BasisLine,
  allocations: readonly LineAllocation[],
): (operatorId: string) => Exact {
  const { commitment } = line;
  if (commitment === null) {
    throw new DomainError(
      "TERMS_INVALID",
      `Line ${line.code} is no commitment, so nobody falls short of it.`,
    );
  }
  const inScope = allocations.filter(
    ({ lineCode, originPeriod }) =>
      lineCode !== null && originPeriod === line.period && commitment.scope.includes(lineCode),
  );
  const costOf = costs(inScope);
  return (operatorId) => positive((commitment.operatorCommitments[operatorId] ?? 0n) - costOf(operatorId));
}

function positive(amount: Micros): Exact {
  return amount > 0n ? exact(amount) : ZERO;
}
