import type { AgreementTerms, AllocationBasis } from "../agreement/types.ts";
import { minorUnitMicros } from "../money/currency.ts";
import { sumMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";
import { findLine } from "../reconciliation/governing-version.ts";
import type { ExpectedLine, ExpectedPart } from "../reconciliation/types.ts";
import { allocate } from "./allocate.ts";
import { allocateUsage } from "./allocate-usage.ts";
import { type BasisFacts, basisWeights } from "./allocation-basis.ts";
import type { ApprovedLine, LineAllocation, OperatorShare } from "./types.ts";

export interface AllocateInput {
  readonly terms: AgreementTerms;
  readonly approved: readonly ApprovedLine[];
  readonly expected: readonly ExpectedLine[];
  /** Operators live in the period, in order of id: those who bear fees that name nobody. */
  readonly liveOperatorIds: readonly string[];
}

const NOTHING = {
  operators: [],
  spread: [],
  retainedMicros: 0n,
  unattributedMicros: 0n,
  isAboveUnattributedCap: false,
} as const;

/**
 * Shares every approved line out to operators and the MVNA (steps R5 to R7).
 *
 * Units   micros.
 * Shape   one allocation per approved line, in order; metered and SIM lines are shared first, then fees,
 *         commitments last, because fees may go by cost and commitments by what operators fall short.
 * Rounds  by largest remainder in minor units; what is finer than the minor unit is retained.
 * Throws  {@link DomainError} `TERMS_INVALID`.
 */
export function allocateLines(input: AllocateInput): LineAllocation[] {
  const done = new Map<string, LineAllocation>();
  const rank = { usage: 0, sim: 0, flat: 1, rounding: 1, unmapped: 1, commitment: 2 } as const;
  const metered = (): LineAllocation[] => [...done.values()].filter(({ kind }) => rank[kind] === 0);
  for (const stage of [0, 1, 2]) {
    for (const line of input.approved.filter(({ kind }) => rank[kind] === stage)) {
      const facts = { operatorIds: input.liveOperatorIds, expected: input.expected, allocations: metered() };
      done.set(line.key, allocateLine(line, input, facts));
    }
  }
  return input.approved.map(({ key }) => done.get(key)).filter((allocation) => allocation !== undefined);
}

function allocateLine(line: ApprovedLine, input: AllocateInput, facts: BasisFacts): LineAllocation {
  const expected = input.expected.find(
    ({ lineCode, period }) => lineCode === line.lineCode && period === line.period,
  );
  const rejectedMicros = sumMicros(line.rejectedParts.map(({ amountMicros }) => amountMicros));
  const shared = share(line, line.approvedMicros - rejectedMicros, input, facts, expected ?? null);
  return withRejected(line, {
    key: line.key,
    lineCode: line.lineCode,
    kind: line.kind,
    description: expected?.description ?? descriptionOf(line),
    unit: expected?.unit ?? null,
    originPeriod: line.period,
    approvedMicros: line.approvedMicros,
    ...NOTHING,
    ...shared,
  });
}

function descriptionOf({ kind, key }: ApprovedLine): string {
  return kind === "rounding" ? "Rounding of the invoice" : `Invoice line ${key}`;
}

function share(
  line: ApprovedLine,
  amountMicros: Micros,
  input: AllocateInput,
  facts: BasisFacts,
  expected: ExpectedLine | null,
): Partial<LineAllocation> {
  const unitMicros = minorUnitMicros(input.terms.currency);
  const dustMicros = amountMicros % unitMicros;
  const wholeMicros = amountMicros - dustMicros;
  const parts = ownParts(line, input.approved, expected);
  if (line.operatorId !== null) {
    const { operatorId } = line;
    const quantity = parts.find((part) => part.operatorId === operatorId)?.quantity ?? null;
    return { operators: [{ operatorId, amountMicros: wholeMicros, quantity }], retainedMicros: dustMicros };
  }
  if (line.kind === "usage" || line.kind === "sim") {
    const shared = allocateUsage(wholeMicros, unitMicros, parts, input.terms.unattributedCapBps);
    return { ...shared, retainedMicros: shared.retainedMicros + dustMicros };
  }
  const weights = basisWeights(basisOf(line, input.terms), basisLine(line, input.terms), facts);
  const shared = allocate(wholeMicros, unitMicros, weights);
  return {
    operators: shared.parts.map((part) => ({ ...part, quantity: null })),
    retainedMicros: shared.retainedMicros + dustMicros,
  };
}

/** Usage of operators that have a line of their own on the invoice is not shared a second time. */
function ownParts(
  line: ApprovedLine,
  approved: readonly ApprovedLine[],
  expected: ExpectedLine | null,
): readonly ExpectedPart[] {
  const parts = expected?.parts ?? [];
  if (line.operatorId !== null) return parts;
  const elsewhere = new Set(
    approved
      .filter((other) => other.lineCode === line.lineCode && other.period === line.period)
      .map(({ operatorId }) => operatorId),
  );
  return parts.filter(({ operatorId }) => operatorId === null || !elsewhere.has(operatorId));
}

function basisOf(line: ApprovedLine, terms: AgreementTerms): AllocationBasis {
  if (line.kind === "rounding") return { by: "cost" };
  const chargeLine = line.lineCode === null ? null : findLine(terms.lines, line.lineCode);
  if (chargeLine?.kind === "flat" || chargeLine?.kind === "commitment") return chargeLine.allocation;
  return { by: "retained" };
}

function basisLine(line: ApprovedLine, terms: AgreementTerms) {
  const chargeLine = line.lineCode === null ? null : findLine(terms.lines, line.lineCode);
  const commitment = chargeLine?.kind === "commitment" ? chargeLine : null;
  return { code: line.lineCode ?? line.key, period: line.period, commitment };
}

/** The rejected part of a dispute goes straight to its owners; nobody's part stays with the MVNA. */
function withRejected({ rejectedParts }: ApprovedLine, allocation: LineAllocation): LineAllocation {
  if (rejectedParts.length === 0) return allocation;
  const operators = new Map(allocation.operators.map((share) => [share.operatorId, share]));
  let retainedMicros = allocation.retainedMicros;
  for (const { operatorId, amountMicros } of rejectedParts) {
    if (operatorId === null) {
      retainedMicros += amountMicros;
      continue;
    }
    const share: OperatorShare = operators.get(operatorId) ?? {
      operatorId,
      amountMicros: 0n,
      quantity: null,
    };
    operators.set(operatorId, { ...share, amountMicros: share.amountMicros + amountMicros });
  }
  return { ...allocation, operators: [...operators.values()], retainedMicros };
}
