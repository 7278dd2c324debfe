import { divideRounded } from "@tributary/domain/money/round";
import { groupThousands, signOf } from "./digits.ts";

export interface PercentOptions {
  /** Digits behind the point; one is enough to compare, two to check a contract. */
  readonly decimals?: number;
  readonly isSigned?: boolean;
}

/** What is printed where a share of nothing is asked for. */
export const NOT_APPLICABLE = "n/a";

/** "16.4 %": the exact ratio of two integers, rounded once, half away from zero; a zero whole is "n/a". */
export function formatRatio(part: bigint, whole: bigint, options: PercentOptions = {}): string {
  if (whole === 0n) return NOT_APPLICABLE;
  const [numerator, denominator] = whole < 0n ? [-part, -whole] : [part, whole];
  const { decimals = 1, isSigned } = options;
  const scale = 10n ** BigInt(decimals);
  const scaled = divideRounded(numerator * 100n * scale, denominator, "half-up");
  const magnitude = scaled < 0n ? -scaled : scaled;
  const fraction = decimals === 0 ? "" : `.${(magnitude % scale).toString().padStart(decimals, "0")}`;
  return `${signOf(scaled, isSigned)}${groupThousands((magnitude / scale).toString())}${fraction}\u00a0%`;
}

/** Basis points as per cent: 1640 → "16.4 %". */
export function formatBps(bps: bigint | number, options: PercentOptions = {}): string {
  return formatRatio(BigInt(bps), 10_000n, options);
}

/** How much a figure moved against the one before: "+3.1 %"; from nothing it is "n/a". */
export function formatChange(now: bigint, before: bigint, options: PercentOptions = {}): string {
  const base = before < 0n ? -before : before;
  return formatRatio(now - before, base, { isSigned: true, ...options });
}

/** The difference of two shares in percentage points: "−0.4 pp". */
export function formatPointChange(nowBps: number, beforeBps: number): string {
  return formatBps(nowBps - beforeBps, { isSigned: true }).replace("%", "pp");
}
