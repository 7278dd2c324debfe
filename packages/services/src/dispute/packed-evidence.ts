import { exact, exactToDecimal } from "@tributary/domain/money/exact";
import type { CurrencyCode, Exact, Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { LineComparison } from "@tributary/domain/reconciliation/types";
import type { Party } from "../document/party.ts";
import { causeText } from "./cause-text.ts";
import type { Claim } from "./claims.ts";
import type { Evidence } from "./evidence.ts";

/** A dispute with its frozen evidence, and what it takes to print it. */
export interface PackedEvidence {
  readonly number: string;
  readonly isDraft: boolean;
  readonly createdAt: Date;
  /** Who claims; null where nobody said. */
  readonly issuer: Party | null;
  readonly mno: string;
  readonly agreement: string;
  readonly period: PeriodLabel;
  readonly zone: string;
  readonly currency: CurrencyCode;
  readonly grossDisputedMicros: Micros;
  readonly netRecoverableMicros: Micros;
  /** YYYY-MM-DD */
  readonly noticeDeadlineOn: string;
  readonly paymentDueOn: string;
  readonly evidence: Evidence;
  /** The frozen evidence in its canonical form, and the SHA-256 of that. */
  readonly json: string;
  readonly hash: string;
  /** The agreement's lines by code. */
  readonly lines: ReadonlyMap<string, AgreedLine>;
}

export interface AgreedLine {
  readonly description: string;
  /** Base units per display unit; null where no usage is metered. */
  readonly unit: { readonly name: string; readonly size: bigint } | null;
}

export interface ClaimRow {
  readonly key: string;
  readonly lineCode: string;
  readonly description: string;
  readonly period: PeriodLabel;
  readonly invoiceLines: string;
  readonly billedMicros: Micros;
  readonly expectedMicros: Micros;
  readonly deltaMicros: Micros;
  readonly claimedMicros: Micros;
  readonly billedQuantity: string | null;
  readonly expectedQuantity: string | null;
  readonly unit: string;
  readonly billedRate: string | null;
  readonly expectedRate: string | null;
  readonly cause: string;
  readonly explanation: string;
}

/** Each claim beside the comparison it comes from. */
export function claimRows({ evidence, lines }: PackedEvidence): ClaimRow[] {
  const comparisons = new Map(evidence.comparisons.map((comparison) => [comparison.key, comparison]));
  return evidence.claims.flatMap((claim) => {
    const comparison = comparisons.get(claim.key);
    return comparison === undefined ? [] : [claimRow(claim, comparison, lines.get(claim.lineCode))];
  });
}

function claimRow(claim: Claim, comparison: LineComparison, line: AgreedLine | undefined): ClaimRow {
  return {
    key: claim.key,
    lineCode: claim.lineCode,
    description: line?.description ?? "",
    period: comparison.period,
    invoiceLines: comparison.invoiceLineNumbers.join(" "),
    billedMicros: comparison.billedMicros,
    expectedMicros: comparison.expectedMicros,
    deltaMicros: comparison.deltaMicros,
    claimedMicros: claim.claimedMicros,
    billedQuantity: decimal(comparison.billedQuantity),
    expectedQuantity: decimal(comparison.expectedQuantity),
    unit: line?.unit?.name ?? "",
    billedRate: decimal(comparison.billedRate),
    expectedRate: decimal(comparison.expectedRate),
    cause: comparison.cause ?? "UNKNOWN",
    explanation: causeText(comparison),
  };
}

export interface UsageRow {
  readonly lineCode: string;
  readonly description: string;
  readonly period: PeriodLabel;
  /** YYYY-MM-DD, in a sum by day. */
  readonly day: string;
  readonly outcome: string;
  readonly records: bigint;
  /** In display units. */
  readonly quantity: string;
  readonly unit: string;
}

/** Our usage per line, period and outcome, of all operators together. */
export function usageRows({ evidence, lines }: PackedEvidence): UsageRow[] {
  const sums = new Map<string, Omit<UsageRow, "quantity"> & { quantity: bigint }>();
  for (const { lineCode, period, outcome, records, quantity } of evidence.usage) {
    const key = JSON.stringify([lineCode, period, outcome]);
    const sum = sums.get(key);
    sums.set(key, {
      ...named(lineCode, lines),
      period,
      day: "",
      outcome,
      records: records + (sum?.records ?? 0n),
      quantity: quantity + (sum?.quantity ?? 0n),
    });
  }
  return [...sums.values()].map((sum) => ({
    ...sum,
    quantity: displayed(sum.quantity, lines.get(sum.lineCode)),
  }));
}

/** The period's own usage per line and day. */
export function dayRows({ evidence, lines, period }: PackedEvidence): UsageRow[] {
  return evidence.days.map(({ lineCode, day, outcome, records, quantity }) => ({
    ...named(lineCode, lines),
    period,
    day,
    outcome,
    records,
    quantity: displayed(quantity, lines.get(lineCode)),
  }));
}

function named(lineCode: string, lines: PackedEvidence["lines"]) {
  const line = lines.get(lineCode);
  return { lineCode, description: line?.description ?? "", unit: line?.unit?.name ?? "" };
}

/** Base units as the agreement displays them; exact to twelve decimals, as quantities are stored. */
function displayed(quantity: bigint, line: AgreedLine | undefined): string {
  return exactToDecimal(exact(quantity, line?.unit?.size ?? 1n), 12);
}

export function decimal(value: Exact | null): string | null {
  return value === null ? null : exactToDecimal(value, 12);
}

/** A rate with every digit it has, and at least two behind the point. */
export function rateText(rate: string | null): string {
  if (rate === null) return "";
  const [whole = "0", fraction = ""] = rate.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
