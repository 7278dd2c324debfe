import { versionAt } from "../agreement/version-at.ts";
import { DomainError } from "../error.ts";
import { minorDigits } from "../money/currency.ts";
import { exact, multiplyExact, ZERO } from "../money/exact.ts";
import { microsToExact, sumMicros } from "../money/micros.ts";
import { type RoundingRule, roundExact } from "../money/round.ts";
import type { CurrencyCode, Exact, Micros } from "../money/types.ts";
import type { Instant, Period } from "../period/types.ts";
import { daysIn, liveDays } from "./live-days.ts";
import type { MarginCostLine } from "./margin-base.ts";
import { componentMargin, type MarginFacts } from "./margin-component.ts";
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

export interface MarginLine {
  /** Starts with `MARGIN_`, and ends with the version where terms changed inside the period. */
  readonly code: string;
  readonly description: string;
  readonly amountMicros: Micros;
}

export interface Margin {
  readonly lines: readonly MarginLine[];
  readonly totalMicros: Micros;
  /** True when a revenue share rests on revenue that is missing or not final. */
  readonly isProvisional: boolean;
}

interface Slice {
  readonly version: MarginVersion;
  /** The version's share of the operator's live days. */
  readonly share: Exact;
  readonly isWhole: boolean;
}

/**
 * Computes the aggregator's margin on one operator for one period (step R8).
 *
 * Units   micros of the agreement's currency.
 * Shape   one line per component, then one that lifts the sum to the minimum or lowers it to the maximum.
 *         Where terms change inside the period each version stands with its share of the live days, on lines
 *         of its own. A component below zero counts as zero unless the contract allows it. Nothing for an
 *         operator that was not live.
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
  const lines = slices.flatMap((slice) => sliceLines(slice, facts, rule, input.currency));
  const sharesRevenue = slices.some(({ version }) =>
    version.terms.components.some(({ kind }) => kind === "revenue-share"),
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
    return [{ version, share: exact(BigInt(sliceDays), BigInt(days)), isWhole: sliceDays === days }];
  });
}

function sliceLines(
  { version, share, isWhole }: Slice,
  facts: MarginFacts,
  rule: RoundingRule,
  currency: CurrencyCode,
): MarginLine[] {
  const { terms } = version;
  if (terms.currency !== currency) {
    throw new DomainError(
      "CURRENCY_MIXED",
      `Margin terms are in ${terms.currency}: write them in ${currency}, the agreement's currency.`,
    );
  }
  const suffix = isWhole ? "" : `_V${version.version}`;
  const lines = terms.components.map((component): MarginLine => {
    const amount = multiplyExact(allowed(componentMargin(component, facts), terms), share);
    return {
      code: `MARGIN_${component.kind.toUpperCase().replaceAll("-", "_")}${suffix}`,
      description: describe(component),
      amountMicros: roundExact(amount, rule),
    };
  });
  return [...lines, ...clampLine(lines, terms, share, rule, suffix)];
}

function allowed(amount: Exact, terms: MarginTerms): Exact {
  return amount.numerator < 0n && !terms.allowsNegative ? ZERO : amount;
}

function clampLine(
  lines: readonly MarginLine[],
  { minimumMicros, maximumMicros }: MarginTerms,
  share: Exact,
  rule: RoundingRule,
  suffix: string,
): MarginLine[] {
  const total = sumMicros(lines.map(({ amountMicros }) => amountMicros));
  const bound = (micros: Micros): Micros => roundExact(multiplyExact(microsToExact(micros), share), rule);
  if (minimumMicros !== null && total < bound(minimumMicros)) {
    const amountMicros = bound(minimumMicros) - total;
    return [{ code: `MARGIN_MINIMUM${suffix}`, description: "Up to the minimum fee", amountMicros }];
  }
  if (maximumMicros !== null && total > bound(maximumMicros)) {
    const amountMicros = bound(maximumMicros) - total;
    return [{ code: `MARGIN_MAXIMUM${suffix}`, description: "Down to the maximum fee", amountMicros }];
  }
  return [];
}

function describe(component: MarginComponent): string {
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
