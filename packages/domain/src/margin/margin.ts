import { versionAt } from "../agreement/version-at.ts";
import { DomainError } from "../error.ts";
import { minorDigits } from "../money/currency.ts";
import { exact, multiplyExact, ZERO } from "../money/exact.ts";
import { microsToExact, sumMicros } from "../money/micros.ts";
import { type RoundingRule, roundExact } from "../money/round.ts";
import type { CurrencyCode, Exact, Micros } from "../money/types.ts";
import type { Instant, Period, PeriodLabel } from "../period/types.ts";
import { daysIn, liveDays } from "./live-days.ts";
import type { MarginCostLine } from "./margin-base.ts";
import { type AddedComponent, componentMargin, type MarginFacts } from "./margin-component.ts";
import type { MarginLine } from "./margin-line.ts";
import { ownRateMargins, type TermsSlice } from "./own-rates.ts";
import type { MarginComponent, MarginTerms, MarginVersion } from "./types.ts";

export interface MarginInput {
  readonly period: Period;
  readonly currency: CurrencyCode;
  readonly versions: readonly MarginVersion[];
  readonly liveFrom: Instant;
  readonly liveUntil: Instant | null;
  readonly lines: readonly MarginCostLine[];
  readonly revenue: { readonly netMicros: Micros; readonly isProvisional: boolean } | null;
}

export interface Margin {
  readonly lines: readonly MarginLine[];
  readonly totalMicros: Micros;
  /** True when a revenue share rests on revenue that is missing or not final. */
  readonly isProvisional: boolean;
}

interface Slice extends TermsSlice {
  readonly version: MarginVersion;
  readonly isWhole: boolean;
}

/**
 * Computes the aggregator's margin on one operator for one period (step R8).
 *
 * Units   micros of the agreement's currency.
 * Shape   one line for each line that own rates price; one per component that adds to the cost; one that
 *         lifts their sum to the minimum or lowers it to the maximum. Where terms change inside the period
 *         each version stands with its share of the live days, on lines of its own. A component below zero
 *         counts as zero unless the contract allows it. Nothing for an operator that was not live.
 * Rounds  each line once, half-up away from zero, to the minor unit; the total is the sum of the lines.
 * Throws  {@link DomainError} `TERMS_INVALID` when no terms are in force, `CURRENCY_MIXED`.
 */
export function marginOf(input: MarginInput): Margin {
  const days = liveDays(input.period, input.liveFrom, input.liveUntil);
  if (days === 0) return { lines: [], totalMicros: 0n, isProvisional: false };
  const rule = { mode: "half-up", scale: minorDigits(input.currency) } as const;
  const facts: MarginFacts = {
    lines: input.lines,
    liveDays: days,
    periodDays: daysIn(input.period),
    revenueMicros: input.revenue?.netMicros ?? null,
  };
  const slices = slicesOf(input, days);
  for (const { terms } of slices) refuseOtherCurrency(terms, input.currency);
  const lines = [
    ...ownRateMargins(slices, input.lines, rule),
    ...slices.flatMap((slice) => sliceLines(slice, facts, rule, input.period.label)),
  ];
  const sharesRevenue = slices.some(({ terms }) =>
    terms.components.some(({ kind }) => kind === "revenue-share"),
  );
  return {
    lines,
    totalMicros: sumMicros(lines.map(({ amountMicros }) => amountMicros)),
    isProvisional: sharesRevenue && (input.revenue?.isProvisional ?? true),
  };
}

/** A change of terms within a day counts from the next day on. */
function slicesOf(input: MarginInput, days: number): Slice[] {
  const { period, versions, liveFrom, liveUntil } = input;
  const start = Math.max(period.startsAt, liveFrom);
  const changes = versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((instant) => instant > start && instant < Math.min(period.endsAt, liveUntil ?? period.endsAt));
  const edges = [start, ...[...new Set(changes)].sort((one, other) => one - other)];
  const daysBefore = edges.map((edge) => (edge === start ? 0 : liveDays(period, start, edge)));
  return edges.flatMap((edge, index): Slice[] => {
    const version = versionAt(versions, edge);
    const sliceDays = (daysBefore[index + 1] ?? days) - (daysBefore[index] ?? 0);
    if (sliceDays === 0) return [];
    if (version === null) {
      throw new DomainError("TERMS_INVALID", `No margin terms are in force in ${period.label}: add them.`);
    }
    const share = exact(BigInt(sliceDays), BigInt(days));
    return [{ version, terms: version.terms, share, isWhole: sliceDays === days }];
  });
}

function refuseOtherCurrency(terms: MarginTerms, currency: CurrencyCode): void {
  if (terms.currency === currency) return;
  throw new DomainError(
    "CURRENCY_MIXED",
    `Margin terms are in ${terms.currency}: write them in ${currency}, the agreement's currency.`,
  );
}

function sliceLines(
  { version, terms, share, isWhole }: Slice,
  facts: MarginFacts,
  rule: RoundingRule,
  originPeriod: PeriodLabel,
): MarginLine[] {
  const suffix = isWhole ? "" : `_V${version.version}`;
  const lines = terms.components.filter(isAdded).map((component): MarginLine => {
    const amount = multiplyExact(allowed(componentMargin(component, facts), terms), share);
    return {
      code: `MARGIN_${component.kind.toUpperCase().replaceAll("-", "_")}${suffix}`,
      description: describe(component),
      originPeriod,
      amountMicros: roundExact(amount, rule),
    };
  });
  const clamp = clampLine(lines, terms, share, rule);
  if (clamp === null) return lines;
  const [bound, description, amountMicros] = clamp;
  return [...lines, { code: `MARGIN_${bound}${suffix}`, description, originPeriod, amountMicros }];
}

function isAdded(component: MarginComponent): component is AddedComponent {
  return component.kind !== "own-rates";
}

function allowed(amount: Exact, terms: MarginTerms): Exact {
  return amount.numerator < 0n && !terms.allowsNegative ? ZERO : amount;
}

/** What lifts the sum to the minimum or lowers it to the maximum, and by how much. */
function clampLine(
  lines: readonly MarginLine[],
  { minimumMicros, maximumMicros }: MarginTerms,
  share: Exact,
  rule: RoundingRule,
): readonly ["MINIMUM" | "MAXIMUM", string, Micros] | null {
  const total = sumMicros(lines.map(({ amountMicros }) => amountMicros));
  const bound = (micros: Micros): Micros => roundExact(multiplyExact(microsToExact(micros), share), rule);
  if (minimumMicros !== null && total < bound(minimumMicros)) {
    return ["MINIMUM", "Up to the minimum fee", bound(minimumMicros) - total];
  }
  if (maximumMicros !== null && total > bound(maximumMicros)) {
    return ["MAXIMUM", "Down to the maximum fee", bound(maximumMicros) - total];
  }
  return null;
}

function describe(component: AddedComponent): string {
  switch (component.kind) {
    case "markup":
      return `Service fee, ${component.bps / 100} % of cost`;
    case "per-unit":
      return `Service fee per unit of ${component.lines.join(", ")}`;
    case "fixed":
      return "Fixed service fee";
    case "tiered":
      return "Service fee, tiered on cost";
    case "revenue-share":
      return `Share of revenue, ${component.bps / 100} %`;
  }
}
