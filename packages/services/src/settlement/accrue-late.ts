import type { AgreementTerms } from "@tributary/domain/agreement/types";
import { addExact, exact, multiplyExact, subtractExact, ZERO } from "@tributary/domain/money/exact";
import type { Exact, Micros } from "@tributary/domain/money/types";
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
 * A closed period's settlement with what is known since accrued on top of what was approved: each line counts
 * as billed at its approved amount plus the change of its expected amount, as far as arrears have not billed
 * that change already. Commitments follow their lines.
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
  const accruals = accrualsOf(facts.period, expected, standing, arrears);
  const amounts = amountsByKey(standing, accruals);
  const { terms } = governingVersion(facts.versions, facts.period);
  addCommitments(amounts, standing, facts, terms);
  const comparisons = [...amounts].map(([key, amount]) => asBilled(key, amount, standing, facts.period));
  const netMicros = [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
  return {
    ...input,
    expected: expected.map((line) => withUnbilledParts(line, standing, accruals)),
    comparisons,
    decisions: new Map(),
    invoice: { number: facts.invoice?.number ?? "", netMicros, taxMicros: 0n, openFlags: [] },
  };
}

/**
 * How a line's expectation has changed since the period was settled, and what of that nobody has billed yet.
 */
interface Accrual {
  readonly changeMicros: Micros;
  readonly unbilledMicros: Micros;
}

function accrualsOf(
  period: PeriodLabel,
  expected: readonly ExpectedLine[],
  standing: Standing,
  arrears: readonly LineAmount[],
): Map<string, Accrual> {
  const accruals = new Map<string, Accrual>();
  for (const line of expected.filter((line) => line.period === period && line.kind !== "commitment")) {
    const changeMicros = line.amountMicros - (settledLine(line, standing)?.amountMicros ?? 0n);
    const billed = sumOf(arrears, line.lineCode) - sumOf(standing.arrears, line.lineCode);
    accruals.set(line.lineCode, { changeMicros, unbilledMicros: stillUnbilled(changeMicros, billed) });
  }
  return accruals;
}

function settledLine({ lineCode, period }: ExpectedLine, standing: Standing): ExpectedLine | undefined {
  return standing.expected.find((line) => line.lineCode === lineCode && line.period === period);
}

/**
 * Shares a line by the usage it was settled on and that part of the later usage which nobody has billed yet:
 * what was billed in arrears is shared there.
 */
function withUnbilledParts(
  line: ExpectedLine,
  standing: Standing,
  accruals: ReadonlyMap<string, Accrual>,
): ExpectedLine {
  const accrual = accruals.get(line.lineCode);
  const settled = settledLine(line, standing);
  if (accrual === undefined || settled === undefined || accrual.unbilledMicros === accrual.changeMicros)
    return line;
  const unbilled = exact(accrual.unbilledMicros, accrual.changeMicros);
  const between = (before: Exact, now: Exact): Exact =>
    addExact(before, multiplyExact(unbilled, subtractExact(now, before)));
  const parts = line.parts.map((part) => {
    const before = settled.parts.find(({ operatorId }) => operatorId === part.operatorId);
    return {
      operatorId: part.operatorId,
      quantity: between(before?.quantity ?? ZERO, part.quantity),
      weight: between(before?.weight ?? ZERO, part.weight),
    };
  });
  return { ...line, parts };
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
 * An accrual goes to the comparison of its line that names no operator; where the invoice named every
 * operator, such a comparison is added, and what it cannot share by usage stays visibly with the MVNA.
 */
function amountsByKey({ approved }: Standing, accruals: ReadonlyMap<string, Accrual>): Map<string, Micros> {
  const amounts = new Map(approved.map(({ key, approvedMicros }) => [key, approvedMicros]));
  for (const [lineCode, { unbilledMicros }] of accruals) {
    if (unbilledMicros === 0n) continue;
    amounts.set(lineCode, (amounts.get(lineCode) ?? 0n) + unbilledMicros);
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
