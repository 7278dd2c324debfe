import type { AgreementTerms, AgreementVersion, ChargeLine } from "@tributary/domain/agreement/types";
import { DomainError } from "@tributary/domain/error";
import { isZeroExact } from "@tributary/domain/money/exact";
import type { Exact, Micros } from "@tributary/domain/money/types";
import { shortfallOn } from "@tributary/domain/reconciliation/commitment-basis";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { compareFacts, expectFacts } from "../reconciliation/facts.ts";
import type { StoredInvoice } from "../settlement/load-invoice.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";

/** A line at one rate for all of its quantity, in currency units per display unit. */
export interface RateChange {
  readonly lineCode: string;
  readonly rate: Exact;
}

type Invoiced = SettlementSnapshot & { readonly invoice: StoredInvoice };

/** Whether a line's month can be priced anew from its sum. */
export function isRepriceable(line: ChargeLine, { rounding }: AgreementTerms): boolean {
  if (line.kind === "sim") return true;
  if (line.kind !== "usage" || rounding.per === "record") return false;
  const { steps, minimumCharge, setUpFee } = line.record;
  return steps === undefined && isZeroExact(minimumCharge) && isZeroExact(setUpFee);
}

/**
 * The snapshot with other wholesale rates. The network would have billed them: each line of its invoice moves
 * by what our own expectation of it moves, and a commitment by what its shortfall on the billed lines moves.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a line that cannot be priced again.
 */
export function changeRates(
  snapshot: SettlementSnapshot,
  changes: readonly RateChange[],
): SettlementSnapshot {
  if (changes.length === 0) return snapshot;
  const rateOf = new Map(changes.map(({ lineCode, rate }) => [lineCode, rate]));
  const versions = snapshot.versions.map((version) => changedVersion(version, rateOf));
  const changed = { ...snapshot, versions };
  const { invoice } = snapshot;
  if (invoice === null) return changed;
  const moved = movedBy({ ...snapshot, invoice }, { ...changed, invoice }, rateOf);
  return { ...changed, invoice: movedInvoice(changed, invoice, moved, rateOf) };
}

function changedVersion(version: AgreementVersion, rateOf: ReadonlyMap<string, Exact>): AgreementVersion {
  const { terms } = version;
  const lines = terms.lines.map((line): ChargeLine => {
    const rate = rateOf.get(line.code);
    if (rate === undefined) return line;
    if (!isRepriceable(line, terms) || (line.kind !== "usage" && line.kind !== "sim")) {
      throw new DomainError(
        "INPUT_INVALID",
        `Line ${line.code} cannot be priced again from its sum: leave its rate as it is.`,
        { lineCode: line.code },
      );
    }
    return { ...line, pricing: { model: "per-unit", rate } };
  });
  return { ...version, terms: { ...terms, lines } };
}

/** By the number of an invoice line: how much more the changed terms expect of what it answers for. */
function movedBy(before: Invoiced, after: Invoiced, rateOf: ReadonlyMap<string, Exact>): Map<number, Micros> {
  const compare = (facts: Invoiced) => compareFacts(facts, expectFacts(facts));
  const expectedBefore = new Map(compare(before).map((line) => [line.key, line.expectedMicros]));
  const changed = compare(after).filter(({ lineCode }) => lineCode !== null && rateOf.has(lineCode));
  return new Map(
    changed.flatMap(({ key, expectedMicros, invoiceLineNumbers }) => {
      // What is billed in parts moves once, with its first part; what was not billed stays unbilled.
      const [first] = invoiceLineNumbers;
      return first === undefined ? [] : [[first, expectedMicros - (expectedBefore.get(key) ?? 0n)] as const];
    }),
  );
}

type InvoiceLine = StoredInvoice["lines"][number];

function movedInvoice(
  snapshot: SettlementSnapshot,
  invoice: StoredInvoice,
  moved: ReadonlyMap<number, Micros>,
  rateOf: ReadonlyMap<string, Exact>,
): StoredInvoice {
  const repriced = invoice.lines.map((line): InvoiceLine => {
    if (line.lineCode === null || !rateOf.has(line.lineCode)) return line;
    const amountMicros = line.amountMicros + (moved.get(line.lineNumber) ?? 0n);
    return { ...line, amountMicros, rate: null };
  });
  const lines = withCommitments(snapshot, invoice.lines, repriced);
  const sum = (of: readonly InvoiceLine[]) =>
    of.reduce((total, { amountMicros }) => total + amountMicros, 0n);
  const delta = sum(lines) - sum(invoice.lines);
  return {
    ...invoice,
    lines,
    netMicros: invoice.netMicros + delta,
    grossMicros: invoice.grossMicros + delta,
  };
}

function withCommitments(
  { versions, period, annual }: SettlementSnapshot,
  before: readonly InvoiceLine[],
  after: readonly InvoiceLine[],
): InvoiceLine[] {
  const { terms } = governingVersion(versions, period);
  return after.map((line) => {
    const commitment = terms.lines.find(({ code }) => code === line.lineCode);
    if (commitment?.kind !== "commitment" || line.period !== period) return line;
    const charged = (lines: readonly InvoiceLine[]): Micros =>
      shortfallOn(commitment, lines, period, terms, annual[commitment.code]).chargedMicros;
    return { ...line, amountMicros: line.amountMicros + charged(after) - charged(before) };
  });
}
