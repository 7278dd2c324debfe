import type { AgreementTerms } from "../agreement/types.ts";
import { minorUnitMicros } from "../money/currency.ts";
import { exact } from "../money/exact.ts";
import type { Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import { shortfallOn } from "../reconciliation/commitment-basis.ts";
import { TAX_KEY } from "../reconciliation/compare-header.ts";
import { ROUNDING_CODE } from "../reconciliation/expected.ts";
import { findLine } from "../reconciliation/governing-version.ts";
import { operatorParts } from "../reconciliation/operator-parts.ts";
import type { AnnualStanding, Decision, LineComparison, OperatorPart } from "../reconciliation/types.ts";
import type { ApprovedLine, Resolution, Treatment } from "./types.ts";

export interface ApproveInput {
  readonly period: PeriodLabel;
  readonly terms: AgreementTerms;
  readonly comparisons: readonly LineComparison[];
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly resolutions?: ReadonlyMap<string, Resolution>;
  readonly annual?: Readonly<Record<string, AnnualStanding>>;
}

/**
 * Says what each line may cost (step R3).
 *
 * Units   micros.
 * Shape   one line per comparison but TAX, in order. In tolerance, waived, under-billed or undecided: billed.
 *         Disputed: expected, plus what the MNO rejected since. Commitments: recomputed on the approved
 *         in-scope lines; an error the invoice makes on top of its own figures stays unless it is disputed.
 * Rounds  commitments once, by the agreement.
 * Throws  {@link DomainError} `INPUT_INVALID` when an annual commitment comes without its standing.
 */
export function approveCost(input: ApproveInput): ApprovedLine[] {
  const net = input.comparisons.filter(({ key }) => key !== TAX_KEY);
  const direct = new Map(
    net.filter((line) => !isDerived(line, input)).map((line) => [line.key, approveLine(line, input)]),
  );
  return net.map((comparison) => {
    return direct.get(comparison.key) ?? approveCommitment(comparison, [...direct.values()], net, input);
  });
}

function isDerived({ lineCode, operatorId }: LineComparison, { terms }: ApproveInput): boolean {
  return lineCode !== null && operatorId === null && findLine(terms.lines, lineCode)?.kind === "commitment";
}

function approveLine(comparison: LineComparison, input: ApproveInput): ApprovedLine {
  const treatment = treatmentOf(comparison, input.decisions.get(comparison.key));
  const isDisputed = treatment === "disputed";
  const rejectedParts = isDisputed ? rejectedPartsOf(comparison, input) : [];
  const rejectedMicros = isDisputed ? (input.resolutions?.get(comparison.key)?.rejectedMicros ?? 0n) : 0n;
  return {
    ...figuresOf(comparison, input),
    approvedMicros: isDisputed ? comparison.expectedMicros + rejectedMicros : comparison.billedMicros,
    treatment,
    backBillMicros: comparison.isUnderBilled ? -comparison.deltaMicros : 0n,
    rejectedParts,
  };
}

function treatmentOf(comparison: LineComparison, decision: Decision | undefined): Treatment {
  // Under-billing stays payable as billed; a dispute upward is not ours to raise.
  if (comparison.isUnderBilled) return "under-billed";
  if (comparison.verdict !== "exception") return "billed";
  if (decision === undefined) return "undecided";
  return decision === "dispute" ? "disputed" : "waived";
}

function rejectedPartsOf(
  comparison: LineComparison,
  { resolutions, terms }: ApproveInput,
): readonly OperatorPart[] {
  const resolution = resolutions?.get(comparison.key);
  if (resolution === undefined) return [];
  if (resolution.parts !== undefined) return resolution.parts;
  return rejectedByEvidence(resolution.rejectedMicros, comparison.parts, minorUnitMicros(terms.currency));
}

/**
 * Shares the rejected part of a claim among those the exception's evidence points to.
 *
 * Units   micros.
 * Rounds  to the unit; the parts sum to the rejected amount.
 */
export function rejectedByEvidence(
  rejectedMicros: Micros,
  parts: readonly OperatorPart[],
  unitMicros: Micros,
): readonly OperatorPart[] {
  const evidence = parts.map(({ operatorId, amountMicros }) => ({ operatorId, weight: exact(amountMicros) }));
  return operatorParts(rejectedMicros, unitMicros, evidence);
}

function approveCommitment(
  comparison: LineComparison,
  approved: readonly ApprovedLine[],
  comparisons: readonly LineComparison[],
  input: ApproveInput,
): ApprovedLine {
  const line = findLine(input.terms.lines, comparison.lineCode ?? "");
  if (line?.kind !== "commitment") return approveLine(comparison, input);
  const shortfallOf = (amounts: Parameters<typeof shortfallOn>[1]): Micros =>
    shortfallOn(line, amounts, input.period, input.terms, input.annual?.[line.code]).chargedMicros;
  const onApproved = shortfallOf(approved.map((other) => ({ ...other, amountMicros: other.approvedMicros })));
  const onBilled = shortfallOf(comparisons.map((other) => ({ ...other, amountMicros: other.billedMicros })));
  const excessMicros = comparison.billedMicros - onBilled;
  const decision = input.decisions.get(comparison.key);
  const isException = comparison.verdict === "exception";
  const isDisputed = isException && decision === "dispute";
  return {
    ...figuresOf(comparison, input),
    approvedMicros: isDisputed ? onApproved : onApproved + excessMicros,
    treatment: isException ? treatmentOf({ ...comparison, isUnderBilled: false }, decision) : "derived",
    backBillMicros: comparison.isUnderBilled ? -excessMicros : 0n,
    rejectedParts: [],
  };
}

function figuresOf(comparison: LineComparison, { terms }: ApproveInput) {
  const { key, lineCode, operatorId, period, billedMicros, expectedMicros } = comparison;
  return {
    key,
    lineCode,
    kind: kindOf(lineCode, key, terms),
    operatorId,
    period,
    billedMicros,
    expectedMicros,
  };
}

function kindOf(lineCode: string | null, key: string, terms: AgreementTerms): ApprovedLine["kind"] {
  if (lineCode === ROUNDING_CODE || key === "HEADER") return "rounding";
  if (lineCode === null) return "unmapped";
  return findLine(terms.lines, lineCode)?.kind ?? "unmapped";
}
