import type { AgreementTerms } from "@tributary/domain/agreement/types";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { shortfallOn } from "@tributary/domain/reconciliation/commitment-basis";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import type { ExpectedLine, LineComparison } from "@tributary/domain/reconciliation/types";
import type { ApprovedLine, SettlementInput } from "@tributary/domain/settlement/types";
import { settlementInput } from "./settlement-input.ts";
import type { LineAmount, PeriodFacts, Standing } from "./snapshot.ts";

/** What approved lines of a later invoice bill in arrears for a period, by agreement line. */
export function arrearsOf(approved: readonly ApprovedLine[], period: PeriodLabel): LineAmount[] {
  return approved.flatMap(({ lineCode, approvedMicros, ...line }) =>
    lineCode !== null && line.period === period ? [{ lineCode, amountMicros: approvedMicros }] : [],
  );
}

/**
 * A closed period's settlement with what is known since accrued on top of what was approved: each line counts as billed
 * at its approved amount plus the change of its expected amount, as far as arrears have not billed that change already.
 * Commitments follow their lines.
 */
export function accruedInput(
  facts: PeriodFacts,
  standing: Standing,
  arrears: readonly LineAmount[],
): SettlementInput {
  const { input, expected: current } = settlementInput(facts);
  const expected = [
    ...current.filter(({ period }) => period === facts.period),
    ...standing.expected.filter(({ period }) => period !== facts.period),
  ];
  const accrued = accruals(facts.period, expected, standing, arrears);
  const amounts = amountsByKey(standing, accrued);
  const { terms } = governingVersion(facts.versions, facts.period);
  addCommitments(amounts, standing, facts, terms);
  const comparisons = [...amounts].map(([key, amount]) => asBilled(key, amount, standing, facts.period));
  const netMicros = [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
  return {
    ...input,
    expected,
    comparisons,
    decisions: new Map(),
    invoice: { number: facts.invoice?.number ?? "", netMicros, taxMicros: 0n, openFlags: [] },
  };
}

/** By agreement line: the change of what is expected, less the part of it that arrears have billed since. */
function accruals(
  period: PeriodLabel,
  expected: readonly ExpectedLine[],
  standing: Standing,
  arrears: readonly LineAmount[],
): Map<string, Micros> {
  const changes = new Map<string, Micros>();
  for (const line of expected.filter((line) => line.period === period && line.kind !== "commitment")) {
    const before = standing.expected.find((old) => old.lineCode === line.lineCode && old.period === period);
    const change = line.amountMicros - (before?.amountMicros ?? 0n);
    const billed = sumOf(arrears, line.lineCode) - sumOf(standing.arrears, line.lineCode);
    changes.set(line.lineCode, stillUnbilled(change, billed));
  }
  return changes;
}

/** What was billed never turns an accrual round: more than the change is the arrears line's own matter. */
function stillUnbilled(change: Micros, billed: Micros): Micros {
  const rest = change - billed;
  if (change >= 0n) return rest < 0n ? 0n : rest > change ? change : rest;
  return rest > 0n ? 0n : rest < change ? change : rest;
}

function sumOf(amounts: readonly LineAmount[], lineCode: string): Micros {
  return amounts.reduce((sum, line) => (line.lineCode === lineCode ? sum + line.amountMicros : sum), 0n);
}

/**
 * An accrual goes to the comparison of its line that names no operator; where the invoice named every operator, such a
 * comparison is added, and what it cannot share by usage stays visibly with the MVNA.
 */
function amountsByKey({ approved }: Standing, accrued: ReadonlyMap<string, Micros>): Map<string, Micros> {
  const amounts = new Map(approved.map(({ key, approvedMicros }) => [key, approvedMicros]));
  for (const [lineCode, change] of accrued) {
    if (change !== 0n || amounts.has(lineCode)) amounts.set(lineCode, (amounts.get(lineCode) ?? 0n) + change);
  }
  return amounts;
}

function addCommitments(
  amounts: Map<string, Micros>,
  standing: Standing,
  facts: PeriodFacts,
  terms: AgreementTerms,
): void {
  for (const line of terms.lines) {
    if (line.kind !== "commitment") continue;
    const annual = facts.annual[line.code];
    const shortfallIf = (amountOf: (key: string, approvedMicros: Micros) => Micros): Micros => {
      const known = standing.approved.map((old) => ({
        ...old,
        amountMicros: amountOf(old.key, old.approvedMicros),
      }));
      const added = [...amounts.keys()]
        .filter((key) => !standing.approved.some((old) => old.key === key))
        .map((key) => ({ lineCode: key, period: facts.period, amountMicros: amountOf(key, 0n) }));
      return shortfallOn(line, [...known, ...added], facts.period, terms, annual).chargedMicros;
    };
    const before = shortfallIf((_, approvedMicros) => approvedMicros);
    const after = shortfallIf((key, approvedMicros) => amounts.get(key) ?? approvedMicros);
    if (after !== before || amounts.has(line.code)) {
      amounts.set(line.code, (amounts.get(line.code) ?? 0n) + after - before);
    }
  }
}

function asBilled(key: string, amount: Micros, standing: Standing, period: PeriodLabel): LineComparison {
  const known = standing.approved.find((line) => line.key === key);
  const isCommitment = known?.kind === "commitment";
  return {
    key,
    lineCode: known === undefined ? key : known.lineCode,
    operatorId: known?.operatorId ?? null,
    period: known?.period ?? period,
    invoiceLineNumbers: [],
    billedMicros: amount,
    expectedMicros: amount,
    deltaMicros: 0n,
    toleranceMicros: 0n,
    billedQuantity: null,
    expectedQuantity: null,
    billedRate: null,
    expectedRate: null,
    verdict: isCommitment ? "derived" : "match",
    isUnderBilled: false,
    cause: null,
    counterfactual: null,
    parts: [],
  };
}
