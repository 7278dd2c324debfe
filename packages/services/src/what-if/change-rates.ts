import type { AgreementTerms, AgreementVersion, ChargeLine } from "@tributary/domain/agreement/types";
import { DomainError } from "@tributary/domain/error";
import { isZeroExact } from "@tributary/domain/money/exact";
import type { Exact, Micros } from "@tributary/domain/money/types";
import { shortfallOn } from "@tributary/domain/reconciliation/commitment-basis";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { expectFacts } from "../reconciliation/facts.ts";
import type { StoredInvoice } from "../settlement/load-invoice.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";

/** A line at one rate for all of its quantity, in currency units per display unit. */
export interface RateChange {
  readonly lineCode: string;
  readonly rate: Exact;
}

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
  if (snapshot.invoice === null) return changed;
  const moved = movedBy(snapshot, changed, rateOf);
  return { ...changed, invoice: movedInvoice(changed, snapshot.invoice, moved, rateOf) };
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

/** By line and period: how much more the changed terms expect. */
function movedBy(
  before: SettlementSnapshot,
  after: SettlementSnapshot,
  rateOf: ReadonlyMap<string, Exact>,
): Map<string, Micros> {
  const moved = new Map<string, Micros>();
  const add = (snapshot: SettlementSnapshot, sign: bigint): void => {
    for (const { lineCode, period, amountMicros } of expectFacts(snapshot)) {
      if (!rateOf.has(lineCode)) continue;
      const key = `${lineCode} ${period}`;
      moved.set(key, (moved.get(key) ?? 0n) + sign * amountMicros);
    }
  };
  add(before, -1n);
  add(after, 1n);
  return moved;
}

type InvoiceLine = StoredInvoice["lines"][number];

function movedInvoice(
  snapshot: SettlementSnapshot,
  invoice: StoredInvoice,
  moved: ReadonlyMap<string, Micros>,
  rateOf: ReadonlyMap<string, Exact>,
): StoredInvoice {
  const left = new Map(moved);
  // A line may be billed in parts: the first part takes the whole move, so that the sum moves once.
  const repriced = invoice.lines.map((line): InvoiceLine => {
    if (line.lineCode === null || !rateOf.has(line.lineCode)) return line;
    const key = `${line.lineCode} ${line.period}`;
    const amountMicros = line.amountMicros + (left.get(key) ?? 0n);
    left.delete(key);
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
